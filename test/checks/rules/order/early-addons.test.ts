import { App, CfnCondition, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { fixesOf, groupOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const saidIn = (stack: Stack) => saidOf(stack.node.root as App);
const addonOf = ({ stack, cluster }: PlainCluster, addonName: string, props: Partial<eks.CfnAddonProps> = {}) =>
  new eks.CfnAddon(stack, 'CoreDns', { addonName, clusterName: cluster.ref, ...props });
const resource = ({ stack }: PlainCluster, id: string, type: string, properties: Record<string, unknown>) =>
  new CfnResource(stack, id, { type, properties });

/** A cluster whose group waits for an add-on. */
function before(addonName: string = 'coredns', parts: PlainParts = {}, props: Partial<eks.CfnAddonProps> = {}): PlainCluster & { readonly early: eks.CfnAddon } {
  const plain = plainCluster(parts);
  const early = addonOf(plain, addonName, props);
  plain.group.addResourceDependency(early);
  return { ...plain, early };
}

describe('nodes wait for an add-on that needs one', () => {
  const EARLY = ['error addon-before-nodes at CoreDns'];

  test.each<[string, string[]]>([
    ['coredns', EARLY], ['aws-ebs-csi-driver', EARLY], ['aws-efs-csi-driver', EARLY], ['metrics-server', EARLY],
    ['kube-proxy', []], ['eks-pod-identity-agent', []], ['eks-node-monitoring-agent', []],
  ])('%s', (name, expected) => {
    expect(saidIn(before(name).stack)).toEqual(expected);
  });

  test.each([[true], [false]])('whether or not EKS installs coredns by itself: %s', (bootstrapSelfManagedAddons) => {
    expect(saidIn(before('coredns', { cluster: { bootstrapSelfManagedAddons } }).stack)).toEqual(EARLY);
  });

  test('and the fix works when it is applied', () => {
    const { stack, group, early } = before();
    expect(fixesOf(stack.node.root as App, 'addon-before-nodes')).toEqual([expect.stringContaining('addon.node.addDependency(nodegroup)')]);
    group.removeResourceDependency(early);
    early.node.addDependency(group);

    expect(saidIn(stack)).toEqual([]);
  });

  test('neither waits: nothing', () => {
    const plain = plainCluster();
    addonOf(plain, 'coredns');

    expect(saidIn(plain.stack)).toEqual([]);
  });

  const another = (props: Partial<eks.CfnNodegroupProps> = {}, isLate = false) => ({ cluster, addon, subnets, early }: ReturnType<typeof before>) => {
    const group = groupOf(cluster, 'Other', { subnets: [subnets[0].ref], ...props });
    group.addResourceDependency(addon!);
    if (isLate) group.addResourceDependency(early);
  };
  const taint = (key: string, effect: string) => ({ taints: [{ key, value: 'x', effect }] });
  const asg = (Tags: unknown[], isLate = false) => (plain: ReturnType<typeof before>) => {
    const nodes = resource(plain, 'Asg', 'AWS::AutoScaling::AutoScalingGroup', { Tags });
    if (isLate) nodes.addResourceDependency(plain.early);
  };
  const tagOf = (name: string) => [{ Key: `kubernetes.io/cluster/${name}`, Value: 'owned', PropagateAtLaunch: true }];
  const profile = (Selectors: unknown) => (plain: ReturnType<typeof before>) => resource(plain, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: plain.cluster.ref, Selectors });
  const chart = (plain: ReturnType<typeof before>) => resource(plain, 'Karpenter', 'Custom::AWSCDK-EKS-HelmChart', { ClusterName: plain.cluster.ref, Chart: 'karpenter' });

  test.each<[string, (plain: ReturnType<typeof before>) => unknown, string[]]>([
    ['a second group that waits too', another({}, true), EARLY],
    ['a second group that does not', another(), []],
    ['one with Windows alone', another({ amiType: 'WINDOWS_CORE_2022_x86_64' }), EARLY],
    ['one with a taint', another(taint('dedicated', 'NO_SCHEDULE')), EARLY],
    ['one with a taint that is a preference', another(taint('dedicated', 'PREFER_NO_SCHEDULE')), []],
    ['one with the taint of critical add-ons', another(taint('CriticalAddonsOnly', 'NO_SCHEDULE')), []],
    ['one with a taint that drives pods away', another(taint('dedicated', 'NO_EXECUTE')), EARLY],
    ['one with a taint whose key is told later', another(taint(Fn.importValue('Key'), 'NO_SCHEDULE')), []],
    ['one with a taint whose effect is told later', another(taint('dedicated', Fn.importValue('Effect'))), []],
    ['one with two taints, of which one matters', another({ taints: [...taint('CriticalAddonsOnly', 'NO_SCHEDULE').taints, ...taint('x', 'NO_EXECUTE').taints] }), EARLY],
    ['one that may be of another cluster', another({ clusterName: Fn.importValue('Name') }), []],
    ['one that may be, and waits too', another({ clusterName: Fn.importValue('Name') }, true), EARLY],
    ['an Auto Scaling group of the cluster', (plain) => asg(tagOf(plain.cluster.ref))(plain), []],
    ['one that waits too', (plain) => asg(tagOf(plain.cluster.ref), true)(plain), EARLY],
    ['an Auto Scaling group of another cluster', asg(tagOf('other')), EARLY],
    ['an Auto Scaling group of which nothing says what it is for', asg([]), []],
    ['one of whatever, that waits too', asg([], true), EARLY],
    ['HyperPod of which nothing says what it is for', (plain) => resource(plain, 'Pods', 'AWS::SageMaker::Cluster', {}), []],
    ['a Fargate profile for its namespace', profile([{ Namespace: 'kube-system' }]), []],
    ['one for all namespaces', profile([{ Namespace: '*' }]), []],
    ['one for namespaces that are written with one sign left open', profile([{ Namespace: 'kube-s?stem' }]), []],
    ['one for a namespace that is told later', profile([{ Namespace: { 'Fn::ImportValue': 'Namespace' } }]), []],
    ['one for others', profile([{ Namespace: 'web' }]), EARLY],
    ['one for others, and for its namespace', profile([{ Namespace: 'web' }, { Namespace: 'kube-system' }]), []],
    ['one for what is not known', profile({ 'Fn::ImportValue': 'Selectors' }), []],
    ['Karpenter', chart, []],
    ['Karpenter, and an Auto Scaling group that waits too', (plain) => [chart(plain), asg(tagOf(plain.cluster.ref), true)(plain)], []],
  ])('beside %s', (_, add, expected) => {
    const plain = before();
    add(plain);

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual(expected);
  });

  test.each<[string, PlainParts, string[]]>([
    ['in Auto Mode', { cluster: { computeConfig: { enabled: true, nodePools: ['system'] } } }, []],
    ['without Auto Mode', { cluster: { computeConfig: { enabled: false } } }, EARLY],
    ['perhaps in Auto Mode', { cluster: { computeConfig: { enabled: Fn.importValue('Auto') as never } } }, []],
    ['perhaps in Auto Mode, of which all is told later', { cluster: { computeConfig: Fn.importValue('Auto') as never } }, []],
  ])('%s', (_, parts, expected) => {
    expect(saidIn(before('coredns', parts).stack).filter((each) => each.startsWith('error'))).toEqual(expected);
  });

  test('with a configuration that can tolerate a taint', () => {
    const plain = before('coredns', {}, { configurationValues: '{"tolerations": [{"operator": "Exists"}]}' });
    another(taint('dedicated', 'NO_SCHEDULE'))(plain);

    expect(saidIn(plain.stack)).toEqual([]);
  });

  test('on Fargate alone, which waits for it', () => {
    const plain = plainCluster({ env: null });
    plain.stack.node.tryRemoveChild('Group');
    const early = addonOf(plain, 'coredns');
    resource(plain, 'Profile', 'AWS::EKS::FargateProfile', { ClusterName: plain.cluster.ref, Selectors: [{ Namespace: 'kube-system' }] }).addResourceDependency(early);

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual(EARLY);
  });

  test('of which none can run it: that it waits for nothing is not the matter', () => {
    const plain = before('coredns', { group: { amiType: 'WINDOWS_CORE_2022_x86_64' }, configuration: { enableWindowsIpam: 'true' } });

    expect(saidIn(plain.stack).filter((each) => each.includes('addon-before'))).toEqual([]);
  });

  test('of a cluster that the app does not make', () => {
    const plain = before();
    for (const part of [plain.group, plain.addon!, plain.early]) part.clusterName = 'prod';

    expect(saidIn(plain.stack).filter((each) => each.startsWith('error'))).toEqual([]);
  });
});

describe('a group that does not wait for the VPC CNI', () => {
  const EARLY = ['warning nodegroup-before-vpc-cni at Group'];
  const saidWith = (parts: PlainParts) => saidOf(plainCluster({ ordered: false, ...parts }).stack.node.root as App).filter((each) => each.includes('before-vpc-cni'));

  test.each<[string, PlainParts, string[]]>([
    ['that is told nothing', { addon: { configurationValues: undefined } }, []],
    ['that is told an empty text', { addon: { configurationValues: '' } }, []],
    ['that is told an empty object', { env: {} }, []],
    ['that is told what EKS sets', { env: { WARM_ENI_TARGET: '1', ENABLE_PREFIX_DELEGATION: 'false', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'False' } }, []],
    ['that is told what does nothing', { env: { WARM_PREFIX_TARGET: '1', MINIMUM_IP_TARGET: '0', WARM_IP_TARGET: '0' } }, []],
    ['that is told to make no ENIConfigs', { env: {}, configuration: { eniConfig: { create: false } } }, []],
    ['with switches that are off', { env: {}, configuration: { enableNetworkPolicy: 'false', enableWindowsIpam: 'false', init: { env: { DISABLE_TCP_EARLY_DEMUX: 'false' } } } }, []],
    ['with prefixes', {}, EARLY],
    ['with another warm target', { env: { WARM_ENI_TARGET: '2' } }, EARLY],
    ['with a target of addresses', { env: { WARM_IP_TARGET: '5' } }, EARLY],
    ['with network policies', { env: {}, configuration: { enableNetworkPolicy: 'true' } }, EARLY],
    ['with resources of its own', { env: {}, configuration: { resources: { requests: { cpu: '50m' } } } }, EARLY],
    ['with a variable that nobody knows', { env: { SOMETHING: 'else' } }, EARLY],
    ['with values that are known at deployment', { addon: { configurationValues: Fn.importValue('Configuration') } }, EARLY],
    ['with one value that is', { env: { WARM_ENI_TARGET: Fn.importValue('Target') } }, EARLY],
    ['with prefixes over IPv6, where EKS has them', { env: { ENABLE_PREFIX_DELEGATION: 'true' }, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, []],
    ['with single addresses over IPv6', { env: { ENABLE_PREFIX_DELEGATION: 'false' }, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, EARLY],
  ])('%s', (_, parts, expected) => {
    expect(saidWith(parts)).toEqual(expected);
    expect(saidWith({ ...parts, cluster: { ...parts.cluster, bootstrapSelfManagedAddons: true } })).toEqual(expected);
  });
});

describe('a group that waits for the VPC CNI, or does not,', () => {
  const saidWith = (wait: (plain: PlainCluster) => unknown, ordered = false) => {
    const plain = plainCluster({ ordered });
    wait(plain);
    return saidIn(plain.stack).filter((each) => each.includes('before-vpc-cni'));
  };
  const EARLY = ['warning nodegroup-before-vpc-cni at Group'];

  // What a network refers to is of the network; what starts nodes can refer to anything.
  test.each(['AWS::EC2::Instance', 'AWS::EC2::LaunchTemplate', 'AWS::EC2::EC2Fleet', 'AWS::EC2::SpotFleet', 'AWS::SSM::Parameter'])('by way of an %s that refers to it', (type) => {
    expect(saidWith((plain) => plain.group.addResourceDependency(resource(plain, 'Between', type, { Tags: { after: plain.addon!.attrArn } })))).toEqual([]);
  });

  test.each<[string, boolean, (plain: PlainCluster) => void, string[]]>([
    ['by an override', false, ({ group }) => group.addOverride('DependsOn', ['Cni']), []],
    ['by an override of one name', false, ({ group }) => group.addOverride('DependsOn', 'Cni'), []],
    ['by an override of a name that there is not', true, ({ group }) => group.addOverride('DependsOn', 'None'), EARLY],
    ['by an override that takes its own away', true, ({ group }) => group.addDeletionOverride('DependsOn'), EARLY],
    ['by an override that leaves none', true, ({ group }) => group.addOverride('DependsOn', []), EARLY],
    ['by an override of something else', true, ({ group }) => group.addOverride('Metadata.Note', 'x'), []],
  ])('%s', (_, ordered, change, expected) => {
    expect(saidWith(change, ordered)).toEqual(expected);
  });
});

describe('a group beside two add-ons vpc-cni, of which the second has settings', () => {
  test.each<[string, (plain: PlainCluster, second: eks.CfnAddon) => void, string[]]>([
    ['that waits for neither', () => {}, ['warning nodegroup-before-vpc-cni at Group']],
    ['that waits for the one without settings', ({ group, addon }) => group.addResourceDependency(addon!), []],
    ['that waits for the one with settings', ({ group }, second) => group.addResourceDependency(second), []],
  ])('%s', (_, wait, expected) => {
    const plain = plainCluster({ ordered: false, env: {} });
    wait(plain, addonOf(plain, 'vpc-cni', { configurationValues: '{"env":{"WARM_ENI_TARGET":"2"}}' }));

    expect(saidIn(plain.stack).filter((each) => each.includes('before-vpc-cni'))).toEqual(expected);
  });
});

/** Something that may not be there, and that waits for a part. */
function perhapsAfter(part: CfnResource): CfnResource {
  const between = new CfnResource(part.stack, 'Between', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'x' } });
  between.cfnOptions.condition = new CfnCondition(part.stack, 'Perhaps', { expression: Fn.conditionEquals(Fn.importValue('Perhaps'), 'yes') });
  between.addResourceDependency(part);
  return between;
}

describe('a cluster waits for a part of it', () => {
  const waits = (name: string | undefined, wait: (plain: PlainCluster) => void) => {
    const plain = plainCluster({ cluster: { name } });
    if (name !== undefined) for (const part of [plain.addon!, plain.group]) part.clusterName = name;
    wait(plain);
    return saidIn(plain.stack);
  };

  test.each<[string, Parameters<typeof waits>, string[]]>([
    ['that names it', ['prod', ({ cluster, addon }) => cluster.addResourceDependency(addon!)], ['error cluster-circle at Cluster']],
    ['a group that names it', ['prod', ({ cluster, group }) => cluster.addResourceDependency(group)], ['error cluster-circle at Cluster', 'error cluster-circle at Cluster']],
    ['that refers to it, which CloudFormation refuses', [undefined, ({ cluster, addon }) => cluster.addResourceDependency(addon!)], []],
    ['that names it, by way of what may not be there', ['prod', ({ cluster, addon }) => cluster.addResourceDependency(perhapsAfter(addon!))], []],
    ['for which it does not wait', ['prod', ({ cluster, addon }) => addon!.addResourceDependency(cluster)], []],
    ['and neither waits for the other', ['prod', () => {}], ['error cluster-not-awaited at Cni', 'error cluster-not-awaited at Group']],
  ])('%s', (_, parts, expected) => {
    expect(waits(...parts)).toEqual(expected);
  });
});
