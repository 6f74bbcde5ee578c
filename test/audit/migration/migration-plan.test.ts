import { FRAGMENTED, NEARLY_FULL, ROOMY } from './fixtures/clusters';
import { ClusterSketch, running } from './fixtures/running';
import { MigrationPlan, MigrationRefusal, MigrationStep } from '../../../src/audit/migration';
import { migrationOf } from '../../../src/audit/migration/migration-plan';
import { RunningCluster } from '../../../src/audit/model/running-cluster';

const PODS = '100.64.0.0/16';

function planOf(sketch: ClusterSketch, podCidr?: string, way?: 'A' | 'B' | 'C'): MigrationPlan {
  const migration = migrationOf(running(sketch), { target: 'prefix-delegation', podCidr, way });
  if (migration.kind !== 'migration') throw new Error(migration.problems.map(({ message }) => message).join('\n'));
  return migration;
}

function refusalOf(cluster: RunningCluster, podCidr?: string, way?: 'A' | 'B' | 'C'): MigrationRefusal {
  const migration = migrationOf(cluster, { target: 'prefix-delegation', podCidr, way });
  if (migration.kind === 'migration') throw new Error(`way ${migration.way}`);
  return migration;
}

const idsOf = ({ steps }: MigrationPlan) => steps.map(({ id }) => id);
const kindsOf = ({ problems }: MigrationRefusal) => problems.map(({ kind }) => kind);

/** Whole blocks and addresses of a subnet at a step: had, of old nodes, of new ones, left. */
function counts(steps: readonly MigrationStep[], step: string, subnet: string): { blocks: number[]; addresses: number[] } {
  const found = steps.find(({ id }) => id === step)!.subnets.find((each) => each.subnet === subnet)!;
  const of = ({ has, oldNodes, newNodes, left }: typeof found.blocks) => [has, oldNodes, newNodes, left];
  return { blocks: of(found.blocks), addresses: of(found.addresses) };
}

describe('a roomy cluster without a range for pods', () => {
  const plan = planOf(ROOMY);

  test('goes way A, in its own subnets', () => {
    expect(plan.way).toBe('A');
    expect(idsOf(plan)).toEqual(['hold-still', 'network', 'adopt', 'prefixes', 'new-nodes', 'move', 'remove']);
  });

  test('takes two blocks for each old node: 27 pods in prefixes are ceil(27 / 16) + 1 = 3, stopped at ceil(29 / 16) = 2', () => {
    // 10 blocks are reserved: 4 of the old nodes and 6 of the new ones. 979 - 160 = 819.
    expect(counts(plan.steps, 'prefixes', 'subnet-0a')).toEqual({ blocks: [59, 4, 0, 55], addresses: [819, 0, 0, 819] });
  });

  test('counts each new node with fifteen pods more than its share of 12: ceil(27 / 16) + 1 = 3, and one address for its ENI', () => {
    expect(counts(plan.steps, 'new-nodes', 'subnet-0a')).toEqual({ blocks: [59, 4, 6, 49], addresses: [819, 0, 2, 817] });
  });

  test('has the 40 addresses of the old nodes back when they are gone', () => {
    expect(counts(plan.steps, 'remove', 'subnet-0b')).toEqual({ blocks: [59, 0, 6, 53], addresses: [859, 0, 2, 857] });
  });

  test('reserves free blocks only: ten from .64 on, where the nodes end at .55', () => {
    const { deployment } = plan.steps.find(({ id }) => id === 'network')!;
    expect(deployment!.change).toContain("cidrs: ['10.0.0.64/26', '10.0.0.128/26', '10.0.0.192/27']");
  });
});

describe('a roomy cluster with a range for pods', () => {
  const plan = planOf(ROOMY, PODS);

  test('goes way A: prefixes, then custom networking, and one replacement of nodes', () => {
    expect(idsOf(plan)).toEqual([
      'hold-still', 'network', 'reach', 'adopt', 'prefixes', 'custom-networking', 'new-nodes', 'move', 'remove',
    ]);
    expect(plan.ways.map(({ possible }) => possible)).toEqual([true, true, true]);
  });

  test('takes blocks of the old nodes alone from their subnets: 979 - 4 x 16 = 915', () => {
    expect(counts(plan.steps, 'new-nodes', 'subnet-0a')).toEqual({ blocks: [59, 4, 0, 55], addresses: [915, 0, 2, 913] });
  });

  test('takes the rest from the upper half of a /18: 512 - 1 = 511 blocks, and 8192 - 4 = 8188 addresses below', () => {
    // Two old nodes with a third ENI there, two blocks each; two new ones with three blocks and an ENI each.
    expect(counts(plan.steps, 'new-nodes', 'pods eu-west-1a')).toEqual({ blocks: [511, 4, 6, 501], addresses: [8188, 2, 2, 8184] });
  });
});

