import { NodeJudgement } from './node-judge';
import { SubnetSupply } from './node-room';
import { isPrimary, RunningIndex } from './running-index';
import { RunningSettings } from './running-settings';
import { SeenBlocks, subnetAddresses } from './subnet-blocks-seen';
import { NodeDemand } from './typical-node';
import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { RunningInterface, RunningSubnet } from '../model/running-network';

/** What a subnet is to the cluster. */
export type SubnetRole = 'nodes' | 'pods' | 'control-plane';

/** An ENI that the VPC CNI made and nothing uses. */
export interface LeakedInterface {
  readonly interfaceId: string;
  readonly addresses: number;

  /** When it was made, where its tag says so: one of the last minutes may be about to be attached. */
  readonly createdAt?: string;
}

/** A subnet, as far as it was seen. */
export interface SubnetJudgement {
  readonly subnetId: string;
  readonly name?: string;
  readonly cidr?: string;
  readonly zone?: string;
  readonly zoneId?: string;

  /** What it is to the cluster; none: nothing of the cluster was seen in it. */
  readonly roles: readonly SubnetRole[];

  /** Nodes of the cluster whose own subnet it is. */
  readonly nodes?: number;
  readonly availableAddresses?: number;
  readonly blocks?: SeenBlocks;
  readonly seenAddresses?: number;

  /** Addresses that somebody unseen holds. */
  readonly unseenAddresses?: number;

  /** Free addresses that EC2 counts beyond what is left by its ENIs, so that it is not known how many are unseen. */
  readonly overcounted?: number;
  readonly leaked?: readonly LeakedInterface[];

  /** How many more nodes fit, as those that run ask for addresses at their max pods. */
  readonly moreNodes?: number;

  /** ENIs of nodes of other clusters in it. */
  readonly otherClusters?: readonly string[];

  /** The account that owns it, where it is another one than that of the cluster. */
  readonly otherOwner?: string;

  /** Why its blocks are not known, though its ENIs are. */
  readonly problems: readonly string[];
}

/** What a subnet has and says for itself, without the nodes. */
export type SubnetBasis = Omit<SubnetJudgement, 'moreNodes' | 'nodes'>;

export function subnetBasis(
  subnet: RunningSubnet, index: RunningIndex, settings: RunningSettings | undefined,
): SubnetBasis {
  const { subnetId, name, cidr, zone, zoneId, owner, availableAddresses } = subnet;
  const { interfaces, controlPlane } = index.cluster;
  const { blocks, seen, unseen, overcounted, problems } = subnetAddresses(subnet, index);
  const here = interfaces && index.interfacesIn(subnetId);
  const account = controlPlane?.account;
  return {
    subnetId,
    name,
    cidr,
    zone,
    zoneId,
    availableAddresses,
    blocks,
    problems,
    roles: rolesOf(subnet, index, settings),
    seenAddresses: seen,
    unseenAddresses: unseen,
    overcounted,
    leaked: here?.filter(isLeaked).map((each) => ({
      interfaceId: each.interfaceId, addresses: addressesOf(each), createdAt: each.createdAt,
    })),
    otherClusters: here === undefined ? undefined : otherClusters(here, index),
    otherOwner: owner !== undefined && account !== undefined && owner !== account ? owner : undefined,
  };
}

/** What a subnet can still give. */
export function supplyOf({ blocks, availableAddresses }: SubnetBasis): SubnetSupply {
  return {
    blocks: blocks === undefined ? Infinity : blocks.usableOutside + (blocks.reserved ?? 0),
    addresses: availableAddresses ?? Infinity,
  };
}

/**
 * How many more nodes fit into a subnet, each with whole blocks for its prefixes and single addresses outside of
 * reservations. Blocks of reservations go first; where they do not suffice others are taken.
 */
