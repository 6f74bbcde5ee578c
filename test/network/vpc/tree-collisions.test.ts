import { App, CfnParameter, Fn, Lazy, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { ExistingCidr } from '../../../src/network/existing-cidr';
import { PodSubnets } from '../../../src/network/pod-subnets';
import { SecondaryCidr } from '../../../src/network/secondary-cidr';
import { synthesize } from '../../private/cdk-assembly';
import { importedVpc, roomyVpc, stackIn } from '../../private/cdk-fixtures';
import { expectRefusal } from '../../private/cdk-refusals';
import { lookedUpIn } from '../../private/looked-up-vpc';
import { headOf } from '../../private/printed-findings';

const BLOCK = '100.64.0.0/16';

/** What the finished tree says of collisions: the strings that fail the synthesis. */
function collisionsOf(scope: IConstruct): string[] {
  return scope.node.root.node.findAll().flatMap(({ node }) => node.validate()).map(headOf).filter((text) => text.includes('collide]'));
}

function blockIn(scope: Construct, vpc: ec2.IVpc, cidr: string = BLOCK): SecondaryCidr {
  return new SecondaryCidr(scope, 'PodCidr', { vpc, cidr });
}

/** Pod subnets at 100.64.0.0/18, the slot of zone a. */
function podsIn(scope: Construct, vpc: ec2.IVpc): PodSubnets {
  return new PodSubnets(scope, 'Pods', { vpc, cidr: blockIn(scope, vpc), availabilityZones: ['eu-west-1a'] });
}

describe('a block that the app adds by plain CDK', () => {
  test.each([['the same', BLOCK], ['a part of it', '100.64.3.0/24'], ['a Lazy of it', Lazy.string({ produce: () => '100.64.3.0/24' })]])('collides: %s', (_, cidrBlock) => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    blockIn(stack, vpc);
    new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId: vpc.vpcId, cidrBlock });

    expect(collisionsOf(stack)).toEqual([
      `block 100.64.0.0/16 of 'Stack/PodCidr' overlaps ${stack.resolve(cidrBlock)}, which 'Stack/Plain' adds to the same VPC`
      + ' [cdk-eks-pod-capacity:vpc-blocks-collide]',
    ]);
  });

  test('collides where it is added first, and under the other attribute of the VPC', () => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId: (vpc.node.defaultChild as ec2.CfnVPC).attrVpcId, cidrBlock: BLOCK });
    blockIn(stack, vpc);

    expect(collisionsOf(stack)).toHaveLength(1);
  });

  test.each<[string, (stack: Stack, vpc: ec2.IVpc) => unknown]>([
    ['another block', (stack, { vpcId }) => new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId, cidrBlock: '100.65.0.0/16' })],
    ['a block of IPAM', (stack, { vpcId }) => new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId, ipv4IpamPoolId: 'ipam-pool-1', ipv4NetmaskLength: 16 })],
    ['a block that is known at deployment', (stack, { vpcId }) => new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId, cidrBlock: new CfnParameter(stack, 'C').valueAsString })],
    ['a block of another VPC', (stack) => new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId: 'vpc-0fedcba9876543210', cidrBlock: BLOCK })],
    ['a subnet of that size', (stack, { vpcId }) => new ec2.CfnSubnet(stack, 'Plain', { vpcId, cidrBlock: BLOCK })],
  ])('does not collide: %s', (_, add) => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    blockIn(stack, vpc);
    add(stack, vpc);

    expect(collisionsOf(stack)).toEqual([]);
  });

  test('fails the synthesis, and leaves no template', () => {
    const { error, files } = synthesize((app) => {
      const stack = stackIn({ app });
      const vpc = importedVpc(stack);
      blockIn(stack, vpc);
      new ec2.CfnVPCCidrBlock(stack, 'Plain', { vpcId: vpc.vpcId, cidrBlock: BLOCK });
    });

    expect(error?.message).toMatch(/\[Stack\/PodCidr\] .*100\.64\.0\.0\/16.*blocks-collide\]/);
    expect(files.filter((file) => file.endsWith('.template.json'))).toEqual([]);
  });
});

