import { App, CfnCondition, CfnParameter, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn, strictApp } from '../../../private/cdk-fixtures';
import { fixesOf, groupOf, messagesOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const LATE = 'error node-need-after-nodes';
const EARLY = 'warning nodegroup-before-vpc-cni at Group';
const KEPT: PlainParts = { cluster: { bootstrapSelfManagedAddons: true } };
const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };

const saidIn = (stack: Stack) => saidOf(stack.node.root as App);
const addonOf = ({ stack, cluster }: PlainCluster, addonName: string, props: Partial<eks.CfnAddonProps> = {}, id: string = addonName) =>
  new eks.CfnAddon(stack, id, { addonName, clusterName: cluster.ref, ...props });
const chartOf = ({ stack, cluster }: PlainCluster, Chart: string, id: string = 'Chart') =>
  new CfnResource(stack, id, { type: 'Custom::AWSCDK-EKS-HelmChart', properties: { ClusterName: cluster.ref, Chart } });

/** A cluster whose add-on waits for its group. */
function backwards(parts: PlainParts = {}, stack?: Stack): PlainCluster {
  const plain = plainCluster({ ordered: false, ...parts }, stack);
  plain.addon!.addResourceDependency(plain.group);
  return plain;
}

/** A cluster in which a part of a name waits for the group, and the group for the VPC CNI. */
function withLate(addonName: string, parts: PlainParts = {}): PlainCluster {
  const plain = plainCluster(parts);
  addonOf(plain, addonName).addResourceDependency(plain.group);
  return plain;
}

describe('the VPC CNI waits for a group', () => {
  test.each<[string, PlainParts, string[]]>([
    ['of a cluster without add-ons of EKS', {}, [`${LATE} at Cni`]],
    ['that is in Auto Mode as well', { cluster: { bootstrapSelfManagedAddons: undefined, computeConfig: { enabled: true } } }, [`${LATE} at Cni`]],
    ['whose settings EKS has itself', { env: {} }, [`${LATE} at Cni`]],
    ['of a cluster with them', KEPT, [EARLY]],
    ['the same by default', { cluster: { bootstrapSelfManagedAddons: undefined } }, [EARLY]],
    ['the same, with the settings of EKS', { ...KEPT, env: {} }, []],
    ['of a cluster of which that is not known', { cluster: { bootstrapSelfManagedAddons: Fn.importValue('Bare') as never } }, [EARLY]],
    ['that starts no node', { group: { scalingConfig: { minSize: 0, desiredSize: 0, maxSize: 3 } } }, [EARLY]],
    ['with Windows', { group: { amiType: 'WINDOWS_CORE_2022_x86_64' }, configuration: { enableWindowsIpam: 'true' } }, [EARLY]],
  ])('%s', (_, parts, expected) => {
    expect(saidIn(backwards(parts).stack).filter((each) => !each.includes('value-unchecked') && !each.includes('windows'))).toEqual(expected);
  });

  test('whose size is not known: no error', () => {
    const stack = stackIn();
    const size = new CfnParameter(stack, 'Size', { type: 'Number' }).valueAsNumber;

    expect(saidIn(backwards({ group: { scalingConfig: { minSize: size, desiredSize: size, maxSize: 9 } } }, stack).stack)).toContain(EARLY);
  });

  test('beside one that does not: the first is an error', () => {
    const plain = backwards();
    groupOf(plain.cluster, 'Other', { subnets: [plain.subnets[0].ref] }).addResourceDependency(plain.addon!);

    expect(saidIn(plain.stack)).toEqual([`${LATE} at Cni`]);
  });

  test('through another resource, which is named', () => {
    const plain = plainCluster({ ordered: false });
    const between = new CfnResource(plain.stack, 'Between', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: plain.group.attrArn } });
    plain.addon!.addResourceDependency(between);

    expect(messagesOf(plain.stack.node.root as App, 'node-need-after-nodes')).toEqual([expect.stringContaining("it waits through 'Stack/Between'")]);
  });

  test('and the fix works when it is applied', () => {
    const plain = backwards();
    expect(fixesOf(plain.stack.node.root as App, 'node-need-after-nodes')).toEqual([expect.stringMatching(/nodegroup\.node\.addDependency\(addon\)\nor: .*DependsOn/)]);
    plain.addon!.removeResourceDependency(plain.group);
    plain.group.node.addDependency(plain.addon!);

    expect(saidIn(plain.stack)).toEqual([]);
  });

  test('that waits for it: the circle is an error, and ends', () => {
    expect(saidIn(backwards({ ordered: true }).stack)).toEqual([`${LATE} at Cni`]);
  });

  test('by an override of DependsOn, which stands in place of all others', () => {
    const plain = plainCluster();
    plain.group.addOverride('DependsOn', []);
    plain.addon!.addOverride('DependsOn', ['Group']);

    expect(saidIn(plain.stack)).toEqual([`${LATE} at Cni`]);
  });

  test('of another cluster: nothing', () => {
    const app = strictApp();
    const stacks = ['Blue', 'Green'].map((id) => stackIn({ app, id }));
    const [blue, green] = stacks.map((stack) => plainCluster({}, stack));
    stacks[1].addStackDependency(stacks[0]);

    expect([blue.group, green.addon]).not.toContain(undefined);
    expect(saidOf(app)).toEqual([]);
  });
});

