import { CpuArchitecture, Hypervisor, InstanceTypeLimits } from '../../src/capacity';
import { unknownTypeFacts } from '../../src/capacity/instance-type-limits';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { csvTypes, isInternalOnly } from '../private/instance-type-csv';
import { factsOf, saidBy, statementsOf } from '../private/statements';

const CSV = csvTypes();
const ALL = InstanceTypeLimits.all();

describe('the table', () => {
  test('holds every type of the CSV but those that one internal list alone names', () => {
    expect(CSV).toHaveLength(1420);
    expect(CSV.filter(isInternalOnly)).toHaveLength(28);
    expect(ALL).toHaveLength(1392); // 1420 - 28
    expect(ALL.map(({ instanceType }) => instanceType)).toEqual(
      CSV.filter((type) => !isInternalOnly(type)).map(({ instanceType }) => instanceType).sort(),
    );
  });

  test('holds no type twice, and is sorted', () => {
    const names = ALL.map(({ instanceType }) => instanceType);

    expect(new Set(names).size).toBe(names.length);
    expect(names.slice(1).every((name, index) => names[index] < name)).toBe(true);
  });

  test('holds the facts of the CSV, and nothing where the CSV has none', () => {
    const facts = ALL.map(({ supportsPrefixes, ...limits }) => ({ ...limits }));
    const expected = CSV.filter((type) => !isInternalOnly(type)).sort((a, b) => (a.instanceType < b.instanceType ? -1 : 1));

    expect(facts).toEqual(expected);
  });

  test('says of Nitro and bare metal types that they take prefixes, and of no other', () => {
    const capable = CSV.filter((type) => !isInternalOnly(type) && (type.hypervisor === 'nitro' || type.hypervisor === 'none'));

    expect(ALL.filter(({ supportsPrefixes }) => supportsPrefixes).map(({ instanceType }) => instanceType))
      .toEqual(capable.map(({ instanceType }) => instanceType).sort());
    expect(ALL.filter(({ supportsPrefixes }) => !supportsPrefixes).length).toBeGreaterThan(0);
  });

  test.each([
    ['bmn-sf1.metal', { maxEnis: 15, ipv4PerEni: 50, hypervisor: Hypervisor.NONE }, ['vcpus', 'memoryMib', 'architecture', 'branchInterfaces']],
    ['c5a.metal', { maxEnis: 15, ipv4PerEni: 50, hypervisor: Hypervisor.NONE }, ['vcpus', 'memoryMib', 'architecture', 'branchInterfaces']],
    ['c5ad.metal', { maxEnis: 15, ipv4PerEni: 50, hypervisor: Hypervisor.NONE }, ['vcpus', 'memoryMib', 'architecture', 'branchInterfaces']],
    ['c7i.32xlarge', { maxEnis: 15, ipv4PerEni: 50, hypervisor: Hypervisor.NITRO, branchInterfaces: 107 }, ['vcpus', 'memoryMib', 'architecture']],
    ['hs1.8xlarge', { maxEnis: 8, ipv4PerEni: 30, memoryMib: 119808, architecture: 'x86_64' }, ['vcpus', 'hypervisor', 'branchInterfaces']],
  ])('keeps %s, unknown where it is unknown', (name, known, unknown) => {
    const limits = InstanceTypeLimits.of(name);

    expect(limits).toMatchObject(known);
    expect(unknown.map((fact) => limits[fact as keyof InstanceTypeLimits])).toEqual(unknown.map(() => undefined));
  });

  test('has those five alone without vCPUs', () => {
    expect(ALL.filter(({ vcpus }) => vcpus === undefined).map(({ instanceType }) => instanceType))
      .toEqual(['bmn-sf1.metal', 'c5a.metal', 'c5ad.metal', 'c7i.32xlarge', 'hs1.8xlarge']);
  });

  test('has no type of exactly 30 vCPUs, about which the page says nothing', () => {
    expect(ALL.filter(({ vcpus }) => vcpus === 30)).toEqual([]);
  });

  test('counts the ENIs of the default network card', () => {
    expect(InstanceTypeLimits.of('p5.48xlarge')).toMatchObject({ maxEnis: 2, ipv4PerEni: 50, networkCards: 32 });
  });

  test('is dated', () => {
    expect(InstanceTypeLimits.compiledOn()).toBe('2026-11-22');
  });

  test('hands out a copy', () => {
    InstanceTypeLimits.all().pop();

    expect(InstanceTypeLimits.all()).toHaveLength(1392);
  });
});

describe('of and find', () => {
  test.each([
    ['m5.large', { vcpus: 2, memoryMib: 8192, architecture: CpuArchitecture.X86_64, hypervisor: Hypervisor.NITRO, maxEnis: 3, ipv4PerEni: 10, branchInterfaces: 9 }],
    ['c7g.medium', { vcpus: 1, memoryMib: 2048, architecture: CpuArchitecture.ARM_64, hypervisor: Hypervisor.NITRO, maxEnis: 2, ipv4PerEni: 4, branchInterfaces: 4 }],
    ['i3.large', { vcpus: 2, memoryMib: 15616, architecture: CpuArchitecture.X86_64, hypervisor: Hypervisor.XEN, maxEnis: 3, ipv4PerEni: 10, branchInterfaces: 0 }],
    ['m5.metal', { vcpus: 96, memoryMib: 393216, architecture: CpuArchitecture.X86_64, hypervisor: Hypervisor.NONE, maxEnis: 15, ipv4PerEni: 50, branchInterfaces: 120 }],
  ])('know %s', (instanceType, facts) => {
    const expected = { instanceType, networkCards: 1, ...facts };

    expect(InstanceTypeLimits.of(instanceType)).toMatchObject(expected);
    expect(InstanceTypeLimits.find(instanceType)).toMatchObject(expected);
  });

  const UNKNOWN = ['x9.99xlarge', 'M5.LARGE', 'm5.large ', 'm5', '', 'm5.large,2', 'c7g-flex.large', 'toString', '__proto__'];

  test.each(UNKNOWN)('find gives undefined for %p', (name) => {
    expect(InstanceTypeLimits.find(name)).toBeUndefined();
  });

  test.each(UNKNOWN)('of fails on %p (S81: a finding and no number)', (name) => {
    const findings = findingsThrownBy(() => InstanceTypeLimits.of(name));

    expect(namesOf(findings)).toEqual(['instance-type-unknown']);
    expect(findings[0]).toMatchObject({ severity: 'error', subject: name });
    expect(factsOf(findings, 'instance-type-unknown')).toMatchObject({ type: name, compiledOn: '2026-11-22' });
  });
});