describe('a subnet that the app makes by plain CDK', () => {
  test.each<[string, (stack: Stack, vpcId: string) => unknown, string, string]>([
    ['ec2.Subnet', (stack, vpcId) => new ec2.Subnet(stack, 'Mine', { vpcId, availabilityZone: 'eu-west-1a', cidrBlock: '100.64.63.0/24' }), '100.64.63.0/24', 'Stack/Mine'],
    ['CfnSubnet', (stack, vpcId) => new ec2.CfnSubnet(stack, 'Mine', { vpcId, cidrBlock: BLOCK }), BLOCK, 'Stack/Mine'],
  ])('collides: %s, named as its author names it', (_, add, cidr, name) => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    podsIn(stack, vpc);
    add(stack, vpc.vpcId);

    expect(collisionsOf(stack)).toEqual([
      `pod subnet 100.64.0.0/18 of 'Stack/Pods' overlaps subnet '${name}' (${cidr}) of the same VPC`
      + ' [cdk-eks-pod-capacity:subnets-collide]',
    ]);
  });

  test('beside the pod subnets does not, also in their block', () => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    podsIn(stack, vpc);
    new ec2.CfnSubnet(stack, 'Mine', { vpcId: vpc.vpcId, cidrBlock: '100.64.64.0/18' });

    expect(collisionsOf(stack)).toEqual([]);
  });

  test('in a range that the VPC has collides where it is made after the range was checked', () => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    new PodSubnets(stack, 'Pods', { vpc, cidr: new ExistingCidr(stack, 'PodCidr', { vpc, cidr: '10.0.128.0/17' }) });
    new ec2.CfnSubnet(stack, 'Mine', { vpcId: vpc.vpcId, cidrBlock: '10.0.130.0/24' });

    expect(collisionsOf(stack)).toEqual([expect.stringMatching(/10\.0\.128\.0\/19 .*'Stack\/Pods' .*'Stack\/Mine' \(10\.0\.130\.0\/24\).*:subnets-collide\]$/)]);
  });
});

describe('the same range of one VPC for two clusters', () => {
  const podsInRange = (scope: Construct, vpc: ec2.IVpc) => new PodSubnets(scope, 'Pods', {
    vpc, cidr: new ExistingCidr(scope, 'PodCidr', { vpc, cidr: '10.0.128.0/17' }), availabilityZones: ['eu-west-1a'],
  });

  test('is refused at once where both stacks import the VPC by its id, naming both sides', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => stackIn({ app, id }));
    podsInRange(one, importedVpc(one));

    expectRefusal(() => podsInRange(two, importedVpc(two)), 'Two/Pods',
      ['subnet-overlap', { zone: 'eu-west-1a', block: '10.0.128.0/19', path: 'Two/PodCidr', owner: 'One/Pods/Slot0' }]);
  });

  test('collides on both sides where they import it by a token', () => {
    const app = new App();
    const { vpcId } = roomyVpc(stackIn({ app, id: 'Network' }));
    for (const id of ['One', 'Two']) {
      const stack = stackIn({ app, id });
      podsInRange(stack, importedVpc(stack, { vpcId, vpcCidrBlock: undefined }));
    }

    expect(collisionsOf(app)).toEqual([
      expect.stringMatching(/10\.0\.128\.0\/19 .*'One\/Pods' .*'Two\/Pods\/Slot0' \(10\.0\.128\.0\/19\).*:subnets-collide\]$/),
      expect.stringMatching(/10\.0\.128\.0\/19 .*'Two\/Pods' .*'One\/Pods\/Slot0' \(10\.0\.128\.0\/19\).*:subnets-collide\]$/),
    ]);
  });

  test('is taken twice where the zones differ', () => {
    const app = new App();
    const [one, two] = ['One', 'Two'].map((id) => stackIn({ app, id }));
    podsInRange(one, importedVpc(one));
    const vpc = importedVpc(two);
    new PodSubnets(two, 'Pods', { vpc, cidr: new ExistingCidr(two, 'PodCidr', { vpc, cidr: '10.0.128.0/17' }), availabilityZones: ['eu-west-1b'] });

    expect(collisionsOf(app)).toEqual([]);
  });
});

