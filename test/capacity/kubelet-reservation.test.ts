import { InstanceTypeLimits, KubeletReservation } from '../../src/capacity';
import { findingsThrownBy, namesOf } from '../private/findings-thrown';
import { factsOf, statementsOf } from '../private/statements';

function withMemory(memoryMib?: number): InstanceTypeLimits {
  return InstanceTypeLimits.custom({ instanceType: 'x1.test', maxEnis: 3, ipv4PerEni: 10, vcpus: 2, memoryMib });
}

describe('forPods', () => {
  test.each([
    ['S13 m5.large by single addresses', 29, 574], // 255 + 11 * 29
    ['S12 m5.large with prefixes', 110, 1465], // 255 + 11 * 110
    ['S12 an expression without a cap', 672, 7647], // 255 + 11 * 672
    ['S13 c5.4xlarge without a cap', 234, 2829], // 255 + 11 * 234
    ['S10 c5.18xlarge', 250, 3005], // 255 + 11 * 250
    ['S10 c5.18xlarge without a cap', 737, 8362], // 255 + 11 * 737
    ['S72 c7g.medium', 98, 1333], // 255 + 11 * 98
    ['t3.nano with prefixes', 34, 629], // 255 + 11 * 34
    ['no pod at all', 0, 255], // 255 + 11 * 0
  ])('%s: %d pods withhold %d MiB', (_, maxPods, memoryMib) => {
    expect(KubeletReservation.forPods(maxPods)).toMatchObject({ maxPods, memoryMib });
  });

  test.each([-1, 1.5, NaN, Infinity])('fails for %p pods', (maxPods) => {
    const findings = findingsThrownBy(() => KubeletReservation.forPods(maxPods));

    expect(namesOf(findings)).toEqual(['invalid-number']);
    expect(factsOf(findings, 'invalid-number')).toEqual({ name: 'maxPods', of: 'a node', least: 0, got: maxPods });
  });
});

describe('findingsFor', () => {
  test.each([
    ['a quarter', 29, 2296], // 574 * 4
    ['less than a quarter', 110, 8192], // 1465 < 8192 / 4 = 2048
  ])('has nothing to say where %s of the memory is withheld', (_, maxPods, memoryMib) => {
    expect(KubeletReservation.forPods(maxPods).findingsFor(withMemory(memoryMib))).toEqual([]);
  });

  test.each([
    ['just over a quarter', 29, 2295, 574],
    ['S62 t3.medium', 110, 4096, 1465],
    ['S72 c7g.medium', 98, 2048, 1333],
    ['S12 c5.xlarge by a raw expression', 672, 8192, 7647],
    ['one MiB left', 29, 575, 574],
    ['all of it', 29, 574, 574],
    ['t3.nano, more than there is', 34, 512, 629],
  ])('warns of %s', (_, maxPods, memoryMib, withheldMib) => {
    const findings = KubeletReservation.forPods(maxPods).findingsFor(withMemory(memoryMib));

    expect(findings[0].severity).toBe('warning');
    expect(statementsOf(findings)).toEqual([{
      id: 'memory-withheld',
      wording: 'pod-counts.memoryWithheld',
      about: 'type x1.test',
      facts: { types: ['x1.test'], memoryMib, withheldMib, pods: maxPods },
    }]);
  });

  test('says that it was not checked where the memory is unknown', () => {
    const findings = KubeletReservation.forPods(110).findingsFor(withMemory());

    expect(findings[0].severity).toBe('info');
    expect(statementsOf(findings)).toMatchObject([{
      id: 'memory-unknown',
      about: 'type x1.test',
      facts: { types: ['x1.test'], withheldMib: 1465 }, // 255 + 11 * 110
    }]);
  });
});
