import fc from 'fast-check';
import { ReservationShare } from '../../src/addressing';
import { InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { Finding } from '../../src/findings';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, PlanSuggestion, SubnetPlan, SuggestionKind } from '../../src/plan';
import { reportOf } from '../../src/render/model/report-of-plan';
import { replays } from '../private/demand-replay';
import { rangeOf } from '../private/ipv4-oracle';
import { holds } from '../private/laws';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'];
const TYPES = ['t3.medium', 'm5.large', 'c5.2xlarge', 'i3.large'];
const STAGES = Object.values(PlanStage);

// ---- The oracle: addresses and blocks as arrays, nodes placed one after another; none of it shared with src.

/** What a node took once its pods had started one after another, by type, mode and pods. */
const REPLAYED = new Map<string, Taken>();

interface Taken {
  readonly nodePrefixes: number;
  readonly podPrefixes: number;
  readonly ofNodes: number;
  readonly ofPods: number;
}

/** What a node of a type takes: the loop of the VPC CNI, replayed. */
function takenByType(type: string, pods: number, maxPods: number, cluster: Cluster): Taken {
  const { prefixes, customNetworking } = cluster;
  const subnetDiscovery = discovers(cluster);
  const key = [type, pods, maxPods, prefixes, customNetworking, subnetDiscovery].join();
  if (!REPLAYED.has(key)) {
    const { maxEnis, ipv4PerEni, supportsPrefixes } = InstanceTypeLimits.of(type);
    const prefixDelegation = prefixes && supportsPrefixes;
    const node = { enis: maxEnis, ipv4PerEni, prefixDelegation, customNetworking, subnetDiscovery, maxPods, warmPrefixTarget: 1, warmEniTarget: 1 };
    const { slots, podSubnetSlots, nodeSubnetAddresses, podSubnetAddresses } = replays(node, pods)[pods];
    const [nodePrefixes, podPrefixes] = prefixDelegation ? [slots - podSubnetSlots, podSubnetSlots] : [0, 0];
    REPLAYED.set(key, { nodePrefixes, podPrefixes, ofNodes: nodeSubnetAddresses - 16 * nodePrefixes, ofPods: podSubnetAddresses - 16 * podPrefixes });
  }
  return REPLAYED.get(key)!;
}

/** What kubelet may run on a node of a type. */
function maxPodsOf(type: string, prefixes: boolean, customNetworking: boolean): number {
  const { maxEnis, ipv4PerEni, supportsPrefixes } = InstanceTypeLimits.of(type); // none has more than 30 vCPUs
  return Math.min(110, (maxEnis - (customNetworking ? 1 : 0)) * (ipv4PerEni - 1) * (prefixes && supportsPrefixes ? 16 : 1) + 2);
}

/** A random cluster, as numbers. */
interface Cluster {
  readonly prefixes: boolean;
  readonly customNetworking: boolean;

  /** Whether the subnets for pods are found by their tag, unless there is custom networking. */
  readonly discovery: boolean;

  /** Whether each zone has two subnets for pods, and each group names those that it uses. */
  readonly twoPodSubnets: boolean;

  /** Whether each zone has two subnets for nodes, over which the nodes of the zone are spread. */
  readonly twoNodeSubnets: boolean;
  readonly zones: number;
  readonly zonesLost: number;
  readonly growth: number;
  readonly sizes: number[];
  readonly reserved: number[];
  readonly others: number[];
  readonly groups: Group[];
}

interface Group {
  readonly types: string[];
  readonly sizes: [number, number, number];
  readonly podShare: number;
  readonly zoneMask: boolean[];
  readonly second: boolean;
  readonly maxUnavailable: number;
}