describe('under conditions', () => {
  const conditional = (which: ReadonlyArray<'addon' | 'group' | 'between'>, conditions: string[]) => {
    const plain = plainCluster({ ordered: false });
    const between = new CfnResource(plain.stack, 'Between', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'x' } });
    plain.addon!.addResourceDependency(between);
    between.addResourceDependency(plain.group);
    const all = { addon: plain.addon!, group: plain.group, between };
    const made = new Map([...new Set(conditions)].map((id) => [id, new CfnCondition(plain.stack, id)]));
    which.forEach((name, index) => (all[name].cfnOptions.condition = made.get(conditions[index])));
    return saidIn(plain.stack).filter((each) => each.startsWith('error'));
  };

  test.each<[string, Parameters<typeof conditional>, string[]]>([
    ['of none', [[], []], [`${LATE} at Cni`]],
    ['of the group', [['group'], ['A']], [`${LATE} at Cni`]],
    ['of both, the same', [['group', 'addon'], ['A', 'A']], [`${LATE} at Cni`]],
    ['of both, that can exclude each other', [['group', 'addon'], ['A', 'B']], []],
    ['of what stands between, which then may not be there', [['between'], ['A']], []],
    ['of what stands between and of the group', [['between', 'group'], ['A', 'A']], [`${LATE} at Cni`]],
    ['of what stands between and of the add-on', [['between', 'addon'], ['A', 'A']], [`${LATE} at Cni`]],
    ['of what stands between, another than that of the add-on', [['between', 'addon'], ['A', 'B']], []],
  ])('%s', (_, parts, expected) => {
    expect(conditional(...parts)).toEqual(expected);
  });

  test('an add-on for each case: each that waits is an error', () => {
    const plain = backwards();
    plain.addon!.cfnOptions.condition = new CfnCondition(plain.stack, 'A');
    const other = addonOf(plain, 'vpc-cni');
    other.cfnOptions.condition = new CfnCondition(plain.stack, 'B');

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual([`${LATE} at Cni`]);
  });
});

