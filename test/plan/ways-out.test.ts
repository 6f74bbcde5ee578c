import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { Finding, FindingRemedy, RemedyScope } from '../../src/findings';
import { FindingError } from '../../src/findings/finding-error';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';
import { withFewerNodes } from '../../src/plan/demand/fewer-nodes';
import { limitsOf } from '../private/forecast-fixtures';
import { statementsOf } from '../private/statements';

/*
 * Each way out is applied as it stands in the remedies of its finding, and the plan is made again: the subnet no longer falls short at
 * the stages that the remedy or the finding names.
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
    controlPlane: purpose === SubnetPurpose.NODES && next(0, 3) === 0,
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

/** The findings of subnets that are too small. */
function shortagesOf(plan: CapacityPlan): Finding[] {
  return plan.findings.filter(({ id }) => /:subnet-overcommit/.test(id));
}

/** The subnets that fall short, and at which stages, as the plan counts them: a finding beside has ways out, which take most of the time. */
function shortStagesOf(plan: CapacityPlan): Array<readonly [name: string, stages: string[]]> {
  return plan.subnets.map(({ name, stages }) => [name, stages.filter(({ fits }) => fits === false).map(({ stage }) => stage)] as const)
    .filter(([, stages]) => stages.length > 0);
}

/** What a shortage is made of; for each stage the addresses that are taken and those that are missing. */
interface Shortage {
  readonly way: string;
  readonly stages: string[];
  readonly reserved: boolean;
  readonly addressSupply: number;
  readonly prefixes: number[];
  readonly addresses: number[];
  readonly addressesMissing: number[];

  /** Nodes that fit up to the peak, and at later stages where that makes fewer. */
  readonly mostNodes?: number;
  readonly laterNodes?: number;
}

const factsOf = (finding: Finding) => statementsOf([finding])[0].facts as unknown as Shortage;