const GROUPS: fc.Arbitrary<Group> = fc.record({
  types: fc.uniqueArray(fc.constantFrom(...TYPES), { minLength: 1, maxLength: 2 }),
  sizes: fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)).map((sizes) => [...sizes].sort((one, other) => one - other) as [number, number, number]),
  podShare: fc.constantFrom(0, 0.3, 0.7, 1),
  zoneMask: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  second: fc.boolean(),
  maxUnavailable: fc.integer({ min: 1, max: 12 }),
});

const CLUSTERS: fc.Arbitrary<Cluster> = fc.record({
  prefixes: fc.boolean(),
  customNetworking: fc.boolean(),
  discovery: fc.boolean(),
  twoPodSubnets: fc.boolean(),
  twoNodeSubnets: fc.boolean(),
  zones: fc.integer({ min: 1, max: 4 }),
  zonesLost: fc.nat(3),
  growth: fc.constantFrom(0, 0, 10, 150),
  sizes: fc.array(fc.integer({ min: 20, max: 28 }), { minLength: 4, maxLength: 4 }),
  reserved: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  others: fc.array(fc.nat(11), { minLength: 4, maxLength: 4 }),
  groups: fc.array(GROUPS, { minLength: 1, maxLength: 3 }),
}).map((cluster) => ({ ...cluster, zonesLost: Math.min(cluster.zonesLost, cluster.zones - 1) }));

const discovers = ({ customNetworking, discovery }: Cluster) => discovery && !customNetworking;

/** The zones of a group: those of its mask, else all. */
function zonesOf({ zoneMask }: Group, count: number): string[] {
  const zones = ZONES.slice(0, count);
  const chosen = zones.filter((_, index) => zoneMask[index]);
  return chosen.length === 0 ? zones : chosen;
}

/** Ranges from the top of a block downwards, each half of what is left: text by text. */
function reservationsOf(cidr: string, halvings: number): string[] {
  const [address, length] = cidr.split('/');
  const octets = address.split('.').map(Number);
  const ranges: string[] = [];
  for (let half = Number(length) + 1; ranges.length < halvings && half <= 28; half++) {
    const start = 2 ** (32 - half);
    ranges.push(`${octets[0]}.${octets[1]}.${octets[2] + Math.floor(start / 256)}.${start % 256}/${half}`);
  }
  return ranges;
}

const nodeSubnetsOf = ({ twoNodeSubnets }: Cluster) => (twoNodeSubnets ? ['nodes', 'beside'] : ['nodes']);

function subnetsOf(cluster: Cluster): SubnetForecast[] {
  const { zones, customNetworking, twoPodSubnets, twoNodeSubnets, sizes, reserved, others } = cluster;
  const subnet = (index: number, purpose: SubnetPurpose, octet: number): SubnetForecast => {
    const cidr = `10.${octet}.${16 * index}.0/${sizes[purpose === SubnetPurpose.NODES ? index : 3 - index]}`;
    return { name: `${purpose}-${index}`, zone: ZONES[index], purpose, cidr, reservations: reservationsOf(cidr, reserved[index]), otherAddresses: others[index] };
  };
  const indexes = Array.from({ length: zones }, (_, index) => index);
  return [
    ...indexes.map((index) => subnet(index, SubnetPurpose.NODES, 0)),
    ...(twoNodeSubnets ? indexes.map((index) => ({ ...subnet(index, SubnetPurpose.NODES, 3), name: `beside-${index}` })) : []),
    ...(customNetworking || discovers(cluster) ? indexes.map((index) => subnet(index, SubnetPurpose.PODS, 1)) : []),
    ...(customNetworking && twoPodSubnets ? indexes.map((index) => ({ ...subnet(index, SubnetPurpose.PODS, 2), name: `second-${index}` })) : []),
  ];
}

const podsOf = (group: Group, { prefixes, customNetworking }: Cluster) =>
  Math.floor(group.podShare * (Math.min(...group.types.map((type) => maxPodsOf(type, prefixes, customNetworking))) - 2));