export function moreNodes(
  { blocks, availableAddresses, roles }: SubnetBasis, demand: NodeDemand | undefined,
): number | undefined {
  if (blocks === undefined || availableAddresses === undefined || demand === undefined) return undefined;
  const asked = [
    ...(roles.includes('nodes') ? [demand.nodeSubnet] : []), ...(roles.includes('pods') ? [demand.podSubnet] : []),
  ];
  const prefixes = asked.reduce((sum, each) => sum + each.prefixes, 0);
  const singles = asked.reduce((sum, each) => sum + each.singles, 0);
  if (prefixes + singles === 0) return undefined;
  const fits = (nodes: number) => {
    const outside = Math.max(0, nodes * prefixes - (blocks.reserved ?? 0));
    return outside <= blocks.usableOutside && nodes * singles + outside * PREFIX_ADDRESSES <= availableAddresses;
  };
  let [least, most] = [0, availableAddresses + blocks.total];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(middle)) least = middle;
    else most = middle - 1;
  }
  return least;
}

/** Nodes by their own subnet. */
export function nodesBySubnet(nodes: readonly NodeJudgement[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { subnetId } of nodes) {
    if (subnetId !== undefined) counts.set(subnetId, (counts.get(subnetId) ?? 0) + 1);
  }
  return counts;
}

function rolesOf(
  { subnetId, cniRole }: RunningSubnet, index: RunningIndex, settings: RunningSettings | undefined,
): SubnetRole[] {
  const { controlPlane, nodegroups, eniConfigs } = index.cluster;
  const ofNodes = index.interfacesIn(subnetId).filter(({ instanceId }) => index.nodeOn(instanceId) !== undefined);
  const hasNodes = ofNodes.some(isPrimary) || nodegroups?.some(({ subnetIds }) => subnetIds.includes(subnetId));
  const further = ofNodes.some((each) => !isPrimary(each)
    && index.subnetOf(index.nodeOn(each.instanceId)!) !== subnetId);
  const named = settings?.customNetworking && eniConfigs?.some((config) => config.subnetId === subnetId);
  const found = settings?.discovery && !settings.ipv6 && cniRole === '1';
  return [
    ...(hasNodes ? ['nodes' as const] : []),
    ...(further || named || found ? ['pods' as const] : []),
    ...(controlPlane?.subnetIds.includes(subnetId) ? ['control-plane' as const] : []),
  ];
}

function isLeaked(each: RunningInterface): boolean {
  return each.status === 'available' && each.instanceId === undefined && isOfVpcCni(each);
}

function isOfVpcCni({ cniInstance, description }: RunningInterface): boolean {
  return cniInstance !== undefined || description?.startsWith('aws-K8S-') === true;
}

function addressesOf({ primaryAddress, secondaryAddresses, prefixes }: RunningInterface): number {
  return (primaryAddress === undefined ? 0 : 1) + secondaryAddresses.length + PREFIX_ADDRESSES * prefixes.length;
}

/** What other clusters are called whose ENIs do not say it. */
const UNNAMED = 'one whose ENIs do not name it';

/**
 * Other clusters with ENIs in a subnet: by the tag of the VPC CNI, by the description of those of the control plane, or
 * by an instance that has ENIs of the VPC CNI and is no node of this cluster.
 */
function otherClusters(here: readonly RunningInterface[], index: RunningIndex): string[] {
  const { controlPlane, nodes } = index.cluster;
  const own = controlPlane?.name;
  const names = own === undefined ? [] : here.flatMap(({ cniCluster, description }) =>
    cniCluster ?? /^Amazon EKS (\S+)$/.exec(description ?? '')?.[1] ?? []);
  const isForeign = (each: RunningInterface) => each.cniCluster === undefined && isOfVpcCni(each)
    && each.instanceId !== undefined && index.nodeOn(each.instanceId) === undefined;
  return [
    ...[...new Set(names)].filter((name) => name !== own).sort(),
    ...(nodes !== undefined && nodes.length > 0 && here.some(isForeign) ? [UNNAMED] : []),
  ];
}
