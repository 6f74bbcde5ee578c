import { IConstruct } from 'constructs';
import { PodForecastProps } from '../../forecast/pod-forecast-props';
import { CapacityPlan } from '../../plan/capacity-plan';
import { ModeOutcome } from '../../plan/mode-outcome';

/**
 * The modes that plans of an app have been compared in, by what those follow from. They are as many as the app has
 * clusters, at most.
 */
const KNOWN = new WeakMap<IConstruct, Map<string, ModeOutcome[]>>();

/**
 * The modes of a plan. An app has many clusters alike, which differ in the paths of their subnets alone: these are
 * compared once.
 *
 * @param root of the app
 */
export function modesOf(root: IConstruct, plan: CapacityPlan): ModeOutcome[] {
  const known = KNOWN.get(root) ?? new Map<string, ModeOutcome[]>();
  KNOWN.set(root, known);
  const key = withoutPaths(plan.forecast._props);
  const modes = known.get(key) ?? plan.modes;
  // A refusal names subnets.
  if (modes.every(({ refusal }) => refusal === undefined)) known.set(key, modes);
  return modes;
}

/** All of a forecast as one text, with the place of each subnet for its name. */
function withoutPaths({ subnets, nodegroups, fleets, ...rest }: PodForecastProps): string {
  const places = new Map(subnets.map(({ name }, place) => [name, place]));
  const placesOf = (names?: string[]) => names?.map((name) => places.get(name) ?? name);
  return JSON.stringify([
    rest,
    subnets.map((subnet) => ({ ...subnet, name: places.get(subnet.name) })),
    ...[nodegroups, fleets].map((nodes) => nodes?.map((each) => ({
      ...each, subnets: placesOf(each.subnets), podSubnets: placesOf(each.podSubnets),
    }))),
  ]);
}
