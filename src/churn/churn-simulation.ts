import { ChurnOptions } from './churn-options';
import { ChurnComparison, ChurnOutcome, ChurnRuns } from './churn-outcome';
import { ChurnScenario } from './churn-scenario';
import { PodForecast } from '../forecast/pod-forecast';
import { runOutcome } from './run/run-outcome';
import { forecastScenario } from './scenario/forecast-scenario';
import { parsedScenario } from './scenario/parsed-scenario';
import { scenarioFindings } from './scenario/scenario-findings';
import { FindingError } from '../findings/finding-error';

/** Runs where nobody says how many. */
const DEFAULT_RUNS = 20;

/**
 * What happens to subnets while nodes and pods come and go: whether prefixes run out though addresses are free, and
 * when.
 *
 * Event by event: pods and nodes end after random lifetimes and are replaced at once, prefixes stay on a node until
 * none of their sixteen addresses is used, freed addresses cool down for 30 seconds, other users take and give back
 * single addresses. Placement is EC2's: a prefix takes a whole /28 block, of a reserved range where there is one, and
 * single addresses land outside the reservations. Nodes follow the VPC CNI's algorithm, from the targets to the 120
 * seconds that it waits after a refusal. Same scenario, same outcome.
 *
 * What is simpler than the real thing:
 *
 * - EC2 answers at once, and places at random, each place as likely; AWS documents neither.
 * - A pool grows as soon as it is too low, not every 5 seconds, and asks for one slot after the other, not for several
 *   at once. It shrinks when an address has cooled down, and within 30 seconds of the last time not again. Prefixes
 *   with cooling addresses stay. An ENI is detached once none of its slots is filled; without IP targets or prefixes,
 *   once none of its addresses is used and the rest is enough for the warm ENIs and one more.
 * - A pod gets an address of any slot with a free one, each as likely; the VPC CNI's order is that of a Go map.
 * - Nodes are spread over the subnets in turn; one that leaves is replaced at once in its zone and frees its addresses
 *   before that. The primary ENI of a node under custom networking lies in another subnet. A node takes pods as soon as
 *   its first ENIs have addresses, with prefixes or without.
 * - A pod starts on any node of its group that has room, each as likely, and keeps its lifetime when its node leaves. A
 *   pod without an address waits on its node, and gets one when the pool grows or an address has cooled down there. A
 *   pod without a node waits until one has room.
 * - At the start all pods start one after another, on nodes that have just joined.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 */
export class ChurnSimulation {
  /**
   * What one run of a scenario sees, with its seed.
   *
   * @param scenario what is simulated
   * @throws when a number, a CIDR or a reservation is invalid, subnets overlap, or pods do not fit; all problems at
   * once, each with its path
   */
  public static run(scenario: ChurnScenario): ChurnOutcome {
    refuse(scenario, 1);
    return runOutcome(parsedScenario(scenario), scenario.seed);
  }

  /**
   * What several runs of a scenario see, with its seed and those that follow it: how likely it is that prefixes are
   * refused.
   *
   * @param scenario what is simulated
   * @param runs how many runs, 1 to 10,000; by default 20
   * @throws as `run` does
   */
  public static runMany(scenario: ChurnScenario, runs: number = DEFAULT_RUNS): ChurnRuns {
    return ChurnSimulation._runEach(scenario, runs, () => undefined);
  }

  /**
   * The same, for whoever wants to know how far it is.
   *
   * @internal
   */
  public static _runEach(scenario: ChurnScenario, runs: number, beforeRun: (run: number) => void): ChurnRuns {
    refuse(scenario, runs);
    const parsed = parsedScenario(scenario);
    const outcomes = Array.from({ length: runs }, (_, run) => {
      beforeRun(run);
      return runOutcome(parsed, scenario.seed + run);
    });
    const refusals = outcomes.flatMap(({ firstRefusalHours }) => firstRefusalHours ?? []);
    return { refusalProbability: refusals.length / runs, medianFirstRefusalHours: median(refusals), outcomes };
  }

  /**
   * What the reservations of a scenario change: its runs, and those of the same load and seeds with nothing reserved.
   *
   * @param scenario what is simulated
   * @param runs how many runs of each, 1 to 10,000; by default 20
   * @throws as `run` does
   */
  public static compare(scenario: ChurnScenario, runs: number = DEFAULT_RUNS): ChurnComparison {
    return ChurnSimulation._compareEach(scenario, runs, () => undefined);
  }

  /**
   * The same, for whoever wants to know how far it is; of twice the runs.
   *
   * @internal
   */
  public static _compareEach(
    scenario: ChurnScenario,
    runs: number = DEFAULT_RUNS,
    beforeRun: (run: number, of: number) => void,
  ): ChurnComparison {
    const subnets = scenario.subnets.map((subnet) => ({ ...subnet, reservations: [] }));
    return {
      asGiven: ChurnSimulation._runEach(scenario, runs, (run) => beforeRun(run, 2 * runs)),
      withoutReservations:
        ChurnSimulation._runEach({ ...scenario, subnets }, runs, (run) => beforeRun(runs + run, 2 * runs)),
    };
  }

  /**
   * A forecast whose nodes and pods come and go: the subnets that pods get addresses from, and the groups at one of
   * their sizes. Of a group with several types the one that binds.
   * Fleets of the forecast are left out: nobody says which types their nodes are.
   *
   * @param forecast what runs, and where
   * @param options how it comes and goes
   * @throws when subnets are found by their tag, the block of such a subnet is not known, two of them lie in one zone
   * and are used, or a group does not run in all of their zones
   */
  public static scenarioOf(forecast: PodForecast, options: ChurnOptions = {}): ChurnScenario {
    return forecastScenario(forecast, options);
  }

  private constructor() {}
}

function refuse(scenario: ChurnScenario, runs: number): void {
  const findings = scenarioFindings(scenario, runs);
  if (findings.length > 0) throw new FindingError(findings);
}

/** The middle one, of an even count the mean of the two in the middle; undefined of none. */
function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
