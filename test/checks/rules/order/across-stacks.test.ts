import { App, CfnOutput, CfnResource, Fn, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityChecks } from '../../../../src';
import { stackIn, strictApp } from '../../../private/cdk-fixtures';
import { groupOf, plainCluster, PlainCluster, saidOf } from '../../../private/cdk-plain';

/*
 * Stacks wait for each other by what they refer to. CDK writes that down when it synthesizes; before that it has to be seen in the
 * references, or the same app has other findings in a test than at its synthesis.
 */

const EARLY = 'warning nodegroup-before-vpc-cni';
const SETTINGS = JSON.stringify({ env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } });

interface Stacks {
  readonly main: PlainCluster;
  readonly addons: Stack;
  readonly nodes: Stack;
  readonly addon: eks.CfnAddon;
  readonly group: eks.CfnNodegroup;
}

/** A cluster in one stack, its add-on in another, its nodes in a third one. */
function stacksIn(app: App | Stage): Stacks {
  const [first, addons, nodes] = ['Stack', 'Addons', 'Nodes'].map((id) => new Stack(app, id, { env: { region: 'eu-west-1' } }));
  const main = plainCluster({ env: null }, first);
  first.node.tryRemoveChild('Group');
  const addon = new eks.CfnAddon(addons, 'Cni', {
    addonName: 'vpc-cni', clusterName: main.cluster.ref, resolveConflicts: 'OVERWRITE', configurationValues: SETTINGS,
  });
  const group = new eks.CfnNodegroup(nodes, 'Group', {
    clusterName: main.cluster.ref,
    nodeRole: 'arn:aws:iam::111122223333:role/nodes',
    subnets: main.subnets.map(({ ref }) => ref),
    instanceTypes: ['m5.large'],
    scalingConfig: { minSize: 3, desiredSize: 3, maxSize: 3 },
  });
  return { main, addons, nodes, addon, group };
}

const tableOf = (resource: CfnResource, value: string) => resource.addPropertyOverride('Tags', { after: value });

const LINKS: Array<[string, (stacks: Stacks) => void, boolean]> = [
  ['nothing', () => {}, false],
  ['a dependency of the stack', ({ nodes, addons }) => nodes.addStackDependency(addons), true],
  ['a dependency of the stack, the other way round', ({ nodes, addons }) => addons.addStackDependency(nodes), false],
  ['a reference to the add-on', ({ group, addon }) => tableOf(group, addon.attrArn), true],
  ['a reference of the add-on to the group', ({ group, addon }) => tableOf(addon, group.attrArn), false],
  ['a reference to something else of its stack', ({ group, addons }) => (
    tableOf(group, new CfnResource(addons, 'Other', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'x' } }).ref)), true],
  ['a reference of something else to it', ({ nodes, addon }) => (
    void new CfnResource(nodes, 'Other', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: addon.attrArn } })), true],
  ['an import of what its stack exports', ({ group, addons, addon }) => {
    new CfnOutput(addons, 'Arn', { value: addon.attrArn, exportName: 'CniArn' });
    tableOf(group, Fn.importValue('CniArn'));
  }, true],
  ['a stack between, by references', ({ main, group, addon }) => {
    const between = new Stack(main.stack.node.scope!, 'Between', { env: { region: 'eu-west-1' } });
    tableOf(group, new CfnResource(between, 'Parameter', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: addon.attrArn } }).ref);
  }, true],
  ['a dependency on a construct of its stack', ({ group, addon }) => group.node.addDependency(addon), true],
];

describe('nodes of another stack than the add-on, linked by', () => {
  test.each(LINKS)('%s', (_, link, isOrdered) => {
    const app = strictApp();
    link(stacksIn(app));
    const errors = saidOf(app).filter((each) => each.startsWith('error'));

    expect(saidOf(app).filter((each) => each.startsWith(EARLY))).toEqual(isOrdered || errors.length > 0 ? [] : [`${EARLY} at Nodes/Group`]);
  });

  test('the same in a stage', () => {
    for (const [, link, isOrdered] of LINKS) {
      const app = strictApp();
      link(stacksIn(new Stage(app, 'Stage', { env: { region: 'eu-west-1' } })));
      const said = saidOf(app);

      expect(said.some((each) => each === `${EARLY} at Stage/Nodes/Group`)).toBe(!isOrdered && !said.some((each) => each.startsWith('error')));
    }
  });
});

test('nodes of another stack than that of the cluster and its add-on wait for both', () => {
  const app = strictApp();
  const { cluster, subnets } = plainCluster({}, stackIn({ app }));
  const nodes = stackIn({ app, id: 'Nodes' });
  new eks.CfnNodegroup(nodes, 'Group', { clusterName: cluster.ref, nodeRole: 'arn', subnets: [subnets[0].ref], instanceTypes: ['m5.large'] });

  expect(saidOf(app)).toEqual([]);
});

test('an add-on of another stack than that of the cluster and the nodes comes after them', () => {
  const app = strictApp();
  const { cluster } = plainCluster({ env: null, cluster: { bootstrapSelfManagedAddons: true } }, stackIn({ app }));
  const addons = stackIn({ app, id: 'Addons' });
  new eks.CfnAddon(addons, 'Cni', { addonName: 'vpc-cni', clusterName: cluster.ref, resolveConflicts: 'OVERWRITE', configurationValues: SETTINGS });

  expect(saidOf(app)).toEqual([`${EARLY} at Group`]);
});

test('nodes of a nested stack that is given the name of the cluster, beside an add-on that nothing waits for', () => {
  const { stack, cluster, subnets } = plainCluster();
  const nested = new NestedStack(stack, 'Nested');
  groupOf(cluster, 'Second', { subnets: [subnets[0].ref] });
  new eks.CfnNodegroup(nested, 'Group', { clusterName: cluster.ref, nodeRole: 'arn', subnets: [subnets[0].ref], instanceTypes: ['m5.large'] });

  expect(saidOf(stack.node.root as App).sort()).toEqual([`${EARLY} at Nested/Group`, `${EARLY} at Second`]);
});

test.each(LINKS)('what is said before a synthesis is said by it, linked by %s', (_, link) => {
  const app = strictApp();
  link(stacksIn(app));
  const before = new PodCapacityChecks().validateScope(app);
  try {
    app.synth();
  } catch {
    // What fails it is said in the report.
  }

  expect(new PodCapacityChecks().validateScope(app)).toEqual(before);
});
