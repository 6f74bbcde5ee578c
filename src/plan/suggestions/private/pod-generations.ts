import { duplicates } from '../../../forecast/duplicates';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast } from '../../../forecast/subnet-forecast';
import { servesPods } from '../../../forecast/subnets/subnet-roles';

/**
 * The subnets for pods of a forecast, by those that belong together: where a zone has several, those that the same
 * groups use, else all of them. Groups that name none of their own use the same ones.
 */
export function podGenerations(forecast: PodForecast): SubnetForecast[][] {
  const all = forecast.subnets.filter(servesPods);
  if (duplicates(all.map(({ zone }) => zone)).length === 0) return [all];
  const [own, shared] = [true, false].map((named) =>
    [...forecast._groups, ...forecast._fleets].filter((group) => (group.forecast.podSubnets !== undefined) === named),
  );
  const used = [shared.flatMap(({ podSubnets }) => podSubnets), ...own.map(({ podSubnets }) => podSubnets)].filter(
    ({ length }) => length > 0,
  );
  const generations: SubnetForecast[][] = [];
  for (const subnets of used) {
    const [meeting, apart] = [true, false].map((meets) =>
      generations.filter((other) => other.some((subnet) => subnets.includes(subnet)) === meets),
    );
    generations.splice(0, generations.length, ...apart, [...meeting.flat(), ...subnets]);
  }
  return generations.map((subnets) => all.filter((subnet) => subnets.includes(subnet)));
}