function propsOf(cluster: Cluster): PodForecastProps {
  const { prefixes, zones, zonesLost, growth, groups } = cluster;
  return {
    subnets: subnetsOf(cluster),
    subnetDiscovery: discovers(cluster),
    ipAssignment: prefixes ? IpAssignment.prefixDelegation() : IpAssignment.secondaryIp(),
    growthPercent: growth,
    zonesLost,
    nodegroups: groups.map((group, index): NodegroupForecast => ({
      name: `group-${index}`,
      instanceTypes: group.types.map((type) => InstanceTypeLimits.of(type)),
      minSize: group.sizes[0],
      expectedSize: group.sizes[1],
      maxSize: Math.max(1, group.sizes[2]),
      podsPerNode: podsOf(group, cluster),
      maxUnavailable: group.maxUnavailable,
      subnets: zonesOf(group, zones).flatMap((zone) => nodeSubnetsOf(cluster).map((name) => `${name}-${ZONES.indexOf(zone)}`)),
      podSubnets: cluster.customNetworking && cluster.twoPodSubnets
        ? zonesOf(group, zones).map((zone) => `${group.second ? 'second' : 'pods'}-${ZONES.indexOf(zone)}`)
        : undefined,
    })),
  };
}

const planOf = (props: PodForecastProps) => CapacityPlan.of(PodForecast.of(props));

/** Nodes of each generation of a group at a stage. */
function generationsOf(group: Group, { zones, growth }: Cluster, stage: PlanStage): number[] {
  let grown = 0; // the least whole number that is not below size x (1 + growth)
  const size = stage === PlanStage.EXPECTED ? group.sizes[1] : Math.max(1, group.sizes[2]);
  while (grown * 100 < size * (100 + growth)) grown += 1;
  if (stage === PlanStage.MINIMUM) return [group.sizes[0]];
  if (stage === PlanStage.LARGEST) return [Math.max(1, group.sizes[2])];
  if (stage === PlanStage.CHANGEOVER) return [grown, grown];
  if (stage !== PlanStage.SURGE) return [grown];
  const twoAZone = zonesOf(group, zones).length * 2;
  return [grown + (twoAZone > group.maxUnavailable ? twoAZone : group.maxUnavailable)];
}

/** Nodes that land in a zone, or in a subnet of it, dealt out one after another, beginning with it: its fullest case. */
function dealt(nodes: number, zones: readonly string[], wanted: string): number {
  if (!zones.includes(wanted)) return 0;
  const order = [wanted, ...zones.filter((zone) => zone !== wanted)];
  let count = 0;
  for (let node = 0; node < nodes; node++) if (order[node % order.length] === wanted) count += 1;
  return count;
}

/** What is taken from a subnet while zones are lost. */
function takenWithout(cluster: Cluster, subnet: SubnetForecast, stage: PlanStage, lost: readonly string[]): [number, number, number] {
  let [nodes, prefixes, addresses] = [0, 0, 0];
  for (const group of cluster.groups) {
    const left = zonesOf(group, cluster.zones).filter((zone) => !lost.includes(zone));
    const [name] = subnet.name.split('-');
    const count = generationsOf(group, cluster, stage).map((generation) => dealt(generation, left, subnet.zone))
      .reduce((sum, inZone) => sum + (subnet.purpose === SubnetPurpose.PODS ? inZone : dealt(inZone, nodeSubnetsOf(cluster), name)), 0);
    const maxPods = Math.min(...group.types.map((type) => maxPodsOf(type, cluster.prefixes, cluster.customNetworking)));
    const kinds = group.types.map((type) => takenByType(type, podsOf(group, cluster), maxPods, cluster));
    const forPods = subnet.purpose === SubnetPurpose.PODS;
    if (forPods && cluster.customNetworking && cluster.twoPodSubnets && group.second !== subnet.name.startsWith('second')) continue;
    if (forPods && kinds.every(({ podPrefixes, ofPods }) => podPrefixes === 0 && ofPods === 0)) continue;
    for (let node = 0; node < count; node++) {
      nodes += 1;
      prefixes += Math.max(...kinds.map(({ nodePrefixes, podPrefixes }) => (forPods ? podPrefixes : nodePrefixes)));
      addresses += Math.max(...kinds.map(({ ofNodes, ofPods }) => (forPods ? ofPods : ofNodes)));
    }
  }
  return [nodes, prefixes, addresses];
}

