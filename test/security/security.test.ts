/** @jest-environment-options {"validatesTemplates": true} */
import { readFileSync } from 'fs';
import { App, CfnResource, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { NagRuleCompliance } from 'cdk-nag';
import { EKS_RULES, eksAnswers } from './eks-rules';
import { exampleContext, exampleReviews } from './example-apps';
import { Review, reviewOf } from './review';
import { DenseClusterStack } from '../../examples/dense-cluster/dense-cluster-stack';
import { PAGE, securityPage } from '../../scripts/generate-security';
import { idsOfType } from '../private/template-graph';

const reviews = exampleReviews();
const PACKS = ['AwsSolutions', 'HIPAA.Security', 'NIST.800.53.R4', 'NIST.800.53.R5', 'PCI.DSS.321', 'Serverless'];

/** The properties of all resources of a type, in all stacks. */
function propertiesOf({ templates }: Review, type: string): any[] {
  return Object.values(templates).flatMap((template) => idsOfType(template, type).map((id) => template.Resources[id].Properties));
}

const unacknowledgedIn = ({ packs }: Review) => packs.flatMap(({ unacknowledged }) => unacknowledged);
const acknowledgedIn = ({ packs }: Review) => packs.flatMap(({ acknowledged }) => acknowledged);
const resourcesIn = (scope: CfnResource) => scope.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));

test('there are examples, and one that makes each kind of VPC', () => {
  expect(Object.keys(reviews)).toEqual(expect.arrayContaining(['dense-cluster', 'existing-vpc', 'ipam', 'network-stack']));
});

test('the page is the one that the reviews make; after a change run `npm run generate:security`', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(securityPage(reviews));
});

describe.each(Object.entries(reviews))('%s', (_, review) => {
  test('all packs look at it, and find nothing that is not acknowledged', () => {
    expect(review.packs.map(({ pack }) => pack)).toEqual(PACKS);
    for (const { rules, evaluated } of review.packs) {
      expect(rules).toBeGreaterThan(evaluated.length);
    }
    // Without flow logs of its own an example has nothing that the pack of serverless apps looks at.
    expect(review.packs.filter(({ pack, evaluated }) => pack !== 'Serverless' && evaluated.length === 0)).toEqual([]);
    expect(unacknowledgedIn(review)).toEqual([]);
  });

  test('each acknowledgement stands on the one resource that it is for, and says why', () => {
    for (const { target } of review.acknowledgements) {
      expect(CfnResource.isCfnResource(target)).toBe(true);
      expect(resourcesIn(target as CfnResource)).toEqual([target]);
    }
    for (const { at, resource, reason } of acknowledgedIn(review)) {
      expect(at).toBe(resource);
      expect(reason).toMatch(/^\w.{40,}[^.]$/);
    }
  });

  test('each acknowledgement is reported, and without it the rule would fire', () => {
    const inTree = review.acknowledgements.map(({ rule, target }) => `${rule} ${target.node.path}`);
    const reported = acknowledgedIn(review).map(({ rule, at }) => `${rule} ${at}`);

    expect(inTree.sort()).toEqual(reported.sort());
    expect(review.stale).toEqual([]);
  });

  test('what the packs do not see of clusters: a private endpoint, all logs', () => {
    const clusters = propertiesOf(review, 'AWS::EKS::Cluster');

    expect(clusters.length).toBeGreaterThan(0);
    expect(review.packs.flatMap(({ evaluated }) => evaluated).filter((rule) => rule in EKS_RULES)).toEqual([]);
    for (const properties of clusters) {
      expect(Object.values(eksAnswers(properties))).toEqual([NagRuleCompliance.COMPLIANT, NagRuleCompliance.COMPLIANT]);
      expect(properties.ResourcesVpcConfig.EndpointPrivateAccess).toBe(true);
    }
  });

  test('what the packs do not see of nodes: encrypted volumes, and metadata that pods cannot reach', () => {
    for (const { LaunchTemplateData: { MetadataOptions, BlockDeviceMappings } } of propertiesOf(review, 'AWS::EC2::LaunchTemplate')) {
      expect(MetadataOptions).toMatchObject({ HttpTokens: 'required', HttpPutResponseHopLimit: 1 });
      expect(BlockDeviceMappings.map(({ Ebs }: any) => Ebs.Encrypted)).not.toContain(undefined);
      expect(BlockDeviceMappings.map(({ Ebs }: any) => Ebs.Encrypted)).not.toContain(false);
    }
  });

  test('nothing is in a default security group, and no subnet gives public addresses', () => {
    expect(JSON.stringify(review.templates)).not.toContain('DefaultSecurityGroup');
    expect(propertiesOf(review, 'AWS::EC2::Subnet').filter(({ MapPublicIpOnLaunch }) => MapPublicIpOnLaunch)).toEqual([]);
  });
});

