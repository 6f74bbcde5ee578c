import { attainable, SubnetSupply } from './node-room';
import { isPrimary, RunningIndex } from './running-index';
import { RunningSettings } from './running-settings';
import { RunningTypes } from './running-types';
import { DEFAULT_KERNEL } from '../../capacity/kernel/kernels';
import { RunningInterface } from '../model/running-network';
import { NodeKind, RunningNode } from '../model/running-nodes';

/** What the pods of a node have addresses from. */
export enum NodeMode {
  SINGLE = 'single',
  PREFIX = 'prefix',
  MIXED = 'mixed',

  /** It holds no address for pods. */
  NONE = 'none',
}

/** A node, beside what its addresses allow. What was not seen is undefined. */
export interface NodeJudgement {
  readonly name: string;
  readonly kind: NodeKind;
  readonly instanceId?: string;
  readonly instanceType?: string;

  /** The managed node group or NodePool that it is of. */
  readonly group?: string;
  readonly zone?: string;
  readonly subnetId?: string;

  /** Subnets of its further ENIs, where they are others. */
  readonly podSubnetIds: readonly string[];
  readonly cordoned: boolean;
  readonly ready?: boolean;
  readonly mode?: NodeMode;

  /** ENIs on its default network card, and how many it can have. */
  readonly enis?: number;
  readonly eniLimit?: number;

  /** Slots for pods on the ENIs that it has: those with single addresses, with prefixes, and without either. */
  readonly singles?: number;
  readonly prefixes?: number;
  readonly emptySlots?: number;

  /** Pods that have not ended, and those of them with an address of the VPC CNI. */
  readonly pods?: number;
  readonly podsWithAddress?: number;

  /** Pods whose address is of no prefix of the node. */
  readonly podsOnSingles?: number;

  /** The count that kubelet was told. */
  readonly maxPods?: number;

  /**
   * Pods with an address that it can hold: on what it has, and on what it can still get of its subnets under the
   * settings in force, were it the only one to ask.
   */
  readonly room?: number;

  /** The most pods: `room`, those on the host network, and those that have branch interfaces of their own. */
  readonly mostPods?: number;

  /** The ENIConfig that it asks for, where that is known to be missing, or to name a subnet of another zone. */
  readonly lacksEniConfig?: string;

  /** Whether it has no ENI to come and no slot without an address in use by a pod. */
  readonly full?: boolean;

  /** Memory that kubelet keeps from pods, in MiB. */
  readonly withheldMib?: number;
}

/** Types of ENIs that carry no pods of the VPC CNI. */
const NO_PODS = ['trunk', 'branch', 'efa-only'];

const MIB = 2 ** 20;

/** What is not known of a node whose ENIs were not seen, or that the VPC CNI does not run on. */
const UNSEEN = {
  mode: undefined,
  enis: undefined,
  eniLimit: undefined,
  singles: undefined,
  prefixes: undefined,
  emptySlots: undefined,
  podsOnSingles: undefined,
  room: undefined,
  mostPods: undefined,
  full: undefined,
};

