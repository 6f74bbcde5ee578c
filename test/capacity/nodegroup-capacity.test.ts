import fc from 'fast-check';
import { InstanceTypeLimits, IpAssignment, NodegroupCapacity, NodeCapacityOptions } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { holds } from '../private/laws';
import { factsOf, saidBy, statementsOf } from '../private/statements';

const PREFIXES: NodeCapacityOptions = { ipAssignment: IpAssignment.prefixDelegation() };
const CUSTOM: NodeCapacityOptions = { customNetworking: true };

const groupOf = (types: string[], options: NodeCapacityOptions = {}) =>
  NodegroupCapacity.of(types.map((type) => InstanceTypeLimits.of(type)), options);
const mixedTypes = (group: NodegroupCapacity) => group.findings.filter(({ id }) => id.endsWith(':mixed-types-lose-pods'));

describe('the lowest type binds', () => {
  test.each<[string, string[], NodeCapacityOptions, number, string, string]>([
    ['S01', ['t3a.xlarge', 't3a.medium'], {}, 17, 't3a.medium', 'enis'], // min(4 * 14 + 2, 3 * 5 + 2)
    ['S01 with prefixes', ['t3a.xlarge', 't3a.medium'], PREFIXES, 110, 't3a.xlarge', 'cap'], // min(898, 242, 110)
    ['S06', ['m5.large', 'm5.xlarge'], CUSTOM, 20, 'm5.large', 'enis'], // min(2 * 9 + 2, 3 * 14 + 2)
    ['S07', ['c5.xlarge', 'd3en.xlarge', 'm5.large'], {}, 10, 'd3en.xlarge', 'enis'], // min(58, 4 * 2 + 2, 29)
    ['S07 without d3en.xlarge', ['c5.xlarge', 'm5.large'], {}, 29, 'm5.large', 'enis'], // min(58, 29)
    ['S07 with prefixes', ['c5.xlarge', 'd3en.xlarge', 'm5.large'], PREFIXES, 110, 'c5.xlarge', 'cap'], // min(898, 130, 434, 110)
    ['S73', ['c6i.2xlarge', 'm5.large'], CUSTOM, 20, 'm5.large', 'enis'], // min(3 * 14 + 2, 2 * 9 + 2)
    ['small and large nodes', ['c5.18xlarge', 'm5.large'], PREFIXES, 110, 'm5.large', 'cap'], // min(250, 110)
    ['the target of the design', ['m5.large', 'm6i.large'], { ...PREFIXES, ...CUSTOM }, 110, 'm5.large', 'cap'], // min(290, 110)
    ['one type', ['p5.48xlarge'], {}, 100, 'p5.48xlarge', 'enis'], // 2 * 49 + 2
  ])('%s: %p', (_, types, options, maxPods, binding, boundBy) => {
    const group = groupOf(types, options);

    expect(group).toMatchObject({ maxPods, boundBy });
    expect(group.binding.limits.instanceType).toBe(binding);
    expect(group.nodes.map(({ limits }) => limits.instanceType)).toEqual(types);
  });

  test('of several with the same count it is the first', () => {
    expect(groupOf(['m6i.large', 'm5.large']).binding.limits.instanceType).toBe('m6i.large');
    expect(groupOf(['m5.large', 'm6i.large']).binding.limits.instanceType).toBe('m5.large');
  });

  test('each type alone keeps its own numbers', () => {
    expect(groupOf(['t3a.xlarge', 't3a.medium']).nodes.map(({ maxPods }) => maxPods)).toEqual([58, 17]); // 4 * 14 + 2; 3 * 5 + 2
  });

  test('nodes hands out a copy', () => {
    const group = groupOf(['m5.large']);

    group.nodes.pop();

    expect(group.nodes).toHaveLength(1);
  });

  test.each<[string, string[], NodeCapacityOptions, number]>([
    ['S12', ['m5.large', 'c5.18xlarge'], PREFIXES, 1465], // 255 + 11 * min(110, 250)
    ['S13', ['m5.large'], {}, 574], // 255 + 11 * 29
  ])('%s: kubelet withholds for the pods of the group', (_, types, options, memoryMib) => {
    expect(groupOf(types, options).reservation.memoryMib).toBe(memoryMib);
  });
});

