import { FRAGMENTED, ROOMY } from './fixtures/clusters';
import { ClusterSketch, running } from './fixtures/running';
import { Migration, MigrationOptions } from '../../../src/audit/migration';
import { migrationOf } from '../../../src/audit/migration/migration-plan';
import { ABSENT, RunningCluster } from '../../../src/audit/model/running-cluster';
import { NodeKind } from '../../../src/audit/model/running-nodes';

const PODS = '100.64.0.0/16';
const migrated = (cluster: RunningCluster, options: Partial<MigrationOptions> = {}): Migration =>
  migrationOf(cluster, { target: 'prefix-delegation', ...options });
const kindsOf = (migration: Migration) =>
  (migration.kind === 'migration' ? [`way ${migration.way}`] : [...new Set(migration.problems.map(({ kind }) => kind))]);
const without = (part: keyof RunningCluster): RunningCluster => ({ ...running(ROOMY), [part]: undefined });
const withNodes = (nodes: ClusterSketch['nodes'], more: Partial<ClusterSketch> = {}): ClusterSketch => ({ ...ROOMY, ...more, nodes });
const [first, ...others] = ROOMY.nodes;

test.each<[keyof RunningCluster, string]>([
  ['controlPlane', 'describe-cluster'],
  ['subnets', 'describe-subnets'],
  ['interfaces', 'describe-network-interfaces'],
  ['reservations', 'get-subnet-cidr-reservations'],
  ['nodes', 'get nodes'],
  ['pods', 'get pods'],
  ['awsNode', 'daemonset aws-node'],
])('without %s there is no plan, and the command is named', (part, command) => {
  const migration = migrated(without(part), { podCidr: PODS });
  expect(kindsOf(migration)).toEqual(['missing-file']);
  expect(migration).toMatchObject({ problems: [{ fix: [expect.stringContaining(command)] }] });
});

test('all that is missing is said at once', () => {
  const migration = migrated({ notes: [] });
  expect(migration).toMatchObject({ problems: { length: 7 } });
});

test('a subnet of nodes whose reservations nobody asked for is named', () => {
  const cluster = running(ROOMY);
  const reservations = new Map([...cluster.reservations!].filter(([id]) => id !== 'subnet-0b'));
  expect(migrated({ ...cluster, reservations })).toMatchObject({
    problems: [{ kind: 'missing-file', message: expect.stringContaining('subnet-0b') }],
  });
});

const controlPlane = running(ROOMY).controlPlane!;
test.each<[string, RunningCluster]>([
  ['ipv6', { ...running(ROOMY), controlPlane: { ...controlPlane, ipFamily: 'ipv6' } }],
  ['no-vpc-cni', { ...running(ROOMY), awsNode: ABSENT }],
  ['no-nodes', { ...running(ROOMY), nodes: [] }],
  ['auto-mode', {
    ...running(withNodes(ROOMY.nodes.map((node) => ({ ...node, kind: NodeKind.AUTO_MODE })))), controlPlane: { ...controlPlane, autoMode: true },
  }],
  ['other-os', running(withNodes(ROOMY.nodes.map((node) => ({ ...node, kind: NodeKind.OTHER_OS }))))],
  ['hybrid-nodes', running(withNodes(ROOMY.nodes.map((node) => ({ ...node, kind: NodeKind.HYBRID }))))],
  ['no-vpc-cni-nodes', running(withNodes(ROOMY.nodes.map((node) => ({ ...node, kind: NodeKind.FARGATE }))))],
  ['xen-types', running(withNodes([{ ...first, type: 'm4.large' }, ...others]))],
  ['type-unknown', running(withNodes([{ ...first, type: 'z99.large' }, ...others]))],
  ['node-unseen', { ...running(ROOMY), interfaces: running(ROOMY).interfaces!.filter(({ instanceId }) => instanceId !== 'i-0') }],
  ['version-too-old', { ...running(ROOMY), awsNode: { ...running(ROOMY).awsNode as object, version: 'v1.7.5' } as never }],
  ['already-dense', running({ ...ROOMY, env: { ENABLE_PREFIX_DELEGATION: 'true' } })],
  ['subnets-left-out', running({ ...ROOMY, subnets: { ...ROOMY.subnets, 'subnet-0a': { ...ROOMY.subnets['subnet-0a'], cniRole: '0' } } })],
  ['mode-unknown', {
    ...running(ROOMY),
    awsNode: { ...running(ROOMY).awsNode as object, variables: [{ name: 'ENABLE_PREFIX_DELEGATION', from: true }] } as never,
  }],
  ['subnet-unseen', { ...running(ROOMY), subnets: running(ROOMY).subnets!.slice(1) }],
])('%s is said in plain words', (kind, cluster) => {
  const migration = migrated(cluster);
  expect(kindsOf(migration)).toEqual([kind]);
  expect(migration).toMatchObject({ problems: [{ message: expect.any(String), fix: expect.arrayContaining([expect.any(String)]) }] });
});