/** Levenshtein's own recurrence, one row at a time. */
function stepsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [to, wanted] of [...other].entries()) {
      next.push(Math.min(next[to] + 1, row[to + 1] + 1, row[to] + (letter === wanted ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length];
}

describe('the nearest names to an unknown type', () => {
  test.each([
    ['m5.largee', 'm5.large'], // one letter too many
    ['m5.larg', 'm5.large'], // one letter missing
    ['m5-large', 'm5.large'], // one letter changed
    ['p5.48xlage', 'p5.48xlarge'], // one letter missing
  ])('to %s begin with %s', (typo, name) => {
    expect(unknownTypeFacts(typo).nearest[0]).toBe(name);
  });

  test.each(['m5.larg', 'x9.99xlarge', 'c7g-flex.large', 'q', ''])('to %p are the three with the fewest edits, by name where they are even', (typo) => {
    const nearest = CSV.filter((type) => !isInternalOnly(type))
      .map(({ instanceType }) => ({ instanceType, steps: stepsBetween(typo, instanceType) }))
      .sort((a, b) => a.steps - b.steps || (a.instanceType < b.instanceType ? -1 : 1))
      .slice(0, 3)
      .map(({ instanceType }) => instanceType);

    expect(unknownTypeFacts(typo)).toEqual({ type: typo, compiledOn: '2026-11-22', nearest });
  });
});

describe('custom', () => {
  const LEAST = { instanceType: 'x9.large', maxEnis: 1, ipv4PerEni: 1 };

  test('takes the facts given', () => {
    const facts = {
      instanceType: 'x9.metal',
      maxEnis: 5,
      ipv4PerEni: 20,
      vcpus: 30,
      memoryMib: 1024,
      architecture: CpuArchitecture.ARM_64,
      hypervisor: Hypervisor.NONE,
      networkCards: 2,
      branchInterfaces: 0,
    };

    expect({ ...InstanceTypeLimits.custom(facts) }).toEqual({ ...facts, supportsPrefixes: true });
  });

  test('is Nitro with one network card by default, and unknown otherwise', () => {
    expect({ ...InstanceTypeLimits.custom(LEAST) }).toEqual({ ...LEAST, hypervisor: Hypervisor.NITRO, networkCards: 1, supportsPrefixes: true });
  });

  test('takes its defaults also where undefined is given', () => {
    expect(InstanceTypeLimits.custom({ ...LEAST, hypervisor: undefined, networkCards: undefined }))
      .toMatchObject({ hypervisor: Hypervisor.NITRO, networkCards: 1 });
  });

  test.each([
    [Hypervisor.NITRO, true],
    [Hypervisor.NONE, true],
    [Hypervisor.XEN, false],
  ])('on %s takes prefixes: %p', (hypervisor, supportsPrefixes) => {
    expect(InstanceTypeLimits.custom({ ...LEAST, hypervisor }).supportsPrefixes).toBe(supportsPrefixes);
  });

  test.each([
    ['maxEnis', 0, 1],
    ['maxEnis', 1.5, 1],
    ['ipv4PerEni', 0, 1],
    ['ipv4PerEni', NaN, 1],
    ['vcpus', 0, 1],
    ['vcpus', -4, 1],
    ['memoryMib', 0, 1],
    ['memoryMib', Infinity, 1],
    ['networkCards', 0, 1],
    ['branchInterfaces', -1, 0],
    ['branchInterfaces', 0.5, 0],
  ])('fails when %s is %p', (name, value, least) => {
    const findings = findingsThrownBy(() => InstanceTypeLimits.custom({ ...LEAST, [name]: value }));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(statementsOf(findings)).toMatchObject([{ about: 'type x9.large', facts: { name, of: 'x9.large', least, got: value } }]);
  });

  test('fails with all problems at once', () => {
    expect(findingsThrownBy(() => InstanceTypeLimits.custom({ ...LEAST, maxEnis: 0, ipv4PerEni: 0, vcpus: 0 }))).toHaveLength(3);
  });
});

test('fails without the two numbers that everything follows from, also where types are not checked', () => {
  expect(saidBy(findingsThrownBy(() => InstanceTypeLimits.custom({ instanceType: 'x9.large' } as any)))).toMatchObject([
    ['numbers.missing', { name: 'maxEnis', of: 'x9.large' }],
    ['numbers.missing', { name: 'ipv4PerEni', of: 'x9.large' }],
  ]);
});

test('capital letters do not hide the nearest name', () => {
  expect(unknownTypeFacts('M5.LARGE').nearest[0]).toBe('m5.large');
});
