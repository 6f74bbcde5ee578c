import { attached, awsNode, CLUSTER, eni, list, node, pod, reservation, subnet } from './aws-shapes';
import { clusterOf, namesIn } from './fixtures';
import { auditOf, ClusterAudit } from '../../src/audit/cluster-audit';

/** The audit of things, each in a file of its own. */
function auditOfThings(...things: unknown[]): ClusterAudit {
  return auditOf(clusterOf(things.map((thing, index) => ({ name: `${index}.json`, text: JSON.stringify(thing) }))));
}

const on = (...pairs: Array<[name: string, value: string]>) => awsNode(pairs.map(([name, value]) => ({ name, value })));
const range = (from: number, count: number, net = '10.0.0') => Array.from({ length: count }, (_, index) => `${net}.${from + index}`);
const SUBNET = [subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 200 })];
const NONE = { SubnetId: 'subnet-0a', SubnetIpv4CidrReservations: [] };

describe('the mode of a node', () => {
  test.each<[string, object[], object]>([
    ['single: further addresses', [eni('eni-1', 'subnet-0a', range(4, 3), attached('i-0a', 0))], { mode: 'single', singles: 2, prefixes: 0 }],
    ['prefix', [eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0, ['10.0.0.16/28']))], { mode: 'prefix', singles: 0, prefixes: 1 }],
    ['mixed, on two ENIs', [
      eni('eni-1', 'subnet-0a', range(4, 3), attached('i-0a', 0)), eni('eni-2', 'subnet-0a', range(7, 1), attached('i-0a', 1, ['10.0.0.16/28'])),
    ], { mode: 'mixed', singles: 2, prefixes: 1, enis: 2 }],
    ['none: nothing for pods yet', [eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0))], { mode: 'none' }],
    ['a trunk carries no pods', [
      eni('eni-1', 'subnet-0a', range(4, 2), attached('i-0a', 0)), eni('eni-2', 'subnet-0a', range(7, 1), { ...attached('i-0a', 1, ['10.0.0.16/28']), InterfaceType: 'trunk' }),
    ], { mode: 'single', prefixes: 0, enis: 2 }],
    ['an ENI of another network card carries none', [
      eni('eni-1', 'subnet-0a', range(4, 2), attached('i-0a', 0)),
      eni('eni-2', 'subnet-0a', range(7, 5), { Attachment: { InstanceId: 'i-0a', DeviceIndex: 1, NetworkCardIndex: 1 } }),
    ], { mode: 'single', singles: 1, enis: 1 }],
    ['an ENI that the VPC CNI must not manage carries none', [
      eni('eni-1', 'subnet-0a', range(4, 2), attached('i-0a', 0)),
      eni('eni-2', 'subnet-0a', range(7, 5), { ...attached('i-0a', 1), TagSet: [{ Key: 'node.k8s.amazonaws.com/no_manage', Value: 'true' }] }),
    ], { mode: 'single', singles: 1, enis: 2 }],
    ['unknown without its ENIs', [eni('eni-9', 'subnet-0a', range(4, 1))], { mode: undefined, room: undefined, enis: undefined }],
  ])('%s', (_, interfaces, expected) => {
    expect(auditOfThings(SUBNET, { NetworkInterfaces: interfaces }, node('n', 'i-0a'), on(), NONE).nodes).toMatchObject([expected]);
  });
});

