import { readRunningCluster } from '../../../src/audit/input/cluster-reader';
import { RunningCluster } from '../../../src/audit/model/running-cluster';
import { attached, awsNode, CLUSTER, eni, instance, list, node, pod, reservation, subnet } from '../aws-shapes';

function files(...contents: unknown[]) {
  return contents.map((content, index) =>
    ({ name: `file${index}.json`, text: typeof content === 'string' ? content : JSON.stringify(content) }));
}

function read(...contents: unknown[]): RunningCluster {
  const result = readRunningCluster(files(...contents));
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.cluster;
}

function problems(...contents: unknown[]): string {
  const result = readRunningCluster(files(...contents));
  return 'problems' in result ? result.problems.join('\n') : 'none';
}

const SUBNETS = [subnet('subnet-0a', '10.0.0.0/24'), subnet('subnet-0b', '10.0.1.0/24')];
const RANGE = reservation('scr-0a', 'subnet-0a', '10.0.0.128/25');

describe('finds the same things in each shape that the tools print', () => {
  test.each<[string, unknown[]]>([
    ['a document', [{ Subnets: SUBNETS }]],
    ['a bare list, by --query Subnets[]', [SUBNETS]],
    ['a list of lists', [[[SUBNETS[0]], [SUBNETS[1]]]]],
    ['several files of a kind', [{ Subnets: [SUBNETS[0]] }, { Subnets: [SUBNETS[1]] }]],
    ['several documents in a file', [`${JSON.stringify({ Subnets: [SUBNETS[0]] })}\n${JSON.stringify({ Subnets: [SUBNETS[1]] })}`]],
    ['a file twice', [{ Subnets: SUBNETS }, { Subnets: SUBNETS }]],
    ['one object and another', SUBNETS],
    ['an empty token, as of the last page', [{ Subnets: SUBNETS, NextToken: null }]],
  ])('subnets: %s', (_, contents) => {
    expect(read(...contents).subnets?.map(({ subnetId, cidr }) => `${subnetId} ${cidr}`))
      .toEqual(['subnet-0a 10.0.0.0/24', 'subnet-0b 10.0.1.0/24']);
  });

  test.each<[string, unknown]>([
    ['reservations with instances', { Reservations: [{ Instances: [instance('i-0a')] }, { Instances: [instance('i-0b')] }] }],
    ['a bare list of reservations', [{ Instances: [instance('i-0a')] }, { Instances: [instance('i-0b')] }]],
    ['a list of lists, by --query Reservations[].Instances', [[instance('i-0a')], [instance('i-0b')]]],
    ['a flat list', [instance('i-0a'), instance('i-0b')]],
    ['one that is gone', { Instances: [instance('i-0a'), instance('i-0b'), instance('i-0c', 'm5.large', { State: { Name: 'terminated' } })] }],
  ])('instances: %s', (_, content) => {
    expect(read(content).instances?.map(({ instanceId, state }) => `${instanceId} ${state}`)).toEqual(['i-0a running', 'i-0b running']);
  });

  test.each<[string, unknown[]]>([
    ['a List of mixed kinds', [list(node('a', 'i-0a'), pod('web', 'a'), awsNode([]))]],
    ['a list that names its kind, whose items do not', [
      { kind: 'NodeList', items: [{ ...node('a', 'i-0a'), kind: undefined }] },
      { kind: 'PodList', items: [{ ...pod('web', 'a'), kind: undefined }] }, awsNode([]),
    ]],
    ['one object a file', [node('a', 'i-0a'), pod('web', 'a'), awsNode([])]],
  ])('Kubernetes: %s', (_, contents) => {
    const { nodes, pods, awsNode: daemonSet } = read(...contents);
    expect(nodes?.map(({ name, instanceId, maxPods, zone }) => [name, instanceId, maxPods, zone])).toEqual([['a', 'i-0a', 110, 'eu-west-1a']]);
    expect(pods?.map(({ name, node: on, hostNetwork }) => [name, on, hostNetwork])).toEqual([['web', 'a', false]]);
    expect(daemonSet).toMatchObject({ version: 'v1.20.4-eksbuild.1', desired: 3, maxUnavailable: '10%' });
  });

  test.each<[string, unknown]>([
    ['as EKS prints it', { cluster: CLUSTER }],
    ['by --query cluster', CLUSTER],
  ])('a cluster: %s', (_, content) => {
    expect(read(content)).toMatchObject({
      region: 'eu-west-1', controlPlane: { name: 'demo', vpcId: 'vpc-0a', account: '000000000000', autoMode: false, hybridNodes: false },
    });
  });
});

