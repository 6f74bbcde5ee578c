import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { FindingRemedy, RemedyScope } from '../../src/findings';
import { FleetForecast, FleetSpread, PodForecast, PodForecastProps } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';
import { fleetOf } from '../private/fleet-fixtures';
import { groupOf, limitsOf, nodesIn, podsIn } from '../private/forecast-fixtures';

/*
 * Each way out that values can say is applied as it stands in the remedies, and the plan is made again: neither what is likely nor what
 * limits allow, whichever it is about, falls short of the subnet any more.
 */

const SIZES = [20, 22, 24, 26];
const FLEETS: Array<Partial<FleetForecast>> = [
  { limits: { cpu: 300 } },
  { limits: { cpu: 300 }, expectedNodes: 20 },
  { limits: { nodes: 90 }, expectedNodes: 60, spread: FleetSpread.EVEN },
  { limits: { memoryMib: 900_000 }, budgetNodes: 3 },
  { expectedNodes: 120, expectedType: 'm7i.xlarge' },
  { isStatic: true, minNodes: 40, limits: { nodes: 45 } },
  { instanceTypes: limitsOf('m5.large', 'm5.24xlarge'), limits: { cpu: 960 } },
];

const BOTH = [true, false];

const cases = FLEETS.flatMap((fleet, index) => SIZES.flatMap((size) => BOTH.flatMap((prefixes) => BOTH.map((pods): PodForecastProps => ({
  ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
  subnets: ['a', 'b'].flatMap((letter) => [
    nodesIn(letter, undefined, { prefixLength: pods ? 24 : size }),
    ...pods ? [podsIn(letter, undefined, { prefixLength: size, reservation: prefixes ? ReservationShare.HALF : undefined })] : [],
  ]),
  nodegroups: index % 2 === 0 ? [] : [groupOf({ name: 'system', maxSize: 4 })],
  fleets: [fleetOf(fleet)],
})))));

/** The forecast with what a remedy sets, as far as it sets values of what is there. */
function changed(props: PodForecastProps, { changes }: FindingRemedy): PodForecastProps | undefined {
  const own = (name: string) => changes.filter(({ subject }) => subject === name);
  const names = [...props.subnets, ...props.fleets!].map(({ name }) => name);
  if (changes.some(({ subject }) => !names.includes(subject))) return undefined;
  return {
    ...props,
    subnets: props.subnets.map((subnet) => ({ ...subnet, ...Object.fromEntries(own(subnet.name).map(({ property, value }) => [property, value])) })),
    fleets: props.fleets!.map((fleet) => own(fleet.name).reduce<FleetForecast>((each, { property, value }) => (property === 'spread'
      ? { ...each, spread: value }
      : { ...each, limits: { ...each.limits, [property.split('.')[1]]: value } }), fleet)),
  };
}

test.each(cases.map((props, index) => [index, props] as const))('case %d', (_, props) => {
  const plan = CapacityPlan.of(PodForecast.of(props));
  const findings = plan.findings.filter(({ id }) => /subnet-overcommit|fleet-limits/.test(id));
  const isNew = ({ scope }: FindingRemedy) => scope !== RemedyScope.RUNNING_CLUSTER;
  const wrong = findings.flatMap(({ id, subject, remedies = [] }) => remedies.filter(isNew).flatMap((remedy) => {
    const next = changed(props, remedy);
    if (next === undefined) return [];
    const after = CapacityPlan.of(PodForecast.of(next));
    const planned = (id.includes('fleet-limits') ? after.subnets : after._likelySubnets).find(({ name }) => name === subject)!;
    const likely = plan._likelySubnets.find(({ name }) => name === subject)!.stages.filter(({ fits }) => !fits).map(({ stage }) => stage);
    const all = plan.subnets.find(({ name }) => name === subject)!.stages.filter(({ fits }) => !fits).map(({ stage }) => stage);
    const short = id.includes('fleet-limits') ? all.filter((stage) => !likely.includes(stage)) : likely;
    return planned.stages.filter(({ stage, fits }) => !fits && (remedy.stages ?? short).includes(stage))
      .map(({ stage }) => [remedy.fix, subject, stage]);
  }));

  expect(wrong).toEqual([]);
});

test('the cases have both findings, and ways out of each kind', () => {
  const all = cases.flatMap((props) => CapacityPlan.of(PodForecast.of(props)).findings.filter(({ id }) => /subnet-overcommit|fleet-limits/.test(id)));
  const set = all.flatMap(({ remedies = [] }) => remedies.flatMap(({ changes }) => changes.map(({ property }) => property)));

  expect(new Set(all.map(({ id }) => id.split(':')[1]))).toEqual(
    new Set(['subnet-overcommitted', 'subnet-overcommit-possible', 'fleet-limits-exceed-subnets']),
  );
  expect(new Set(set)).toEqual(new Set(['limits.cpu', 'limits.memoryMib', 'limits.nodes', 'spread', 'prefixLength', 'reservation', 'nodes',
    'podSubnet.prefixLength', 'podSubnet.reservation']));
});
