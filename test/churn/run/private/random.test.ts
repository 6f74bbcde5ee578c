import fc from 'fast-check';
import { IndexSet } from '../../../../src/churn/run/private/index-set';
import { LifetimeMix } from '../../../../src/churn/run/private/lifetime-mix';
import { Random } from '../../../../src/churn/run/private/random';
import { holds } from '../../../private/laws';

const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('random numbers', () => {
  const of = (seed: number, stream: number) => {
    const random = new Random(seed, stream);
    return draws(50, () => random.below(1000));
  };

  test('follow from seed and stream', () => {
    expect(of(5, 0)).toEqual(of(5, 0));
    expect(of(5, 1)).not.toEqual(of(5, 0));
    expect(of(6, 0)).not.toEqual(of(5, 0));
  });

  test('of seeds next to each other have nothing in common', () => {
    const firsts = draws(200, (() => {
      let seed = 0;
      return () => new Random(seed++, 0).below(1000);
    })());

    expect(new Set(firsts).size).toBeGreaterThan(150); // 1000 x (1 - e^-0.2) = 181 of 200
    expect(mean(firsts)).toBeGreaterThan(430);
    expect(mean(firsts)).toBeLessThan(570);
  });

  test('lie below their count, each as often', () => {
    const random = new Random(1, 0);
    const counts = new Array<number>(7).fill(0);
    for (const value of draws(70_000, () => random.below(7))) counts[value] += 1;

    expect(Math.min(...counts)).toBeGreaterThan(9_600);
    expect(Math.max(...counts)).toBeLessThan(10_400);
  });

  test('exponential times have their mean, and are finite', () => {
    const random = new Random(1, 0);
    const times = draws(50_000, () => random.exponential(300));

    expect(mean(times)).toBeGreaterThan(294);
    expect(mean(times)).toBeLessThan(306);
    expect(times.filter((time) => time > 300).length / times.length).toBeCloseTo(Math.exp(-1), 1);
    expect(times.every((time) => time >= 0 && Number.isFinite(time))).toBe(true);
  });
});

test('pods found running are more often of the kind that lives long', () => {
  const mix = new LifetimeMix([{ weight: 9, mean: 10 }, { weight: 1, mean: 1000 }]);
  const random = new Random(1, 0);

  expect(mean(draws(40_000, () => mix.drawn(random)))).toBeCloseTo(109, -1); // 0.9 x 10 + 0.1 x 1000
  expect(mean(draws(40_000, () => mix.drawnRunning(random)))).toBeCloseTo(918, -2); // (90 x 10 + 1000 x 1000) / 1090
});

test('law: a set of numbers is the set that was added and not removed, and only its members are drawn', () => {
  holds(fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(19)), { maxLength: 80 }), (moves) => {
    const set = new IndexSet(20);
    const expected = new Set<number>();
    const random = new Random(1, 0);
    for (const [adds, index] of moves) {
      if (adds) {
        set.add(index);
        expected.add(index);
      } else {
        set.remove(index);
        expected.delete(index);
      }
      expect(set.values().sort()).toEqual([...expected].sort());
      expect(set.size).toBe(expected.size);
      if (set.size > 0) expect(expected.has(set.drawn(random))).toBe(true);
    }
  }), 100);
});
