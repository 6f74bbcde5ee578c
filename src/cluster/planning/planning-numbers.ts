import { Finding } from '../../findings/finding';
import { literalNumberFindings } from '../../validation/number-props';
import { PlanningOptions } from '../pod-capacity-cluster-props';

/** Numbers of a plan that it cannot count with. */
export function planningFindings(planning: PlanningOptions = {}): Finding[] {
  return [
    ...(['growthPercent', 'zonesLost', 'otherAddresses'] as const).flatMap((name) =>
      literalNumberFindings(`planning.${name}`, planning[name], 0)),
    ...literalNumberFindings('planning.mostNodes', planning.mostNodes, 1),
  ];
}