test('some nodes of another kind are left out with a note, and the others move', () => {
  const [one, two, ...rest] = ROOMY.nodes;
  const migration = migrated(running(withNodes([
    { ...one, kind: NodeKind.OTHER_OS }, { ...two, kind: NodeKind.HYBRID }, ...rest,
  ])));
  expect(kindsOf(migration)).toEqual(['way A']);
  expect(migration.notes.join('\n')).toMatch(/1 node is left out, with Windows.*\n1 node is left out, hybrid/);
});

test.each<[string, string]>([
  ['10.0.0.0/16', 'overlaps'],
  ['10.0.4.0/22', 'overlaps'],
  ['10.0.0.0/15', 'larger than a VPC CIDR block'],
  ['192.168.0.0/16', 'does not add to a VPC with such a primary block'],
  ['172.20.0.0/17', 'overlaps the addresses of services'],
  ['169.254.0.0/16', 'no VPC can have'],
  ['100.64.0.0/27', 'cannot be cut'],
  ['100.64.0.1/16', 'is not an IPv4 CIDR'],
  ['pods', 'is not an IPv4 CIDR'],
  ['100.64.0.0/8', 'is not an IPv4 CIDR'],
  ['100.64.0.0/16,100.65.0.0/16', 'has a block without its zone'],
  ['eu-west-1a=100.64.0.0/16,100.65.0.0/16', 'has a block without its zone'],
  ['=100.64.0.0/16', 'has a block without its zone'],
  ['eu-west-1a=100.64.0.0/16,eu-west-1a=100.65.0.0/16', 'has two blocks for eu-west-1a'],
  ['eu-west-1a=100.64.0.0/16,eu-west-1b=100.64.128.0/17', 'has blocks that overlap'],
  ['eu-west-1a=100.64.0.0/16,eu-west-1b=pods', 'is not an IPv4 CIDR'],
  ['eu-west-1a=100.64.0.0/16', 'has no block for eu-west-1b, in which nodes are'],
  ['euw1-az7=100.64.0.0/16,eu-west-1b=100.65.0.0/16', 'names a zone by its id euw1-az7'],
  ['eu-west-1a=100.64.0.0/16,eu-west-1b=10.0.4.0/22', 'overlaps a subnet'],
  ['eu-west-1a=100.64.0.0/16,eu-west-1b=192.168.0.0/16', 'does not add to a VPC with such a primary block'],
])('--pod-cidr %s is refused: it %s', (podCidr, words) => {
  const migration = migrated(running(ROOMY), { podCidr });
  expect(kindsOf(migration)).toEqual(['pod-cidr']);
  expect(migration).toMatchObject({ problems: expect.arrayContaining([expect.objectContaining({ message: expect.stringContaining(words) })]) });
});

test('a larger share of a small range is reserved where the half of it is too little', () => {
  // A /23 in four slots: /25, of whose 8 blocks the upper half has 3 whole ones, three quarters 5, seven eighths 6.
  const nodes = ROOMY.nodes.filter((_, index) => index % 2 === 0).map((node) => ({ ...node, enis: [10, 10, 10] }));
  const plan = migrated(running({ ...ROOMY, nodes }), { podCidr: '100.64.0.0/23' });
  expect(plan.kind === 'migration' && plan.steps.find(({ id }) => id === 'network')!.deployment!.program).not.toContain('ReservationShare');
  const two = migrated(running(ROOMY), { podCidr: '100.64.0.0/22' });
  // Two old nodes with a third ENI and two blocks each, two new ones with three: 10 of the 11 of three quarters of a /24.
  expect(two.kind === 'migration' && two.steps.find(({ id }) => id === 'network')!.deployment!.change)
    .toContain('reservation: ReservationShare.THREE_QUARTERS');
});