/** The same in the worst case of a stage, of each kind the most. */
function takenAt(cluster: Cluster, subnet: SubnetForecast, stage: PlanStage): [number, number, number] {
  const zones = ZONES.slice(0, cluster.zones);
  let losses: string[][] = [[]];
  if (stage === PlanStage.ZONE_LOST) {
    for (const zone of zones) losses = [...losses, ...losses.map((lost) => [...lost, zone])];
    losses = losses.filter((lost) => lost.length === cluster.zonesLost && !lost.includes(subnet.zone));
  }
  return losses.map((lost) => takenWithout(cluster, subnet, stage, lost))
    .reduce((most, each) => most.map((value, index) => Math.max(value, each[index])) as [number, number, number]);
}

/** Takes prefixes, then single addresses, one after another from the blocks of a subnet; how many of each it could give, and what it has. */
function allocated({ cidr, reservations = [], otherAddresses = 0 }: SubnetForecast, prefixes: number, addresses: number) {
  const { first, last } = rangeOf(cidr!);
  const ranges = reservations.map(rangeOf);
  const blocks: Array<{ free: number; reserved: boolean; whole: boolean }> = [];
  for (let start = first; start <= last; start += 16) {
    const kept = [first, first + 1, first + 2, first + 3, last].filter((address) => address >= start && address < start + 16).length;
    const reserved = ranges.some((range) => range.first <= start && start <= range.last);
    blocks.push({ free: 16 - kept, reserved, whole: kept === 0 });
  }
  const apart = ranges.length > 0;
  const forPrefixes = blocks.filter(({ reserved, whole }) => whole && reserved === apart);
  const blockSupply = forPrefixes.length;
  const addressSupply = blocks.filter(({ reserved }) => !reserved).reduce((sum, { free }) => sum + free, 0) - otherAddresses;
  let given = 0;
  for (; given < prefixes && given < blockSupply; given++) forPrefixes[given].free = 0;
  const free = blocks.filter(({ reserved }) => !reserved).reduce((sum, block) => sum + block.free, 0);
  return { blockSupply, addressSupply, fits: given === prefixes && free >= addresses + otherAddresses };
}