describe('the room of a node, m5.large with 3 ENIs of 10 addresses', () => {
  const one = eni('eni-1', 'subnet-0a', range(4, 10), attached('i-0a', 0));
  const two = eni('eni-2', 'subnet-0b', range(4, 10, '10.0.1'), attached('i-0a', 1));
  const other = subnet('subnet-0b', '10.0.1.0/24', { AvailableIpAddressCount: 241 });
  const CUSTOM: [string, string] = ['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'true'];
  const configs = list({ kind: 'ENIConfig', metadata: { name: 'default' }, spec: { subnet: 'subnet-0b' } });

  test.each<[string, unknown[], number | undefined]>([
    ['single addresses: 9 + 2 x 9', [[one], on()], 27],
    ['MAX_ENI 2: 9 + 9', [[one], on(['MAX_ENI', '2'])], 18],
    ['a subnet with 5 addresses: 9, an ENI with 4', [[one], on(), subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 5 })], 13],
    ['prefixes: 9, and two ENIs of 9 prefixes, of 14 blocks', [[one], on(['ENABLE_PREFIX_DELEGATION', 'true'])], 9 + 14 * 16],
    ['custom networking: what the primary ENI has, and 2 x 9', [[one], on(CUSTOM), configs, other], 27],
    ['custom networking, one ENI there: 9 + 9 + 9', [[one, two], on(CUSTOM), configs, other], 27],
    ['custom networking, a primary ENI without addresses for pods: 18', [[eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0))], on(CUSTOM), configs, other], 18],
    ['the same with prefixes, of 14 blocks', [
      [eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0))], on(CUSTOM, ['ENABLE_PREFIX_DELEGATION', 'true']), configs, other,
    ], 14 * 16],
    ['a floor of 12 addresses, and no target of spare ones', [[one], on(['MINIMUM_IP_TARGET', '12'])], 12],
    ['a floor of 12 with a target of spare ones', [[one], on(['MINIMUM_IP_TARGET', '12'], ['WARM_IP_TARGET', '1'])], 27],
    ['a floor of 12 with prefixes: one', [
      [eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0))], on(['MINIMUM_IP_TARGET', '12'], ['ENABLE_PREFIX_DELEGATION', 'true']),
    ], 16],
    ['a floor above what the ENIs allow', [[one], on(['MINIMUM_IP_TARGET', '100'])], 27],
    ['no address is asked for: what it has', [[one], on(['DISABLE_NETWORK_RESOURCE_PROVISIONING', 'true'])], 9],
    ['the same by IMDS', [[one], on(['ENABLE_IMDS_ONLY_MODE', 'true'])], 9],
    ['a trunk to come takes an ENI: 9 + 9', [[one], on(['ENABLE_POD_ENI', 'true'])], 18],
    ['custom networking without an ENIConfig: what it has', [[one], on(CUSTOM), list({ kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: 'subnet-0b' } }), other], 9],
    ['custom networking, its ENIConfig of another zone', [[one], on(CUSTOM), configs, subnet('subnet-0b', '10.0.1.0/24', { AvailabilityZone: 'eu-west-1b', AvailableIpAddressCount: 241 })], 9],
    ['custom networking by the zone', [
      [one], on(CUSTOM, ['ENI_CONFIG_LABEL_DEF', 'topology.kubernetes.io/zone']), list({ kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: 'subnet-0b' } }), other,
    ], 27],
    ['unknown where a value is in a ConfigMap', [[one], awsNode([{ name: 'ENABLE_PREFIX_DELEGATION', valueFrom: { configMapKeyRef: { name: 'x', key: 'y' } } }])], undefined],
    ['unknown in IPv6', [[one], on(['ENABLE_IPv6', 'true'])], undefined],
    ['unknown without settings', [[one]], undefined],
  ])('%s', (_, things, room) => {
    expect(auditOfThings(SUBNET, ...things, node('n', 'i-0a'), NONE).nodes![0].room).toBe(room);
  });

  test('a type that takes no prefixes has single addresses', () => {
    const t2 = node('n', 'i-0a', '110', { labels: { 'node.kubernetes.io/instance-type': 't2.small' } });
    // 3 ENIs of 4 addresses.
    const { nodes } = auditOfThings(SUBNET, [eni('eni-1', 'subnet-0a', range(4, 1), attached('i-0a', 0))], t2, on(['ENABLE_PREFIX_DELEGATION', 'true']), NONE);
    expect(nodes![0].room).toBe(9);
  });

  test('a type that the table lacks is known by describe-instance-types, and else not', () => {
    const node9 = node('n', 'i-0a', '110', { labels: { 'node.kubernetes.io/instance-type': 'm99.large' } });
    const type = { InstanceType: 'm99.large', Hypervisor: 'nitro', NetworkInfo: { MaximumNetworkInterfaces: 2, Ipv4AddressesPerInterface: 5 } };
    expect(auditOfThings(SUBNET, [one], node9, on(), NONE, { InstanceTypes: [type] }).nodes![0]).toMatchObject({ eniLimit: 2, room: 13 });
    expect(auditOfThings(SUBNET, [one], node9, on(), NONE).nodes![0]).toMatchObject({ eniLimit: undefined, room: undefined });
  });
});

