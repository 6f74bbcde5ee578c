import { Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { IConstruct } from 'constructs';

/** The packs of cdk-nag that report a VPC with public subnets. */
const PACKS = ['HIPAA.Security', 'NIST.800.53.R5', 'PCI.DSS.321'];

/** The packs that have the rules on inline policies and default security groups, too. */
const ALL_PACKS = [...PACKS, 'NIST.800.53.R4'];

/**
 * Gives a VPC flow logs under a key of their own, and says, on the resources themselves, why they are as the packs
 * report them.
 */
export function auditVpc(vpc: ec2.Vpc): void {
  const flowLog = vpc.addFlowLog('FlowLog');
  const key = new kms.Key(vpc.stack, 'FlowLogsKey', { description: 'VPC flow logs', enableKeyRotation: true });
  letLogsUse(key);
  (flowLog.logGroup!.node.defaultChild as logs.CfnLogGroup).kmsKeyId = key.keyArn;

  acknowledge(
    flowLog.iamRole!.node.findChild('DefaultPolicy').node.defaultChild!,
    'IAMNoInlinePolicy',
    'ec2.FlowLog writes it for the one role that writes the flow logs, and for their log group alone. '
    + 'No other role can have it',
    ALL_PACKS,
  );
  acknowledge(
    vpc.node.defaultChild!,
    'VPCDefaultSecurityGroupClosed',
    'To empty the default security group of a VPC takes a Lambda. '
    + 'It lets in its own members alone, and nothing of these stacks is one',
    ALL_PACKS,
  );
  for (const subnet of vpc.publicSubnets) {
    acknowledge(
      subnet.node.findChild('DefaultRoute'),
      'VPCNoUnrestrictedRouteToIGW',
      'The NAT gateway of this public subnet sends by this route '
      + 'what nodes in the private subnet of its zone send out. The subnet itself gives no public addresses',
    );
  }
}

/** Lets CloudWatch Logs use a key for the log groups of its account and Region. */
function letLogsUse(key: kms.Key): void {
  const { region, urlSuffix } = key.stack;
  key.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal(`logs.${region}.${urlSuffix}`)],
      actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': key.stack.formatArn({ service: 'logs', resource: 'log-group:*' }),
        },
      },
    }),
  );
}

function acknowledge(resource: IConstruct, rule: string, reason: string, packs: readonly string[] = PACKS): void {
  Validations.of(resource).acknowledge(...packs.map((pack) => ({ id: `${pack}::${pack}-${rule}`, reason })));
}