describe('across stacks', () => {
  const apart = (wait: (nodes: Stack, addons: Stack, group: eks.CfnNodegroup, addon: eks.CfnAddon) => void) => {
    const app = strictApp();
    const [main, nodes, addons] = ['Stack', 'Nodes', 'Addons'].map((id) => stackIn({ app, id }));
    const { cluster, subnets } = plainCluster({ env: null, group: { scalingConfig: { minSize: 0, desiredSize: 0 } } }, main);
    const group = new eks.CfnNodegroup(nodes, 'Group', { clusterName: cluster.ref, nodeRole: 'arn', subnets: subnets.map(({ ref }) => ref), instanceTypes: ['m5.large'] });
    const addon = new eks.CfnAddon(addons, 'Cni', { clusterName: cluster.ref, addonName: 'vpc-cni', configurationValues: JSON.stringify({ env: PREFIXES }) });
    wait(nodes, addons, group, addon);
    return saidOf(app).filter((each) => each.startsWith('error'));
  };

  test.each<[string, Parameters<typeof apart>[0], string[]]>([
    ['that are not ordered', () => {}, []],
    ['of which the one of the add-on waits for that of the nodes', (nodes, addons) => addons.addStackDependency(nodes), [`${LATE} at Addons/Cni`]],
    ['of which it refers to the nodes', (_, __, group, addon) => addon.tags.setTag('after', group.attrArn), [`${LATE} at Addons/Cni`]],
    ['the other way round', (nodes, addons) => nodes.addStackDependency(addons), []],
  ])('%s', (_, wait, expected) => {
    expect(apart(wait)).toEqual(expected);
  });

  test.each<[string, (nested: NestedStack, plain: PlainCluster, group: eks.CfnNodegroup) => void, string[]]>([
    ['a group of a nested stack that nobody waits for', () => {}, []],
    ['one that the add-on waits for', (_, { addon }, group) => addon!.node.addDependency(group), [`${LATE} at Cni`]],
    ['one whose nested stack it waits for', (nested, { addon }) => addon!.addResourceDependency(nested.nestedStackResource!), [`${LATE} at Cni`]],
    ['one whose nested stack waits for it', (nested, { addon }) => nested.nestedStackResource!.addResourceDependency(addon!), []],
  ])('%s', (_, wait, expected) => {
    const plain = plainCluster();
    const nested = new NestedStack(plain.stack, 'Nested');
    const group = new eks.CfnNodegroup(nested, 'Group', { clusterName: plain.cluster.ref, nodeRole: 'arn', subnets: [plain.subnets[0].ref], instanceTypes: ['m5.large'] });
    wait(nested, plain, group);
    const said = saidIn(plain.stack);

    expect(said.filter((each) => each.startsWith('error'))).toEqual(expected);
    expect(said.some((each) => each.endsWith('before-vpc-cni at Nested/Group'))).toBe(_ === 'a group of a nested stack that nobody waits for');
  });
});

describe('a Helm chart waits for a group', () => {
  test.each<[string, PlainParts, string[]]>([
    ['cilium', {}, [`${LATE} at Chart`]],
    ['aws-vpc-cni', {}, [`${LATE} at Chart`]],
    ['cilium', KEPT, []],
    ['karpenter', {}, []],
  ])('%s', (chart, parts, expected) => {
    const plain = plainCluster({ env: null, ...parts });
    chartOf(plain, chart).addResourceDependency(plain.group);

    expect(saidIn(plain.stack).filter((each) => each.includes('node-need'))).toEqual(expected);
  });

  test('beside a plug-in that does not', () => {
    const plain = plainCluster();
    chartOf(plain, 'cilium').addResourceDependency(plain.group);

    expect(saidIn(plain.stack).filter((each) => each.includes('node-need'))).toEqual([]);
  });
});

describe('kube-proxy waits for a group', () => {
  test.each<[string, PlainParts, string[]]>([
    ['of a cluster without one', {}, [`${LATE} at kube-proxy`]],
    ['of a cluster with that of EKS', KEPT, []],
    ['whose VPC CNI is told the endpoint', { env: { ...PREFIXES, CLUSTER_ENDPOINT: 'https://x.eks.amazonaws.com' } }, []],
    ['whose VPC CNI is told none', { env: { ...PREFIXES, CLUSTER_ENDPOINT: '' } }, [`${LATE} at kube-proxy`]],
    ['whose VPC CNI may be told it', { addon: { configurationValues: Fn.importValue('Configuration') } }, []],
    ['whose VPC CNI is told what cannot be read', { addon: { configurationValues: '{ [' } }, []],
    ['without a VPC CNI', { env: null }, []],
  ])('%s', (_, parts, expected) => {
    expect(saidIn(withLate('kube-proxy', parts).stack).filter((each) => each.startsWith('error node-need'))).toEqual(expected);
  });

  test.each<[string, Array<'A' | 'B'>, string[]]>([
    ['beside one that is there with it', ['A', 'A'], []],
    ['beside one that is there in its place', ['A', 'B'], [`${LATE} at kube-proxy`]],
  ])('%s, and that comes in time', (_, names, expected) => {
    const plain = withLate('kube-proxy');
    const other = addonOf(plain, 'kube-proxy', {}, 'Other');
    plain.group.addResourceDependency(other);
    const conditions = new Map([...new Set(names)].map((id) => [id, new CfnCondition(plain.stack, id)]));
    [plain.stack.node.findChild('kube-proxy') as CfnResource, other].forEach((each, index) => (each.cfnOptions.condition = conditions.get(names[index])));

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error node-need'))).toEqual(expected);
  });

  test('beside an add-on whose name is told later, which can be another one', () => {
    const plain = withLate('kube-proxy');
    new eks.CfnAddon(plain.stack, 'Told', { addonName: Fn.importValue('Name'), clusterName: plain.cluster.ref });

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual([]);
  });

  test('where cilium takes its place', () => {
    const plain = withLate('kube-proxy');
    chartOf(plain, 'cilium');

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual([]);
  });
});