describe('findings', () => {
  test('S01: one finding names the type that binds, and what the other one loses', () => {
    const findings = mixedTypes(groupOf(['t3a.medium', 't3a.xlarge']));

    expect(findings[0].severity).toBe('warning');
    expect(statementsOf(findings)).toMatchObject([{
      id: 'mixed-types-lose-pods',
      about: 'type t3a.medium',
      facts: { maxPods: 17, type: 't3a.medium', boundBy: 'enis', losers: ['t3a.xlarge'], couldRun: [58], withPrefixes: 110 },
    }]);
  });

  test('S01: with prefixes there is nothing to lose', () => {
    expect(mixedTypes(groupOf(['t3a.medium', 't3a.xlarge'], PREFIXES))).toEqual([]);
  });

  test('S06: each type that loses is named, and prefixes as the way out', () => {
    expect(saidBy(mixedTypes(groupOf(['m5.large', 'm5.xlarge', 'm5.4xlarge'], CUSTOM)))).toEqual([
      ['pod-counts.lowestBinds', { maxPods: 20, type: 'm5.large', boundBy: 'enis', losers: ['m5.xlarge', 'm5.4xlarge'], couldRun: [44, 110], withPrefixes: 110 }],
    ]);
  });

  test('with prefixes, the cap of the smaller type is named and no way out', () => {
    expect(saidBy(mixedTypes(groupOf(['m5.large', 'm5.16xlarge'], PREFIXES)))).toEqual([
      ['pod-counts.lowestBinds', { maxPods: 110, type: 'm5.large', boundBy: 'cap', losers: ['m5.16xlarge'], couldRun: [250] }], // 250 - 110
    ]);
  });

  test('prefixes are no way out where they change nothing', () => {
    expect(saidBy(mixedTypes(groupOf(['t2.nano', 't3a.xlarge'])))).toEqual([
      ['pod-counts.lowestBinds', { maxPods: 4, type: 't2.nano', boundBy: 'enis', losers: ['t3a.xlarge'], couldRun: [58] }], // 58 - 4
    ]);
  });

  test('nor where the cap binds without them', () => {
    expect(saidBy(mixedTypes(groupOf(['m5.4xlarge', 'c5.18xlarge'])))).toEqual([
      ['pod-counts.lowestBinds', { maxPods: 110, type: 'm5.4xlarge', boundBy: 'cap', losers: ['c5.18xlarge'], couldRun: [250] }], // min(8 * 29 + 2, 110)
    ]);
  });

  test('the way out is computed for nodes that are set up the same way', () => {
    expect(saidBy(mixedTypes(groupOf(['c7g.medium', 'm6g.large'], CUSTOM)))).toEqual([
      ['pod-counts.lowestBinds', { maxPods: 5, type: 'c7g.medium', boundBy: 'enis', losers: ['m6g.large'], couldRun: [20], withPrefixes: 50 }], // 1 * 3 * 16 + 2, and 98 only with all ENIs
    ]);
  });

  test('types with the same count lose nothing', () => {
    expect(groupOf(['m5.large', 'm6i.large']).findings).toEqual([]);
  });

  test('those of each type follow one another, that of the group comes last', () => {
    const group = groupOf(['p5.48xlarge', 'i3.large', 't3.nano'], PREFIXES);

    expect(group.maxPods).toBe(29); // min(250, 3 * 9 + 2, 2 * 1 * 16 + 2)
    expect(group.findings.map(({ subject, id }) => `${subject} ${id.split(':')[1]}`)).toEqual([
      'p5.48xlarge default-card-only',
      'i3.large prefixes-unsupported',
      't3.nano memory-withheld', // 255 + 11 * 29 = 574 > 512 / 4
      'i3.large mixed-types-lose-pods',
    ]);
  });

  test('memory is judged at the count of the group, not at that of the type alone', () => {
    expect(namesOf(groupOf(['t3.medium'], PREFIXES).findings)).toEqual(['memory-withheld']); // 1465 > 4096 / 4
    expect(namesOf(groupOf(['t3.medium', 'i3.large'], PREFIXES).findings))
      .toEqual(['prefixes-unsupported', 'mixed-types-lose-pods']); // 574 < 4096 / 4
  });

  test('at another pod count memory is judged by that one, and the lowest type is beside the point', () => {
    const group = groupOf(['t3.medium', 't3.xlarge']);

    expect(namesOf(group.findingsAt(17))).toEqual(['mixed-types-lose-pods']); // 3 * 5 + 2, the computed one
    expect(namesOf(group.findingsAt(12))).toEqual([]);
    expect(namesOf(group.findingsAt(110))).toEqual(['memory-withheld']); // 1465 > 4096 / 4, < 16384 / 4
  });
});

describe('bad input', () => {
  test('fails without a type', () => {
    const findings = findingsThrownBy(() => NodegroupCapacity.of([]));

    expect(namesOf(findings)).toEqual(['instance-types-missing']);
    expect(statementsOf(findings)).toMatchObject([{ about: 'prop instanceTypes', facts: {} }]);
  });

  test('fails on an option that is out of range', () => {
    expect(namesOf(findingsThrownBy(() => groupOf(['m5.large'], { maxEni: 0 })))).toEqual(['invalid-number']);
  });

  test('fails on findings at a pod count that is none', () => {
    expect(namesOf(findingsThrownBy(() => groupOf(['m5.large']).findingsAt(-1)))).toEqual(['invalid-number']);
  });
});

test('law: the group gets what its lowest type gets, in whatever order they are given', () => {
  const types = ['t3.nano', 't3a.medium', 'd3en.xlarge', 'm5.large', 'c5.4xlarge', 'c5.18xlarge', 'i3.large', 'p5.48xlarge'];
  const alone: Record<string, number> = {
    't3.nano': 4, // 2 * 1 + 2
    't3a.medium': 17, // 3 * 5 + 2
    'd3en.xlarge': 10, // 4 * 2 + 2
    'm5.large': 29, // 3 * 9 + 2
    'c5.4xlarge': 110, // 8 * 29 + 2, capped
    'c5.18xlarge': 250, // 15 * 49 + 2, capped
    'i3.large': 29, // 3 * 9 + 2
    'p5.48xlarge': 100, // 2 * 49 + 2
  };
  holds(fc.property(fc.shuffledSubarray(types, { minLength: 1 }), (chosen) => {
    const lowest = Math.min(...chosen.map((type) => alone[type]));

    const group = groupOf(chosen);

    expect(group.maxPods).toBe(lowest);
    expect(group.binding.limits.instanceType).toBe(chosen.find((type) => alone[type] === lowest));
    expect(mixedTypes(group)).toHaveLength(chosen.some((type) => alone[type] > lowest) ? 1 : 0);
  }), 100);
});

test('prefixes are no way out for a group with a type that cannot take them', () => {
  const group = NodegroupCapacity.of(['t3a.medium', 'i3.large'].map((type) => InstanceTypeLimits.of(type)));

  expect(factsOf(group.findings, 'mixed-types-lose-pods')).toEqual({
    maxPods: 17, // 3 * 5 + 2
    type: 't3a.medium',
    boundBy: 'enis',
    losers: ['i3.large'],
    couldRun: [29], // 3 * 9 + 2
  });
});
