import { Annotations, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { warningsOf } from '../private/cdk-assembly';
import { dummyVpc, importedVpc, stackIn, strictApp, textTokens, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, idOf, namesOf, Problem } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';

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
    [['vpc-cidr-size', { what: "'cidr'", cidr: '100.64.0.0/10', largest: 16, smallest: 28, instead: '100.64.0.0/16' }]]],
  ['a /15', '100.66.0.0/15',
    [['vpc-cidr-size', { what: "'cidr'", cidr: '100.66.0.0/15', largest: 16, smallest: 28, instead: '100.66.0.0/16' }]]],
  ['a /29', '100.64.0.0/29',
    [['vpc-cidr-size', 'vpc-blocks.tooSmall', { what: "'cidr'", cidr: '100.64.0.0/29', largest: 16, smallest: 28 }]]],
  ['text', 'my-block',
    [['invalid-cidr', { prop: 'cidr', got: 'my-block' }]]],
  ['an empty text', '', [['invalid-cidr', { prop: 'cidr', got: '', fault: 'form', instead: '100.64.0.0/16' }]]],
  ['host bits, with the corrected block', '100.64.3.0/16',
    [['invalid-cidr', { prop: 'cidr', got: '100.64.3.0/16', fault: 'hostBits', instead: '100.64.0.0/16' }]]],
  ['an octet above 255', '100.64.0.300/16',
    [['invalid-cidr', { prop: 'cidr', fault: 'address', instead: '100.64.0.0/16' }]]],
  ['IPv6', 'fd00::/56', [['invalid-cidr', { prop: 'cidr', got: 'fd00::/56', fault: 'address' }]]],
  ['link-local addresses', '169.254.0.0/16',
    [['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '169.254.0.0/16', rangeName: 'the link-local range', range: '169.254.0.0/16' }]]],
  ['loopback addresses', '127.0.0.0/16',
    [['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '127.0.0.0/16', rangeName: 'the loopback range', range: '127.0.0.0/8' }]]],
  ['multicast addresses', '224.0.0.0/16',
    [['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '224.0.0.0/16', rangeName: 'multicast and reserved addresses', range: '224.0.0.0/3' }]]],
  ['two mistakes at once', '192.0.0.0/2',
    [['vpc-cidr-size', { what: "'cidr'", cidr: '192.0.0.0/2', largest: 16, smallest: 28, instead: '100.64.0.0/16' }],
      ['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '192.0.0.0/2', rangeName: 'multicast and reserved addresses', range: '224.0.0.0/3' }]]],
  ['everything', '0.0.0.0/0', [
    ['vpc-cidr-size', { what: "'cidr'", cidr: '0.0.0.0/0', largest: 16, smallest: 28, instead: '100.64.0.0/16' }],
    ['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '0.0.0.0/0', rangeName: 'the "this network" range', range: '0.0.0.0/8' }],
    ['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '0.0.0.0/0', rangeName: 'the loopback range', range: '127.0.0.0/8' }],
    ['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '0.0.0.0/0', rangeName: 'the link-local range', range: '169.254.0.0/16' }],
    ['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '0.0.0.0/0', rangeName: 'multicast and reserved addresses', range: '224.0.0.0/3' }],
  ]],
  ['the primary block of the VPC', '10.0.0.0/16',
    [['vpc-cidr-overlap', { block: '10.0.0.0/16', owner: undefined, other: '10.0.0.0/16', vpc: 'Stack/Vpc', free: '100.64.0.0/16' }]]],
  ['a part of the primary block', '10.0.128.0/24',
    [['vpc-cidr-overlap', { block: '10.0.128.0/24', owner: undefined, other: '10.0.0.0/16', vpc: 'Stack/Vpc', free: '100.64.0.0/24' }]]],
])('fails for %s', (_, cidr, problems) => {
  const vpc = vpcOf(stackIn());

  expectRefusal(() => cidrOn(vpc, cidr), 'Stack/PodCidr', ...problems);
});

test('fails for each kind of token', () => {
  const stack = stackIn();
  const vpc = vpcOf(stack);

  for (const [kind, token] of textTokens(stack, BLOCK)) {
    expectRefusal(() => cidrOn(vpc, token, kind), `Stack/${kind}`, ['unresolved-value', 'values.cidrUnresolved', { prop: 'cidr' }]);
  }
});

describe('a block that the VPC has already', () => {
  test('fails when it is given twice, naming the construct that gave it and a block that is free', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, BLOCK, 'First');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Second'), 'Stack/Second',
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'Stack/First', other: '100.64.0.0/16', vpc: 'Stack/Vpc', free: '100.65.0.0/16' }]);
  });

  test.each(['100.64.0.0/17', '100.64.128.0/28'])('fails for %s inside it', (cidr) => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, BLOCK, 'First');

    expectRefusal(() => cidrOn(vpc, cidr, 'Second'), 'Stack/Second', ['vpc-cidr-overlap', cidr, BLOCK]);
  });

  test('fails for one around it', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, '100.64.128.0/28', 'First');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Second'), 'Stack/Second',
      ['vpc-cidr-overlap', { block: BLOCK, owner: 'Stack/First', other: '100.64.128.0/28', vpc: 'Stack/Vpc', free: '100.65.0.0/16' }]);
  });

  test('fails once for each block that it overlaps', () => {
    const vpc = vpcOf(stackIn());
    cidrOn(vpc, '100.64.0.0/24', 'First');
    cidrOn(vpc, '100.64.1.0/24', 'Second');

    expectRefusal(() => cidrOn(vpc, BLOCK, 'Third'), 'Stack/Third',
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'Stack/First', other: '100.64.0.0/24', vpc: 'Stack/Vpc', free: '100.65.0.0/16' }],
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'Stack/Second', other: '100.64.1.0/24', vpc: 'Stack/Vpc', free: '100.65.0.0/16' }]);
  });

  test('fails in another stack of the app, also when the VPC is imported there a second time', () => {
    const app = strictApp();
    cidrOn(importedVpc(stackIn({ app, id: 'One' })));
    const vpc = importedVpc(stackIn({ app, id: 'Two' }));

    expectRefusal(() => cidrOn(vpc), 'Two/PodCidr',
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: 'One/PodCidr', other: '100.64.0.0/16', vpc: 'vpc-0123456789abcdef0', free: '100.65.0.0/16' }]);
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
    expect(namesOf(findingsThrownBy(() => cidrOn(vpc, '100.64.0.0/16', 'Refused')))).toEqual(['vpc-cidr-overlap']);

    expect(cidrOn(vpc, '100.64.128.0/17', 'Second').findings).toEqual([]);
  });
});

