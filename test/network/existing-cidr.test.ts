import { Annotations, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import fc from 'fast-check';
import { ExistingCidr } from '../../src/network/existing-cidr';
import { PodSubnets } from '../../src/network/pod-subnets';
import { SecondaryCidr } from '../../src/network/secondary-cidr';
import { warningsOf } from '../private/cdk-assembly';
import { importedVpc, roomyVpc, stackIn, strictApp, textTokens, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, idOf, namesOf, Problem } from '../private/cdk-refusals';
import { rangeOf } from '../private/ipv4-oracle';
import { holds, relatedCidrTexts } from '../private/laws';
import { factsOf, statementsOf } from '../private/statements';

const FREE = '10.0.128.0/17';

/** An imported VPC whose one private subnet has this CIDR. */
function vpcWithSubnet(stack: Stack, cidr?: string, vpcCidrBlock: string | undefined = '10.0.0.0/16'): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    vpcCidrBlock,
    availabilityZones: ['eu-west-1a'],
    privateSubnetIds: ['subnet-0123456789abcdef0'],
    privateSubnetRouteTableIds: ['rtb-0123456789abcdef0'],
    privateSubnetIpv4CidrBlocks: cidr === undefined ? undefined : [cidr],
  });
}

function existing(vpc: ec2.IVpc, cidr: string = FREE, id: string = 'PodCidr'): ExistingCidr {
  return new ExistingCidr(Stack.of(vpc), id, { vpc, cidr });
}

test('tells the range and the VPC, and defines no resource', () => {
  const stack = stackIn();
  const vpc = roomyVpc(stack);
  const before = stack.node.findAll().length;
  const range = existing(vpc);

  expect([range.cidr, range.block.toString(), range.findings]).toEqual([FREE, FREE, []]);
  expect(range.vpc).toBe(vpc);
  expect(stack.node.findAll()).toHaveLength(before + 1);
});

test('pod subnets in it wait for nothing, for the VPC has the range', () => {
  const stack = stackIn();
  const vpc = roomyVpc(stack);
  const pods = new PodSubnets(stack, 'Pods', { vpc, cidr: existing(vpc) });

  expect(pods.cidrs).toEqual(['10.0.128.0/19']); // a /17 in 4 slots
  expect(pods.peers.map(({ uniqueId }) => uniqueId)).toEqual([FREE]);
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::EC2::VPCCidrBlock', 0);
  expect(template.findResources('AWS::EC2::Subnet', { Properties: { CidrBlock: '10.0.128.0/19' } }))
    .toEqual({ [stack.getLogicalId(pods.node.findChild('Slot0').node.findChild('Subnet') as ec2.CfnSubnet)]: expect.not.objectContaining({ DependsOn: expect.anything() }) });
});