test('reads addresses and prefixes of ENIs, whole or cut by --query', () => {
  const whole = eni('eni-0a', 'subnet-0a', ['10.0.0.20', '10.0.0.21'], attached('i-0a', 1, ['10.0.0.128/28']));
  const cut = { ...whole, PrivateIpAddresses: ['10.0.0.20', '10.0.0.21'], Ipv4Prefixes: ['10.0.0.128/28'] };
  for (const each of [whole, cut]) {
    expect(read({ NetworkInterfaces: [each] }).interfaces).toMatchObject([{
      instanceId: 'i-0a',
      deviceIndex: 1,
      primaryAddress: '10.0.0.20',
      secondaryAddresses: ['10.0.0.21'],
      prefixes: ['10.0.0.128/28'],
      status: 'in-use',
      noManage: false,
    }]);
  }
});

test('a subnet without IPv4, and a free ENI without an attachment, are read', () => {
  const { subnets, interfaces } = read([subnet('subnet-06', undefined)], [eni('eni-0a', 'subnet-06', ['10.0.0.4'], { Status: 'available' })]);
  expect(subnets).toMatchObject([{ subnetId: 'subnet-06', cidr: undefined }]);
  expect(interfaces).toMatchObject([{ instanceId: undefined, status: 'available' }]);
});

test('only blocks that the VPC has, or will have, count', () => {
  const block = (CidrBlock: string, State: string) => ({ CidrBlock, CidrBlockState: { State } });
  const vpc = {
    VpcId: 'vpc-0a',
    CidrBlock: '10.0.0.0/16',
    CidrBlockAssociationSet: [
      block('10.0.0.0/16', 'associated'), block('100.64.0.0/16', 'associating'), block('100.65.0.0/16', 'disassociated'), block('100.66.0.0/16', 'failed'),
    ],
  };
  expect(read({ Vpcs: [vpc] }).vpc?.blocks).toEqual(['10.0.0.0/16', '100.64.0.0/16']);
});

describe('reservations are known of the subnets that were asked for', () => {
  const empty = { SubnetIpv4CidrReservations: [], SubnetIpv6CidrReservations: [] };
  const subnetsWith = (...lists: unknown[]) => [...read({ Subnets: SUBNETS }, ...lists).reservations ?? []].map(([id, ranges]) => `${id} ${ranges.length}`);

  test.each<[string, unknown[], string[]]>([
    ['by the range that it holds', [{ SubnetIpv4CidrReservations: [RANGE] }], ['subnet-0a 1']],
    ['by the id that the collecting script writes', [{ ...empty, SubnetId: 'subnet-0b' }], ['subnet-0b 0']],
    ['as many empty ones as subnets are left', [{ SubnetIpv4CidrReservations: [RANGE] }, empty], ['subnet-0a 1', 'subnet-0b 0']],
    ['an empty one of two subnets is of neither', [empty], []],
    ['a bare list', [[RANGE]], ['subnet-0a 1']],
    ['IPv6 ones alone', [{ SubnetIpv4CidrReservations: [], SubnetIpv6CidrReservations: [{ Cidr: 'fd00::/80' }], SubnetId: 'subnet-0a' }], ['subnet-0a 0']],
  ])('%s', (_, lists, expected) => expect(subnetsWith(...lists)).toEqual(expected));

  test('by the name of the file, where nothing else says it', () => {
    const result = readRunningCluster([{ name: 'reservations.subnet-0b.json', text: JSON.stringify(empty) }]);
    expect('cluster' in result && [...result.cluster.reservations!.keys()]).toEqual(['subnet-0b']);
  });
});