describe('the plan of a random forecast', () => {
  test('is what an account of every node, block and address comes to', () => {
    holds(fc.property(CLUSTERS, (cluster) => {
      const props = propsOf(cluster);
      const plan = planOf(props);
      for (const [index, subnet] of props.subnets.entries()) {
        const { stages, prefixSupply, addressSupply } = plan.subnets[index];
        const names = STAGES.filter((stage) =>
          (stage === PlanStage.ZONE_LOST ? cluster.zonesLost > 0 : stage !== PlanStage.LARGEST || cluster.growth > 0));
        const expected = names.map((stage) => {
          const [nodes, prefixes, addresses] = takenAt(cluster, subnet, stage);
          const supply = allocated(subnet, prefixes, addresses);
          const shared = subnet.reservations!.length === 0 ? 16 * prefixes : 0;
          return {
            supply: [supply.blockSupply, supply.addressSupply],
            stage: {
              stage,
              nodes,
              prefixes,
              addresses,
              prefixesLeft: supply.blockSupply - prefixes,
              addressesLeft: supply.addressSupply - addresses - shared,
              fits: supply.fits,
            },
          };
        });

        expect(stages.map((at) => ({ supply: [prefixSupply, addressSupply], stage: at }))).toMatchObject(expected);
      }
    }), 120);
  });

  test('has findings of exactly the subnets that do not fit', () => {
    holds(fc.property(CLUSTERS, (cluster) => {
      const plan = planOf(propsOf(cluster));
      const short = plan.findings.filter(({ id }) => id.endsWith('subnet-overcommitted') || id.endsWith('subnet-overcommit-possible'));

      expect(short.map(({ subject }) => subject))
        .toEqual(plan.subnets.filter(({ stages }) => stages.some(({ fits }) => !fits)).map(({ name }) => name));
      expect(short.filter(({ id }) => id.endsWith('committed')).map(({ subject }) => subject))
        .toEqual(plan.subnets.filter(({ stages }) => stages.slice(0, 2).some(({ fits }) => !fits)).map(({ name }) => name));
    }), 100);
  });

  test('has totals that are the sums of its groups', () => {
    holds(fc.property(CLUSTERS, (cluster) => {
      const { totals, nodegroups } = planOf(propsOf(cluster));
      const peakOf = (group: typeof nodegroups[number]) => group.nodes.find(({ stage }) => stage === PlanStage.PEAK)!.nodes;
      const expected = totals.map(({ stage }, index) => {
        const sum = (count: (group: typeof nodegroups[number], nodes: number) => number) => nodegroups
          .reduce((all, group) => all + count(group, group.nodes[index].nodes), 0);

        return {
          stages: nodegroups.map(() => stage),
          nodes: sum((_, nodes) => nodes),
          idlePodAddresses: sum((group, nodes) => nodes * group.idlePodAddressesPerNode),
          addresses: sum((group, nodes) => (
            nodes * (16 * group.prefixesPerNode + group.nodeSubnetAddressesPerNode + group.podSubnetAddressesPerNode))),
          pods: sum((group, nodes) => group.podsPerNode * (
            stage === PlanStage.CHANGEOVER ? nodes / 2 : stage === PlanStage.SURGE ? peakOf(group) : nodes)),
        };
      });

      expect(totals.map(({ nodes, idlePodAddresses, addresses, pods }, index) => (
        { stages: nodegroups.map((group) => group.nodes[index].stage), nodes, idlePodAddresses, addresses, pods }))).toEqual(expected);
    }), 100);
  });

  test('does not depend on the order of groups', () => {
    holds(fc.property(CLUSTERS, (cluster) => {
      const props = propsOf(cluster);
      const [one, other] = [planOf(props), planOf({ ...props, nodegroups: [...props.nodegroups].reverse() })];

      expect(other.subnets).toEqual(one.subnets);
      expect([other.zones, other.totals, other.quotas, other.ceilingNodes]).toEqual([one.zones, one.totals, one.quotas, one.ceilingNodes]);
    }), 100);
  });

  test('is the same where only the sizes of subnets are known, and then shows no address', () => {
    const shares = Object.values(ReservationShare);
    const subjectOf = ({ id, subject }: Finding) => [id, subject];
    const reasonOf = ({ kind, reason }: PlanSuggestion) => [kind, reason];
    holds(fc.property(CLUSTERS, (cluster) => {
      const props = propsOf(cluster);
      const halvings = new Map(props.subnets.map(({ name }) => [name, cluster.reserved[Number(name.split('-')[1])]]));
      const subnets = props.subnets.map(({ cidr, reservations: _, ...subnet }) => (
        { ...subnet, prefixLength: Number(cidr!.split('/')[1]), reservation: shares[halvings.get(subnet.name)!] }));
      const ofSizes = planOf({ ...props, subnets });
      const [placed, sized] = [planOf(props).toJSON(), ofSizes.toJSON()];

      expect(sized.subnets).toEqual(placed.subnets.map((subnet: SubnetPlan) => ({ ...subnet, cidr: undefined, reservations: undefined })));
      for (const part of ['nodegroups', 'zones', 'totals', 'modes', 'quotas', 'ceilingNodes', 'ceilingPods']) expect(sized[part]).toEqual(placed[part]);
      expect(sized.findings.map(subjectOf)).toEqual(placed.findings.map(subjectOf));
      expect(sized.suggestions.map(reasonOf)).toEqual(placed.suggestions.map(reasonOf));
      expect(JSON.stringify([sized, reportOf(ofSizes)])).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
    }), 100);
  });

  test('is a text without null, and the same text each time', () => {
    holds(fc.property(CLUSTERS, (cluster) => {
      const text = JSON.stringify(planOf(propsOf(cluster)));

      expect(text).not.toMatch(/null|NaN|Infinity/);
      expect(JSON.stringify(planOf(propsOf(cluster)))).toBe(text);
    }), 60);
  });
});