describe('cidr', () => {
  test.each<[string, string, Problem[]]>([
    ['text', 'mine',
      [['invalid-cidr', { prop: 'cidr', got: 'mine' }]]],
    ['an empty text', '', [['invalid-cidr', { prop: 'cidr' }]]],
    ['host bits', '10.0.129.0/17',
      [['invalid-cidr', { prop: 'cidr', got: '10.0.129.0/17', fault: 'hostBits', instead: '10.0.128.0/17' }]]],
    ['a /15', '10.0.0.0/15',
      [['vpc-cidr-size', { what: "'cidr'", cidr: '10.0.0.0/15', largest: 16, smallest: 28, instead: '10.0.128.0/17' }]]],
    ['a /29', '10.0.128.0/29',
      [['vpc-cidr-size', 'vpc-blocks.tooSmall', { what: "'cidr'", cidr: '10.0.128.0/29', largest: 16, smallest: 28 }]]],
    ['link-local addresses', '169.254.0.0/24',
      [['vpc-cidr-not-allowed', { what: "'cidr'", cidr: '169.254.0.0/24', rangeName: 'the link-local range', range: '169.254.0.0/16' }]]],
    ['a range outside of a VPC that the app makes', '10.1.0.0/17',
      [['vpc-cidr-absent', { block: '10.1.0.0/17', vpc: 'Stack/Vpc', blocks: ['10.0.0.0/16'] }]]],
    ['a subnet of the VPC, which it names', '10.0.0.0/20', [
      ['subnet-overlap', { block: '10.0.0.0/20', cidrs: ['10.0.0.0/24'], subnets: ['Stack/Vpc/PublicSubnet1'] }],
      ['subnet-overlap', { block: '10.0.0.0/20', cidrs: ['10.0.1.0/24'], subnets: ['Stack/Vpc/PrivateSubnet1'] }],
    ]],
    ['part of a subnet', '10.0.1.128/25',
      [['subnet-overlap', { block: '10.0.1.128/25', cidrs: ['10.0.1.0/24'], subnets: ['Stack/Vpc/PrivateSubnet1'] }]]],
  ])('fails for %s', (_, cidr, problems) => {
    expectRefusal(() => existing(roomyVpc(), cidr), 'Stack/PodCidr', ...problems);
  });

  test('fails for each kind of token', () => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);

    for (const [kind, token] of textTokens(stack, FREE)) {
      expectRefusal(() => existing(vpc, token, kind), `Stack/${kind}`, ['unresolved-value', 'values.cidrUnresolved', { prop: 'cidr' }]);
    }
  });

  test('fails in an ec2.Vpc without cidrMask, all of which its subnets have', () => {
    expectRefusal(() => existing(vpcOf(stackIn(), ['eu-west-1a', 'eu-west-1b'])), 'Stack/PodCidr',
      ['subnet-overlap', { block: '10.0.128.0/17', cidrs: ['10.0.128.0/18'], subnets: ['Stack/Vpc/PrivateSubnet1'] }],
      ['subnet-overlap', { block: '10.0.128.0/17', cidrs: ['10.0.192.0/18'], subnets: ['Stack/Vpc/PrivateSubnet2'] }]);
  });

  test.each([['Public', ec2.SubnetType.PUBLIC], ['Closed', ec2.SubnetType.PRIVATE_ISOLATED]])('fails in a subnet of each type: %s', (name, subnetType) => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'), availabilityZones: ['eu-west-1a'], subnetConfiguration: [{ name, subnetType, cidrMask: 24 }],
    });

    expectRefusal(() => existing(vpc, '10.0.0.0/17'), 'Stack/PodCidr',
      ['subnet-overlap', { block: '10.0.0.0/17', cidrs: ['10.0.0.0/24'], subnets: [`Stack/Vpc/${name}Subnet1`] }]);
  });

  test('may be what an ec2.Vpc keeps as reserved', () => {
    const vpc = new ec2.Vpc(stackIn(), 'Vpc', {
      ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
      availabilityZones: ['eu-west-1a'],
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 24 },
        { name: 'Later', subnetType: ec2.SubnetType.PRIVATE_ISOLATED, cidrMask: 18, reserved: true },
      ],
    });

    expect(existing(vpc, '10.0.64.0/18').findings).toEqual([]);
    expectRefusal(() => existing(vpc, '10.0.0.0/18', 'Taken'), 'Stack/Taken',
      ['subnet-overlap', { block: '10.0.0.0/18', cidrs: ['10.0.0.0/24'], subnets: ['Stack/Vpc/PublicSubnet1'] }]);
  });

  test('may be all of the primary block, up to its subnets', () => {
    expect(existing(vpcWithSubnet(stackIn(), '100.64.0.0/24'), '10.0.0.0/16').cidr).toBe('10.0.0.0/16');
  });

  test('a range beside a subnet is taken, and one that shares an address is refused', () => {
    holds(fc.property(relatedCidrTexts(fc.integer({ min: 16, max: 28 }), fc.integer({ min: 16, max: 28 })), ([cidr, subnet]) => {
      fc.pre(!['0.', '127.', '169.254.'].some((start) => cidr.startsWith(start)) && Number(cidr.split('.')[0]) < 224);
      const [range, taken] = [rangeOf(cidr), rangeOf(subnet)];
      const overlap = range.first <= taken.last && taken.first <= range.last;
      const define = () => existing(vpcWithSubnet(new Stack(), subnet, undefined), cidr);
      if (overlap) {
        expectRefusal(define, 'Default/PodCidr',
          ['subnet-overlap', { block: cidr, cidrs: [subnet], subnets: ['subnet-0123456789abcdef0'] }]);
      } else {expect(define).not.toThrow();}
    }), 60);
  });
});

