import { Annotations, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { warningsOf } from '../private/cdk-assembly';
import { dummyVpc, importedVpc, stackIn, strictApp, textTokens, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, idOf, namesOf, Problem } from '../private/cdk-refusals';

const BLOCK = '100.64.0.0/16';

function cidrOn(vpc: ec2.IVpc, cidr: string = BLOCK, id: string = 'PodCidr'): SecondaryCidr {
  return new SecondaryCidr(Stack.of(vpc), id, { vpc, cidr });
}

describe('the template', () => {
  test('holds the block of the VPC, and nothing else', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a']);

    const secondary = cidrOn(vpc);

    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::EC2::VPCCidrBlock', 1);
    template.templateMatches({
      Resources: {
        PodCidrC4FB96F1: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { CidrBlock: BLOCK, VpcId: { Ref: stack.getLogicalId(vpcResource(vpc)) } } },
      },
    });
    expect(secondary.node.findAll().map(({ node }) => node.id)).toEqual(['PodCidr', 'Resource']);
  });

  test('names an imported VPC by its id, and one whose id is a token by the token', () => {
    const stack = stackIn();
    const vpcId = new CfnParameter(stack, 'VpcId').valueAsString;
    cidrOn(importedVpc(stack));
    cidrOn(importedVpc(stack, { id: 'ByToken', vpcId }), BLOCK, 'Other');

    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { VpcId: 'vpc-0123456789abcdef0' });
    template.hasResourceProperties('AWS::EC2::VPCCidrBlock', { VpcId: { Ref: 'VpcId' } });
  });

  test('has no other property, for each of them would replace the block', () => {
    const stack = stackIn();
    cidrOn(importedVpc(stack));

    Template.fromStack(stack).hasResource('AWS::EC2::VPCCidrBlock', {
      Properties: Match.objectEquals({ CidrBlock: BLOCK, VpcId: 'vpc-0123456789abcdef0' }),
    });
  });
});

test('tells the block, the VPC and what there is to say', () => {
  const vpc = vpcOf(stackIn());
  const secondary = cidrOn(vpc);

  expect(secondary.cidr).toBe(BLOCK);
  expect(secondary.block.toString()).toBe(BLOCK);
  expect(secondary.vpc).toBe(vpc);
  expect(secondary.findings).toEqual([]);
});

test.each(['100.64.0.0/16', '100.127.255.240/28', '10.1.0.0/16', '198.51.100.0/24'])('takes %s', (cidr) => {
  expect(cidrOn(vpcOf(stackIn()), cidr).findings).toEqual([]);
});

