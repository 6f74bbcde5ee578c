import fc from 'fast-check';
import { HostileEntry } from './hostile-entry';
import { hostileText, numbers, partial, texts } from './values';
import { AddressSpace } from '../../src/addressing/address-space';
import { BlockMap, BlockMapProps } from '../../src/addressing/block-map';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { SubnetBlocks } from '../../src/addressing/subnet-blocks';
import {
  AddressDemand, CpuArchitecture, InstanceTypeLimits, InstanceTypeSelection, IpAssignment, KubeletReservation, NodeCapacity, NodegroupCapacity,
  OperatingSystem, PodCap, PodIpFamily, WarmPool, WindowsWarmPool,
} from '../../src/capacity';

const cidrs = texts('10.0.0.0/24', '10.0.0.0/16', '100.64.0.0/18', '10.0.0.128/28', '10.0.0.0/32', '0.0.0.0/0');
const types = fc.constantFrom('m5.large', 't3.nano', 'i3.large', 'p5.48xlarge', 'hs1.8xlarge', 'm6g.medium', 'c5a.metal', 'u-24tb1.112xlarge');
const assignments = fc.constantFrom(undefined, IpAssignment.secondaryIp(), IpAssignment.prefixDelegation());

const mostly = <T>(usual: T, other: T) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(other) });

/** Options of a node of which some contradict each other. */
export const nodeOptions = partial({
  ipAssignment: assignments,
  customNetworking: fc.boolean(),
  maxEni: numbers(1, 5),
  trunkEni: fc.boolean(),
  addonVersion: texts('v1.20.3', 'v1.20.4-eksbuild.1'),
  efaOnlyEnis: numbers(0, 2),
  hostNetworkPods: numbers(0, 5),
  os: mostly(OperatingSystem.LINUX, OperatingSystem.WINDOWS),
  ipFamily: mostly(PodIpFamily.IPV4, PodIpFamily.IPV6),
  podCap: fc.constantFrom(...Object.values(PodCap)),
});

/** A warm pool, and what it is made from. */
export const warmPools = fc.record({ kind: fc.constantFrom('prefixes', 'addresses', 'enis', 'none'), one: numbers(0, 3), other: fc.option(numbers(0, 20), { nil: undefined }) });

/** The pool; throws where its targets are none. */
export function warmPoolOf({ kind, one, other }: { kind: string; one: number; other?: number }): WarmPool {
  if (kind === 'prefixes') return WarmPool.prefixes(one);
  if (kind === 'enis') return WarmPool.enis(one);
  return kind === 'none' ? WarmPool.none() : WarmPool.addresses(one, other);
}

/** Instance types by name, and one that the user states. */
export const limits = fc.oneof(
  { weight: 6, arbitrary: types.map((name) => () => InstanceTypeLimits.of(name)) },
  hostileText.map((name) => () => InstanceTypeLimits.of(name)),
  fc.record({
    instanceType: texts('x9.large'),
    maxEnis: numbers(1, 15),
    ipv4PerEni: numbers(1, 50),
    vcpus: fc.option(numbers(1, 200), { nil: undefined }),
    memoryMib: fc.option(numbers(512, 10 ** 6), { nil: undefined }),
    networkCards: fc.option(numbers(1, 4), { nil: undefined }),
    branchInterfaces: fc.option(numbers(0, 50), { nil: undefined }),
  }).map((props) => () => InstanceTypeLimits.custom(props)),
);

function dataOf(node: NodeCapacity): object {
  const { enis, podSlots, podAddresses, branchInterfaces, eniLimitedPods, cappedAt, maxPods, reservation, findings } = node;
  return { enis, podSlots, podAddresses, branchInterfaces, eniLimitedPods, cappedAt, maxPods, memory: reservation.memoryMib, findings };
}

