import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { FindingError } from '../../src/findings/finding-error';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';
import { withFewerNodes } from '../../src/plan/demand/fewer-nodes';
import { limitsOf } from '../private/forecast-fixtures';
import { statementsOf } from '../private/statements';

/*
 * Each way out is applied as it stands in the facts of its finding, and the plan is made again: the subnet no longer falls short at the
 * stages that the finding names.
 */

const PLACEMENTS = ['node subnets', 'custom networking', 'discovery', 'tagged'] as const;
type Placement = typeof PLACEMENTS[number];

/** Ways out that change nothing in a forecast, and why. */
const NOT_APPLIED: Readonly<Record<string, string>> = {
  fewerNodes: 'no subnet is large enough: other nodes or clusters are for people to choose',
  fewerOthers: 'what others take is told to the plan, and not in its hand',
  severalNodeSubnets: 'how many there are is for people to choose',
};

/** Numbers that follow from a seed. */
function numbers(seed: number): (least: number, most: number) => number {
  const generator = xoroshiro128plus(seed);
  return (least, most) => least + (Math.abs(generator.next()) % (most - least + 1));
}

/** Types of one group and the next: few and many ENIs, large and small ones. */
const TYPES = ['m5.large', 't3.medium', 'm5.4xlarge', 'c5.xlarge', 't3.small', 'r5.2xlarge'];

/** A forecast of a placement: one to three zones, one or two groups, and subnets that are often too small. */
function forecastFor(seed: number, placement: Placement): PodForecastProps {
  const next = numbers(seed);
  const zones = ['a', 'b', 'c'].slice(0, next(1, 3));
  const prefixes = next(0, 2) > 0;
  const share = [ReservationShare.NONE, ReservationShare.HALF, ReservationShare.THREE_QUARTERS][prefixes ? next(0, 2) : 0];
  const [nodeLength, podLength] = [next(18, 27), next(17, 26)];
  const subnetOf = (zone: string, purpose: SubnetPurpose): SubnetForecast => ({
    name: `${purpose}-${zone}`,
    zone: `eu-west-1${zone}`,
    purpose,
    prefixLength: purpose === SubnetPurpose.NODES ? nodeLength : podLength,
    reservation: purpose === SubnetPurpose.PODS || placement === 'node subnets' ? share : undefined,
    otherAddresses: purpose === SubnetPurpose.NODES ? next(0, 5) : undefined,
  });
  const groupOf = (name: string): NodegroupForecast => {
    const maxSize = next(1, 400);
    return {
      name,
      instanceTypes: limitsOf(TYPES[next(0, TYPES.length - 1)]),
      minSize: next(1, maxSize),
      maxSize,
      podsPerNode: next(0, 1) === 0 ? undefined : next(1, 6),
      maxUnavailable: next(1, 3),
    };
  };
  return {
    ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
    subnetDiscovery: placement === 'discovery' ? true : undefined,
    taggedSubnets: placement === 'tagged' ? true : undefined,
    zonesLost: zones.length > 1 ? 1 : 0,
    growthPercent: next(0, 3) === 0 ? 25 : 0,
    subnets: zones.flatMap((zone) => [
      subnetOf(zone, SubnetPurpose.NODES),
      ...placement === 'node subnets' ? [] : [subnetOf(zone, SubnetPurpose.PODS)],
    ]),
    nodegroups: [groupOf('web'), ...next(0, 1) === 0 ? [] : [groupOf('batch')]],
  };
}

type Shortage = Record<string, any>;

function shortagesOf(plan: CapacityPlan): Shortage[] {
  return statementsOf(plan.findings).filter(({ id }) => id.startsWith('subnet-overcommit')).map(({ facts }) => facts as Shortage);
}

function planOf(props: PodForecastProps): CapacityPlan | undefined {
  try {
    return CapacityPlan.of(PodForecast.of(props));
  } catch (error) {
    // More others than a small subnet holds, or more pods than a node can run: there is no plan to find a way out of.
    if (error instanceof FindingError) return undefined;
    throw error;
  }
}

const shareOf = (name: string | undefined) => ReservationShare[(name ?? 'ReservationShare.HALF').split('.')[1] as keyof typeof ReservationShare];

/** The forecast with the change that a shortage names. */
function changed(props: PodForecastProps, { subnets: [name], way, ...facts }: Shortage): PodForecastProps {
  const own = props.subnets.find((subnet) => subnet.name === name)!;
  const reservation = facts.upperHalf ? shareOf(facts.podShare) : undefined;
  const resized = (length: number, more: Partial<SubnetForecast>) => (
    { ...props, subnets: props.subnets.map((subnet) => (subnet === own ? { ...subnet, cidr: undefined, prefixLength: length, ...more } : subnet)) });
  switch (way) {
    case 'share': return resized(own.prefixLength!, { reservation: shareOf(facts.share) });
    case 'nodeSubnet': return resized(facts.length, { reservation: undefined });
    case 'sharedSubnet': return resized(facts.length, { reservation: facts.prefixes.some(Boolean) ? ReservationShare.HALF : undefined });
    case 'taggedSubnet': return resized(facts.length, { reservation });
    default: break;
  }
  if (own.purpose === SubnetPurpose.PODS && !facts.endsDiscovery) return resized(facts.length, { reservation });
  // All pods get subnets of their own, those of other zones as large as can be.
  const nodes = props.subnets.filter(({ purpose }) => purpose === SubnetPurpose.NODES);
  const pods = nodes.map(({ zone }): SubnetForecast => ({
    name: `new-${zone}`,
    zone,
    purpose: SubnetPurpose.PODS,
    prefixLength: zone === own.zone ? facts.length : 16,
    reservation: zone === own.zone ? reservation : ReservationShare.HALF,
  }));
  const nodeSubnets = nodes.map((subnet) => ({
    ...subnet, reservation: undefined, prefixLength: subnet === own ? facts.nodeLength ?? subnet.prefixLength : subnet.prefixLength,
  }));
  return { ...props, subnetDiscovery: undefined, subnets: [...nodeSubnets, ...pods] };
}

