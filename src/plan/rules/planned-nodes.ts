import { Finding } from '../../findings/finding';
import { identityKey } from '../../findings/identity';
import { PodForecast } from '../../forecast/pod-forecast';

/** What there is to say of the nodes of each group at its pod count: each thing once, of whatever groups. */
export function plannedNodeFindings({ _groups: groups }: PodForecast): Finding[] {
  const all = groups.flatMap(({ capacity, maxPods }) => capacity.findingsAt(maxPods));
  const keys = all.map(identityKey);
  return all.filter((_, index) => keys.indexOf(keys[index]) === index);
}