/** The arithmetic: addresses, capacity, demand. */
export const MODEL_ENTRIES: readonly HostileEntry[] = [
  {
    name: 'InstanceTypeSelection',
    weight: 0.02,
    input: fc.record({
      categories: fc.array(texts('m', 'c', 't', 'g', 'u', 'hpc'), { maxLength: 3 }),
      asked: partial({
        minGeneration: numbers(1, 9),
        minPods: numbers(1, 250),
        minVcpus: numbers(1, 64),
        maxVcpus: numbers(1, 400),
        architecture: fc.constantFrom(...Object.values(CpuArchitecture)),
        bareMetal: fc.boolean(),
        exact: fc.boolean(),
      }),
      options: nodeOptions,
    }),
    outcome: ({ categories, asked, options }) => {
      const selection = InstanceTypeSelection.families(categories, asked);
      const { minPods, isExact } = selection;
      const selected = [selection.types(options), selection.leftOut(options)];
      return [...selected, selection.requirements(options), minPods, isExact].map((each) => JSON.stringify(each));
    },
  },
  {
    name: 'Ipv4Cidr.parse',
    input: cidrs,
    outcome: (text) => {
      const cidr = Ipv4Cidr.parse(text);
      return [cidr.toString(), cidr.addressCount, cidr.prefixLength < 32 ? cidr.upperHalf().toString() : ''];
    },
    weight: 3,
  },
  {
    name: 'SubnetBlocks.of',
    input: fc.tuple(cidrs, cidrs),
    outcome: ([subnet, range]) => {
      const blocks = SubnetBlocks.of(Ipv4Cidr.parse(subnet));
      return [blocks.usableAddresses, blocks.wholeBlocks, blocks.wholeBlocksIn(Ipv4Cidr.parse(range))];
    },
  },
  {
    name: 'AddressSpace.take',
    input: fc.tuple(cidrs, numbers(0, 32)),
    outcome: ([cidr, prefixLength]: [string, number]) => {
      const allocation = AddressSpace.of(Ipv4Cidr.parse(cidr)).take(prefixLength);
      return [String(allocation?.cidr ?? 'none'), allocation?.remaining.freeAddresses ?? 0];
    },
  },
  {
    name: 'BlockMap.of',
    input: fc.record({
      subnet: texts('10.0.0.0/24', '10.0.0.0/16'),
      addresses: fc.array(texts('10.0.0.5', '10.0.0.200', '10.0.0.9'), { maxLength: 3 }),
      prefixes: fc.array(texts('10.0.0.16/28', '10.0.0.32/28'), { maxLength: 3 }),
      reservations: fc.array(texts('10.0.0.128/25'), { maxLength: 2 }),
    }),
    outcome: (props: BlockMapProps) => {
      const { freeBlocks, reservedBlocks, runs } = BlockMap.of(props);
      return { freeBlocks, reservedBlocks, runs };
    },
  },
  { name: 'InstanceTypeLimits', input: limits, outcome: (make) => ({ ...make() }), weight: 2 },
  {
    name: 'WarmPool',
    input: fc.tuple(warmPools, fc.constantFrom('addresses', 'prefixes'), numbers(0, 3), numbers(0, 3)),
    outcome: ([pool, kind, one, other]) => [warmPoolOf(pool).environment(), kind === 'prefixes' ? WindowsWarmPool.prefixes(one).configuration() : WindowsWarmPool.addresses(one, other).configuration()],
    weight: 2,
  },
  { name: 'NodeCapacity.of', input: fc.tuple(limits, nodeOptions), outcome: ([make, options]) => dataOf(NodeCapacity.of(make(), options)), weight: 4 },
  {
    name: 'NodegroupCapacity.of',
    input: fc.tuple(fc.array(limits, { maxLength: 4 }), nodeOptions, numbers(1, 300)),
    outcome: ([makes, options, told]) => {
      const group = NodegroupCapacity.of(makes.map((make: () => InstanceTypeLimits) => make()), options);
      return [dataOf(group.binding), group.findings, group.findingsAt(told)];
    },
    weight: 2,
  },
  {
    name: 'AddressDemand.of',
    input: fc.tuple(limits, numbers(0, 120), nodeOptions, warmPools, fc.boolean(), numbers(1, 110)),
    outcome: ([make, pods, options, pool, subnetDiscovery, maxPods]) => {
      const demand = AddressDemand.of(make(), pods, { ...options, warmPool: warmPoolOf(pool), subnetDiscovery, maxPods });
      return { ...demand };
    },
    weight: 4,
  },
  { name: 'KubeletReservation.forPods', input: numbers(1, 250), outcome: (pods) => KubeletReservation.forPods(pods).memoryMib },
];