test('a zone by its id is the one that subnets tell it to be', () => {
  const ids: Record<string, string> = { 'eu-west-1a': 'euw1-az3', 'eu-west-1b': 'euw1-az1' };
  const cluster = running(ROOMY);
  const subnets = cluster.subnets!.map((subnet) => ({ ...subnet, zoneId: ids[subnet.zone!] }));
  const plan = migrated({ ...cluster, subnets }, { podCidr: 'euw1-az1=100.65.0.0/16,euw1-az3=100.64.0.0/16' });
  const { change } = plan.kind === 'migration' && plan.steps.find(({ id }) => id === 'network')!.deployment! || { change: '' };
  expect(change).toContain("new SecondaryCidr(stack, 'EuWest1aPodBlock', { vpc, cidr: '100.64.0.0/16' })");
  expect(change).toContain("new SecondaryCidr(stack, 'EuWest1bPodBlock', { vpc, cidr: '100.65.0.0/16' })");
});

test('each zone can have a block of its own, whole, and one for a zone without nodes is left out', () => {
  const plan = migrated(running(ROOMY), { podCidr: 'eu-west-1a=100.64.0.0/16, eu-west-1b=10.0.128.0/17,eu-west-1c=100.65.0.0/16' });
  expect(kindsOf(plan)).toEqual(['way A']);
  const { change } = plan.kind === 'migration' && plan.steps.find(({ id }) => id === 'network')!.deployment! || { change: '' };
  expect(change).toContain("new SecondaryCidr(stack, 'EuWest1aPodBlock', { vpc, cidr: '100.64.0.0/16' })");
  expect(change).toContain("new ExistingCidr(stack, 'EuWest1bPodBlock', { vpc, cidr: '10.0.128.0/17' })");
  expect(change).toContain("cidrs: { 'eu-west-1a': euWest1aPodBlock, 'eu-west-1b': euWest1bPodBlock }");
  expect(change).not.toContain('zoneSlots');
  expect(plan.notes.join()).toContain('no node is in eu-west-1c');
  // Half of a /16, but for its last block.
  expect(JSON.stringify(plan)).toContain('"has":2047');
});

test('a free part of the VPC can be the range, and is no further block of it', () => {
  const migration = migrated(running(ROOMY), { podCidr: '10.0.128.0/17' });
  expect(kindsOf(migration)).toEqual(['way A']);
  expect(JSON.stringify(migration)).toContain('ExistingCidr');
});

test.each<[string, Partial<ClusterSketch['nodes'][number]>, string]>([
  ['cordoned', { cordoned: true }, 'kubectl uncordon ip-10-0-0-16'],
  ['full', { enis: [10, 10, 10], pods: 27, at: '10.0.1.0' }, 'kubectl drain ip-10-0-0-16 --ignore-daemonsets --delete-emptydir-data'],
])('on way A a node that is %s is made ready before both are on, by name', (why, change, command) => {
  const sketch = withNodes([{ ...first, ...change }, ...others], {
    subnets: { ...ROOMY.subnets, 'subnet-0a': { ...ROOMY.subnets['subnet-0a'], available: undefined } },
  });
  const plan = migrated(running(sketch), { podCidr: PODS });
  expect(plan).toMatchObject({ way: 'A', steps: expect.arrayContaining([expect.objectContaining({ id: 'hold-still', commands: [command] })]) });
  const custom = plan.kind === 'migration' && plan.steps.find(({ id }) => id === 'custom-networking');
  expect(JSON.stringify(custom)).toContain('one of these nodes is still there as it is: ip-10-0-0-16');
  expect(plan.kind === 'migration' && plan.ways[2]).toMatchObject({ possible: false, reasons: [expect.stringContaining(`ip-10-0-0-16 is ${why}`)] });
});

test('without a range a cordoned node takes no block, and is drained with the others', () => {
  const plan = migrated(running(withNodes([{ ...first, cordoned: true }, ...others])));
  expect(plan).toMatchObject({ way: 'A', steps: expect.arrayContaining([expect.objectContaining({ id: 'hold-still', commands: [] })]) });
  const step = plan.kind === 'migration' ? plan.steps.find(({ id }) => id === 'prefixes')! : undefined;
  expect(step!.subnets[0].blocks.oldNodes).toBe(2);
});