test.each<[string, string, Problem[]]>([
  ['100.64.0.0/10, which is only the range to choose from (S21)', '100.64.0.0/10',
    [['vpc-cidr-size', "'cidr' 100.64.0.0/10 is larger than /16", '/16 to /28', 'for example 100.64.0.0/16']]],
  ['a /15', '100.66.0.0/15', [['vpc-cidr-size', '100.66.0.0/15', 'for example 100.66.0.0/16']]],
  ['a /29', '100.64.0.0/29', [['vpc-cidr-size', "'cidr' 100.64.0.0/29 is smaller than /28", '/16 to /28', 'for example 100.64.0.0/16']]],
  ['text', 'my-block', [['invalid-cidr', "'cidr'", "'my-block'", 'as in 100.64.0.0/16']]],
  ['an empty text', '', [['invalid-cidr', "'cidr'", 'as in 100.64.0.0/16']]],
  ['host bits, with the corrected block', '100.64.3.0/16', [['invalid-cidr', "'cidr'", "'100.64.3.0/16' has host bits set", "'100.64.0.0/16'"]]],
  ['an octet above 255', '100.64.0.300/16', [['invalid-cidr', "'cidr'", "'100.64.0.300'", '0 to 255']]],
  ['IPv6', 'fd00::/56', [['invalid-cidr', "'cidr'", "'fd00::'"]]],
  ['link-local addresses', '169.254.0.0/16', [['vpc-cidr-not-allowed', "'cidr' 169.254.0.0/16", 'link-local', '100.64.0.0/10', '100.64.0.0/16']]],
  ['loopback addresses', '127.0.0.0/16', [['vpc-cidr-not-allowed', "'cidr' 127.0.0.0/16", 'loopback']]],
  ['multicast addresses', '224.0.0.0/16', [['vpc-cidr-not-allowed', "'cidr' 224.0.0.0/16", 'multicast']]],
  ['two mistakes at once', '192.0.0.0/2', [['vpc-cidr-size', 'larger than /16'], ['vpc-cidr-not-allowed', 'multicast']]],
  ['everything', '0.0.0.0/0', [
    ['vpc-cidr-size', 'larger than /16'],
    ['vpc-cidr-not-allowed', 'this network'],
    ['vpc-cidr-not-allowed', 'loopback'],
    ['vpc-cidr-not-allowed', 'link-local'],
    ['vpc-cidr-not-allowed', 'multicast'],
  ]],
  ['the primary block of the VPC', '10.0.0.0/16',
    [['vpc-cidr-overlap', "'cidr' 10.0.0.0/16 overlaps the primary block, 10.0.0.0/16, of VPC 'Stack/Vpc'", '100.64.0.0/16 is free']]],
  ['a part of the primary block', '10.0.128.0/24', [['vpc-cidr-overlap', '10.0.128.0/24', '10.0.0.0/16', '100.64.0.0/24 is free']]],
])('fails for %s', (_, cidr, problems) => {
  const vpc = vpcOf(stackIn());

  expectRefusal(() => cidrOn(vpc, cidr), 'Stack/PodCidr', ...problems);
});

test('fails for each kind of token', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);

  for (const [kind, token] of textTokens(stack, BLOCK)) {
    expectRefusal(() => cidrOn(vpc, token, kind), `Stack/${kind}`, ['unresolved-value', "'cidr' is a token", 'give a literal CIDR']);
  }
});

describe('a block that the VPC has already', () => {
  test('fails when it is given twice, naming the construct that gave it and a block that is free', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, BLOCK, 'First');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Second'), 'Stack/Second',
      ['vpc-cidr-overlap', "'cidr' 100.64.0.0/16 overlaps the block of 'Stack/First', 100.64.0.0/16", "VPC 'Stack/Vpc'", '100.65.0.0/16 is free']);
  });

  test.each(['100.64.0.0/17', '100.64.128.0/28'])('fails for %s inside it', (cidr) => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, BLOCK, 'First');

    expectRefusal(() => cidrOn(vpc, cidr, 'Second'), 'Stack/Second', ['vpc-cidr-overlap', cidr, BLOCK]);
  });

  test('fails for one around it', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, '100.64.128.0/28', 'First');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Second'), 'Stack/Second', ['vpc-cidr-overlap', BLOCK, '100.64.128.0/28', '100.65.0.0/16 is free']);
  });

  test('fails once for each block that it overlaps', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, '100.64.0.0/24', 'First');
    cidrOn(vpc, '100.64.1.0/24', 'Second');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Third'), 'Stack/Third',
      ['vpc-cidr-overlap', "'Stack/First'", '100.65.0.0/16 is free'], ['vpc-cidr-overlap', "'Stack/Second'", '100.65.0.0/16 is free']);
  });

  test('fails in another stack of the app, also when the VPC is imported there a second time', () => {
    const app = strictApp();
    cidrOn(importedVpc(stackIn({ app, id: 'One' })));
    const vpc = importedVpc(stackIn({ app, id: 'Two' }));

    expectRefusal(() => cidrOn(vpc), 'Two/PodCidr', ['vpc-cidr-overlap', "'One/PodCidr'", "VPC 'vpc-0123456789abcdef0'"]);
  });

  test('is no matter to another VPC, nor to another app', () => {
    const stack = stackIn();
    cidrOn(vpcOf(stack, ['eu-west-1a'], 'One'), BLOCK, 'First');

    expect(cidrOn(vpcOf(stack, ['eu-west-1a'], 'Two'), BLOCK, 'Second').findings).toEqual([]);
    expect(namesOf(cidrOn(importedVpc(stackIn())).findings)).toEqual(['vpc-cidrs-unseen']);
    expect(namesOf(cidrOn(importedVpc(stackIn())).findings)).toEqual(['vpc-cidrs-unseen']);
  });

  test('is no matter beside it, and a refused block takes no place', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, '100.64.0.0/17', 'First');
    expect(() => cidrOn(vpc, '100.64.0.0/16', 'Refused')).toThrow('vpc-cidr-overlap');

    expect(cidrOn(vpc, '100.64.128.0/17', 'Second').findings).toEqual([]);
  });
});

