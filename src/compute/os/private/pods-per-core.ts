import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { NODE_SETTING_WORDS as WORDS } from '../../../findings/words/nodes/node-settings';
import { SettledNode } from '../os-design';

/**
 * Pods per core that bring the pod count of nodes down. 0 is off.
 *
 * @param prop the property that they are given by
 * @param setting the place in it
 */
export function podsPerCoreFindings(
  prop: string,
  setting: string,
  podsPerCore: number,
  { maxPods, vcpus }: SettledNode,
): Finding[] {
  if (podsPerCore === 0 || maxPods === undefined) return [];
  if (vcpus !== undefined && podsPerCore * vcpus >= maxPods) return [];
  return [findingOf(WORDS.podsPerCore, about.prop(prop), { setting, podsPerCore, vcpus, maxPods })];
}
