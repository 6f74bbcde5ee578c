import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodSubnets } from '../../src/network/pod-subnets';
import { IPodSubnets } from '../../src/network/pod-subnets-props';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { importedVpc, stackIn, strictApp, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal } from '../private/cdk-refusals';

const BLOCK = '100.64.0.0/16';
const INGRESS = 'AWS::EC2::SecurityGroupIngress';

function blockOn(vpc: ec2.IVpc, cidr: string = BLOCK): SecondaryCidr {
  return new SecondaryCidr(Stack.of(vpc), `Block${Stack.of(vpc).node.children.length}`, { vpc, cidr });
}

/** Pod subnets of a VPC of the app, in two zones of one block. */
function podsOn(vpc: ec2.IVpc): PodSubnets {
  return new PodSubnets(Stack.of(vpc), 'Pods', { vpc, cidr: blockOn(vpc), availabilityZones: ['eu-west-1a', 'eu-west-1b'] });
}

function namesOf(pods: IPodSubnets): string[] {
  return pods.peers.map(({ uniqueId }) => uniqueId);
}

/** Subnets that were made elsewhere, with these CIDRs. */
function given(stack: Stack, cidrs: Array<string | undefined>): IPodSubnets {
  return PodSubnets.fromSubnets(stack, 'Pods', cidrs.map((ipv4CidrBlock, index) => ec2.Subnet.fromSubnetAttributes(stack, `Subnet${index}`, {
    subnetId: `subnet-0123456789abcdef${index}`, availabilityZone: `eu-west-1${'abcd'[index]}`, ipv4CidrBlock,
  })));
}

/** A security group with no rule. */
function groupIn(stack: Stack, vpc: ec2.IVpc, id: string = 'Group'): ec2.SecurityGroup {
  return new ec2.SecurityGroup(stack, id, { vpc, allowAllOutbound: false });
}

describe('peers', () => {
  test('are the one block that the subnets are cut from, so that a zone more changes no rule', () => {
    expect(namesOf(podsOn(vpcOf(stackIn())))).toEqual([BLOCK]);
  });

  test('are the block of each zone', () => {
    const stack = stackIn();
    const vpc = importedVpc(stack);
    const pods = new PodSubnets(stack, 'Pods', { vpc, cidrs: { 'eu-west-1a': blockOn(vpc), 'eu-west-1b': blockOn(vpc, '100.65.0.0/16') } });

    expect(namesOf(pods)).toEqual([BLOCK, '100.65.0.0/16']);
  });

  test('of given subnets are the subnets, also tokens', () => {
    const stack = stackIn();
    const token = new CfnParameter(stack, 'Cidr').valueAsString;

    expect(given(stack, ['100.64.0.0/18', token]).peers.map((peer) => stack.resolve(peer.toIngressRuleConfig())))
      .toEqual([{ cidrIp: '100.64.0.0/18' }, { cidrIp: { Ref: 'Cidr' } }]);
  });

  test('of given subnets fail for each that does not tell its CIDR, naming it and the way out', () => {
    expectRefusal(() => given(stackIn(), [undefined, '100.64.64.0/18', undefined]).peers, 'Stack/Pods',
      ['unresolved-value', 'pod-subnet-sources.peerUnknown', { subnets: ['subnet-0123456789abcdef0'] }],
      ['unresolved-value', 'pod-subnet-sources.peerUnknown', { subnets: ['subnet-0123456789abcdef2'] }]);
  });

  test('of given subnets that are never asked for fail nothing', () => {
    expect(given(stackIn(), [undefined]).subnets).toHaveLength(1);
  });

  test('of given subnets in a block that is known are that block', () => {
    // IPodSubnets: one peer for each block that the subnets lie in. A zone more then changes no rule here too.
    const stack = stackIn();
    const vpc = importedVpc(stack);
    const subnets = ['100.64.0.0/18', '100.64.64.0/18'].map((ipv4CidrBlock, index) => ec2.Subnet.fromSubnetAttributes(stack, `Subnet${index}`, {
      subnetId: `subnet-${index}`, availabilityZone: `eu-west-1${'ab'[index]}`, ipv4CidrBlock,
    }));

    expect(namesOf(PodSubnets.fromSubnets(stack, 'Pods', subnets, { cidr: blockOn(vpc) }))).toEqual([BLOCK]);
  });
});