describe('the agent waits for a group', () => {
  const OWN = [{ serviceAccount: 'aws-node', roleArn: 'arn:aws:iam::111122223333:role/cni' }];
  const other = (podIdentityAssociations: eks.CfnAddonProps['podIdentityAssociations']): PlainParts => ({ addon: { podIdentityAssociations } });

  test.each<[string, PlainParts, string[]]>([
    ['that gives the VPC CNI its credentials', other(OWN), [`${LATE} at eks-pod-identity-agent`]],
    ['the same, where EKS installs add-ons by itself', { ...KEPT, ...other(OWN) }, [`${LATE} at eks-pod-identity-agent`]],
    ['of a VPC CNI with the role of the nodes', {}, []],
    ['of a VPC CNI with a role of its service account', { addon: { serviceAccountRoleArn: OWN[0].roleArn } }, []],
    ['of an add-on that gives a role to others', other([{ ...OWN[0], serviceAccount: 'another' }]), []],
  ])('%s', (_, parts, expected) => {
    expect(saidIn(withLate('eks-pod-identity-agent', parts).stack).filter((each) => each.startsWith('error'))).toEqual(expected);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ['its account', {}, [`${LATE} at eks-pod-identity-agent`]],
    ['an account of the name in another namespace', { Namespace: 'web' }, []],
    ['another account of its namespace', { ServiceAccount: 'web' }, []],
    ['an account that is told later', { ServiceAccount: Fn.importValue('Account') }, []],
  ])('for an association of %s', (_, more, expected) => {
    const plain = withLate('eks-pod-identity-agent', KEPT);
    const properties = { ClusterName: plain.cluster.ref, Namespace: 'kube-system', ServiceAccount: 'aws-node', RoleArn: 'arn', ...more };
    plain.group.addResourceDependency(new CfnResource(plain.stack, 'Association', { type: 'AWS::EKS::PodIdentityAssociation', properties }));

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual(expected);
  });

  test('beside another one that comes in time', () => {
    const plain = withLate('eks-pod-identity-agent', other(OWN));
    plain.group.addResourceDependency(addonOf(plain, 'eks-pod-identity-agent', {}, 'Other'));

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error node-need'))).toEqual([]);
  });

  test('beside an add-on whose name is told later, which can be another one', () => {
    const plain = withLate('eks-pod-identity-agent', other(OWN));
    addonOf(plain, Fn.importValue('Name'), {}, 'Told');

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error node-need'))).toEqual([]);
  });

  test.each([['eks-pod-identity-agent', []], ['another', [`${LATE} at eks-pod-identity-agent`]]])('beside the Helm chart %s', (chart, expected) => {
    const plain = withLate('eks-pod-identity-agent', other(OWN));
    chartOf(plain, chart);

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error node-need'))).toEqual(expected);
  });

  test('of two VPC CNIs under conditions, of which one needs it', () => {
    const plain = withLate('eks-pod-identity-agent', other(OWN));
    plain.addon!.cfnOptions.condition = new CfnCondition(plain.stack, 'A');
    addonOf(plain, 'vpc-cni').cfnOptions.condition = new CfnCondition(plain.stack, 'B');

    expect(saidIn(plain.stack).filter((each) => each.endsWith('at eks-pod-identity-agent'))).toEqual([`${LATE} at eks-pod-identity-agent`]);
  });

  test.each([['aws-node', [`${LATE} at eks-pod-identity-agent`]], ['another', []]])('that an association of %s is for', (ServiceAccount, expected) => {
    const plain = withLate('eks-pod-identity-agent', KEPT);
    const properties = { ClusterName: plain.cluster.ref, Namespace: 'kube-system', ServiceAccount, RoleArn: 'arn' };
    plain.group.addResourceDependency(new CfnResource(plain.stack, 'Association', { type: 'AWS::EKS::PodIdentityAssociation', properties }));

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual(expected);
  });
});
