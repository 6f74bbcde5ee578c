import { PREFIX_ADDRESSES } from '../../addressing/prefix';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about, Subject } from '../../findings/subject';
import { AUDITED_SUBNET_WORDS as WORDS } from '../../findings/words/audit/audited-subnets';
import { JudgedCluster } from '../judge/judged-cluster';
import { SubnetJudgement } from '../judge/subnet-judge';

/** Blocks that are mixed in every subnet: the first and the last one, of which AWS keeps addresses. */
const ALWAYS_MIXED = 2;

/**
 * Free addresses that EKS asks for in each subnet of the control plane.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html
 */
const CONTROL_PLANE_ADDRESSES = 6;

/** The part of its nodes that fits more into a subnet, below which it is tight. */
const TIGHT = 1 / 4;

export function subnetAdvice(judged: JudgedCluster): Finding[] {
  const { subnets = [], settings, demand } = judged;
  const cluster = about.cluster(judged.cluster.controlPlane?.name ?? 'the cluster');
  const own = subnets.filter(({ roles }) => roles.includes('nodes') || roles.includes('pods'));
  const withoutBlocks = settings?.prefixes && !settings.ipv6
    ? own.filter((subnet) => takesPrefixes(subnet, judged) && wholeBlocks(subnet) === 0) : [];
  const full = own.filter((subnet) => subnet.moreNodes === 0 && !withoutBlocks.includes(subnet));
  const tight = own.filter(({ moreNodes, nodes }) =>
    moreNodes !== undefined && moreNodes > 0 && moreNodes < Math.ceil(TIGHT * (nodes ?? 0)));
  const kind = demand && { instanceType: demand.instanceType, maxPods: demand.maxPods };
  const short = withoutBlocks.length + full.length;
  return [
    ...said(withoutBlocks, (subnetIds) => findingOf(WORDS.blocksUsedUp, cluster, {
      subnets: subnetIds, freeAddresses: withoutBlocks.map(({ availableAddresses }) => availableAddresses ?? 0),
    })),
    ...(kind === undefined ? [] : [
      ...said(full, (subnetIds) => findingOf(WORDS.full, cluster, { subnets: subnetIds, ...kind })),
      ...said(tight, (subnetIds) => findingOf(WORDS.tight, cluster, {
        subnets: subnetIds, ...kind, moreNodes: tight.map(({ moreNodes }) => moreNodes!),
      })),
    ]),
    ...controlPlaneAdvice(subnets, cluster),
    ...fragmentationAdvice(own, cluster),
    ...otherAdvice(own, subnets, cluster),
    ...(short > 0 && settings?.ipv6 === false ? ipv6Advice(judged, cluster) : []),
  ];
}

/** EKS makes its interfaces anew in subnets of the control plane at each update of the cluster. */
function controlPlaneAdvice(subnets: readonly SubnetJudgement[], cluster: Subject): Finding[] {
  const short = subnets.filter(({ roles, availableAddresses }) => roles.includes('control-plane')
    && availableAddresses !== undefined && availableAddresses < CONTROL_PLANE_ADDRESSES);
  return said(short, (subnetIds) => findingOf(WORDS.controlPlaneShort, cluster, {
    subnets: subnetIds,
    freeAddresses: short.map(({ availableAddresses }) => availableAddresses!),
    least: CONTROL_PLANE_ADDRESSES,
  }));
}

function fragmentationAdvice(own: readonly SubnetJudgement[], cluster: Subject): Finding[] {
  const fragmented = own.filter((subnet) => {
    const { blocks, availableAddresses: free } = subnet;
    return blocks !== undefined && free !== undefined && blocks.mixed > ALWAYS_MIXED && free >= PREFIX_ADDRESSES
      && blocks.usableOutside * PREFIX_ADDRESSES < free / 2 && !blocks.reserved;
  });
  return said(fragmented, (subnetIds) => findingOf(WORDS.fragmented, cluster, {
    subnets: subnetIds,
    freeAddresses: fragmented.map(({ availableAddresses }) => availableAddresses!),
    wholeBlocks: fragmented.map((subnet) => wholeBlocks(subnet)!),
  }));
}

function otherAdvice(
  own: readonly SubnetJudgement[], all: readonly SubnetJudgement[], cluster: Subject,
): Finding[] {
  const leaked = all.flatMap((subnet) => subnet.leaked ?? []);
  const unseen = own.filter(({ unseenAddresses }) => (unseenAddresses ?? 0) > 0);
  const shared = own.filter(({ otherClusters }) => (otherClusters ?? []).length > 0);
  const owned = all.filter(({ otherOwner, roles }) => otherOwner !== undefined && roles.length > 0);
  return [
    ...(leaked.length === 0 ? [] : [findingOf(WORDS.leaked, cluster, {
      interfaces: leaked.map(({ interfaceId }) => interfaceId),
      addresses: leaked.reduce((sum, { addresses }) => sum + addresses, 0),
    })]),
    ...said(shared, (subnetIds) => findingOf(WORDS.sharedByClusters, cluster, {
      subnets: subnetIds, clusters: [...new Set(shared.flatMap(({ otherClusters }) => otherClusters!))],
    })),
    ...said(unseen, (subnetIds) => findingOf(WORDS.unseen, cluster, {
      subnets: subnetIds, addresses: unseen.map(({ unseenAddresses }) => unseenAddresses!),
    })),
    ...said(owned, (subnetIds) => findingOf(WORDS.otherAccount, cluster, {
      subnets: subnetIds, owners: [...new Set(owned.map(({ otherOwner }) => otherOwner!))],
    })),
  ];
}

function ipv6Advice({ nodes, subnets = [] }: JudgedCluster, cluster: Subject): Finding[] {
  const seen = subnets.filter(({ roles }) => roles.includes('nodes') || roles.includes('pods'));
  const addresses = seen.reduce((sum, { seenAddresses }) => sum + (seenAddresses ?? 0), 0);
  return nodes === undefined || nodes.length === 0 || addresses <= nodes.length
    ? [] : [findingOf(WORDS.ipv6Instead, cluster, { nodes: nodes.length, addresses })];
}

/** Whether prefixes of nodes come of a subnet: pods have none of their nodes' subnet under custom networking. */
function takesPrefixes({ roles }: SubnetJudgement, { settings }: JudgedCluster): boolean {
  return settings?.customNetworking ? roles.includes('pods') : true;
}

function wholeBlocks({ blocks }: SubnetJudgement): number | undefined {
  return blocks && blocks.usableOutside + (blocks.reserved ?? 0);
}

function said(subnets: readonly SubnetJudgement[], say: (subnetIds: string[]) => Finding): Finding[] {
  return subnets.length === 0 ? [] : [say(subnets.map(({ subnetId }) => subnetId))];
}