test('of several subnets the one that fails is named, and the others are not', () => {
  const sketch: ClusterSketch = {
    subnets: { ...ROOMY.subnets, 'subnet-0c': { cidr: '10.0.8.0/27', zone: 'eu-west-1c', available: 7 } },
    nodes: [...ROOMY.nodes, { name: 'small', subnet: 'subnet-0c', at: '10.0.8.4', enis: [10, 10], pods: 9 }],
  };
  expect(migrated(running(sketch))).toMatchObject({
    problems: [{ kind: 'blocks-short', message: 'subnet-0c (10.0.8.0/27) has 0 whole /28 blocks, and 8 are needed' }],
  });
  expect(kindsOf(migrated(running(sketch), { podCidr: PODS }))).toEqual(['way B']);
});

test("addresses of somebody unseen make blocks 'at most' so many, and only those that are certain count", () => {
  const sketch = (available: number): ClusterSketch => ({
    ...ROOMY, subnets: { ...ROOMY.subnets, 'subnet-0a': { ...ROOMY.subnets['subnet-0a'], available } },
  });
  const few = migrated(running(sketch(979 - 20)));
  expect(few).toMatchObject({ way: 'A', notes: expect.arrayContaining([expect.stringContaining('at most 59 whole blocks; 39 are certain')]) });
  expect(few.kind === 'migration' && few.steps[0].subnets[0]).toMatchObject({ atMost: true });
  expect(migrated(running(sketch(979 - 55)))).toMatchObject({
    problems: [{
      kind: 'blocks-short',
      message: 'subnet-0a (10.0.0.0/22) has at most 59 whole /28 blocks, and 10 are needed',
      details: ['55 addresses that no file explains can each break up a block, so 4 are certain'],
    }],
  });
});

test('explicit reservations hold no block for a prefix', () => {
  const cluster = running(ROOMY);
  const reservations = new Map(cluster.reservations!);
  reservations.set('subnet-0a', [{ reservationId: 'scr', subnetId: 'subnet-0a', cidr: '10.0.2.0/23', type: 'explicit' }]);
  const subnets = cluster.subnets!.map((each) => ({ ...each, availableAddresses: undefined }));
  const plan = migrated({ ...cluster, reservations, subnets });
  // The upper half has 32 blocks, the last of them not whole: 59 - 31.
  expect(plan).toMatchObject({
    steps: expect.arrayContaining([expect.objectContaining({
      id: 'hold-still', subnets: expect.arrayContaining([expect.objectContaining({ subnet: 'subnet-0a', blocks: { has: 28, oldNodes: 0, newNodes: 0, left: 28 } })]),
    })]),
  });
});

test('reservations that are there are used first', () => {
  const sketch: ClusterSketch = {
    ...ROOMY, subnets: { ...ROOMY.subnets, 'subnet-0a': { ...ROOMY.subnets['subnet-0a'], reservations: ['10.0.2.0/24'], available: 979 - 256 } },
  };
  const plan = migrated(running(sketch));
  const step = plan.kind === 'migration' ? plan.steps.find(({ id }) => id === 'network')! : undefined;
  expect(step!.actions.join()).not.toContain('reserved in subnet-0a');
  expect(step!.actions.join()).toContain('reserved in subnet-0b');
});

test('several groups have new nodes each, by their own types', () => {
  const plan = migrated(running(withNodes([{ ...first, group: 'web', type: 'm5.xlarge', told: 58 }, ...others])), { podCidr: PODS });
  expect(plan).toMatchObject({
    groups: [
      { name: 'general', nodes: 3, instanceTypes: ['m5.large'] }, { name: 'web', nodes: 1, instanceTypes: ['m5.xlarge'], maxPods: { old: [58], new: 110 } },
    ],
  });
});

test('counts of several digits that nodes of a group were told are in the order of numbers', () => {
  const nodes = ROOMY.nodes.map((node, index) => ({ ...node, told: [29, 110, 8, 29][index] }));
  expect(migrated(running(withNodes(nodes)), { podCidr: PODS })).toMatchObject({ groups: [{ maxPods: { old: [8, 29, 110] } }] });
});

