import type * as xoroshiro from 'pure-rand/generator/xoroshiro128plus';
import type { JumpableRandomGenerator } from 'pure-rand/types/JumpableRandomGenerator';

/** Half as many numbers as the generator makes; half of them are negative. */
const HALF = 2 ** 31;

/**
 * Random numbers that follow from a seed.
 */
export class Random {
  private readonly generator: JumpableRandomGenerator;

  /**
   * @param seed 0 to 2,147,483,647
   * @param stream which of the seed's streams, 0 or more; no two of them overlap
   */
  constructor(seed: number, stream: number) {
    // Required here, so that whoever imports the library and simulates nothing does not load it.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { xoroshiro128plus } = require('pure-rand/generator/xoroshiro128plus') as typeof xoroshiro;
    this.generator = xoroshiro128plus(seed);
    // The first jump is for every stream: the generator's first numbers are close to each other for seeds that are.
    for (let jumps = 0; jumps <= stream; jumps++) this.generator.jump();
  }

  /** A whole number from 0 to `count` - 1, each as likely to within `count` / 2^32. */
  public below(count: number): number {
    return Math.floor(this.upTo(count));
  }

  /**
   * A number from 0 to `limit`, `limit` excluded, in 2^32 steps. The generator's own distributions are finer, and
   * slower.
   */
  public upTo(limit: number): number {
    return (this.generator.next() + HALF) * (limit / (2 * HALF));
  }

  /** A time of exponential distribution: what remains of it does not depend on what has passed. */
  public exponential(mean: number): number {
    return -mean * Math.log(1 - this.upTo(1));
  }
}