describe('the same block for two clusters on one VPC', () => {
  const sides = [
    expect.stringMatching(/^block 100\.64\.0\.0\/16 .*'One\/PodCidr' .*100\.64\.0\.0\/16\W.*'Two\/PodCidr' .*:vpc-blocks-collide\]$/),
    expect.stringMatching(/100\.64\.0\.0\/18 .*'One\/Pods' .*'Two\/Pods\/Slot0' \(100\.64\.0\.0\/18\).*:subnets-collide\]$/),
    expect.stringMatching(/^block 100\.64\.0\.0\/16 .*'Two\/PodCidr' .*100\.64\.0\.0\/16\W.*'One\/PodCidr' .*:vpc-blocks-collide\]$/),
    expect.stringMatching(/100\.64\.0\.0\/18 .*'Two\/Pods' .*'One\/Pods\/Slot0' \(100\.64\.0\.0\/18\).*:subnets-collide\]$/),
  ];

  test('collides on both sides where each imports the VPC that the app makes', () => {
    const app = new App();
    const { vpcId } = roomyVpc(stackIn({ app, id: 'Network' }));
    for (const id of ['One', 'Two']) {
      const stack = stackIn({ app, id });
      podsIn(stack, importedVpc(stack, { vpcId, vpcCidrBlock: undefined }));
    }

    expect(collisionsOf(app)).toEqual(sides);
  });

  test('collides where one of them is in a nested stack', () => {
    const stack = stackIn();
    const vpc = roomyVpc(stack);
    podsIn(stack, vpc);
    const nested = new NestedStack(stack, 'Nested');
    podsIn(nested, importedVpc(nested, { vpcId: vpc.vpcId, vpcCidrBlock: undefined }));

    expect(collisionsOf(stack)).toHaveLength(4);
    expect(collisionsOf(stack).filter((text) => text.includes("of 'Stack/Nested/Pods'") || text.includes("of 'Stack/Nested/PodCidr'"))).toHaveLength(2);
  });

  test('is another block where the VPCs only have the same name', () => {
    const app = new App();
    for (const id of ['One', 'Two']) {
      const stack = stackIn({ app, id });
      podsIn(stack, roomyVpc(stack));
    }

    expect(collisionsOf(app)).toEqual([]);
  });

  test('is another block in each Stage, which makes a VPC of its own', () => {
    const app = new App();
    for (const id of ['Dev', 'Prod']) {
      const stack = new Stack(new Stage(app, id), 'Stack');
      podsIn(stack, roomyVpc(stack));
    }

    expect(collisionsOf(app)).toEqual([]);
  });

  test('is another block where each stack has a parameter for its VPC', () => {
    const app = new App();
    for (const id of ['One', 'Two']) {
      const stack = stackIn({ app, id });
      podsIn(stack, importedVpc(stack, { vpcId: new CfnParameter(stack, 'VpcId').valueAsString }));
    }

    expect(collisionsOf(app)).toEqual([]);
  });

  test('collides where both import one export of one environment', () => {
    const app = new App();
    for (const id of ['One', 'Two']) {
      const stack = stackIn({ app, id, account: '111111111111' });
      podsIn(stack, importedVpc(stack, { vpcId: Token.asString(Fn.importValue('SharedVpc')) }));
    }

    expect(collisionsOf(app)).toEqual(sides);
  });

  test('is another block in another Region, where the export has the same name', () => {
    // An export belongs to an account and a Region. One stack for each environment is the usual way, and this error cannot be acknowledged.
    const app = new App();
    for (const [id, region] of [['One', 'eu-west-1'], ['Two', 'us-east-1']]) {
      const stack = stackIn({ app, id, region, account: '111111111111' });
      podsIn(stack, importedVpc(stack, { vpcId: Token.asString(Fn.importValue('SharedVpc')) }));
    }

    expect(collisionsOf(app)).toEqual([]);
  });

  test('is another block where two VPCs have still to be looked up', () => {
    // Every dummy has the id vpc-12345. To refuse them keeps the CLI from ever looking the VPCs up.
    const app = new App();
    for (const id of ['One', 'Two']) {
      const { stack, vpc } = lookedUpIn(app, id);
      new PodSubnets(stack, 'Pods', { vpc, cidr: blockIn(stack, vpc) });
    }

    expect(collisionsOf(app)).toEqual([]);
  });
});
