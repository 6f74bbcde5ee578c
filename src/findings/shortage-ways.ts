import { counted, few, podBlock } from './phrases';

type Way =
  | 'share'
  | 'fewerOthers'
  | 'controlPlaneSubnet'
  | 'severalNodeSubnets'
  | 'nodeSubnet'
  | 'taggedSubnet'
  | 'sharedSubnet'
  | 'fewerNodes'
  | 'podSubnets';

/**
 * The smallest change that helps: a larger share of the subnet for prefixes, which moves nothing, else another subnet.
 */
export type WayOut = {
  readonly way: Way;

  /** The share to reserve, as it is written in code, in the way `share`, and whether it is less than what is there. */
  readonly share?: string;
  readonly reservesLess?: boolean;

  /**
   * The prefix length of the subnet that is large enough, and of the block of four slots that has one for each zone.
   */
  readonly length?: number;
  readonly slotBlock?: number;

  /** The prefix length of the subnet for nodes beside subnets for pods, where there are none yet. */
  readonly nodeLength?: number;
  readonly upperHalf: boolean;
  readonly endsDiscovery: boolean;

  /** The share of that subnet for prefixes, where its upper half does not do. */
  readonly podShare?: string;

  /** How a cluster that runs gets such subnets beside those that it has; undefined where it gets them so. */
  readonly running?: 'generation' | 'network';

  /** The prefix length that they then have beside those that are there, where the VPC CNI takes both. */
  readonly furtherLength?: number;

  /**
   * As many nodes at the peak as fit without the change, up to the peak or else at the stage named; of these groups
   * where the subnet serves some only.
   */
  readonly mostNodes?: number;
  readonly mostStage?: string;
  readonly groups: readonly string[];

  /** As many as fit at the later stages that fall short too, and the one that leaves the fewest. */
  readonly laterNodes?: number;
  readonly laterStage?: string;
};

/** Stages beyond the peak, as what follows a number of nodes. */
const BEYOND_PEAK: Readonly<Record<string, string>> = {
  'surge': 'with a surge',
  'changeover': 'with a changeover',
  'zone-lost': 'with a zone lost',
};

const SHARES_IN_WORDS: Readonly<Record<string, string>> = {
  'ReservationShare.THREE_QUARTERS': 'three quarters',
  'ReservationShare.SEVEN_EIGHTHS': 'seven eighths',
};

/** What to change, a line for each way out. */
export function waysOut(wayOut: WayOut): string[] {
  const { running } = wayOut;
  return [
    `${running === undefined ? '' : 'in a new cluster, '}${changeInWords(wayOut)}`,
    ...runningInWords(wayOut),
    ...fewerInWords(wayOut),
  ];
}

/** How a cluster that runs gets further pod subnets. */
function runningInWords({ running, furtherLength }: WayOut): string[] {
  switch (running) {
    case undefined: return [];
    case 'generation': return ['in a running cluster, add them by addPodNetwork'];
    default: return [
      `in a running cluster, add pod subnets of /${furtherLength} as a further network: `
      + 'PodNetwork.taggedSubnets(first, second)',
    ];
  }
}

function fewerInWords({ mostNodes, mostStage, laterNodes, laterStage, groups }: WayOut): string[] {
  if (mostNodes === undefined) return [];
  const nodes = groups.length === 0 ? counted(mostNodes, 'node') : `${counted(mostNodes, 'node')} of ${few(groups)}`;
  const later = laterStage === undefined ? '' : `, ${laterNodes ?? 'none'} ${beyondPeak(laterStage)}`;
  return [`run at most ${nodes} per zone at the peak${mostStage === undefined ? later : ` ${beyondPeak(mostStage)}`}`];
}

/** A stage beyond the peak, as what follows a number of nodes. */
function beyondPeak(stage: string): string {
  return BEYOND_PEAK[stage] ?? `at ${stage}`;
}

function changeInWords(wayOut: WayOut): string {
  const { way, share, reservesLess, length, slotBlock, nodeLength, upperHalf, podShare, endsDiscovery } = wayOut;
  const half = upperHalf ? `, ${SHARES_IN_WORDS[podShare ?? ''] ?? 'upper half'} reserved` : '';
  switch (way) {
    case 'share':
      return `reserve ${reservesLess ? 'less' : 'more'} of the subnet for prefixes: 'reservation' ${share}, `
        + 'in the options of PodNetwork';
    case 'fewerOthers':
      return 'let fewer others take addresses of the subnet';
    case 'controlPlaneSubnet':
      return `give the control plane a subnet of /${length}: 'vpcSubnets' of the cluster`;
    case 'severalNodeSubnets':
      return "run the nodes in several subnets of the zone: 'subnets' of the node group";
    case 'nodeSubnet':
      return `run the nodes in a subnet of /${length}: 'subnets' of the node group`;
    case 'taggedSubnet':
      return `tag a subnet of /${length}${half} in its place`;
    case 'sharedSubnet':
      return `run the nodes, with their pods, in a subnet of /${length}${half}: 'subnets' of the node group`;
    case 'podSubnets':
      return (
        (endsDiscovery ? 'use custom networking in place of subnet discovery, with' : 'use')
        + ` pod subnets of /${length}${half}`
        + ` (${podBlock(length!, slotBlock)})${nodeLength === undefined ? '' : `, node subnets of /${nodeLength}`}`
      );
    default:
      return 'run fewer or larger nodes, or several clusters: no subnet is large enough, a /16 included';
  }
}