describe('a fragmented cluster', () => {
  test('is refused without a range, with what is short and what frees a block', () => {
    const { problems } = refusalOf(running(FRAGMENTED));
    // 2 x 2 of the old nodes; 15 pods a new node, and 15 more: 27 have room under 110 pods: ceil(30 / 16) + 1 = 3 each.
    expect(problems).toMatchObject([{
      kind: 'blocks-short', message: 'subnet-0a (10.0.0.0/24) has 0 whole /28 blocks, and 10 are needed',
    }]);
    expect(problems[0].fix).toEqual([
      'give pods a range of their own: --pod-cidr 100.64.0.0/16',
      // .16 to .31 is block 1, and .48 to .55 all of what is used of block 3; block 2 is shared.
      'drain and terminate ip-10-0-0-16 (12 pods): frees 1 whole block in subnet-0a',
      'drain and terminate ip-10-0-0-36 (18 pods): frees 1 whole block in subnet-0a',
    ]);
  });

  const plan = planOf(FRAGMENTED, PODS);

  test('goes way B with one: custom networking first, and nodes twice', () => {
    expect(plan.way).toBe('B');
    expect(idsOf(plan)).toEqual([
      'hold-still', 'network', 'reach', 'adopt', 'custom-networking', 'nodes-between', 'move-between', 'remove-between',
      'prefixes', 'new-nodes', 'move', 'remove',
    ]);
  });

  test('tells the nodes between one pod less than the 18 + 2 they have room for', () => {
    // 26 pods beside two of daemon sets on each node; room for 19 - 2 - 2 = 15 on each: two nodes.
    expect(plan.groups).toMatchObject([{ nodes: 2, nodesBetween: 2, pods: 30, maxPods: { old: [29], between: 19, new: 110 } }]);
  });

  test('takes single addresses of the pod subnet: 2 ENIs of 10 for each node between, and a third ENI of each old one', () => {
    expect(counts(plan.steps, 'nodes-between', 'pods eu-west-1a')).toEqual({ blocks: [511, 0, 0, 511], addresses: [8188, 20, 40, 8128] });
    expect(counts(plan.steps, 'nodes-between', 'subnet-0a')).toEqual({ blocks: [0, 0, 0, 0], addresses: [200, 0, 2, 198] });
  });

  test('gives the nodes between ceil(19 / 16) = 2 blocks once prefixes are on, and the new ones 3', () => {
    expect(counts(plan.steps, 'prefixes', 'pods eu-west-1a').blocks).toEqual([511, 0, 4, 507]);
    expect(counts(plan.steps, 'new-nodes', 'pods eu-west-1a').blocks).toEqual([511, 0, 10, 501]);
    expect(counts(plan.steps, 'remove', 'pods eu-west-1a').blocks).toEqual([511, 0, 6, 505]);
  });
});

describe('a cluster that is nearly full', () => {
  test('is refused by every way, for it has no address for the first of its new nodes', () => {
    const refusal = refusalOf(running(NEARLY_FULL), PODS);
    expect(refusal.ways.map(({ possible }) => possible)).toEqual([false, false, false]);
    expect(kindsOf(refusal)).toEqual(['blocks-short', 'addresses-short', 'node-full', 'node-cordoned']);
    // 28 less three primary addresses are secondary ones, of which five have a pod: 20 are idle.
    expect(refusal.problems[1].fix).toEqual([
      'keep fewer spare addresses (WARM_IP_TARGET 2, MINIMUM_IP_TARGET near the pods of a node): 20 addresses of nodes in subnet-0a have no pod',
      'drain and terminate full-node (27 pods): frees 30 addresses in subnet-0a',
    ]);
  });

  test('way C is refused for the node that is cordoned and the one that is full, by name and with the reason', () => {
    const { problems } = refusalOf(running(NEARLY_FULL), PODS, 'C');
    expect(problems).toMatchObject([
      { kind: 'node-full', details: ['3 of 3 ENIs are attached, and a pod uses each slot', expect.any(String)] },
      { kind: 'node-cordoned', details: ['the VPC CNI attaches nothing to a cordoned node', expect.any(String)] },
      { kind: 'blocks-short' },
      { kind: 'addresses-short' },
    ]);
    expect(problems[0].message).toContain('full-node');
    expect(problems[1].message).toContain('cordoned-node');
  });

  test('with three addresses left it goes way B in rounds, and none of them is more than there is', () => {
    const [subnet] = Object.entries(NEARLY_FULL.subnets);
    const plan = planOf({
      ...NEARLY_FULL,
      subnets: { [subnet[0]]: { ...subnet[1], cidr: '10.0.0.0/25', available: 3 } },
      others: { 'subnet-0a': Array.from({ length: 62 }, (_, index) => `10.0.0.${62 + index}`) },
    }, PODS);
    expect(plan.way).toBe('B');
    const { actions, subnets } = plan.steps.find(({ id }) => id === 'nodes-between')!;
    // 32 pods, 15 to a node under 19 told: ceil(32 / 17) = 2 nodes; three addresses are enough for both.
    expect(subnets[0].addresses).toMatchObject({ has: 3, newNodes: 2 });
    expect(actions.join()).not.toContain('come back');
  });
});
