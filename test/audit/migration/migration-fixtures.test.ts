import { BlockMap } from '../../../src/addressing/block-map';
import { MigrationPlan } from '../../../src/audit/migration';
import { migrationOf } from '../../../src/audit/migration/migration-plan';
import { ClusterName, clusterOf, CLUSTERS, filesOf } from '../fixtures';

const PODS = '100.64.0.0/16';
const migrated = (name: ClusterName, podCidr?: string) => migrationOf(clusterOf(filesOf(name)), { target: 'prefix-delegation', podCidr });

function planOf(name: ClusterName, podCidr?: string): MigrationPlan {
  const migration = migrated(name, podCidr);
  if (migration.kind !== 'migration') throw new Error(migration.problems.map(({ message }) => message).join('\n'));
  return migration;
}

const rows = ({ steps }: MigrationPlan, id: string) => steps.find((step) => step.id === id)!.subnets
  .map(({ subnet, blocks, addresses }) => [subnet, ...Object.values(blocks), ...Object.values(addresses)]);

test('roomy goes way A: 12 blocks, 4 of the old nodes, 6 of the new ones', () => {
  const plan = planOf('roomy');
  expect(plan.way).toBe('A');
  // .4 to .44 are in blocks 0 to 2 of 16, and the last is not whole: 12, of which 7 are reserved already. Ten are taken, so
  // that three more are reserved: 83 - 48 = 35 and 84 - 48 = 36. Nine pods and fifteen are 24: ceil(24 / 16) + 1 = 3 a node.
  expect(rows(plan, 'new-nodes')).toEqual([
    ['subnet-0a', 12, 4, 6, 2, 35, 0, 2, 33],
    ['subnet-0b', 12, 4, 6, 2, 36, 0, 2, 34],
  ]);
  expect(plan.steps[1].actions.join()).toContain('reserved in subnet-0a: 10.0.0.48/28, 10.0.0.64/27');
});

test('nearly full is refused in its own subnets: no whole block, and what frees one', () => {
  const refusal = migrated('nearly-full');
  // 60 pods on three nodes, 20 and 15 more each: 35 are ceil(35 / 16) + 1 = 4 blocks; two of them in each subnet: 8. Of the old
  // nodes one in each is not cordoned: 2.
  expect(refusal).toMatchObject({
    problems: [
      {
        message: 'subnet-0a (10.0.0.0/26) has 0 whole /28 blocks, and 10 are needed',
        details: ['old nodes take 2, new ones 8: 10 in all, 10 too many'],
        fix: ['give pods a range of their own: --pod-cidr 100.64.0.0/16', expect.stringContaining('node-a1 (27 pods): frees 1 whole block')],
      },
      { message: 'subnet-0b (10.0.0.64/26) has 0 whole /28 blocks, and 10 are needed' },
    ],
  });
});

test('nearly full goes way B with a range: 9 and 4 addresses for two nodes each, and way C is refused by name', () => {
  const plan = planOf('nearly-full', PODS);
  expect(plan.way).toBe('B');
  // 60 pods, room for 19 - 2 = 17 on each: 4 nodes, 2 in each subnet, with 2 x 10 addresses in the pod subnet. The node with
  // two ENIs of three may get a third one there: 10.
  expect(rows(plan, 'nodes-between')).toEqual([
    ['subnet-0a', 0, 0, 0, 0, 9, 0, 2, 7],
    ['subnet-0b', 0, 0, 0, 0, 4, 0, 2, 2],
    ['pods eu-west-1a', 511, 0, 0, 511, 8188, 10, 40, 8138],
    ['pods eu-west-1b', 511, 0, 0, 511, 8188, 0, 40, 8148],
  ]);
  // 2 x 2 of the nodes between, 2 x 4 of the new ones.
  expect(rows(plan, 'new-nodes').slice(2).map(([, ...counts]) => counts.slice(0, 4))).toEqual([[511, 0, 12, 499], [511, 0, 12, 499]]);
  expect(plan.ways[2]).toMatchObject({
    possible: false,
    reasons: expect.arrayContaining([
      expect.stringContaining('node-a1 is full'), expect.stringContaining('node-a2 is cordoned'), expect.stringContaining('node-b1 is full'),
    ]),
  });
});

test('fragmented, with prefixes on and no block for node-a1, leaves its subnets by the second half of way A', () => {
  expect(migrated('fragmented')).toMatchObject({ problems: [{ kind: 'already-dense', details: expect.arrayContaining(['subnet-0a has 0 whole /28 blocks left']) }] });
  const plan = planOf('fragmented', PODS);
  expect(plan.way).toBe('A');
  const [first] = plan.steps;
  // 18 pods on 18 single addresses, three ENIs of three, and no whole block in its subnet.
  expect(first.commands).toEqual(['kubectl drain node-a1 --ignore-daemonsets --delete-emptydir-data']);
  // 14 whole blocks less two prefixes, and two that a leaked ENI spoils: 10, and the 2 that the node holds. 251 - 33 - 10 = 208
  // are free by what is seen, and EC2 says 196: somebody unseen has 12, so that these are 'at most' so many.
  expect(first.subnets[1]).toMatchObject({ subnet: 'subnet-0b', atMost: true, blocks: { has: 12, oldNodes: 2 } });
});

test.each(CLUSTERS)('blocks of %s are those of fragmentation', (name) => {
  const cluster = clusterOf(filesOf(name));
  const plan = migrated(name, PODS);
  if (plan.kind !== 'migration') return;
  for (const { subnet, blocks } of plan.steps[0].subnets) {
    const { cidr } = cluster.subnets!.find(({ subnetId }) => subnetId === subnet)!;
    const here = cluster.interfaces!.filter(({ subnetId }) => subnetId === subnet);
    const map = BlockMap.of({
      subnet: cidr!,
      addresses: here.flatMap(({ primaryAddress, secondaryAddresses }) => [primaryAddress!, ...secondaryAddresses]),
      prefixes: here.flatMap(({ prefixes }) => prefixes),
      reservations: cluster.reservations!.get(subnet)!.map((each) => each.cidr),
    });
    expect(blocks.left).toBe(map.availablePrefixes);
  }
});
