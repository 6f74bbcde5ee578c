import { ReservationShare } from '../../../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../../../addressing/vpc-cidr-rules';
import { WayOut } from '../../../findings/shortage-ways';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/subnet-forecast';
import { servesPods } from '../../../forecast/subnets/subnet-roles';
import { SubnetSupply, takenFrom } from '../../../forecast/subnets/subnet-supply';
import { NodePart, withFewerNodes } from '../../demand/fewer-nodes';
import { countedLike } from '../../demand/likely';
import {
  shareName, slotBlockFor, smallerShare, smallestShare, smallestSubnet, smallestSubnetOfMore,
} from '../../demand/smallest-fit';
import { stageDemand } from '../../demand/stage-demand';
import { nodeSubnetSizeBesidePods, podSubnetSize } from '../../modes/mode-comparison';
import { SubnetPlan, SubnetStage } from '../../subnet-plan';

/**
 * The smallest change that lets a subnet meet its demand at the stages at which it falls short: a larger share of it
 * for prefixes, which moves nothing, else larger subnets.
 *
 * @param short those stages
 */
export function wayOut(
  forecast: PodForecast,
  subnet: SubnetForecast,
  planned: SubnetPlan,
  short: readonly SubnetStage[],
): WayOut {
  return {
    ...largerWayOut(forecast, subnet, short),
    ...nodesThatFit(forecast, subnet, planned, short),
    groups: usersOf(forecast, subnet),
  };
}

/** The same change, where nobody is asked for fewer nodes. */
export function largerWayOut(
  forecast: PodForecast,
  subnet: SubnetForecast,
  short: readonly SubnetStage[],
): Omit<WayOut, 'groups'> {
  const supply = forecast._supplyOf(subnet)!;
  return {
    upperHalf: false,
    endsDiscovery: false,
    ...(inPlace(supply, short) ?? larger(forecast, subnet, short)),
  };
}

/** Another share of the subnet as it is: a larger one first, which moves nothing. */
function inPlace(
  supply: SubnetSupply,
  short: readonly SubnetStage[],
): Pick<WayOut, 'way' | 'share' | 'reservesLess'> | undefined {
  const more = smallestShare(supply, short);
  if (more !== undefined) return { way: 'share', share: shareName(more) };
  const less = smallerShare(supply, short);
  return less === undefined ? undefined : { way: 'share', share: shareName(less), reservesLess: true };
}

/** A subnet that is large enough, in the way in which nodes or pods can use it. */
function larger(
  forecast: PodForecast,
  subnet: SubnetForecast,
  short: readonly SubnetStage[],
): Pick<WayOut, 'way'> & Partial<WayOut> {
  const own = smallestSubnet(short, takenFrom(subnet));
  if (subnet.purpose === SubnetPurpose.CONTROL_PLANE) {
    return own === undefined ? { way: 'fewerOthers' } : { way: 'controlPlaneSubnet', length: own };
  }
  if (forecast.customNetworking && !servesPods(subnet)) {
    return own === undefined ? { way: 'severalNodeSubnets' } : { way: 'nodeSubnet', length: own };
  }
  const stages = short.map(({ stage }) => stage);
  const upperHalf = short.some(({ prefixes }) => prefixes > 0);
  const discovered = forecast.subnetDiscovery && servesPods(subnet);
  if (discovered && own !== undefined) return { way: 'taggedSubnet', length: own, upperHalf };
  const length = forecast.customNetworking || discovered ? own : podSubnetSize(forecast, subnet.zone, stages);
  const isOfPods = length === undefined && forecast.customNetworking;
  const more = isOfPods ? smallestSubnetOfMore(short, takenFrom(subnet)) : undefined;
  if (more !== undefined) {
    return {
      way: 'podSubnets',
      length: more.length,
      slotBlock: slotBlockFor(more.length),
      upperHalf: true,
      podShare: shareName(more.share),
      ...runningWay(forecast, subnet, stages, more),
    };
  }
  if (length === undefined) {
    return own === undefined ? { way: 'fewerNodes' } : { way: 'sharedSubnet', length: own, upperHalf };
  }
  return {
    way: 'podSubnets',
    length,
    slotBlock: slotBlockFor(length),
    nodeLength: forecast.customNetworking ? undefined : nodeSubnetSizeBesidePods(forecast, subnet, stages),
    upperHalf,
    endsDiscovery: forecast.subnetDiscovery,
    ...(forecast.customNetworking ? runningWay(forecast, subnet, stages, {
      length, share: upperHalf ? ReservationShare.HALF : ReservationShare.NONE,
    }) : {}),
  };
}

/** The size of a subnet, and how much of it is reserved. */
interface Sized {
  readonly length: number;
  readonly share: ReservationShare;
}