describe('a copy of an example with violations in it', () => {
  const app = new App({ context: exampleContext('dense-cluster') });
  const stack = new DenseClusterStack(app, 'Planted', { env: { region: 'us-west-2' } });
  const vpc = stack.node.findChild('Platform').node.findChild('Vpc') as ec2.Vpc;
  const { role } = stack.nodegroups.General;
  new s3.Bucket(stack, 'Bucket', { blockPublicAccess: new s3.BlockPublicAccess({ blockPublicPolicy: false }), publicReadAccess: true });
  new ec2.SecurityGroup(stack, 'Open', { vpc, description: 'open' }).addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.SSH);
  new logs.LogGroup(stack, 'Logs');
  new kms.Key(stack, 'Key');
  new ec2.Subnet(stack, 'Subnet', { vpcId: vpc.vpcId, availabilityZone: 'us-west-2a', cidrBlock: '10.0.200.0/24', mapPublicIpOnLaunch: true })
    .addDefaultInternetRoute(vpc.internetGatewayId!, vpc.internetConnectivityEstablished);
  role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'));
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*'] }));
  Validations.of(role).acknowledge({ id: 'AwsSolutions::AwsSolutions-VPC7', reason: 'There is nothing to acknowledge' });
  Validations.of(stack).acknowledge({ id: 'AwsSolutions-KMS5', reason: 'Hidden from the report' });
  const review = reviewOf(app);
  const found = unacknowledgedIn(review).map(({ rule, resource }) => `${rule} ${resource.replace('Planted/', '')}`);
  const GROUP_ROLE = 'Platform/NodegroupGeneral/Role';

  test.each([
    'AwsSolutions-S1 Bucket/Resource', // no access logs
    'AwsSolutions-S2 Bucket/Resource', // public
    'HIPAA.Security-S3BucketPublicReadProhibited Bucket/Resource',
    'NIST.800.53.R5-S3BucketLevelPublicAccessProhibited Bucket/Resource',
    'PCI.DSS.321-S3BucketPublicWriteProhibited Bucket/Resource',
    'AwsSolutions-EC23 Open/Resource',
    'NIST.800.53.R5-EC2RestrictedSSH Open/Resource',
    'PCI.DSS.321-CloudWatchLogGroupEncrypted Logs/Resource', // the one of the flow logs has a key
    'HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled Subnet/Subnet',
    'NIST.800.53.R5-VPCNoUnrestrictedRouteToIGW Subnet/DefaultRoute', // those of the VPC are acknowledged
    `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AdministratorAccess] ${GROUP_ROLE}/Resource`, // others of this role are
    `AwsSolutions-IAM5[Resource::*] ${GROUP_ROLE}/DefaultPolicy/Resource`,
    `PCI.DSS.321-IAMNoInlinePolicy ${GROUP_ROLE}/DefaultPolicy/Resource`, // the one of the flow logs is
    `HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess ${GROUP_ROLE}/DefaultPolicy/Resource`,
  ])('is found: %s', (text) => {
    expect(found).toContain(text);
  });

  test('nothing is found in what was not planted', () => {
    const planted = /^\S+ (Bucket|Open|Logs|Key|Subnet|Platform\/NodegroupGeneral\/Role)\//;

    expect(found.map((text) => text.replace(/\[.*\]/, '')).filter((text) => !planted.test(text))).toEqual([]);
  });

  test('an acknowledgement of nothing is stale, and one that hides from the report stands too high', () => {
    expect(review.stale).toEqual(expect.arrayContaining([`AwsSolutions-VPC7 Planted/${GROUP_ROLE}`]));
    expect(found.filter((text) => text.startsWith('AwsSolutions-KMS5'))).toEqual([]);
    expect(review.acknowledgements.filter(({ target }) => !CfnResource.isCfnResource(target)).map(({ rule }) => rule).sort())
      .toEqual(['AwsSolutions-KMS5', 'AwsSolutions-VPC7']);
  });
});

test.each<[string, object, string]>([
  ['a public endpoint', { ResourcesVpcConfig: { EndpointPublicAccess: true } }, 'AwsSolutions-EKS1'],
  ['an endpoint as EKS makes it', { ResourcesVpcConfig: { EndpointPublicAccess: undefined } }, 'AwsSolutions-EKS1'],
  ['four logs of five', { Logging: { ClusterLogging: { EnabledTypes: ['api', 'audit', 'authenticator', 'scheduler'].map((Type) => ({ Type })) } } }, 'AwsSolutions-EKS2'],
])('the rules that the packs lack would report %s', (_, change, rule) => {
  const [properties] = propertiesOf(reviews['dense-cluster'], 'AWS::EKS::Cluster');

  expect(eksAnswers({ ...properties, ...change })[rule]).not.toBe(NagRuleCompliance.COMPLIANT);
});
