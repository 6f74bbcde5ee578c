import { App, CfnCondition, CfnParameter, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { groupOf, plainCluster, PlainCluster, saidOf, subnetOf } from '../../private/cdk-plain';

/*
 * Two resources of which only one can be there are never two at once, whatever it is that there cannot be two of. A parameter with a
 * default decides it as far as the default does.
 */

/** Conditions by what they come to. */
const CONDITIONS: Record<string, (stack: Stack) => CfnCondition> = {
  'true': (stack) => conditionOf(stack, 'True', Fn.conditionEquals('a', 'a')),
  'false': (stack) => conditionOf(stack, 'False', Fn.conditionEquals('a', 'b')),
  'true by default': (stack) => conditionOf(stack, 'TrueByDefault', Fn.conditionEquals(parameterOf(stack, 'On', 'yes'), 'yes')),
  'false by default': (stack) => conditionOf(stack, 'FalseByDefault', Fn.conditionEquals(parameterOf(stack, 'Off', 'no'), 'yes')),
  'its opposite': (stack) => conditionOf(stack, 'Opposite', Fn.conditionNot(CONDITIONS['true by default'](stack))),
  'both of two, of which one is false by default': (stack) => conditionOf(stack, 'Both', Fn.conditionAnd(
    CONDITIONS['true by default'](stack), CONDITIONS['false by default'](stack))),
  'not known': (stack) => conditionOf(stack, 'Unknown', Fn.conditionEquals(Fn.importValue('Wanted'), 'yes')),
  'not known, another': (stack) => conditionOf(stack, 'Another', Fn.conditionEquals(parameterOf(stack, 'Told'), 'yes')),
};

function conditionOf(stack: Stack, id: string, expression: ReturnType<typeof Fn.conditionEquals>): CfnCondition {
  return stack.node.tryFindChild(id) as CfnCondition ?? new CfnCondition(stack, id, { expression });
}

function parameterOf(stack: Stack, id: string, text?: string): string {
  return (stack.node.tryFindChild(id) as CfnParameter ?? new CfnParameter(stack, id, { default: text })).valueAsString;
}

/** Two of a kind of which there can be one, and what is said of both together. */
const TWICE: Record<string, readonly [id: string, make: (plain: PlainCluster) => CfnResource[]]> = {
  'add-ons of one name': ['addon-twice', ({ stack, cluster }) => ['One', 'Two'].map((id) => (
    new eks.CfnAddon(stack, id, { addonName: 'eks-pod-identity-agent', clusterName: cluster.ref })))],
  'subnets that overlap': ['subnets-collide', ({ vpc }) => [subnetOf(vpc, 'One', '10.0.128.0/20'), subnetOf(vpc, 'Two', '10.0.128.0/21')]],
  'blocks that overlap': ['vpc-blocks-collide', ({ stack, vpc }) => ['100.64.0.0/16', '100.64.128.0/17'].map((cidrBlock, index) => (
    new ec2.CfnVPCCidrBlock(stack, ['One', 'Two'][index], { vpcId: vpc.ref, cidrBlock })))],
  'ranges that overlap': ['reservation-range', ({ stack, subnets: [{ ref }] }) => ['10.0.32.0/20', '10.0.32.0/21'].map((cidr, index) => (
    new ec2.CfnSubnetCidrReservation(stack, ['One', 'Two'][index], { subnetId: ref, cidr, reservationType: 'prefix' })))],
  // Each leaves less than the other needs: 2 subnets of 2 ** 14 addresses, 500 nodes of 7 prefixes and 3 ENIs in each.
  'groups that fill the same subnets': ['subnet-overcommitted', ({ subnets, cluster, addon }) => ['One', 'Two'].map((id) => {
    const size = 200;
    const scalingConfig = { minSize: size, desiredSize: size, maxSize: size };
    const group = groupOf(cluster, id, { subnets: subnets.map(({ ref }) => ref), scalingConfig });
    group.addResourceDependency(addon!);
    return group;
  })],
};

/** How the two are, and whether they are there together: by default only, which is a warning. */
const PAIRS: Array<[one: string | undefined, other: string | undefined, together: 'yes' | 'no' | 'by default']> = [
  [undefined, undefined, 'yes'],
  [undefined, 'true', 'yes'],
  [undefined, 'false', 'no'],
  ['false', undefined, 'no'],
  [undefined, 'false by default', 'no'],
  ['false by default', undefined, 'no'],
  [undefined, 'both of two, of which one is false by default', 'no'],
  ['true by default', 'its opposite', 'no'],
  ['true by default', 'false by default', 'no'],
  ['not known', 'not known, another', 'no'],
  ['not known', 'false by default', 'no'],
  ['not known', 'not known', 'yes'],
  ['true', 'true', 'yes'],
  ['false by default', 'false by default', 'no'],
  ['false', 'false', 'no'],
];

describe.each(Object.entries(TWICE))('%s', (kind, [id, make]) => {
  const said = (...conditions: Array<string | undefined>) => {
    const plain = plainCluster();
    make(plain).forEach((resource, index) => {
      const condition = conditions[index];
      if (condition !== undefined) resource.cfnOptions.condition = CONDITIONS[condition](plain.stack);
    });
    return saidOf(plain.stack.node.root as App).filter((each) => each.includes(id) || each.includes('parameter-default-judged'));
  };

  test.each(PAIRS)('%s beside %s are there together: %s', (one, other, together) => {
    const found = said(one, other);

    expect(found.some((each) => each.startsWith(`error ${id}`))).toBe(together === 'yes');
    if (together === 'no') expect(found).toEqual([]);
  });

  test('what the default puts there is judged by it', () => {
    const [found] = said(undefined, 'true by default').filter((each) => !each.includes(' at R'));

    // Of add-ons constructs say nothing either where a condition may leave one out.
    expect(found.startsWith(kind === 'add-ons of one name' ? 'warning parameter-default-judged' : `error ${id}`)).toBe(true);
  });
});

test('two clusters that share subnets, of which there is one', () => {
  const said = (...names: string[]) => {
    const { stack, subnets, cluster, group, addon } = plainCluster();
    const other = new eks.CfnCluster(stack, 'Other', {
      roleArn: 'arn', resourcesVpcConfig: { subnetIds: subnets.map(({ ref }) => ref), endpointPublicAccess: false },
    });
    const second = groupOf(other, 'Second', { subnets: subnets.map(({ ref }) => ref) });
    [cluster, group, addon!].forEach((each) => (each.cfnOptions.condition = CONDITIONS[names[0]](stack)));
    [other, second].forEach((each) => (each.cfnOptions.condition = CONDITIONS[names[1]](stack)));
    return saidOf(stack.node.root as App).filter((each) => each.includes('subnet-use-unknown'));
  };

  expect(said('not known', 'not known')).toHaveLength(1);
  expect(said('true by default', 'its opposite')).toEqual([]);
  expect(said('not known', 'not known, another')).toEqual([]);
});

describe('add-ons of one name, of which each stands in a nested stack', () => {
  test.each<[string | undefined, string | undefined, boolean]>([
    [undefined, undefined, true],
    ['true', 'true', true],
    ['not known', 'not known', true],
    ['not known', 'not known, another', false],
    ['not known', 'false', false],
    ['true by default', 'its opposite', false],
  ])('under the conditions %s and %s: %s', (one, other, isSaid) => {
    const { stack, cluster } = plainCluster();
    [one, other].forEach((condition, index) => {
      const nested = new NestedStack(stack, `Nested${index}`);
      new eks.CfnAddon(nested, 'Addon', { addonName: 'eks-pod-identity-agent', clusterName: cluster.ref });
      if (condition !== undefined) (nested.nestedStackResource as CfnResource).cfnOptions.condition = CONDITIONS[condition](stack);
    });

    expect(saidOf(stack.node.root as App).some((each) => each.includes('addon-twice'))).toBe(isSaid);
  });
});

describe('what a nested stack makes under conditions of its own', () => {
  test.each<[string | undefined, string, string, boolean]>([
    [undefined, 'not known', 'not known', true],
    [undefined, 'not known', 'not known, another', false],
    ['not known', 'not known', 'not known, another', false],
    ['not known', 'not known, another', 'not known, another', true],
  ])('in a stack of the condition %s, under %s and %s: %s', (around, one, other, isSaid) => {
    const { stack, vpc } = plainCluster();
    const nested = new NestedStack(stack, 'Nested');
    if (around !== undefined) (nested.nestedStackResource as CfnResource).cfnOptions.condition = CONDITIONS[around](stack);
    [one, other].forEach((condition, index) => {
      const subnet = new ec2.CfnSubnet(nested, `Subnet${index}`, { vpcId: vpc.ref, cidrBlock: '10.0.128.0/20', availabilityZone: 'eu-west-1a' });
      subnet.cfnOptions.condition = CONDITIONS[condition](nested);
    });

    expect(saidOf(stack.node.root as App).some((each) => each.includes('subnets-collide'))).toBe(isSaid);
  });
});

test.each([['false', []], ['true', ['error prefixes-unsupported-in-group at Nested/Group']]])('what stands in a nested stack whose condition is %s', (name, expected) => {
  const { stack, cluster, subnets } = plainCluster();
  const nested = new NestedStack(stack, 'Nested');
  (nested.nestedStackResource as CfnResource).cfnOptions.condition = CONDITIONS[name](stack);
  new eks.CfnNodegroup(nested, 'Group', { clusterName: cluster.ref, nodeRole: 'arn', subnets: [subnets[0].ref], instanceTypes: ['m4.large'] });

  expect(saidOf(stack.node.root as App).filter((each) => each.endsWith('Nested/Group') && each.startsWith('error'))).toEqual(expected);
});
