import { limitFindings, nodeOptionNameFindings } from '../../../capacity/argument-findings';
import { Finding } from '../../../findings/finding';
import { isObject, structFindings, structListFindings } from '../../../findings/struct-findings';
import { ChurnGroup, ChurnScenario } from '../../churn-scenario';

/** A scenario that cannot be read, to be asked before it is. */
export function scenarioShapeFindings(scenario: ChurnScenario): Finding[] {
  const ofStruct = structFindings('ChurnScenario', scenario);
  if (scenario !== undefined && !isObject(scenario)) return ofStruct;
  const { subnets, groups, podLifetimes } = scenario ?? {};
  return [
    ...ofStruct,
    ...structListFindings('ChurnSubnet', subnets, 'subnets'),
    ...structListFindings('ChurnGroup', groups, 'groups'),
    ...Array.isArray(groups) ? groups.flatMap((group, index) => nodeFindings(group, `groups[${index}]`)) : [],
    ...podLifetimes === undefined ? [] : structListFindings('PodLifetime', podLifetimes, 'podLifetimes'),
  ];
}

function nodeFindings(group: ChurnGroup | undefined, path: string): Finding[] {
  if (!isObject(group)) return [];
  const { limits, options } = group;
  return [...limitFindings(`${path}.limits`, limits), ...options === undefined ? [] : nodeOptionNameFindings('AddressDemandOptions', options, `${path}.options`)];
}