export function judgeNode(
  node: RunningNode,
  index: RunningIndex,
  types: RunningTypes,
  settings: RunningSettings | undefined,
  supplyOf: (subnetId: string | undefined) => SubnetSupply | undefined,
): NodeJudgement {
  const { cluster } = index;
  const pods = cluster.pods === undefined ? undefined : index.podsOn(node.name);
  const withAddress = pods?.filter(({ hostNetwork, branch }) => !hostNetwork && !branch);
  const instance = index.instance(node.instanceId);
  const seen = {
    ...UNSEEN,
    name: node.name,
    kind: node.kind,
    instanceId: node.instanceId,
    instanceType: node.instanceType ?? instance?.instanceType,
    group: node.nodegroup ?? node.nodePool ?? instance?.nodegroup ?? instance?.nodePool,
    zone: node.zone,
    subnetId: index.subnetOf(node),
    podSubnetIds: [] as string[],
    cordoned: node.unschedulable,
    ready: node.ready,
    pods: pods?.length,
    podsWithAddress: withAddress?.length,
    maxPods: node.maxPods,
    lacksEniConfig: node.kind === NodeKind.VPC_CNI && settings?.customNetworking && index.lacksEniConfig(node)
      ? index.eniConfigName(node) : undefined,
    withheldMib: node.memory === undefined || node.allocatableMemory === undefined
      ? undefined : Math.round((node.memory - node.allocatableMemory) / MIB),
  };
  const attached = node.instanceId === undefined ? [] : index.interfacesOn(node.instanceId)
    .filter(({ networkCard }) => (networkCard ?? 0) === 0);
  if (node.kind !== NodeKind.VPC_CNI || attached.length === 0) return seen;
  const forPods = attached.filter(({ type, noManage }) => !NO_PODS.includes(type) && !noManage);
  const limits = types.limitsOf(seen.instanceType);
  const singles = sum(forPods, ({ secondaryAddresses }) => secondaryAddresses.length);
  const prefixes = sum(forPods, (each) => each.prefixes.length);
  const eniLimit = limits && Math.min(limits.maxEnis, settings?.nodes.maxEni ?? Infinity);
  const slots = limits && forPods.length * (limits.ipv4PerEni - 1);
  const hasTrunkToCome = settings?.nodes.trunkEni === true && (limits?.branchInterfaces ?? 1) > 0
    && !attached.some(({ type }) => type === 'trunk');
  const room = limits === undefined || eniLimit === undefined || settings === undefined || settings.ipv6
    ? undefined
    : attainable({
      forPods,
      free: Math.max(0, eniLimit - attached.length - (hasTrunkToCome ? 1 : 0)),
      slotsPerEni: limits.ipv4PerEni - 1,
      takesPrefixes: limits.supportsPrefixes,
      primarySubnet: seen.subnetId,
      podsWithAddress: withAddress?.length,
    }, settings, index, node, supplyOf);
  // aws-node and kube-proxy come to each node, though they may not have been there yet.
  const hostPods = Math.max(
    DEFAULT_KERNEL.hostNetworkPods, (pods ?? []).filter(({ hostNetwork }) => hostNetwork).length,
  );
  const branchPods = (pods ?? []).filter(({ branch, hostNetwork }) => branch && !hostNetwork).length;
  const taken = withAddress === undefined ? undefined : podsOnSingles(withAddress, forPods);
  return {
    ...seen,
    podSubnetIds: [...new Set(forPods.map(({ subnetId }) => subnetId))].filter((id) => id !== seen.subnetId),
    mode: modeOf(singles, prefixes),
    enis: attached.length,
    eniLimit,
    singles,
    prefixes,
    emptySlots: slots === undefined ? undefined : Math.max(0, slots - singles - prefixes),
    podsOnSingles: taken,
    room,
    mostPods: room === undefined ? undefined : room + hostPods + branchPods,
    full: eniLimit === undefined || slots === undefined || taken === undefined
      ? undefined
      : attached.length >= eniLimit && taken + prefixes >= usable(forPods, settings, limits!.ipv4PerEni - 1),
  };
}

function modeOf(singles: number, prefixes: number): NodeMode {
  if (singles > 0 && prefixes > 0) return NodeMode.MIXED;
  if (prefixes > 0) return NodeMode.PREFIX;
  return singles > 0 ? NodeMode.SINGLE : NodeMode.NONE;
}

/** Slots that a pod can have: under custom networking the primary ENI gets none beyond what it holds. */
function usable(
  forPods: readonly RunningInterface[], settings: RunningSettings | undefined, slotsPerEni: number,
): number {
  return sum(forPods, (each) => (settings?.customNetworking && isPrimary(each)
    ? each.secondaryAddresses.length + each.prefixes.length : slotsPerEni));
}

function podsOnSingles(
  pods: ReadonlyArray<{ readonly address?: string }>, forPods: readonly RunningInterface[],
): number {
  const singles = new Set(forPods.flatMap(({ secondaryAddresses }) => secondaryAddresses));
  return pods.filter(({ address }) => address !== undefined && singles.has(address)).length;
}

function sum<T>(things: readonly T[], count: (thing: T) => number): number {
  return things.reduce((total, thing) => total + count(thing), 0);
}