/** Stages of a shortage at which what is taken, less what is there, is not what is missing. */
function falseSums({ stages, reserved, addressSupply, prefixes, addresses, addressesMissing }: Shortage): string[] {
  const taken = addresses.map((count, index) => count + (reserved ? 0 : prefixes[index] * 16));
  return stages.filter((_, index) => addressesMissing[index] > 0 && taken[index] - addressSupply !== addressesMissing[index]);
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

/** The values of a remedy, by what they are set of. */
function valuesOf({ changes }: FindingRemedy): Record<string, Record<string, any>> {
  const bySubject: Record<string, Record<string, any>> = {};
  for (const { subject, property, value } of changes) (bySubject[subject] ??= {})[property] = value;
  return bySubject;
}

/** The name of a further subnet for the pods of a zone. */
const furtherIn = (zone: string) => `further-${zone}`;

/** The forecast of a plan with all that a remedy for a subnet sets. */
function changed({ forecast, subnets: planned }: CapacityPlan, subject: string, remedy: FindingRemedy): PodForecastProps {
  const { _props: props } = forecast;
  const values = valuesOf(remedy);
  const { nodes } = values[planned.find(({ name }) => name === subject)!.zone] ?? {};
  if (nodes !== undefined) {
    const { nodes: peak } = planned.find(({ name }) => name === subject)!.stages.find(({ stage }) => stage === PlanStage.PEAK)!;
    return withFewerNodes(forecast, remedy.nodegroups ?? [], { nodes, peak })._props;
  }
  const subnets = props.subnets.map((subnet): SubnetForecast => {
    const given = values[subnet.name] ?? {};
    return { ...subnet, ...given, ...('prefixLength' in given ? { cidr: undefined } : {}) };
  });
  const further = Object.entries(values).find(([, given]) => 'podSubnet.prefixLength' in given);
  const ofForecast = { ...props, ...values.forecast, subnets };
  if (further === undefined) return ofForecast;
  // Other zones get one that is as large as can be, for this is about one.
  const [own, given] = further;
  const isTagged = props.taggedSubnets === true;
  const added = [...new Set(props.subnets.map(({ zone }) => zone))].filter((zone) => zone === own || !isTagged).map((zone): SubnetForecast => ({
    name: furtherIn(zone),
    zone,
    purpose: SubnetPurpose.PODS,
    prefixLength: zone === own ? given['podSubnet.prefixLength'] : 16,
    reservation: zone === own ? given['podSubnet.reservation'] : ReservationShare.HALF,
  }));
  // Nodes of a later generation take addresses of it alone; tagged subnets are found beside each other.
  const isGeneration = remedy.scope === RemedyScope.RUNNING_CLUSTER && !isTagged;
  const moved = isGeneration ? { podSubnets: added.map(({ name }) => name) } : {};
  return { ...ofForecast, subnets: [...subnets, ...added], nodegroups: props.nodegroups.map((group) => ({ ...group, ...moved })) };
}

/** The stages of a shortage at which the subnet that it speaks of, or one beside it or in its place, falls short with a remedy. */
function leftAfter(before: CapacityPlan, shortage: Finding, remedy: FindingRemedy): string[] {
  const plan = planOf(changed(before, shortage.subject, remedy));
  if (plan === undefined) return ['no plan can be made'];
  const { zone } = before.subnets.find(({ name }) => name === shortage.subject)!;
  const { stages = factsOf(shortage).stages } = remedy;
  return shortStagesOf(plan).filter(([name]) => [shortage.subject, furtherIn(zone)].includes(name))
    .flatMap(([, short]) => short.filter((stage) => stages.includes(stage)));
}

/** What is wrong with the ways out of a forecast, and which there were. */
function judged(props: PodForecastProps): { readonly wrong: unknown[]; readonly ways: string[] } {
  const plan = planOf(props);
  const shortages = plan === undefined ? [] : shortagesOf(plan);
  const wrong: unknown[] = [];
  const told = shortages.map((shortage) => [shortage.subject, factsOf(shortage).stages]);
  if (plan !== undefined && JSON.stringify(told) !== JSON.stringify(shortStagesOf(plan))) wrong.push([told, shortStagesOf(plan)]);
  for (const shortage of shortages) {
    const { way } = factsOf(shortage);
    const { fix = [], remedies = [] } = shortage;
    for (const remedy of remedies) {
      const left = leftAfter(plan!, shortage, remedy);
      if (left.length > 0) wrong.push([left, remedy, factsOf(shortage)]);
    }
    wrong.push(...falseSums(factsOf(shortage)));
    const { mostNodes = Infinity, laterNodes = -1 } = factsOf(shortage);
    if (laterNodes >= mostNodes) wrong.push([mostNodes, laterNodes, 'are not fewer']);
    // Each line is data too, but for what no value can say.
    const lines = [...new Set(remedies.map((remedy) => remedy.fix))];
    if (lines.join() !== fix.slice(way in NOT_APPLIED ? 1 : 0).join()) wrong.push([way, fix, lines]);
  }
  return { wrong, ways: shortages.map((shortage) => factsOf(shortage).way) };
}

const EACH = 250;

test.each(PLACEMENTS)('%s: each way out helps', (placement) => {
  const outcomes = Array.from({ length: EACH }, (_, index) => judged(forecastFor(index + 1, placement)));
  const wrong = outcomes.flatMap((outcome) => outcome.wrong);

  expect(wrong.slice(0, 3)).toEqual([]);
  expect(outcomes.filter(({ ways }) => ways.length > 0).length).toBeGreaterThanOrEqual(50);
}, 60_000);

test('what is not applied is said to be so', () => {
  expect(Object.keys(NOT_APPLIED).sort()).toEqual(['fewerNodes', 'fewerOthers', 'severalNodeSubnets']);
});

test('a subnet of nodes that is too small is not told of its own size, but of subnets for pods, which may be as large', () => {
  const subnets: SubnetForecast[] = [
    { name: 'nodes-a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES, cidr: '10.0.0.0/20', otherAddresses: 500 },
  ];
  const web: NodegroupForecast = { name: 'web', instanceTypes: limitsOf('m5.large'), minSize: 95, maxSize: 95, podsPerNode: 5 };
  const plan = planOf({ ipAssignment: IpAssignment.secondaryIp(), subnets, nodegroups: [web] })!;
  const [shortage] = shortagesOf(plan);

  // 2 x 95 nodes of 2 x 10 addresses are 3,800 of 4,091 - 500; of them 190 stay in the subnet of the nodes.
  expect(shortage.fix?.[0]).toBe('use pod subnets of /20 (a /18 in four zone slots, PodNetwork.secondaryCidr)');
  expect(shortage.remedies?.[0].changes[0]).toEqual({ subject: 'eu-west-1a', property: 'podSubnet.prefixLength', value: 20 });
  expect(leftAfter(plan, shortage, shortage.remedies![0])).toEqual([]);
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
      'in a new cluster, use pod subnets of /16, three quarters reserved (a /16 block per zone, PodNetwork.secondaryCidrs)',
      'in a running cluster, add them by addPodNetwork',
      'run at most 73 nodes per zone at the peak, 36 with a changeover', // floor(511 / 7), floor(511 / 14)
    ]);
  });

  test('in such subnets they fit at every stage', () => {
    expect(shortagesOf(planOf(inZones(16, ReservationShare.THREE_QUARTERS))!)).toEqual([]);
  });
});