describe('an imported VPC', () => {
  test.each<[string, (stack: Stack) => ec2.IVpc, string, string]>([
    ['with its block', (stack) => importedVpc(stack), 'vpc-0123456789abcdef0', 'imported'],
    ['without its block', (stack) => importedVpc(stack, { vpcCidrBlock: undefined }), 'vpc-0123456789abcdef0', 'importedWithout'],
    ['that has still to be looked up', (stack) => dummyVpc(stack), 'vpc-12345', 'notLookedUp'],
    ['with an id that is a token', (stack) => importedVpc(stack, { vpcId: Fn.importValue('VpcId'), vpcCidrBlock: undefined }), 'Stack/Vpc', 'importedWithout'],
  ])('%s: that other blocks cannot be seen is said, and can be acknowledged', (_, importIn, vpc, unseen) => {
    const stack = stackIn({ account: '111111111111' });
    const { findings } = cidrOn(importIn(stack));

    expect(saidBy(findings)).toEqual([['vpc-ranges.overlapUnseen', { block: BLOCK, vpc, unseen }]]);
    expect(warningsOf(stack)).toEqual([`/Stack/PodCidr: ${findings[0].message} [ack: ${idOf('vpc-cidrs-unseen')}]`]);
    Annotations.of(stack).acknowledgeWarning(idOf('vpc-cidrs-unseen'));
    expect(warningsOf(stack)).toEqual([]);
  });

  test('fails for its primary block', () => {
    const vpc = importedVpc(stackIn(), { vpcCidrBlock: '100.64.0.0/20' });

    expectRefusal(() => cidrOn(vpc), 'Stack/PodCidr',
      ['vpc-cidr-overlap', { block: '100.64.0.0/16', owner: undefined, other: '100.64.0.0/20', vpc: 'vpc-0123456789abcdef0', free: '100.65.0.0/16' }]);
  });

  test('of IPAM: that its block is not known is said', () => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', {
      ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 }),
    });

    const { findings } = cidrOn(vpc);

    expect(saidBy(findings)).toEqual([['vpc-ranges.overlapUnseen', { block: BLOCK, vpc: 'Stack/Vpc', unseen: 'allocated' }]]);
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