describe('an imported VPC', () => {
  test.each<[string, (stack: Stack) => ec2.IVpc, string[]]>([
    ['with its block', (stack) => importedVpc(stack), ["VPC 'vpc-0123456789abcdef0'", 'an import shows its primary block only']],
    ['without its block', (stack) => importedVpc(stack, { vpcCidrBlock: undefined }), ["VPC 'vpc-0123456789abcdef0'", 'imported without its CIDR block']],
    ['that has still to be looked up', (stack) => dummyVpc(stack), ['it has not been looked up yet']],
    ['with an id that is a token', (stack) => importedVpc(stack, { vpcId: Fn.importValue('VpcId'), vpcCidrBlock: undefined }), ["VPC 'Stack/Vpc'"]],
  ])('%s: that other blocks cannot be seen is said, and can be acknowledged', (_, importIn, says) => {
    const stack = stackIn({ account: '111111111111' });
    const { findings } = cidrOn(importIn(stack));

    expect(namesOf(findings)).toEqual(['vpc-cidrs-unseen']);
    for (const text of [BLOCK, 'was not checked in full', ...says]) expect(findings[0].message).toContain(text);
    expect(warningsOf(stack)).toEqual([`/Stack/PodCidr: ${findings[0].message} [ack: ${idOf('vpc-cidrs-unseen')}]`]);
    Annotations.of(stack).acknowledgeWarning(idOf('vpc-cidrs-unseen'));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('fails for its primary block', () => {
    const vpc = importedVpc(stackIn(), { vpcCidrBlock: '100.64.0.0/20' });

    expectRefusal(() => cidrOn(vpc), 'Stack/PodCidr', ['vpc-cidr-overlap', 'the primary block, 100.64.0.0/20', '100.65.0.0/16 is free']);
  });

  test('of IPAM: that its block is not known is said', () => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', {
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 }),
    });

    const { findings } = cidrOn(vpc);

    expect(namesOf(findings)).toEqual(['vpc-cidrs-unseen']);
    expect(findings[0].message).toContain("VPC 'Stack/Vpc' was not checked in full: its CIDR block is allocated at deployment");
  });
});

function vpcResource(vpc: ec2.IVpc): ec2.CfnVPC {
  return vpc.node.defaultChild as ec2.CfnVPC;
}

describe('beside the other blocks of the VPC', () => {
  test('a block that AWS may refuse is a warning that can be acknowledged', () => {
    const stack = stackIn();

    expect(namesOf(cidrOn(vpcOf(stack, ['eu-west-1a']), '198.19.0.0/16').findings)).toEqual(['vpc-cidr-restricted']);
    expect(warningsOf(stack).filter((warning) => warning.includes('vpc-cidr-restricted'))).toHaveLength(1);
  });

  test('the sixth block of a VPC is above the default quota, the fifth is not', () => {
    const stack = stackIn();
    const vpc = vpcOf(stack, ['eu-west-1a']);
    const names = [64, 65, 66, 67, 68].map((second) => namesOf(cidrOn(vpc, `100.${second}.0.0/16`, `Cidr${second}`).findings));

    expect(names).toEqual([[], [], [], [], ['quota-exceeded']]);
  });
});