test('nodes of Karpenter move by drift, with the budgets that they had, and RESERVED_ENIS', () => {
  const plan = migrated(running(withNodes(ROOMY.nodes.map((node) => ({ ...node, pool: 'default' })), {
    more: {
      nodePools: [{ name: 'default', nodeClass: 'main', budgets: [{ nodes: '2', reasons: [] }], limits: {}, terminationGracePeriod: '1h' }],
      nodeClasses: [{ name: 'main', subnetIds: ['subnet-0a', 'subnet-0b'] }],
    },
  })), { podCidr: PODS });
  if (plan.kind !== 'migration') throw new Error();
  const step = (id: string) => plan.steps.find((each) => each.id === id)!;
  expect(step('hold-still').commands).toEqual([
    'kubectl patch nodepool default --type merge -p \'{"spec":{"disruption":{"budgets":[{"nodes":"0","reasons":["Drifted"]}]}}}\'',
  ]);
  expect(step('custom-networking').actions.join()).toContain('RESERVED_ENIS=1');
  expect(step('move').commands).toEqual([
    'kubectl patch ec2nodeclass main --type merge -p \'{"spec":{"kubelet":{"maxPods":110}}}\'',
    'kubectl patch nodepool default --type merge -p \'{"spec":{"disruption":{"budgets":[{"nodes":"2"}]}}}\'',
  ]);
  expect(step('move').actions.join()).toContain('terminationGracePeriod 1h');
  expect(step('new-nodes').deployment!.change).toContain('new KarpenterCapacity');
});

test('names of the files reach no shell as anything but a word', () => {
  const plan = migrated(running(withNodes([{ ...first, name: "x'; rm -rf /", cordoned: true }, ...others])), { podCidr: PODS });
  expect(plan).toMatchObject({
    steps: expect.arrayContaining([
      expect.objectContaining({ id: 'hold-still', commands: ["kubectl uncordon 'x'\\''; rm -rf /'"] }),
    ]),
  });
});

describe('where custom networking is on already', () => {
  const subnets = { ...FRAGMENTED.subnets, 'subnet-0p': { cidr: '100.64.0.0/24', zone: 'eu-west-1a', available: 251 } };
  const sketch: ClusterSketch = {
    ...FRAGMENTED,
    subnets,
    env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' },
    more: { eniConfigs: [{ name: 'eu-west-1a', subnetId: 'subnet-0p', securityGroups: [] }] },
  };

  test('prefixes come from the subnets of ENIConfigs, in the second half of way B', () => {
    const plan = migrated(running(sketch));
    expect(plan).toMatchObject({ way: 'B', from: { prefixes: false, customNetworking: true } });
    expect(plan.kind === 'migration' && plan.steps.map(({ id }) => id)).toEqual(
      ['hold-still', 'network', 'adopt', 'prefixes', 'new-nodes', 'move', 'remove'],
    );
    // 14 whole blocks of the /24: 2 x 2 of the old nodes, 2 x 3 of the new ones.
    expect(plan.kind === 'migration' && plan.steps[4].subnets[1]).toMatchObject({ subnet: 'subnet-0p', blocks: { has: 14, oldNodes: 4, newNodes: 6, left: 4 } });
  });

  test('a node that is cordoned there is made ready first', () => {
    const nodes = sketch.nodes.map((node, index) => ({ ...node, cordoned: index === 0 }));
    expect(migrated(running({ ...sketch, nodes }))).toMatchObject({
      way: 'B', steps: expect.arrayContaining([expect.objectContaining({ id: 'hold-still', commands: ['kubectl uncordon ip-10-0-0-16'] })]),
    });
  });

  test('a range of its own, or ENIConfigs that nobody shows, are refused', () => {
    expect(kindsOf(migrated(running(sketch), { podCidr: '100.65.0.0/16' }))).toEqual(['custom-networking-on']);
    expect(kindsOf(migrated(running({ ...sketch, more: {} })))).toEqual(['missing-file']);
  });
});