describe('settings of the add-on are JSON or YAML', () => {
  test.each<[string, string | undefined, unknown]>([
    ['JSON', '{"env":{"WARM_PREFIX_TARGET":"1"}}', { env: { WARM_PREFIX_TARGET: '1' } }],
    ['YAML', 'env:\n  WARM_PREFIX_TARGET: "1"\n', { env: { WARM_PREFIX_TARGET: '1' } }],
    ['none', undefined, undefined],
    ['empty', '', undefined],
    ['neither', '{"env": [', undefined],
    ['a list', '[1]', undefined],
  ])('%s', (_, configurationValues, configuration) => {
    const { addon } = read({ addon: { addonName: 'vpc-cni', clusterName: 'demo', addonVersion: 'v1.20.4-eksbuild.1', configurationValues } });
    expect(addon).toMatchObject({ version: 'v1.20.4-eksbuild.1', configuration });
  });
});

test('what no file holds is unknown, and what was asked for and is not there is absent', () => {
  expect(read({ Subnets: SUBNETS })).toMatchObject({
    controlPlane: undefined, reservations: undefined, interfaces: undefined, nodes: undefined, pods: undefined, addon: undefined, awsNode: undefined,
  });
  expect(read({ addons: ['coredns'] }).addon).toBe('absent');
  expect(read({ addons: ['vpc-cni'] }).addon).toBeUndefined();
  expect(read({ kind: 'DaemonSetList', items: [] }).awsNode).toBe('absent');
  expect(read({ kind: 'NodeList', items: [] }).nodes).toEqual([]);
  expect(read(list(), { Subnets: SUBNETS })).toMatchObject({ nodes: undefined, notes: [expect.stringContaining('does not say of what')] });
});

test.each<[string, unknown, keyof RunningCluster, unknown]>([
  ['nodes.json', list(), 'nodes', []],
  ['pods.json', list(), 'pods', []],
  ['eniconfigs.json', list(), 'eniConfigs', []],
  ['nodepools.karpenter.json', list(), 'nodePools', []],
  ['aws-node.json', list(), 'awsNode', 'absent'],
  ['subnets.json', [], 'subnets', []],
  ['network-interfaces.json', [], 'interfaces', []],
  ['out/enis.json', [], 'interfaces', []],
  ['C:\\out\\nodes.json', list(), 'nodes', []],
  ['nodegroups.json', list(), 'nodes', undefined],
  ['other.json', [], 'subnets', undefined],
])('an empty list in %s is of what its file is called by', (name, content, part, expected) => {
  const result = readRunningCluster([{ name, text: JSON.stringify(content) }, ...files({ addons: [] })]);

  expect(result).toHaveProperty(['cluster', part], expected);
});