describe('more', () => {
  const demands = (cluster: Cluster) => planOf(propsOf(cluster)).subnets
    .flatMap(({ stages }) => stages).flatMap(({ prefixes, addresses }) => [prefixes, addresses]);

  test('nodes never take less', () => {
    holds(fc.property(CLUSTERS, fc.nat(2), fc.integer({ min: 1, max: 9 }), (cluster, size, more) => {
      const sizes = cluster.groups[0].sizes.map((value, index) => (index >= size ? value + more : value)) as [number, number, number];
      const larger = demands({ ...cluster, groups: [{ ...cluster.groups[0], sizes }, ...cluster.groups.slice(1)] });

      expect(demands(cluster).map((value, index) => [value, larger[index]]).filter(([value, ofMore]) => !(ofMore >= value))).toEqual([]);
    }), 100);
  });

  test('addresses never turn what fits into what does not', () => {
    holds(fc.property(CLUSTERS, fc.nat(3), (cluster, index) => {
      const sizes = cluster.sizes.map((size, at) => (at === index ? Math.max(20, size - 1) : size));
      const unreserved = { ...cluster, reserved: [0, 0, 0, 0] };
      const fits = (each: Cluster) => planOf(propsOf(each)).subnets.flatMap(({ stages }) => stages.map((stage) => stage.fits));
      const larger = fits({ ...unreserved, sizes });

      expect(fits(unreserved).filter((fit, at) => fit && larger[at] !== true)).toEqual([]);
    }), 100);
  });

  test('of a share never lowers the supply of prefixes, from the first reservation on', () => {
    holds(fc.property(CLUSTERS, fc.integer({ min: 1, max: 2 }), (cluster, share) => {
      const supplies = (halvings: number) => planOf(propsOf({ ...cluster, reserved: [halvings, halvings, halvings, halvings] })).subnets;
      const higher = supplies(share + 1);

      supplies(share).forEach(({ prefixSupply, addressSupply }, index) => {
        expect(higher[index].prefixSupply).toBeGreaterThanOrEqual(prefixSupply!);
        expect(higher[index].addressSupply).toBeLessThanOrEqual(addressSupply!);
      });
    }), 100);
  });
});

/** The nodes of one group in one or more zones, each with a subnet of its own, so that a ceiling is that of the fullest. */
const SINGLE_GROUPS = CLUSTERS.map((cluster) => (
  { ...cluster, twoNodeSubnets: false, growth: 0, groups: [{ ...cluster.groups[0], zoneMask: [true, true, true, true] }] }));

describe('the ceiling of a single group', () => {
  const fitsWith = (cluster: Cluster, nodes: number) => {
    const props = propsOf(cluster);
    const nodegroups = [{ ...props.nodegroups[0], minSize: nodes, expectedSize: nodes, maxSize: nodes }];
    return planOf({ ...props, nodegroups }).subnets.every(({ stages }) => stages[2].fits);
  };

  test('fits, and one more node in each zone does not', () => {
    holds(fc.property(SINGLE_GROUPS, (cluster) => {
      const ceiling = planOf(propsOf(cluster)).ceilingNodes!;

      expect(ceiling % cluster.zones).toBe(0);
      if (ceiling > 0) expect(fitsWith(cluster, ceiling)).toBe(true);
      expect(fitsWith(cluster, ceiling + cluster.zones)).toBe(false);
    }), 150);
  });

  test('is the same whatever the sizes of the group', () => {
    holds(fc.property(SINGLE_GROUPS, fc.integer({ min: 1, max: 60 }), (cluster, maxSize) => {
      const props = propsOf(cluster);
      const other = planOf({ ...props, nodegroups: [{ ...props.nodegroups[0], minSize: 0, expectedSize: 0, maxSize }] });

      expect(other.ceilingNodes).toBe(planOf(props).ceilingNodes);
    }), 100);
  });
});