describe('blocks of a subnet', () => {
  const blocks = (...things: unknown[]) => auditOfThings(...things).subnets![0];

  test('explicit reservations hold no prefixes, and their unused addresses are not unseen', () => {
    const explicit = { SubnetIpv4CidrReservations: [reservation('scr-1', 'subnet-0a', '10.0.0.64/26', 'explicit')] };
    // 256 - 5 - 1 - 186 - 64 = 0.
    const { blocks: seen, unseenAddresses } = blocks(
      [subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 186 })], [eni('eni-1', 'subnet-0a', ['10.0.0.20'])], explicit,
    );
    expect(seen).toMatchObject({ free: 13, explicit: 4, usableOutside: 9, reserved: 0 });
    expect(unseenAddresses).toBe(0);
  });

  test('prefixes in a reservation use it up', () => {
    const ranges = { SubnetIpv4CidrReservations: [reservation('scr-1', 'subnet-0a', '10.0.0.128/25')] };
    const { blocks: seen, unseenAddresses } = blocks(
      [subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 123 })],
      [eni('eni-1', 'subnet-0a', ['10.0.0.4'], attached('i-0a', 0, ['10.0.0.128/28', '10.0.0.144/28']))], ranges,
    );
    // 8 blocks: 2 in use, the last one holds the address that AWS keeps. 256 - 5 - 33 - 123 - (127 - 32) = 0.
    expect(seen).toMatchObject({ reserved: 5, prefix: 2, free: 7 });
    expect(unseenAddresses).toBe(0);
  });

  test('an IPv6-only subnet has none, and others count', () => {
    const { subnets } = auditOfThings([subnet('subnet-06', undefined), ...SUBNET], { NetworkInterfaces: [] });
    expect(subnets!.map(({ cidr, blocks: seen }) => [cidr, seen?.total])).toEqual([[undefined, undefined], ['10.0.0.0/24', 16]]);
  });

  test('files that contradict each other are said, and nothing is counted', () => {
    const { blocks: seen, problems } = blocks(SUBNET, [eni('eni-1', 'subnet-0a', ['10.0.0.20']), eni('eni-2', 'subnet-0a', ['10.0.0.20'])]);
    expect(seen).toBeUndefined();
    expect(problems).toHaveLength(1);
  });
});

describe('clusters on whose nodes no VPC CNI of the add-on runs', () => {
  test.each<[string, object, string]>([
    ['Auto Mode', { labels: { 'eks.amazonaws.com/compute-type': 'auto' } }, 'auto-mode'],
    ['Fargate', { spec: { providerID: 'aws:///eu-west-1a/x/fargate-ip-10-0-0-4' } }, 'fargate'],
    ['hybrid nodes', { spec: { providerID: 'eks-hybrid:///eu-west-1/demo/mi-0a' } }, 'hybrid'],
    ['Windows', { labels: { 'kubernetes.io/os': 'windows' } }, 'other-os'],
  ])('%s: nodes are listed, unknown and never zero', (_, more, kind) => {
    const audit = auditOfThings({ cluster: CLUSTER }, SUBNET, node('n', 'i-0a', '110', more), { kind: 'DaemonSetList', items: [] }, { addons: [] });
    expect(audit.nodes).toMatchObject([{ kind, mode: undefined, room: undefined }]);
    expect(namesIn(audit)).toEqual(['running-nodes-not-judged']);
  });

  test('a cluster without a VPC CNI whose nodes may need it', () => {
    const audit = auditOfThings({ cluster: CLUSTER }, node('n', 'i-0a'), { kind: 'DaemonSetList', items: [] }, { addons: [] });
    expect(namesIn(audit)).toEqual(['running-cni-missing']);
    expect(audit.settings).toBeUndefined();
  });
});

