import fc from 'fast-check';
import { ClusterSketch, NodeSketch, number, running, text } from './fixtures/running';
import { BlockMap } from '../../../src/addressing/block-map';
import { MigrationStep } from '../../../src/audit/migration';
import { migrationOf } from '../../../src/audit/migration/migration-plan';

const TYPES = ['m5.large', 't3.small', 'm5.xlarge', 'c5.4xlarge'];
const TOLD: Record<string, number> = { 'm5.large': 29, 't3.small': 11, 'm5.xlarge': 58, 'c5.4xlarge': 234 };
const SLOTS: Record<string, [enis: number, addresses: number]> = {
  'm5.large': [3, 10], 't3.small': [3, 4], 'm5.xlarge': [4, 15], 'c5.4xlarge': [8, 30],
};

/** A cluster of one or two subnets, with nodes from the start of each and addresses of others behind them. */
const clusters: fc.Arbitrary<ClusterSketch> = fc.array(fc.record({
  length: fc.integer({ min: 22, max: 26 }),
  nodes: fc.array(fc.record({
    type: fc.constantFrom(...TYPES),
    enis: fc.integer({ min: 1, max: 4 }),
    full: fc.boolean(),
    cordoned: fc.boolean(),
    pods: fc.integer({ min: 0, max: 30 }),
  }), { minLength: 1, maxLength: 3 }),
  others: fc.array(fc.integer({ min: 0, max: 1023 }), { maxLength: 20 }),
  unseen: fc.integer({ min: 0, max: 3 }),
}), { minLength: 1, maxLength: 2 }).map((parts) => {
  const nodes: NodeSketch[] = [];
  const subnets: Record<string, ClusterSketch['subnets'][string]> = {};
  const others: Record<string, string[]> = {};
  for (const [index, part] of parts.entries()) {
    const base = number(`10.0.${index * 8}.0`);
    const size = 2 ** (32 - part.length);
    const subnet = `subnet-${index}`;
    let next = 4;
    for (const [place, { type, enis, full, cordoned, pods }] of part.nodes.entries()) {
      const [most, addresses] = SLOTS[type];
      const sizes = Array.from({ length: Math.min(enis, most) }, () => addresses);
      const taken = sizes.length * addresses;
      if (next + taken >= size - 1) continue;
      const room = sizes.length * (addresses - 1);
      nodes.push({
        name: `node-${index}-${place}`,
        subnet,
        at: text(base + next),
        enis: sizes,
        type,
        told: TOLD[type],
        cordoned,
        pods: full ? room : Math.min(pods, room),
      });
      next += taken;
    }
    const free = [...new Set(part.others)].filter((offset) => offset >= next && offset < size - 1);
    others[subnet] = free.map((offset) => text(base + offset));
    subnets[subnet] = {
      cidr: `${text(base)}/${part.length}`,
      zone: `eu-west-1${'ab'[index]}`,
      available: Math.max(0, size - 5 - (next - 4) - free.length - part.unseen),
    };
  }
  return { subnets, nodes, others };
});

const ways = fc.constantFrom(undefined, 'A' as const, 'B' as const, 'C' as const);

test('no plan needs more whole blocks, or more addresses, than a subnet has at any step', () => {
  let plans = 0;
  fc.assert(fc.property(clusters, fc.constantFrom(undefined, '100.64.0.0/16', '100.64.0.0/22'), ways, (sketch, podCidr, way) => {
    const migration = migrationOf(running(sketch), { target: 'prefix-delegation', podCidr, way });
    if (migration.kind !== 'migration') return migration.problems.length > 0;
    plans += 1;
    return migration.steps.every(({ subnets }) => subnets.every(({ blocks, addresses }) =>
      blocks.has - blocks.oldNodes - blocks.newNodes === blocks.left && blocks.left >= 0 && addresses.left >= 0));
  }), { numRuns: 60, seed: 20261129 });
  expect(plans).toBeGreaterThan(15);
});

test('blocks of subnets are those of BlockMap, and reserved ranges are free in it', () => {
  fc.assert(fc.property(clusters, (sketch) => {
    const cluster = running(sketch);
    const migration = migrationOf(cluster, { target: 'prefix-delegation', podCidr: '100.64.0.0/16', way: 'A' });
    if (migration.kind !== 'migration') return true;
    const first: MigrationStep = migration.steps[0];
    return Object.entries(sketch.subnets).filter(([id]) => first.subnets.some(({ subnet }) => subnet === id)).every(([id, { cidr }]) => {
      const here = cluster.interfaces!.filter(({ subnetId }) => subnetId === id);
      const addresses = here.flatMap(({ primaryAddress, secondaryAddresses }) => [primaryAddress!, ...secondaryAddresses]);
      const map = BlockMap.of({ subnet: cidr, addresses });
      const ranges = migration.steps.flatMap(({ id: step, deployment }) => (step === 'network' ? [deployment!.change] : []))
        .flatMap((code) => [...code.matchAll(/'(10\.[\d.]+\/\d+)'/g)].map(([, range]) => range))
        .filter((range) => range !== cidr && number(range.split('/')[0]) - number(cidr.split('/')[0]) < map.blockCount * 16
          && number(range.split('/')[0]) >= number(cidr.split('/')[0]));
      const reserved = BlockMap.of({ subnet: cidr, addresses, reservations: ranges });
      const size = ranges.reduce((sum, range) => sum + 2 ** (28 - Number(range.split('/')[1])), 0);
      return first.subnets.find(({ subnet }) => subnet === id)!.blocks.has === map.availablePrefixes && reserved.reservedBlocks === size;
    });
  }), { numRuns: 40, seed: 20261129 });
});

test('way C is given for no node that is cordoned or full', () => {
  fc.assert(fc.property(clusters, (sketch) => {
    const migration = migrationOf(running(sketch), { target: 'prefix-delegation', podCidr: '100.64.0.0/16', way: 'C' });
    return migration.kind !== 'migration' || sketch.nodes.every(({ cordoned, enis, pods, type }) => {
      const [most, addresses] = SLOTS[type!];
      return !cordoned && !(enis.length === most && pods === enis.length * (addresses - 1));
    });
  }), { numRuns: 40, seed: 20261129 });
});