describe('where prefixes are on already', () => {
  const env = { ENABLE_PREFIX_DELEGATION: 'true' };
  const nodes = ROOMY.nodes.map((node, index) => ({ ...node, prefixes: [`10.0.${index < 2 ? 1 : 5}.${index * 16}/28`], told: 110 }));

  test('pods get a range of their own in the second half of way A, where each node holds a prefix', () => {
    const plan = migrated(running({ ...ROOMY, env, nodes }), { podCidr: PODS });
    expect(plan).toMatchObject({ way: 'A', from: { prefixes: true } });
    expect(plan.kind === 'migration' && plan.steps.map(({ id }) => id)).toEqual(
      ['hold-still', 'network', 'reach', 'adopt', 'custom-networking', 'new-nodes', 'move', 'remove'],
    );
  });

  test('nodes that were told fewer are named', () => {
    expect(migrated(running({ ...ROOMY, env }))).toMatchObject({
      problems: [{ details: expect.arrayContaining([expect.stringContaining('4 nodes have fewer max pods')]) }],
    });
  });
});

test('ways that do not exist, or are not possible, are refused with the reason', () => {
  expect(migrated(running(ROOMY), { way: 'B' })).toMatchObject({ problems: [{ kind: 'no-such-way', message: expect.stringContaining('--pod-cidr is missing') }] });
  expect(kindsOf(migrated(running(FRAGMENTED), { podCidr: PODS, way: 'A' }))).toEqual(['blocks-short']);
  expect(kindsOf(migrated(running(ROOMY), { podCidr: PODS, way: 'C' }))).toEqual(['way C']);
});

test('with an address for the first of its new nodes only, they start in rounds', () => {
  const sketch: ClusterSketch = {
    subnets: { 'subnet-0a': { cidr: '10.0.0.0/26', zone: 'eu-west-1a', available: 1 } },
    nodes: [
      { name: 'one', subnet: 'subnet-0a', at: '10.0.0.4', enis: [10, 10], pods: 15 },
      { name: 'two', subnet: 'subnet-0a', at: '10.0.0.24', enis: [10, 10], pods: 15 },
    ],
    others: { 'subnet-0a': Array.from({ length: 18 }, (_, index) => `10.0.0.${44 + index}`) },
  };
  // 64 - 5 - 40 - 18 = 1 address; two nodes of 19 pods have room for 30.
  const plan = migrated(running(sketch), { podCidr: PODS });
  const step = plan.kind === 'migration' ? plan.steps.find(({ id }) => id === 'nodes-between')! : undefined;
  expect(step!.subnets[0].addresses).toEqual({ has: 1, oldNodes: 0, newNodes: 1, left: 0 });
  expect(step!.actions).toContain(
    'subnet-0a has 1 free address: start 1 of 2 nodes there, continue with the next step for as many old nodes, and come back',
  );
});

test('a type without an ENI for pods under custom networking is refused, with its group', () => {
  const env = { MAX_ENI: '1' };
  expect(migrated(running({ ...ROOMY, env }), { podCidr: PODS })).toMatchObject({
    problems: [{ kind: 'no-room', message: expect.stringMatching(/^Ways A, B, C: Nodes of general \(m5.large\)/) }],
  });
});

test('a VPC of another account, and ENIConfigs with names of their own, are noted', () => {
  const cluster = running(ROOMY);
  const { notes } = migrated({ ...cluster, vpc: { ...cluster.vpc!, owner: '210987654321' } });
  expect(notes.join()).toContain('the VPC belongs to account 210987654321');
});

test('a node that is not ready is noted, and nodes of your own get the user data of NodeBootstrap', () => {
  const cluster = running(ROOMY);
  const nodes = cluster.nodes!.map((node, index) => ({ ...node, nodegroup: undefined, ready: index > 0 }));
  const plan = migrated({ ...cluster, nodes });
  expect(plan.notes.join()).toContain('1 node is not ready (ip-10-0-0-16)');
  expect(plan).toMatchObject({ groups: [{ kind: 'own', nodes: 4 }] });
  expect(JSON.stringify(plan)).toContain('user data of NodeBootstrap');
});

test.each([0, undefined])('a node that was told %s pods is counted, and no number is refused', (maxPods) => {
  const cluster = running(ROOMY);
  const nodes = cluster.nodes!.map((node) => ({ ...node, maxPods }));
  expect(kindsOf(migrated({ ...cluster, nodes }, { podCidr: PODS }))).toEqual(['way A']);
});