describe('the VPC CNI beside its add-on', () => {
  const addon = (env: object) => ({ addon: { addonName: 'vpc-cni', addonVersion: 'v1.20.4-eksbuild.2', configurationValues: JSON.stringify({ env }) } });

  test.each<[string, Array<[string, string]>, object, string[]]>([
    ['the same', [['WARM_PREFIX_TARGET', '2']], { WARM_PREFIX_TARGET: '2' }, []],
    ['another spelling of a switch', [['ENABLE_PREFIX_DELEGATION', '1']], { ENABLE_PREFIX_DELEGATION: 'true' }, []],
    ['a default that nobody told', [['WARM_PREFIX_TARGET', '1'], ['AWS_VPC_ENI_MTU', '9001'], ['CLUSTER_NAME', 'demo']], {}, []],
    ['a default that was told, and is not set', [], { WARM_ENI_TARGET: '1' }, []],
    ['changed by hand', [['WARM_IP_TARGET', '5']], {}, ['WARM_IP_TARGET']],
    ['told, and not set', [], { WARM_IP_TARGET: '5' }, ['WARM_IP_TARGET']],
    ['told otherwise', [['MAX_ENI', '3']], { MAX_ENI: '4' }, ['MAX_ENI']],
  ])('%s', (_, runs, says, expected) => {
    const { settings, versionDiffers } = auditOfThings(on(...runs), addon(says)).vpcCni;
    expect(settings.filter(({ differs }) => differs).map(({ name }) => name)).toEqual(expected);
    expect(versionDiffers).toBe(false);
  });

  test('a variable from elsewhere is not compared', () => {
    const daemonSet = awsNode([{ name: 'WARM_IP_TARGET', valueFrom: { configMapKeyRef: { name: 'x', key: 'y' } } }]);
    expect(auditOfThings(daemonSet, addon({ WARM_IP_TARGET: '5' })).vpcCni.settings).toEqual([{ name: 'WARM_IP_TARGET', runs: undefined, says: '5', differs: undefined }]);
  });
});

test('pods that ended, wait, share the node or have branch interfaces take no address of the VPC CNI', () => {
  const { nodes } = auditOfThings(node('n', 'i-0a'), list(
    pod('running', 'n'), pod('pending', 'n', { status: { phase: 'Pending' } }), pod('done', 'n', { status: { phase: 'Succeeded' } }),
    pod('failed', 'n', { status: { phase: 'Failed' } }), pod('host', 'n', { spec: { hostNetwork: true } }), pod('waiting', undefined),
    { ...pod('branch', 'n'), metadata: { namespace: 'default', name: 'branch', annotations: { 'vpc.amazonaws.com/pod-eni': '[]' } } },
  ));
  expect(nodes).toMatchObject([{ pods: 4, podsWithAddress: 2 }]);
});

describe('clusters that share a subnet are seen', () => {
  const own = eni('eni-1', 'subnet-0a', ['10.0.0.20'], attached('i-0a', 0));

  test.each<[string, object, string[]]>([
    ['by the tag of the VPC CNI', { ...attached('i-0f', 1), TagSet: [{ Key: 'cluster.k8s.amazonaws.com/name', Value: 'other' }] }, ['other']],
    ['by the ENIs of a control plane', { Description: 'Amazon EKS other' }, ['other']],
    ['by a node that is none of this cluster', { ...attached('i-0f', 1), Description: 'aws-K8S-i-0f' }, ['one whose ENIs do not name it']],
    ['not by ENIs of its own', { ...attached('i-0a', 1), Description: 'aws-K8S-i-0a' }, []],
    ['not by its own control plane', { Description: 'Amazon EKS demo' }, []],
    ['not by other instances', attached('i-0f', 0), []],
  ])('%s', (_, more, expected) => {
    const { subnets } = auditOfThings({ cluster: CLUSTER }, SUBNET, [own, eni('eni-2', 'subnet-0a', ['10.0.0.21'], more)], node('n', 'i-0a'));
    expect(subnets![0].otherClusters).toEqual(expected);
  });
});

