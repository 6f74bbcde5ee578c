import { refuteFindings, requireFinding } from './private/finding-assertions';
import { requireGiven, requireMember, requireNumber } from './private/required-arguments';
import { PlanStage } from '../forecast/plan-stage';
import { CapacityPlan } from '../plan/capacity-plan';

/**
 * Assertions on a capacity plan, for tests of your own: `PodCapacityCluster.plan`, or the plan of a forecast.
 *
 * Each throws an error that says what was found and what was wanted. An unknown value does not pass: a subnet whose
 * size is not known fails an assertion on it.
 *
 * @example
 * const assertions = PlanAssertions.fromPlan(podCapacityCluster.plan);
 * assertions.fits(PlanStage.PEAK);
 * assertions.reachesPods('General', 110);
 * assertions.everyStageFits(5);
 * assertions.hasHeadroom(50);
 */
export class PlanAssertions {
  /**
   * Assertions on a plan as it is now.
   *
   * @param plan what to look at
   * @throws when it is not a plan
   */
  public static fromPlan(plan: CapacityPlan): PlanAssertions {
    requireMember('plan', plan, 'a CapacityPlan', 'totals');
    return new PlanAssertions(plan);
  }

  private constructor(private readonly plan: CapacityPlan) {}

  /**
   * Asserts that each node of a group or fleet can run at least a number of pods, those on the host network included.
   *
   * @param nodegroup name of the group or fleet in the plan
   * @param pods the least number that is wanted, 1 or more
   * @throws when the nodes run fewer, or there is no such group
   */
  public reachesPods(nodegroup: string, pods: number): void {
    requireNumber('reachesPods', 'pods', pods, 1);
    const groups = [...this.plan.nodegroups, ...this.plan.fleets];
    const group = groups.find(({ name }) => name === nodegroup);
    if (group === undefined) {
      throw new Error(`the plan has no node group '${nodegroup}'; it has ${named(groups) || 'none'}`);
    }
    // What is no number is no pass either.
    if (!(group.maxPods >= pods)) {
      throw new Error(
        `a node of '${nodegroup}' runs ${group.maxPods} pods by its ${group.instanceType}, and ${pods} are wanted`,
      );
    }
  }

  /**
   * Asserts that every subnet has enough addresses at a stage.
   *
   * @param stage the stage; all of them by default
   * @throws when a subnet has too few, or its size is not known, with each such subnet; or when the plan does not have
   * the stage, as the loss of a zone where all nodes are in one
   */
  public fits(stage?: PlanStage): void {
    const planned = this.plan.totals.map((each) => each.stage);
    const asked = stage === PlanStage.LARGEST && !planned.includes(stage) ? PlanStage.PEAK : stage;
    if (asked !== undefined && !planned.includes(asked)) {
      throw new Error(`the plan has no stage '${stage}'; it has ${planned.join(', ')}`);
    }
    const short = this.plan.subnets.flatMap(({ name, cidr, stages }) =>
      stages
        .filter((each) => (asked === undefined || each.stage === asked) && each.fits !== true)
        .map(
          (each) =>
            `\n  '${name}' (${cidr ?? 'block not known'}) at ${each.stage}: ${
              each.fits === undefined
                ? 'what it has is not known'
                : `${left(each.prefixesLeft)} /28 blocks and ${left(each.addressesLeft)} addresses are left`
            }`,
        ),
    );
    if (short.length > 0) {
      const where = stage === undefined ? '' : ` at ${stage}`;
      throw new Error(`every subnet should hold its nodes${where}, and not all do:${short.join('')}`);
    }
  }

