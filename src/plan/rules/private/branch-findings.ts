import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { PLAN_RISK_WORDS } from '../../../findings/words/plan/plan-risks';
import { PlannedGroup } from '../../../forecast/groups/planned-group';

/** The `maxSurge` of a Deployment where nobody sets another, in percent. */
const DEFAULT_SURGE = 25;

/**
 * Groups whose pods on branch interfaces fit while they run, and not while they are rolled out.
 *
 * A rollout runs ceil(b x (100 + surge) / 100) of b pods. Worked, m5a.large with 9 branch interfaces: 9 pods become
 * ceil(9 x 1.25) = 12, and floor(9 / 1.25) = 7 become ceil(8.75) = 9, which it has.
 *
 * @see https://github.com/aws/amazon-vpc-resource-controller-k8s/issues/154
 */
export function branchFindings(groups: readonly PlannedGroup[]): Finding[] {
  return groups.flatMap(({ capacity, forecast: { name, branchPods = 0, branchSurgePercent = DEFAULT_SURGE } }) => {
    const percent = 100 + branchSurgePercent;
    const rolledOut = Math.ceil(branchPods * percent / 100);
    const [tightest] = capacity.nodes
      .filter(({ branchInterfaces }) => branchInterfaces !== undefined && branchInterfaces < rolledOut)
      .sort((one, other) => one.branchInterfaces! - other.branchInterfaces!);
    if (branchPods === 0 || tightest === undefined) return [];
    const { limits: { instanceType: type }, branchInterfaces = 0 } = tightest;
    const fits = Math.floor(branchInterfaces * 100 / percent);
    return [findingOf(PLAN_RISK_WORDS.branchPodsRolledOut, about.group(name), {
      groups: [name], branchPods, surgePercent: branchSurgePercent, rolledOut, type, branchInterfaces, fits,
    })];
  });
}