describe('what is suggested', () => {
  const SUGGESTED = /^pod subnets of \/(\d+) (?:in each zone|in place of (.*?))(?:, with their upper half reserved)?: /;

  /** Whether subnets for pods of one size do, all or some of them, their upper halves reserved under prefixes. */
  const withPodSubnets = (cluster: Cluster, prefixLength: number, names: string | undefined) => {
    const isOne = ({ name, purpose }: { name: string; purpose: SubnetPurpose }) => purpose === SubnetPurpose.PODS && (names?.split(', ').includes(name) ?? true);
    const props = propsOf({ ...cluster, others: [0, 0, 0, 0] });
    const subnets = props.subnets.map((subnet, index): SubnetForecast => {
      if (!isOne(subnet)) return subnet;
      const cidr = `100.${64 + index}.0.0/${prefixLength}`;
      return { ...subnet, cidr, reservations: cluster.prefixes ? reservationsOf(cidr, 1) : [] };
    });
    return planOf({ ...props, subnets }).subnets.filter(isOne)
      .every(({ stages }) => stages.every(({ fits }) => fits));
  };

  test('of subnets for pods fits at every stage, and the next smaller does not', () => {
    const clusters = CLUSTERS.map((cluster) => ({
      ...cluster,
      customNetworking: true,
      groups: cluster.groups.map((group) => ({ ...group, types: group.types.filter((type) => type !== 'i3.large').concat('m5.large').slice(0, 1) })),
    }));
    let [seen, named] = [0, 0];
    holds(fc.property(clusters, (cluster) => {
      const { suggestions } = planOf(propsOf({ ...cluster, others: [0, 0, 0, 0] }));
      const suggested = suggestions.filter(({ kind }) => kind === SuggestionKind.POD_SUBNETS).map(({ change }) => SUGGESTED.exec(change)!);
      for (const [, prefixLength, names] of suggested) {
        seen += 1;
        if (names !== undefined) named += 1;
        expect(withPodSubnets(cluster, Number(prefixLength), names)).toBe(true);
        if (Number(prefixLength) < 28) expect(withPodSubnets(cluster, Number(prefixLength) + 1, names)).toBe(false);
      }
    }), 100);
    expect(seen).toBeGreaterThan(100);
    expect(named).toBeGreaterThan(20);
  });

  test('of a reservation fits at every stage', () => {
    let seen = 0;
    holds(fc.property(CLUSTERS.map((cluster) => ({ ...cluster, prefixes: true })), (cluster) => {
      const props = propsOf(cluster);
      for (const { kind, subject, change } of planOf(props).suggestions) {
        if (kind !== SuggestionKind.RESERVATION) continue;
        seen += 1;
        const reservations = /^reserve (.*) for prefixes/.exec(change)![1].split(', ');
        const raised = planOf({ ...props, subnets: props.subnets.map((subnet) => (subnet.name === subject ? { ...subnet, reservations } : subnet)) });

        expect(raised.subnets.find(({ name }) => name === subject)!.stages.every(({ fits }) => fits)).toBe(true);
        expect(raised.suggestions.filter((each) => each.kind === kind && each.subject === subject)).toEqual([]);
      }
    }), 100);
    expect(seen).toBeGreaterThan(20);
  });
});
