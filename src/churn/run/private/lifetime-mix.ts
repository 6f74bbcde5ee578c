import { Random } from './random';
import { MeanLifetime } from '../../scenario/parsed-scenario';

/**
 * Lifetimes of pods of several kinds, each exponential, in seconds.
 */
export class LifetimeMix {
  private readonly startedWeights: readonly number[];
  private readonly runningWeights: readonly number[];

  constructor(private readonly kinds: readonly MeanLifetime[]) {
    this.startedWeights = runningSums(kinds.map(({ weight }) => weight));
    this.runningWeights = runningSums(kinds.map(({ weight, mean }) => weight * mean));
  }

  /** Lifetime of a pod that starts. */
  public drawn(random: Random): number {
    return this.lifetime(this.startedWeights, random);
  }

  /**
   * What is left of the lifetime of a pod that is found running: long-lived kinds are met more often than they are
   * started.
   */
  public drawnRunning(random: Random): number {
    return this.lifetime(this.runningWeights, random);
  }

  private lifetime(sums: readonly number[], random: Random): number {
    const point = random.upTo(sums[sums.length - 1]);
    const kind = sums.findIndex((sum) => point < sum);
    return random.exponential(this.kinds[kind].mean);
  }
}

function runningSums(weights: readonly number[]): number[] {
  let sum = 0;
  return weights.map((weight) => sum += weight);
}