describe('files that cannot be of one cluster, or are not whole, are refused', () => {
  const other = { ...CLUSTER, name: 'other', arn: CLUSTER.arn.replace('demo', 'other') };
  const group = (clusterName: string) => ({ nodegroup: { nodegroupName: 'general', clusterName } });

  test.each<[string, unknown[], RegExp]>([
    ['two clusters', [{ cluster: CLUSTER }, { cluster: other }], /2 clusters/],
    ['a cluster and a group of another', [{ cluster: CLUSTER }, group('other')], /2 clusters: demo, other/],
    ['an add-on of another', [group('demo'), { addon: { addonName: 'vpc-cni', clusterName: 'other' } }], /2 clusters/],
    ['two Regions', [{ cluster: CLUSTER }, [subnet('subnet-0a', '10.0.0.0/24', { AvailabilityZone: 'us-east-1a' })]], /eu-west-1, us-east-1/],
    ['nodes of another cluster', [{ Instances: [instance('i-0a')] }, node('a', 'i-0f')], /context of another cluster/],
    ['subnets of another VPC', [{ cluster: CLUSTER }, [subnet('subnet-0a', '10.0.0.0/24', { VpcId: 'vpc-0b' })]], /other VPCs/],
    ['a page of EC2', [{ Subnets: SUBNETS, NextToken: 'x' }], /truncated/],
    ['a page of EKS', [{ nodegroups: ['a'], nextToken: 'x' }], /truncated/],
    ['a page of Kubernetes', [{ kind: 'PodList', metadata: { continue: 'x' }, items: [] }], /truncated/],
    ['half a document', ['{"Subnets":[{"SubnetId":'], /is not JSON/],
    ['a document and half a one', ['{"Subnets":[]}\n{"Subnets":['], /ends in the middle/],
    ['a text', ['An error occurred (UnauthorizedOperation)'], /is not JSON/],
    ['JSON of something else', [{ name: 'package', version: '1.0.0' }], /nothing about a cluster was found/],
    ['lists in lists', ['['.repeat(100_000) + ']'.repeat(100_000)], /nothing about a cluster was found/],
    ['null, a number and an empty list', [null, 7, []], /nothing about a cluster was found/],
    ['a subnet without an id', [{ Subnets: [{ CidrBlock: '10.0.0.0/24' }] }], /SubnetId is missing/],
    ['a block that is none', [[subnet('subnet-0a', '10.0.0.0/33')]], /not an IPv4 CIDR/],
    ['an address that is none', [[eni('eni-0a', 'subnet-0a', ['10.0.0'])]], /not an IPv4 address/],
    ['a list that is none', [{ NetworkInterfaces: [{ ...eni('eni-0a', 'subnet-0a', []), Ipv4Prefixes: 'x' }] }], /must be a list/],
    ['a DaemonSet that is cut', [{ ...awsNode([]), spec: {} }], /has no container 'aws-node'/],
    ['a count that is none', [[subnet('subnet-0a', '10.0.0.0/24', { AvailableIpAddressCount: '180' })]], /must be a number/],
    ['pods that are no quantity', [node('a', 'i-0a', 'many')], /not a quantity/],
    ['pods fewer than none', [node('a', 'i-0a', '-3')], /not a quantity/],
  ])('%s', (_, contents, expected) => expect(problems(...contents)).toMatch(expected));

  test('a file that was named must hold something', () => {
    const [known, unknown] = files({ Subnets: SUBNETS }, { a: 1 });
    expect(readRunningCluster([known, unknown])).toHaveProperty('cluster.notes', ['file1.json: a not read']);
    expect(readRunningCluster([known, { ...unknown, named: true }])).toHaveProperty('problems', [expect.stringContaining('file1.json')]);
  });
});

test('an empty file, a failed call and other outputs are said', () => {
  const { notes } = read({ Subnets: SUBNETS }, '', { kind: 'Status', status: 'Failure' }, { RouteTables: [] }, list({ kind: 'Secret', metadata: {} }));
  expect(notes).toEqual([
    'file1.json is empty: the call that wrote it failed',
    'file2.json: an answer of Kubernetes that the call failed, not read',
    'file3.json: RouteTables not read',
    'file4.json: Secret not read',
  ]);
});

test.each<[string, object, string]>([
  ['Fargate', { spec: { providerID: 'aws:///eu-west-1a/abc/fargate-ip-10-0-0-1' } }, 'fargate'],
  ['hybrid', { spec: { providerID: 'eks-hybrid:///eu-west-1/demo/mi-0a' } }, 'hybrid'],
  ['Auto Mode', { labels: { 'eks.amazonaws.com/compute-type': 'auto' } }, 'auto-mode'],
  ['Windows', { labels: { 'kubernetes.io/os': 'windows' } }, 'other-os'],
  ['Linux', { labels: { 'kubernetes.io/os': 'linux' } }, 'vpc-cni'],
])('knows a node of %s', (_, more, kind) => expect(read(node('a', 'i-0a', '110', more)).nodes).toMatchObject([{ kind }]));