describe('the ENIConfig of a node is that of the first label or annotation that it has', () => {
  const CUSTOM = on(['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'true'], ['ENI_CONFIG_LABEL_DEF', 'topology.kubernetes.io/zone']);
  const [ZONE, EXTERNAL, OWN] = ['topology.kubernetes.io/zone', 'vpc.amazonaws.com/externalEniConfig', 'k8s.amazonaws.com/eniConfig'];
  const configs = list(...['eu-west-1a', 'by-hand', 'default'].map((name) => ({ kind: 'ENIConfig', metadata: { name }, spec: { subnet: 'subnet-0a' } })));
  const nodeWith = (labels: object, annotations: object) => {
    const plain: any = node('n', 'i-0a', '29', { labels });
    return { ...plain, metadata: { ...plain.metadata, annotations } };
  };
  const OTHERS = awsNode([
    { name: 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', value: 'true' },
    { name: 'ENI_CONFIG_LABEL_DEF', value: 'pods' }, { name: 'ENI_CONFIG_ANNOTATION_DEF', value: 'example.com/pods' },
  ]);

  test.each<[string, object, object, object, string[]]>([
    ['the zone', CUSTOM, { [ZONE]: 'eu-west-1a' }, {}, []],
    ['the zone, though the file has lost its label', CUSTOM, {}, {}, []],
    ['an annotation before the zone', CUSTOM, { [ZONE]: 'eu-west-1z' }, { [OWN]: 'by-hand' }, []],
    ['an annotation that is out of date', CUSTOM, { [ZONE]: 'eu-west-1a' }, { [OWN]: 'gone' }, ['gone']],
    ['the external label before all', CUSTOM, { [ZONE]: 'eu-west-1a', [EXTERNAL]: 'gone' }, { [OWN]: 'by-hand' }, ['gone']],
    ['the label of no variable is not read', CUSTOM, { [ZONE]: 'eu-west-1a', [OWN]: 'gone' }, {}, []],
    ['no zone among the ENIConfigs', CUSTOM, { [ZONE]: 'eu-west-1c' }, {}, ['eu-west-1c']],
    ['a label of another name', OTHERS, { pods: 'gone' }, {}, ['gone']],
    ['an annotation of another name', OTHERS, { pods: 'by-hand' }, { 'example.com/pods': 'gone' }, ['gone']],
    ['a label of another name that a file may have lost', OTHERS, {}, {}, []],
  ])('%s', (_, settings, labels, annotations, asked) => {
    const audit = auditOfThings(SUBNET, [eni('eni-1', 'subnet-0a', range(4, 10), attached('i-0a', 0))], nodeWith(labels, annotations), settings, configs);

    expect(audit.nodes!.flatMap(({ lacksEniConfig }) => lacksEniConfig ?? [])).toEqual(asked);
    expect(namesIn(audit).includes('running-eni-config-missing')).toBe(asked.length > 0);
  });
});

test('pods with branch interfaces count among the most that a node can run', () => {
  // 18 addresses of two ENIs, two pods of the host, nine with branch interfaces: 29.
  const enis = [
    eni('eni-1', 'subnet-0a', range(4, 10), attached('i-0a', 0)), eni('eni-2', 'subnet-0a', range(14, 10), attached('i-0a', 1)),
    eni('eni-3', 'subnet-0a', range(24, 1), { ...attached('i-0a', 2), InterfaceType: 'trunk' }),
  ];
  const branches = range(0, 9, 'b').map((name) => ({ ...pod(name, 'n'), metadata: { name, annotations: { 'vpc.amazonaws.com/pod-eni': '[]' } } }));
  const audit = auditOfThings(SUBNET, enis, node('n', 'i-0a', '29'), on(['ENABLE_POD_ENI', 'true']), list(...branches));

  expect(audit.nodes).toMatchObject([{ room: 18, mostPods: 29 }]);
  expect(namesIn(audit)).not.toContain('running-max-pods-too-high');
});

test.each([[5, true], [6, false]])('%i free addresses in a subnet of the control plane: said is %s', (free, said) => {
  const audit = auditOfThings({ cluster: CLUSTER }, [subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: free })]);

  expect(namesIn(audit).includes('running-control-plane-short')).toBe(said);
});

test('free addresses beyond what interfaces leave are said, and nothing is certain', () => {
  const { subnets, cluster } = auditOfThings([subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: 257 })], [eni('eni-1', 'subnet-0a', range(4, 1))], NONE);

  expect(subnets).toMatchObject([{ unseenAddresses: undefined, overcounted: 7, blocks: { atMost: true, atLeast: undefined } }]);
  expect(cluster.notes).toEqual([expect.stringContaining('EC2 counts 7 free addresses more')]);
});

test('without the reservations it is not known how many blocks are reserved', () => {
  const { subnets } = auditOfThings(SUBNET, [eni('eni-1', 'subnet-0a', range(4, 1))]);

  expect(subnets).toMatchObject([{ blocks: { free: 14, reserved: undefined, explicit: undefined } }]);
});