  /**
   * Asserts that the subnets hold at least a number of nodes, in the mix of the peak and spread evenly over the zones.
   *
   * @param nodes the least number that is wanted, 1 or more
   * @throws when the subnets hold fewer, or their size is not known
   */
  public holdsNodes(nodes: number): void {
    requireNumber('holdsNodes', 'nodes', nodes, 1);
    const { ceilingNodes, zones } = this.plan;
    if (ceilingNodes !== undefined && ceilingNodes >= nodes) return;
    const perZone = zones.map(({ zone, ceilingNodes: held }) => `${zone} ${held ?? 'not known'}`).join(', ');
    const most = ceilingNodes ?? 'a number that is not known';
    throw new Error(
      `the subnets should hold ${nodes} nodes, and hold ${most}; by zone: ${perZone || 'none has nodes'}`,
    );
  }

  /**
   * Asserts that the cluster can grow above its peak before a node finds no address. It is about the peak alone:
   * `everyStageFits` asks for an update, a lost zone and a changeover too.
   *
   * Worked: 60 nodes at the peak and 219 that fit are a headroom of floor((219 - 60) x 100 / 60) = 265 percent.
   *
   * @param percent the least headroom that is wanted, in percent of the nodes at the peak; 0 or more
   * @throws when the headroom is less, or is not known
   */
  public hasHeadroom(percent: number): void {
    requireNumber('hasHeadroom', 'percent', percent, 0);
    const { ceilingNodes, totals } = this.plan;
    const peak = totals.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
    if (ceilingNodes === undefined || peak === 0) {
      const why = peak === 0 ? 'no node runs at the peak' : 'the size of a subnet is not known';
      throw new Error(`a headroom of ${percent} % is wanted, and it is not known: ${why}`);
    }
    const headroom = Math.floor(((ceilingNodes - peak) * 100) / peak);
    if (!(headroom >= percent)) {
      throw new Error(
        `a headroom of ${percent} % is wanted, and it is ${headroom} %: `
        + `${ceilingNodes} nodes fit, and ${peak} run at the peak`,
      );
    }
  }

  /**
   * Asserts that every stage fits, an update, a lost zone and a changeover too, with a percentage of nodes on top of
   * the peak.
   *
   * Worked: 100 nodes at the peak and 108 with which every stage fits are floor((108 - 100) x 100 / 100) = 8 percent.
   *
   * @param percent the least growth that is wanted, in percent of the nodes at the peak; 0 or more, 0 by default
   * @throws when a stage stops fitting before, or it is not known
   */
  public everyStageFits(percent: number = 0): void {
    requireNumber('everyStageFits', 'percent', percent, 0);
    const { everyStageNodes, growth, totals } = this.plan;
    const peak = totals.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
    if (everyStageNodes === undefined || peak === 0) {
      const why = peak === 0 ? 'no node runs at the peak' : 'the size of a subnet is not known';
      throw new Error(`every stage should fit with ${percent} % more nodes, and it is not known: ${why}`);
    }
    if ((everyStageNodes - peak) * 100 >= percent * peak) return;
    const { stage, limitedBy, resource } = growth.find(({ fitsUpTo }) => fitsUpTo === everyStageNodes)!;
    throw new Error(
      `every stage should fit with ${percent} % more nodes than the ${peak} at the peak, and all fit up to `
      + `${everyStageNodes}: then ${stage} finds too few ${resource} in '${limitedBy}'`,
    );
  }

  /**
   * Asserts that there is a finding of an id.
   *
   * @param id the full id, as in `FindingCatalogue`
   * @throws when there is none
   */
  public hasFinding(id: string): void {
    requireGiven('id', id, 'the id of a finding');
    requireFinding('the plan', this.plan.findings, id);
  }

  /**
   * Asserts that there are no findings about the plan.
   *
   * @param allowed ids of findings that may be there
   * @throws when there are others, with all of them
   */
  public hasNoFindings(allowed: string[] = []): void {
    refuteFindings('the plan', this.plan.findings, allowed);
  }
}

function named(groups: ReadonlyArray<{ readonly name: string }>): string {
  return groups.map(({ name }) => `'${name}'`).join(', ');
}

function left(count: number | undefined): string {
  return count === undefined ? 'an unknown number of' : String(count);
}