/**
 * Subnets for pods are for life: a cluster that runs gets others beside them. Nodes take addresses of one generation
 * alone; of tagged subnets of a zone they take those of all.
 *
 * @param wanted the subnet that is large enough alone
 */
function runningWay(
  forecast: PodForecast,
  { zone, name }: SubnetForecast,
  stages: readonly PlanStage[],
  wanted: Sized,
): Pick<WayOut, 'running' | 'furtherLength'> {
  if (!forecast.taggedSubnets) return { running: 'generation' };
  for (let length = wanted.length; length >= VPC_PREFIX_LENGTHS.largest; length--) {
    const further: SubnetForecast = {
      name: `${name} (further)`, zone, purpose: SubnetPurpose.PODS, prefixLength: length, reservation: wanted.share,
    };
    const props = { ...forecast._props, subnets: [...forecast._props.subnets, further] };
    const both = countedLike(PodForecast._of(props, '', forecast._modes), forecast);
    const subnets = both.subnets.filter((each) => each === further || each.name === name);
    const fits = subnets.every((each) => (
      stages.every((stage) => both._supplyOf(each)!.fits(stageDemand(both, each, stage)))));
    if (fits) return { running: 'network', furtherLength: length };
  }
  return {};
}

/** The groups and fleets whose pods are in a subnet for pods, where others run in its zone too; else none. */
function usersOf(forecast: PodForecast, subnet: SubnetForecast): string[] {
  const all = [...forecast._groups, ...forecast._fleets];
  const users = all
    .filter(({ podSubnets }) => podSubnets.includes(subnet))
    .map((group) => group.forecast.name);
  const others = all.filter(
    (group) => group.zones.includes(subnet.zone) && !users.includes(group.forecast.name),
  );
  return others.length === 0 ? [] : users;
}

/** As many nodes at the peak as fit as it is, up to the peak and at the later stages that fall short. */
function nodesThatFit(
  forecast: PodForecast,
  subnet: SubnetForecast,
  { stages }: SubnetPlan,
  short: readonly SubnetStage[],
): Pick<WayOut, 'mostNodes' | 'mostStage' | 'laterNodes' | 'laterStage'> {
  const supply = forecast._supplyOf(subnet)!;
  const peak = stages.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
  const running = short.filter(({ nodes }) => nodes <= peak);
  const later = short.filter(({ nodes }) => nodes > peak);
  const groups = usersOf(forecast, subnet);
  const most = (at: readonly SubnetStage[]) => mostAt(forecast, subnet, groups, peak, at, supply);
  const [atPeak, beyond] = [most(running), most(later)];
  if (running.length === 0) return { mostNodes: beyond?.nodes, mostStage: beyond?.stage };
  if (atPeak === undefined) return { mostNodes: undefined };
  if (later.length === 0) return { mostNodes: atPeak.nodes };
  if (beyond !== undefined && beyond.nodes >= atPeak.nodes) return { mostNodes: atPeak.nodes };
  return { mostNodes: atPeak.nodes, laterNodes: beyond?.nodes, laterStage: beyond?.stage ?? later[0].stage };
}

/** How many fewer nodes than the mix of the stages allows are tried: groups of a mix have whole nodes. */
const TRIES = 20;

/** As many nodes at the peak as fit at some stages, and the stage that leaves the fewest; undefined where none does. */
function mostAt(
  forecast: PodForecast,
  subnet: SubnetForecast,
  groups: readonly string[],
  peak: number,
  stages: readonly SubnetStage[],
  supply: SubnetSupply,
): { readonly nodes: number; readonly stage: PlanStage } | undefined {
  const each = stages.map((at) => {
    const ofStage = supply.multiples(at, at.nodes);
    const nodes = at.nodes > peak ? Math.floor((ofStage * peak) / at.nodes) : Math.min(ofStage, peak);
    return { stage: at.stage, nodes };
  });
  const fewest = each.reduce((least, other) => (other.nodes < least.nodes ? other : least), each[0]);
  if (fewest === undefined || !Number.isFinite(fewest.nodes)) return undefined;
  const names = stages.map(({ stage }) => stage);
  for (let nodes = fewest.nodes; nodes >= Math.max(1, fewest.nodes - TRIES); nodes--) {
    if (fitsWith(forecast, subnet, groups, { nodes, peak }, names, supply)) return { nodes, stage: fewest.stage };
  }
  return undefined;
}

/** Whether the demand of a forecast with fewer nodes fits, each group cut alike. */
function fitsWith(
  forecast: PodForecast,
  subnet: SubnetForecast,
  groups: readonly string[],
  part: NodePart,
  stages: readonly PlanStage[],
  supply: SubnetSupply,
): boolean {
  const fewer = withFewerNodes(forecast, groups, part);
  return stages.every((stage) => supply.fits(stageDemand(fewer, subnet, stage)));
}