/** The stages of a shortage at which the subnets that it speaks of, or those in their place, still fall short. */
function leftAfter(props: PodForecastProps, { subnets: [name], stages }: Shortage): string[] {
  const plan = planOf(props);
  if (plan === undefined) return ['no plan can be made'];
  const { zone } = props.subnets.find((subnet) => subnet.name === name) ?? props.subnets[0];
  return shortagesOf(plan).filter(({ subnets }) => subnets[0] === name || subnets[0] === `new-${zone}`)
    .flatMap((left) => left.stages.filter((stage: string) => stages.includes(stage)));
}

/** What is wrong with the ways out of a forecast, and which there were. */
function judged(props: PodForecastProps): { readonly wrong: unknown[]; readonly ways: string[] } {
  const plan = planOf(props);
  const shortages = plan === undefined ? [] : shortagesOf(plan);
  const wrong: unknown[] = [];
  for (const shortage of shortages) {
    const { way, mostNodes, mostStage, laterNodes, groups, stages } = shortage;
    const note = (kind: string, left: string[]) => (left.length > 0 ? wrong.push([kind, left, shortage]) : 0);
    if (!(way in NOT_APPLIED)) note(way, leftAfter(changed(props, shortage), shortage));
    const { nodes: peak } = plan!.subnets.find(({ name }) => name === shortage.subnets[0])!.stages.find(({ stage }) => stage === PlanStage.PEAK)!;
    const fewer = (nodes: number, of: readonly string[]) =>
      note(`${nodes} nodes`, leftAfter(withFewerNodes(plan!.forecast, groups, { nodes, peak })._props, { ...shortage, stages: of }));
    const running = stages.filter((stage: string) => ['minimum', 'expected', 'peak'].includes(stage));
    if (mostNodes !== undefined) fewer(mostNodes, mostStage === undefined ? running : stages);
    if (laterNodes !== undefined) fewer(laterNodes, stages);
  }
  return { wrong, ways: shortages.map(({ way }) => way) };
}

const EACH = 500;

test.each(PLACEMENTS)('%s: each way out helps', (placement) => {
  const outcomes = Array.from({ length: EACH }, (_, index) => judged(forecastFor(index + 1, placement)));
  const wrong = outcomes.flatMap((outcome) => outcome.wrong);

  expect(wrong.slice(0, 3)).toEqual([]);
  expect(outcomes.filter(({ ways }) => ways.length > 0).length).toBeGreaterThanOrEqual(100);
}, 60_000);

test('what is not applied is said to be so', () => {
  expect(Object.keys(NOT_APPLIED).sort()).toEqual(['fewerNodes', 'fewerOthers', 'severalNodeSubnets']);
});

describe('600 nodes of m5.large', () => {
  const inZones = (length: number, reservation = ReservationShare.HALF): PodForecastProps => ({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: ['a', 'b', 'c'].flatMap((letter): SubnetForecast[] => {
      const zone = `eu-west-1${letter}`;
      return [
        { name: `nodes-${letter}`, zone, purpose: SubnetPurpose.NODES, prefixLength: 16, otherAddresses: 0 },
        { name: `pods-${letter}`, zone, purpose: SubnetPurpose.PODS, prefixLength: length, reservation },
      ];
    }),
    nodegroups: [{ name: 'web', instanceTypes: limitsOf('m5.large'), minSize: 600, maxSize: 600 }],
  });

  test('in quarters of a /16 are told of a /16 per zone, three quarters reserved, and of nodes by stage', () => {
    const [{ fix }] = planOf(inZones(18))!.findings;

    expect(fix).toEqual([
      // 2 x 200 nodes take 2,800 prefixes: more than the 2,047 of a half, fewer than the 3,071 of three quarters.
      'use pod subnets of /16, three quarters reserved (a /16 block per zone, PodNetwork.secondaryCidrs)',
      'in a running cluster, add them by addPodNetwork',
      'run at most 73 nodes per zone at the peak, 36 with a changeover', // floor(511 / 7), floor(511 / 14)
    ]);
  });

  test('in such subnets they fit at every stage', () => {
    expect(shortagesOf(planOf(inZones(16, ReservationShare.THREE_QUARTERS))!)).toEqual([]);
  });
});