describe('allowTo', () => {
  const ruleOf = (stack: Stack, id: string) => Template.fromStack(stack).findResources('AWS::EC2::SecurityGroup', { Properties: { GroupDescription: `${stack.stackName}/${id}` } });
  const ingressOf = (stack: Stack, id: string) => Object.values(ruleOf(stack, id)).flatMap(({ Properties }) => Properties.SecurityGroupIngress);

  test('lets pods in on the default port of what they connect to, beside the primary block', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);
    const endpoint = vpc.addInterfaceEndpoint('Ecr', { service: ec2.InterfaceVpcEndpointAwsService.ECR });
    podsOn(vpc).allowTo(endpoint);

    expect(ingressOf(stack, 'Vpc/Ecr/SecurityGroup')).toEqual([
      expect.objectContaining({ CidrIp: { 'Fn::GetAtt': ['Vpc8378EB38', 'CidrBlock'] } }),
      { CidrIp: BLOCK, Description: 'Pods', FromPort: 443, ToPort: 443, IpProtocol: 'tcp' },
    ]);
  });

  test('takes a port and a description', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);
    podsOn(vpc).allowTo(groupIn(stack, vpc), ec2.Port.tcp(5432), 'Jobs');

    expect(ingressOf(stack, 'Group')).toEqual([{ CidrIp: BLOCK, Description: 'Jobs', FromPort: 5432, ToPort: 5432, IpProtocol: 'tcp' }]);
  });

  test('prefers the given port to the default one', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);
    podsOn(vpc).allowTo(new ec2.Connections({ securityGroups: [groupIn(stack, vpc)], defaultPort: ec2.Port.tcp(443) }), ec2.Port.tcp(8443));

    expect(ingressOf(stack, 'Group').map(({ FromPort }) => FromPort)).toEqual([8443]);
  });

  test('adds one rule a peer to each security group', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a']);
    const securityGroups = ['One', 'Two'].map((id) => groupIn(stack, vpc, id));
    given(stack, ['100.64.0.0/18', '100.64.64.0/18']).allowTo(new ec2.Connections({ securityGroups, defaultPort: ec2.Port.udp(53) }));

    for (const id of ['One', 'Two']) {
      expect(ingressOf(stack, id).map(({ CidrIp, FromPort, IpProtocol }) => [CidrIp, FromPort, IpProtocol])).toEqual([['100.64.0.0/18', 53, 'udp'], ['100.64.64.0/18', 53, 'udp']]);
    }
  });

  test('adds a resource to the stack of an imported security group, and each rule once', () => {
    const app = strictApp();
    const network = stackIn({ app, id: 'Network' });
    const pods = podsOn(importedVpc(network));
    const stack = stackIn({ app, id: 'Database' });
    const group = ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-0123456789abcdef0');
    pods.allowTo(group, ec2.Port.tcp(5432));
    pods.allowTo(group, ec2.Port.tcp(5432));

    const template = Template.fromStack(stack);

    template.resourceCountIs(INGRESS, 1);
    template.hasResourceProperties(INGRESS, Match.objectLike({ GroupId: 'sg-0123456789abcdef0', CidrIp: BLOCK, FromPort: 5432 }));
  });

  test('fails without a port where there is no default one, and says how to give it', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a', 'eu-west-1b']);
    const pods = podsOn(vpc);

    expectRefusal(() => pods.allowTo(groupIn(stack, vpc)), 'Stack/Pods', ['option-refused', 'pod-subnet-sources.noPort']);
  });

  test('fails for what has no security group', () => {
    const pods = podsOn(vpcOf(stackIn()));
    const nothing = new ec2.Connections();

    expectRefusal(() => pods.allowTo(nothing, ec2.Port.tcp(443)), 'Stack/Pods',
      ['option-refused', 'pod-subnet-sources.noSecurityGroup']);
  });

  test('of given subnets fails where one does not tell its CIDR, and adds no rule', () => {
    const stack = stackIn();
    const group = groupIn(stack, importedVpc(stack));
    const pods = given(stack, ['100.64.0.0/18', undefined]);

    expectRefusal(() => pods.allowTo(group, ec2.Port.tcp(443)), 'Stack/Pods',
      ['unresolved-value', 'pod-subnet-sources.peerUnknown', { subnets: ['subnet-0123456789abcdef1'] }]);
    expect(ingressOf(stack, 'Group').filter((rule) => rule?.CidrIp === '100.64.0.0/18')).toEqual([]);
  });
});
