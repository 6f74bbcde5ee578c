import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Facts } from '../../src/findings/wording';
import { IpamCidr } from '../../src/network/ipam-cidr';
import { importedVpc, numberTokens, stackIn, strictApp, vpcOf } from '../private/cdk-fixtures';
import { expectRefusal, Problem } from '../private/cdk-refusals';

const POOL_ID = 'ipam-pool-0123456789abcdef0';

function importedPool(stack: Stack): ec2.IIPAMPoolRef {
  return ec2.CfnIPAMPool.fromIpamPoolId(stack, 'Pool', POOL_ID);
}

function madePool(stack: Stack, props: Partial<ec2.CfnIPAMPoolProps> = {}): ec2.CfnIPAMPool {
  return new ec2.CfnIPAMPool(stack, 'Made', { addressFamily: 'ipv4', ipamScopeId: 'ipam-scope-0123456789abcdef0', ...props });
}

function block(stack: Stack, netmaskLength: number = 20, pool: ec2.IIPAMPoolRef = importedPool(stack), id: string = 'PodCidr'): IpamCidr {
  return new IpamCidr(stack, id, { vpc: importedVpc(stack), pool, netmaskLength });
}

describe('the template', () => {
  test('asks the pool for a block of the VPC, and for nothing else', () => {
    const stack = stackIn();
    block(stack);

    expect(Template.fromStack(stack).toJSON().Resources).toEqual({
      PodCidrC4FB96F1: {
        Type: 'AWS::EC2::VPCCidrBlock',
        Properties: { VpcId: 'vpc-0123456789abcdef0', Ipv4IpamPoolId: POOL_ID, Ipv4NetmaskLength: 20 },
      },
    });
  });

  test('names a pool and a VPC of the app, also of another stack', () => {
    const app = strictApp();
    const network = stackIn({ app, id: 'Network' });
    const [vpc, pool] = [vpcOf(network, ['eu-west-1a']), madePool(network)];
    const stack = stackIn({ app, id: 'Pods' });
    new IpamCidr(stack, 'PodCidr', { vpc, pool, netmaskLength: 16 });

    Template.fromStack(stack).hasResourceProperties('AWS::EC2::VPCCidrBlock', {
      VpcId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Network:.*Vpc') },
      Ipv4IpamPoolId: { 'Fn::ImportValue': Match.stringLikeRegexp('^Network:.*Made') },
    });
  });
});

test('tells the VPC, the size and that there is nothing to say', () => {
  const stack = stackIn();
  const vpc = importedVpc(stack);
  const ipam = new IpamCidr(stack, 'PodCidr', { vpc, pool: importedPool(stack), netmaskLength: 16 });

  expect([ipam.netmaskLength, ipam.findings]).toEqual([16, []]);
  expect(ipam.vpc).toBe(vpc);
});

describe('netmaskLength', () => {
  test.each([16, 20, 28])('%p is a size of a block', (netmaskLength) => {
    expect(block(stackIn(), netmaskLength).netmaskLength).toBe(netmaskLength);
  });

  test.each<[number, Problem]>([
    [15, ['vpc-cidr-size', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 15 }]],
    [29, ['vpc-cidr-size', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 29 }]],
    [0, ['vpc-cidr-size', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 0 }]],
    [-1, ['vpc-cidr-size', { prop: 'netmaskLength', largest: 16, smallest: 28, got: -1 }]],
    [20.5, ['invalid-number', { prop: 'netmaskLength', largest: 16, smallest: 28, got: '20.5' }]],
    [NaN, ['invalid-number', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 'NaN' }]],
    [Infinity, ['invalid-number', { prop: 'netmaskLength', largest: 16, smallest: 28, got: 'Infinity' }]],
  ])('fails for %p', (netmaskLength, problem) => {
    expectRefusal(() => block(stackIn(), netmaskLength), 'Stack/PodCidr', problem);
  });

  test('fails for each kind of token', () => {
    const stack = stackIn();

    for (const [kind, netmaskLength] of numberTokens(stack, 20)) {
      expectRefusal(() => new IpamCidr(stack, kind, { vpc: importedVpc(new Stack()), pool: madePool(new Stack()), netmaskLength }), `Stack/${kind}`,
        ['unresolved-value', { prop: 'netmaskLength', largest: 16, smallest: 28 }]);
    }
  });
});

describe('what the pool allocates', () => {
  type Bounds = Partial<ec2.CfnIPAMPoolProps>;

  test.each<[number, Bounds]>([
    [20, {}],
    [20, { allocationMinNetmaskLength: 20, allocationMaxNetmaskLength: 20 }],
    [28, { allocationMinNetmaskLength: 18 }],
    [16, { allocationMaxNetmaskLength: 20 }],
    [20, { allocationDefaultNetmaskLength: 24 }], // a default binds nobody who asks
  ])('/%p is taken from a pool with %p', (netmaskLength, bounds) => {
    const stack = stackIn();

    expect(block(stack, netmaskLength, madePool(stack, bounds)).findings).toEqual([]);
  });

  test.each<[number, Bounds, Facts]>([
    [19, { allocationMinNetmaskLength: 20, allocationMaxNetmaskLength: 24 }, { least: 20 }],
    [25, { allocationMinNetmaskLength: 20, allocationMaxNetmaskLength: 24 }, { most: 24 }],
    [16, { allocationMinNetmaskLength: 17 }, { least: 17 }],
    [28, { allocationMaxNetmaskLength: 27 }, { most: 27 }],
  ])('fails for /%p of a pool with %p', (netmaskLength, bounds, bound) => {
    const stack = stackIn();

    expectRefusal(() => block(stack, netmaskLength, madePool(stack, bounds)), 'Stack/PodCidr',
      ['ipam-netmask', { prop: 'netmaskLength', netmaskLength, pool: 'Stack/Made', ...bound }]);
  });

  test('fails also where the pool of the app is given by its id', () => {
    const stack = stackIn();
    const { attrIpamPoolId } = madePool(stack, { allocationMaxNetmaskLength: 18 });

    expectRefusal(() => block(stack, 20, ec2.CfnIPAMPool.fromIpamPoolId(stack, 'ById', attrIpamPoolId)), 'Stack/PodCidr',
      ['ipam-netmask', { prop: 'netmaskLength', netmaskLength: 20, pool: 'Stack/Made', most: 18 }]);
  });

  test('is not known of a pool that is made elsewhere, whatever other pools there are', () => {
    const stack = stackIn();
    madePool(stack, { allocationMaxNetmaskLength: 18 });

    expect(block(stack, 20).findings).toEqual([]);
  });

  test('is not known where its bounds are tokens', () => {
    const stack = stackIn();
    const [[, least], [, most]] = numberTokens(stack, 24);

    expect(block(stack, 20, madePool(stack, { allocationMinNetmaskLength: least, allocationMaxNetmaskLength: most })).netmaskLength).toBe(20);
  });

  test('is said to be unchecked where its bounds are tokens', () => {
    // Rule 2 of the architecture: a token is a finding that says what was not checked.
    const stack = stackIn();
    const [[, least]] = numberTokens(stack, 24);

    expect(block(stack, 20, madePool(stack, { allocationMinNetmaskLength: least })).findings).toHaveLength(1);
  });
});
