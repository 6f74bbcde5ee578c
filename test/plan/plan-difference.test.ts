import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { ReservationShare } from '../../src/addressing';
import { InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { NodegroupForecast, PodForecast, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';
import { differenceOf } from '../../src/plan/difference/difference-of-plans';
import { isGrave, PlanChange } from '../../src/plan/difference/plan-change';
import { differenceMarkdown } from '../../src/render/difference/difference-markdown';
import { differenceReport } from '../../src/render/difference/difference-report';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../schemas/diff.v1.json'), 'utf8'));
const isChange = new Ajv2020({ strict: false }).compile(SCHEMA.properties.changes.items);

const subnet = fc.record({
  letter: fc.constantFrom('a', 'b', 'c'),
  block: fc.constantFrom('10.0.0.0/22', '10.0.4.0/22', '10.0.8.0/21', '10.0.64.0/18'),
  half: fc.boolean(),
}).map(({ letter, block, half }): SubnetForecast => ({
  name: `nodes-${block}`,
  zone: `eu-west-1${letter}`,
  purpose: SubnetPurpose.NODES,
  cidr: block,
  otherAddresses: 0,
  ...half ? { reservation: ReservationShare.HALF } : {},
}));

const group = fc.record({
  name: fc.constantFrom('web', 'batch'), type: fc.constantFrom('m5.large', 'm6i.xlarge'), minSize: fc.integer({ min: 0, max: 3 }), maxSize: fc.integer({ min: 3, max: 40 }),
}).map(({ type, ...sizes }): NodegroupForecast => ({ ...sizes, instanceTypes: [InstanceTypeLimits.of(type)] }));

const plan = fc.record({
  prefixes: fc.boolean(),
  subnets: fc.uniqueArray(subnet, { minLength: 1, maxLength: 3, selector: ({ cidr }) => cidr }),
  nodegroups: fc.uniqueArray(group, { minLength: 1, maxLength: 2, selector: ({ name }) => name }),
}).map(({ prefixes, subnets, nodegroups }) => CapacityPlan.of(PodForecast.of({
  ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(), subnets, nodegroups,
})));

const OPPOSITES: Record<string, string> = {
  'no-longer-fits': 'fits-again', 'further-short': 'less-short', 'finding-new': 'finding-gone', 'group-added': 'group-removed', 'subnet-added': 'subnet-removed',
};
const opposite = (kind: string) => OPPOSITES[kind] ?? Object.entries(OPPOSITES).find(([, other]) => other === kind)?.[0] ?? kind;
const keys = (changes: readonly PlanChange[], of: (kind: string) => string = (kind) => kind) => changes.map(({ kind, subject }) => `${of(kind)} ${subject}`).sort();

test('a plan has no change to itself', () => {
  fc.assert(fc.property(plan, (one) => {
    const { changes, unchanged } = differenceOf(one, CapacityPlan.fromJSON(JSON.parse(JSON.stringify(one))));

    expect(changes).toEqual([]);
    expect(unchanged).toEqual({ subnets: one.subnets.length, nodegroups: one.nodegroups.length, fleets: 0 });
  }), { numRuns: 15 });
});

test('the way back has the opposite of each change, and what was worse is not', () => {
  fc.assert(fc.property(plan, plan, (one, other) => {
    const [there, back] = [differenceOf(one, other).changes, differenceOf(other, one).changes];
    // Reservations are told by range, and what goes with a subnet is not told.
    const told = (changes: readonly PlanChange[]) => changes.filter(({ kind }) => !kind.startsWith('reservation'));

    expect(keys(told(there))).toEqual(keys(told(back), opposite));
    for (const { kind, subject, worse } of there.filter(({ rank }) => rank === 1)) {
      expect(back.find((each) => each.rank === 1 && each.subject === subject)).toMatchObject({ kind: opposite(kind), worse: !worse });
    }
  }), { numRuns: 25 });
});

test('changes stand by rank, follow the schema, and can be said', () => {
  fc.assert(fc.property(plan, plan, (one, other) => {
    const difference = differenceOf(one, other);
    const ranks = difference.changes.map(({ rank }) => rank);
    const text = differenceMarkdown('x', [differenceReport(difference, one, other, 'x')], undefined);

    expect(ranks).toEqual([...ranks].sort());
    expect(difference.changes.filter((change) => !isChange(JSON.parse(JSON.stringify(change))))).toEqual([]);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    expect(difference.changes.some(isGrave)).toBe(difference.changes.some(({ kind }) => /no-longer-|further-short/.test(kind))
      || difference.changes.some(({ kind, severity }) => kind === 'finding-new' && severity === 'error'));
  }), { numRuns: 25 });
});
