import { ReservationShare } from '../../../addressing/subnet-blocks';
import { FindingChange, FindingRemedy, RemedyScope } from '../../../findings/finding';
import { WayOut } from '../../../findings/shortage-ways';
import { PlanStage } from '../../../forecast/plan-stage';
import { PodForecast } from '../../../forecast/pod-forecast';
import { SubnetForecast, SubnetPurpose } from '../../../forecast/subnet-forecast';

/** Stages up to the peak. */
const RUNNING_STAGES: readonly string[] = [
  PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.LARGEST, PlanStage.PEAK,
];

/** Ways out that no value can say: what others take, other nodes, other clusters. */
const WORDS_ALONE: ReadonlyArray<WayOut['way']> = ['fewerNodes', 'fewerOthers', 'severalNodeSubnets'];

/**
 * The ways out of a subnet that is too small, as data.
 *
 * @param short the stages at which it is
 * @param lines what `waysOut` says of them
 */
export function remediesOf(
  forecast: PodForecast,
  subnet: SubnetForecast,
  wayOut: WayOut,
  short: readonly string[],
  lines: readonly string[],
): FindingRemedy[] {
  const { way, running, mostNodes, mostStage, laterNodes, groups } = wayOut;
  const [change, ...more] = lines;
  const ofRunning = running === undefined ? [] : more.slice(0, 1);
  const [fewer] = more.slice(ofRunning.length);
  const nodegroups = groups.length === 0 ? {} : { nodegroups: [...groups] };
  const nodesOf = (nodes: number, stages: readonly string[]): FindingRemedy => ({
    fix: fewer,
    changes: [{ subject: subnet.zone, property: 'nodes', value: nodes }],
    ...(stages.length === short.length ? {} : { stages: [...stages] }),
    ...nodegroups,
  });
  const upToPeak = mostStage === undefined ? short.filter((stage) => RUNNING_STAGES.includes(stage)) : short;
  return [
    ...(WORDS_ALONE.includes(way) ? [] : [{
      fix: change,
      changes: changesOf(forecast, subnet, wayOut),
      ...(running === undefined ? {} : { scope: RemedyScope.NEW_CLUSTER }),
    }]),
    ...ofRunning.map((fix) => (
      { fix, changes: furtherSubnet(subnet, wayOut, wayOut.furtherLength), scope: RemedyScope.RUNNING_CLUSTER })),
    ...(mostNodes === undefined ? [] : [nodesOf(mostNodes, upToPeak)]),
    ...(laterNodes === undefined ? [] : [nodesOf(laterNodes, short)]),
  ];
}

function changesOf(forecast: PodForecast, subnet: SubnetForecast, wayOut: WayOut): FindingChange[] {
  const { way, share, length, nodeLength, endsDiscovery } = wayOut;
  if (way === 'share') return [{ subject: subnet.name, property: 'reservation', value: shareNamed(share!) }];
  const resized = (each: SubnetForecast, value: number | undefined, reserved: ReservationShare): FindingChange[] => (
    [{ subject: each.name, property: 'prefixLength', value }, ...reservationChange(each, reserved)]);
  if (way !== 'podSubnets') return resized(subnet, length, reservationOf(wayOut));
  const ofPods = forecast.subnets.find(({ zone, purpose }) => zone === subnet.zone && purpose === SubnetPurpose.PODS);
  return [
    ...(ofPods === undefined ? furtherSubnet(subnet, wayOut) : resized(ofPods, length, reservationOf(wayOut))),
    ...(ofPods === subnet ? [] : reservationChange(subnet, ReservationShare.NONE)),
    ...(nodeLength === undefined ? [] : [{ subject: subnet.name, property: 'prefixLength', value: nodeLength }]),
    ...(endsDiscovery ? [{ subject: 'forecast', property: 'subnetDiscovery', value: false }] : []),
  ];
}

/** Nothing where it is so already. */
function reservationChange(subnet: SubnetForecast, value: ReservationShare): FindingChange[] {
  const { name: subject, reservation = ReservationShare.NONE, reservations } = subnet;
  return reservations === undefined && reservation === value ? [] : [{ subject, property: 'reservation', value }];
}

/** A further subnet for the pods of the zone. */
function furtherSubnet({ zone }: SubnetForecast, wayOut: WayOut, length = wayOut.length): FindingChange[] {
  return [
    { subject: zone, property: 'podSubnet.prefixLength', value: length },
    { subject: zone, property: 'podSubnet.reservation', value: reservationOf(wayOut) },
  ];
}

function reservationOf({ upperHalf, podShare }: WayOut): ReservationShare {
  return upperHalf ? shareNamed(podShare ?? 'ReservationShare.HALF') : ReservationShare.NONE;
}

/** The share that is written so in code. */
function shareNamed(name: string): ReservationShare {
  return ReservationShare[name.split('.')[1] as keyof typeof ReservationShare];
}