describe('a secondary block', () => {
  test('of this app has ranges too, also where another stack adds it', () => {
    const app = strictApp();
    const vpc = roomyVpc(stackIn({ app, id: 'Network' }));
    new SecondaryCidr(stackIn({ app, id: 'Block' }), 'Added', { vpc, cidr: '100.64.0.0/16' });

    expect(new ExistingCidr(stackIn({ app, id: 'Pods' }), 'PodCidr', { vpc, cidr: '100.64.0.0/17' }).findings).toEqual([]);
    expectRefusal(() => existing(vpc, '100.65.0.0/16'), 'Network/PodCidr',
      ['vpc-cidr-absent', { block: '100.65.0.0/16', vpc: 'Network/Vpc', blocks: ['10.0.0.0/16', '100.64.0.0/16'] }]);
  });

  test('that the app adds by plain CDK has ranges too', () => {
    // ec2.Vpc has no secondary blocks, so apps add them so. To refuse the range leaves no way but to take the block away first.
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    new ec2.CfnVPCCidrBlock(stack, 'Added', { vpcId: vpc.vpcId, cidrBlock: '100.64.0.0/16' });

    expect(() => existing(vpc, '100.64.0.0/17')).not.toThrow();
  });

  test('of this app is there before pod subnets in a range of it', () => {
    // Order is in the template: EC2 refuses a subnet whose block is not associated yet.
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    const added = new SecondaryCidr(stack, 'Added', { vpc, cidr: '100.64.0.0/16' }).node.findChild('Resource') as ec2.CfnVPCCidrBlock;
    new PodSubnets(stack, 'Pods', { vpc, cidr: existing(vpc, '100.64.0.0/17') });

    Template.fromStack(stack).hasResource('AWS::EC2::Subnet', { Properties: { CidrBlock: '100.64.0.0/19' }, DependsOn: [stack.getLogicalId(added)] });
  });

  test('of another stack is deployed before the stack whose pod subnets are in a range of it', () => {
    // Without the dependency both stacks deploy at the same time.
    const app = strictApp();
    const network = stackIn({ app, id: 'Network' });
    new SecondaryCidr(network, 'Added', { vpc: importedVpc(network), cidr: '100.64.0.0/16' });
    const stack = stackIn({ app, id: 'Pods' });
    const vpc = importedVpc(stack);
    new PodSubnets(stack, 'Pods', { vpc, cidr: existing(vpc, '100.64.0.0/17') });
    app.synth();

    expect(stack.dependencies.map(({ node }) => node.path)).toEqual(['Network']);
  });

  test('of an imported VPC may be there, which is said', () => {
    const { findings } = existing(vpcWithSubnet(stackIn(), '10.0.0.0/24'), '100.64.0.0/17');

    expect(namesOf(findings)).toEqual(['vpc-cidrs-unseen', 'value-unchecked']);
    expect(factsOf(findings, 'vpc-cidrs-unseen')).toEqual({ vpc: 'vpc-0123456789abcdef0', block: '100.64.0.0/17', unseen: 'imported' });
  });

  test('fails where it reaches beyond the primary block of an imported VPC, for no block can then have it', () => {
    expectRefusal(() => existing(vpcWithSubnet(stackIn(), '10.0.0.0/24', '10.0.0.0/17'), '10.0.0.0/16'), 'Stack/PodCidr',
      ['vpc-cidr-absent', { block: '10.0.0.0/16', vpc: 'vpc-0123456789abcdef0', blocks: ['10.0.0.0/17'] }],
      ['subnet-overlap', { block: '10.0.0.0/16', cidrs: ['10.0.0.0/24'], subnets: ['subnet-0123456789abcdef0'] }]);
  });
});

describe('what was not checked', () => {
  const ipamVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ['eu-west-1a'],
    ipAddresses: ec2.IpAddresses.awsIpamAllocation({ ipv4IpamPoolId: 'ipam-pool-0123456789abcdef0', ipv4NetmaskLength: 16, defaultSubnetIpv4NetmaskLength: 20 }),
  });
  const plainVpc = (stack: Stack) => ec2.Vpc.fromVpcAttributes(stack, 'Imported', {
    vpcId: new ec2.CfnVPC(stack, 'Plain', { cidrBlock: '10.0.0.0/16' }).ref, availabilityZones: ['eu-west-1a'],
  });

  test.each<[string, (stack: Stack) => ec2.IVpc, string[], string]>([
    ['blocks and subnets, where IPAM allocates the VPC', ipamVpc, ['vpc-cidrs-unseen', 'value-unchecked'], 'Stack/Vpc'],
    ['blocks and subnets of a plain VPC', plainVpc, ['vpc-cidrs-unseen', 'value-unchecked'], 'Stack/Imported'],
    ['blocks and subnets of a VPC by a token', (stack) => importedVpc(stack, { vpcId: Fn.importValue('Vpc'), vpcCidrBlock: undefined }),
      ['vpc-cidrs-unseen', 'value-unchecked'], 'Stack/Vpc'],
    ['blocks and subnets, where the block is a token', (stack) => importedVpc(stack, { vpcCidrBlock: new CfnParameter(stack, 'C').valueAsString }),
      ['vpc-cidrs-unseen', 'value-unchecked'], 'vpc-0123456789abcdef0'],
    ['subnets without CIDR', (stack) => vpcWithSubnet(stack), ['value-unchecked'], 'vpc-0123456789abcdef0'],
    ['subnets that an import does not show', (stack) => vpcWithSubnet(stack, '10.0.0.0/24'), ['value-unchecked'], 'vpc-0123456789abcdef0'],
  ])('is said: %s', (_, vpcIn, names, vpc) => {
    const { findings } = existing(vpcIn(stackIn()));

    expect(namesOf(findings)).toEqual(names);
    for (const { facts } of statementsOf(findings)) expect(facts).toMatchObject({ block: FREE, vpc });
  });

  test('is warned of, and can be acknowledged by its id', () => {
    const stack = stackIn();
    new ec2.CfnSecurityGroup(stack, 'Other', { groupDescription: 'a template needs a resource' });
    existing(importedVpc(stack, { vpcCidrBlock: undefined }));
    const warnings = ['vpc-cidrs-unseen', 'value-unchecked'].map((name) => expect.stringMatching(`^/Stack/PodCidr: .*\\[ack: ${idOf(name)}\\]$`));
    expect(warningsOf(stack)).toEqual(warnings);

    for (const name of ['vpc-cidrs-unseen', 'value-unchecked']) Annotations.of(stack).acknowledgeWarning(idOf(name));

    expect(warningsOf(stack)).toEqual([]);
  });
});
