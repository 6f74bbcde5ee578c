import { allOf, counted, few, number } from '../../phrases';
import { Said, wording } from '../../wording';

const nodesOf = (nodes: readonly string[]) => (nodes.length === 1 ? `node ${nodes[0]}` : `${nodes.length} nodes`);
/** The names of several nodes, which the message counts. */
const namesOf = (nodes: readonly string[]) => (nodes.length > 1 ? [`nodes: ${nodes.join(', ')}`] : []);
const have = (nodes: readonly string[]) => (nodes.length === 1 ? 'has' : 'have');

type ToldTooMany = {
  nodes: readonly string[];
  told: number;

  /** Pods with an address of the node with least room, and of the one with most. */
  room: number;
  mostRoom: number;
  groups: readonly string[];
  idleMib: number;
  withAddress?: number;
};
type WithoutEniConfig = {
  nodes: readonly string[];

  /** Names of the ENIConfigs that the nodes ask for, those that name a subnet elsewhere, and all that there are. */
  asked: readonly string[];
  elsewhere: readonly string[];
  known: readonly string[];
};
type AtLimit = { nodes: readonly string[]; instanceType: string; maxPods: number; dense: number };

/** What an audit says of nodes of a cluster that runs. */
export const AUDITED_NODE_WORDS = {
  toldTooMany: wording(
    'running-max-pods-too-high',
    ({ nodes, told, room, mostRoom, groups, idleMib, withAddress }: ToldTooMany): Said => ({
      message: `${nodesOf(nodes)} ${have(nodes)} ${told} max pods, but addresses for only `
        + `${room === mostRoom ? '' : `${room} to `}${mostRoom} pods`,
      details: [
        ...(groups.length === 0 ? [] : [`node group or pool: ${few(groups)}`, ...allOf('groups', groups)]),
        ...namesOf(nodes),
        ...(withAddress === undefined
          ? [] : [`${counted(withAddress, 'pod')} with an address on the fullest of them`]),
        'Kubernetes places more pods there than get addresses, and the others stay in ContainerCreating',
        `kubelet keeps ${number(idleMib)} MiB of the first for pods that cannot run (11 MiB per pod)`,
      ],
      fix: [
        'cordon them, and replace them by nodes with the max pods that their addresses allow',
        'if prefixes are on, free whole /28 blocks in their subnets',
      ],
    }),
    { nodes: ['ip-10-0-0-10'], told: 110, room: 18, mostRoom: 18, groups: ['general'], idleMib: 990, withAddress: 17 },
  ),
  twoModes: wording(
    'running-nodes-of-two-modes',
    ({ nodes, prefixes }: { nodes: readonly string[]; prefixes: boolean }): Said => ({
      message: `${nodesOf(nodes)} ${nodes.length === 1 ? 'holds' : 'hold'} `
        + `${prefixes ? 'single addresses' : 'prefixes'}, `
        + `and the VPC CNI hands out ${prefixes ? 'addresses of prefixes' : 'single addresses'} only`,
      details: [
        ...namesOf(nodes),
        'a node that has run under both settings has max pods that fit neither',
      ],
      fix: ['replace them by new nodes: make a new node group, cordon and drain the old one, and delete it last'],
    }),
    { nodes: ['ip-10-0-0-10'], prefixes: true },
  ),
  eniConfigMissing: wording(
    'running-eni-config-missing',
    ({ nodes, asked, elsewhere, known }: WithoutEniConfig): Said => ({
      message: `${nodesOf(nodes)} ${nodes.length === 1 ? 'gets' : 'get'} no further ENI: `
        + `ENIConfig ${few(asked)} is missing, or names a subnet of another zone`,
      details: [
        ...namesOf(nodes),
        ...allOf('ENIConfigs that nodes look for', asked),
        ...(elsewhere.length === 0 ? [] : [`those with a subnet of another zone: ${few(elsewhere)}`]),
        ...allOf('of another zone', elsewhere),
        known.length === 0 ? 'the cluster has no ENIConfig' : `ENIConfigs of the cluster: ${few(known)}`,
        ...allOf('ENIConfigs of the cluster', known),
        'custom networking is on, so a node attaches ENIs for pods only by its ENIConfig',
      ],
      fix: [
        'let the add-on make an ENIConfig for each zone: podNetwork of VpcCniAddon',
        'make an ENIConfig with each of these names, and a subnet of that zone',
      ],
    }),
    { nodes: ['ip-10-0-0-10'], asked: ['eu-west-1a'], elsewhere: [], known: ['eu-west-1b'] },
  ),
  atLimit: wording(
    'running-pods-at-limit',
    ({ nodes, instanceType, maxPods, dense }: AtLimit): Said => ({
      message: `${nodesOf(nodes)} of ${instanceType} ${have(nodes)} nearly ${maxPods} pods, its max pods`,
      details: [...namesOf(nodes), `with prefixes such a node runs ${dense} pods`],
      fix: [
        'move to prefix delegation, with new nodes: see docs/adopting.md',
        'add nodes, each at the cost of a full one',
      ],
    }),
    { nodes: ['ip-10-0-0-10'], instanceType: 'm5.large', maxPods: 29, dense: 110 },
  ),
  notJudged: wording(
    'running-nodes-not-judged',
    ({ nodes, kinds }: { nodes: readonly string[]; kinds: readonly string[] }): Said => ({
      message: `${nodesOf(nodes)} ${nodes.length === 1 ? 'is' : 'are'} not checked: `
        + `no VPC CNI runs on ${few(kinds)} nodes`,
      details: [...namesOf(nodes), ...allOf('kinds', kinds)],
    }),
    { nodes: ['fargate-ip-10-0-0-10'], kinds: ['fargate'] },
  ),
  typeUnknown: wording(
    'running-type-unknown',
    ({ types, nodes }: { types: readonly string[]; nodes: number }): Said => ({
      message: `the limits of ${few(types)} are not known, nor how many pods ${counted(nodes, 'node')} can run`,
      details: allOf('types', types),
      fix: [
        'add the output of aws ec2 describe-instance-types --output json, with these types as --instance-types',
      ],
    }),
    { types: ['m9.large'], nodes: 3 },
  ),
  autoModeInstead: wording(
    'running-auto-mode-instead',
    ({ nodes }: { nodes: number }): Said => ({
      message: 'EKS Auto Mode sets pod counts and addresses of nodes by itself: '
        + `${counted(nodes, 'node')} could be its own`,
      details: [
        'it is the better way if you need no settings of your own for the VPC CNI, the AMI or kubelet',
        'its nodes take prefixes of the same subnets, so it does not help if addresses run out',
      ],
    }),
    { nodes: 40 },
  ),
};
