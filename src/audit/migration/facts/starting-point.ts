import { MigrationMode, MigrationProblem } from '../migration';
import { movingGroups, MovingGroup } from './moving-group';
import { missing } from './needed-parts';
import { NodeMode, OldNode } from './old-node';
import { Hypervisor, InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { FindingError } from '../../../findings/finding-error';
import { counted, few } from '../../../findings/phrases';
import { toldCustomNetworking, toldNodeOptions, toldWarmPool } from '../../../vpc-cni/told-settings';
import { VariableReader } from '../../../vpc-cni/variable-reader';
import { SeenSubnet } from '../../judge/seen-subnet';
import { ABSENT, RunningCluster } from '../../model/running-cluster';
import { RunningInterface, RunningSubnet } from '../../model/running-network';
import { NodeKind, RunningNode, RunningPod } from '../../model/running-nodes';
import { RunningAwsNode } from '../../model/running-vpc-cni';

/** Phases of pods that have ended. */
const ENDED = ['Succeeded', 'Failed'];

/** The variable by which the VPC CNI is told prefixes, and the one of custom networking. */
const PREFIXES = 'ENABLE_PREFIX_DELEGATION';
const CUSTOM_NETWORKING = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';

/** A cluster before a migration, with what is needed of it known. */
export interface StartingPoint {
  readonly cluster: RunningCluster;
  readonly name: string;
  readonly mode: MigrationMode;
  readonly nodes: readonly OldNode[];
  readonly groups: readonly MovingGroup[];

  /** The subnets of nodes, and those that ENIConfigs name. */
  readonly subnets: ReadonlyMap<string, SeenSubnet>;

  /** The variables of aws-node, as the VPC CNI reads them. */
  readonly variables: VariableReader;
  readonly environment: Readonly<Record<string, string>>;
  readonly version?: string;

  /** How nodes are set up in a mode, with all else as it is. */
  readonly inMode: (mode: MigrationMode) => NodeMode;
}

/** What is known before a migration, or all that is in its way. */
export function startingPoint(cluster: RunningCluster): StartingPoint | MigrationProblem[] {
  const { controlPlane, awsNode, nodes = [], interfaces = [], pods = [] } = cluster;
  if (controlPlane === undefined || awsNode === undefined || awsNode === ABSENT) return [];
  const problems: MigrationProblem[] = [];
  const environment = environmentOf(awsNode);
  const unknown = awsNode.variables.filter(({ from }) => from).map(({ name }) => name);
  const variables = readerOf(environment, unknown);
  for (const name of unknown.filter((each) => each === PREFIXES || each === CUSTOM_NETWORKING)) {
    problems.push({
      kind: 'mode-unknown',
      message: `${name} of aws-node is set by a reference, so the mode of the nodes is not known`,
      details: [],
      fix: [`set ${name} to a value of its own in the configuration of the add-on`],
    });
  }
  const byInstance = byKey(interfaces, ({ instanceId }) => instanceId);
  const byNode = byKey(pods.filter(({ phase }) => !ENDED.includes(phase)), ({ node }) => node);
  const maxEni = toldNodeOptions(variables).maxEni;
  const old = nodes.filter(({ kind }) => kind === NodeKind.VPC_CNI).flatMap((node) => {
    const found = oldNode(node, cluster, byInstance, byNode.get(node.name) ?? [], maxEni);
    if (found instanceof OldNode) return [found];
    problems.push(found);
    return [];
  });
  const seen = seenSubnets(cluster, old, problems);
  const xen = [...new Set(old.filter(({ limits }) => limits.hypervisor === Hypervisor.XEN)
    .map(({ instanceType }) => instanceType))].sort();
  if (xen.length > 0) problems.push(xenProblem(xen, old));
  if (problems.length > 0) return joined(problems);
  const mode = {
    prefixes: variables.isOn(PREFIXES),
    customNetworking: toldCustomNetworking(variables),
  };
  const modes = new Map<string, NodeMode>();
  return {
    cluster,
    name: controlPlane.name,
    mode,
    nodes: old,
    groups: movingGroups(cluster, old, seen),
    subnets: seen,
    variables,
    environment,
    version: awsNode.version,
    inMode: ({ prefixes, customNetworking }) => {
      const known = modes.get(`${prefixes} ${customNetworking}`);
      if (known !== undefined) return known;
      const told = readerOf({
        ...environment, [PREFIXES]: String(prefixes), [CUSTOM_NETWORKING]: String(customNetworking),
      });
      const warmPool = toldWarmPool(told);
      const made = {
        ...toldNodeOptions(told, awsNode.version),
        // The VPC CNI does not start with prefixes and nothing to keep.
        warmPool: prefixes && warmPool?.isEmpty ? undefined : warmPool,
      };
      modes.set(`${prefixes} ${customNetworking}`, made);
      return made;
    },
  };
}

/** Variables with a value, as the VPC CNI has them. */
export function environmentOf({ variables }: RunningAwsNode): Record<string, string> {
  return Object.fromEntries(variables.filter(({ from }) => !from).map(({ name, value }) => [name, value ?? '']));
}

function readerOf(environment: Readonly<Record<string, string>>, unknown: readonly string[] = []): VariableReader {
  return new VariableReader({
    textOf: (name) => environment[name],
    isUnknown: (name) => unknown.includes(name),
  });
}

function oldNode(
  node: RunningNode,
  cluster: RunningCluster,
  byInstance: ReadonlyMap<string, readonly RunningInterface[]>,
  pods: readonly RunningPod[],
  maxEni: number | undefined,
): OldNode | MigrationProblem {
  const instance = cluster.instances?.find(({ instanceId }) => instanceId === node.instanceId);
  const interfaces = node.instanceId === undefined ? [] : byInstance.get(node.instanceId) ?? [];
  const primary = interfaces.find(({ deviceIndex, networkCard = 0 }) => deviceIndex === 0 && networkCard === 0);
  if (primary === undefined) {
    return {
      kind: 'node-unseen',
      message: `Node ${node.name} has no primary network interface in the files`,
      details: [node.instanceId === undefined ? 'its instance is not known' : `its instance is ${node.instanceId}`],
      fix: ['collect nodes and network interfaces at the same time, of the same VPC, with all pages'],
    };
  }
  const type = node.instanceType ?? instance?.instanceType;
  const limits = type === undefined ? undefined : limitsOf(type, cluster);
  if (limits === undefined) {
    return {
      kind: 'type-unknown',
      message: type === undefined
        ? `The instance type of node ${node.name} is not known`
        : `The limits of instance type ${type}, of node ${node.name}, are not known`,
      details: [],
      fix: [type === undefined
        ? 'add the output of: aws ec2 describe-instances'
        : `add the output of: aws ec2 describe-instance-types --instance-types ${type}`],
    };
  }
  return new OldNode({ node, limits, subnetId: primary.subnetId, interfaces, pods, maxEni });
}

function limitsOf(type: string, { instanceTypes = [] }: RunningCluster): InstanceTypeLimits | undefined {
  const known = InstanceTypeLimits.find(type);
  const told = instanceTypes.find(({ instanceType }) => instanceType === type);
  if (known !== undefined || told === undefined) return known;
  return InstanceTypeLimits.custom({
    instanceType: type,
    maxEnis: told.maxEnis,
    ipv4PerEni: told.ipv4PerEni,
    vcpus: told.vcpus,
    memoryMib: told.memoryMib,
    hypervisor: Object.values(Hypervisor).find((each) => each === told.hypervisor),
  });
}

/** The subnets that nodes, groups and ENIConfigs are in. */
function seenSubnets(
  cluster: RunningCluster,
  nodes: readonly OldNode[],
  problems: MigrationProblem[],
): Map<string, SeenSubnet> {
  const { subnets = [], reservations = new Map(), interfaces = [], nodegroups = [], nodeClasses = [] } = cluster;
  const ofNodes = new Set(nodes.map(({ subnetId }) => subnetId));
  const groupNames = new Set(nodes.map(({ nodegroup }) => nodegroup));
  const more = [
    ...nodegroups.filter(({ name }) => groupNames.has(name)).flatMap(({ subnetIds }) => subnetIds),
    ...nodes.some(({ nodePool }) => nodePool !== undefined) ? nodeClasses.flatMap(({ subnetIds }) => subnetIds) : [],
    ...(cluster.eniConfigs ?? []).flatMap(({ subnetId }) => subnetId ?? []),
  ];
  const bySubnet = byKey(interfaces, ({ subnetId }) => subnetId);
  const found = new Map<string, SeenSubnet>();
  for (const id of [...new Set([...ofNodes, ...more])].sort()) {
    const subnet = subnets.find(({ subnetId }) => subnetId === id);
    if (subnet?.cidr === undefined) {
      problems.push({
        ...missing(`${id} with its IPv4 block`, `aws ec2 describe-subnets --subnet-ids ${id}`), kind: 'subnet-unseen',
      });
      continue;
    }
    if (!reservations.has(id)) {
      if (!ofNodes.has(id)) {
        problems.push(missing(`the reservations of ${id}`, `aws ec2 get-subnet-cidr-reservations --subnet-id ${id}`));
      }
      continue;
    }
    try {
      found.set(id, new SeenSubnet(
        subnet as RunningSubnet & { cidr: string }, bySubnet.get(id) ?? [], reservations.get(id) ?? [],
      ));
    } catch (error) {
      if (!(error instanceof FindingError)) throw error;
      problems.push({
        kind: 'addresses-contradict',
        message: `The files contradict each other about ${id}`,
        details: error.findings.map(({ message }) => message),
        fix: ['collect subnets, network interfaces and reservations at the same time'],
      });
    }
  }
  return found;
}

function xenProblem(types: readonly string[], nodes: readonly OldNode[]): MigrationProblem {
  const count = nodes.filter(({ instanceType }) => types.includes(instanceType)).length;
  return {
    kind: 'xen-types',
    message: `${counted(count, 'node')} of ${few(types)} cannot have prefixes: only Nitro and bare metal types can`,
    details: ['the VPC CNI keeps single addresses on them, and gives the others prefixes'],
    fix: [
      `first replace the nodes of ${few(types)} by nodes of a Nitro type, such as m5 for m4, or t3 for t2`,
    ],
  };
}

/** Problems of one kind and message once. */
function joined(problems: readonly MigrationProblem[]): MigrationProblem[] {
  return problems.filter(({ message }, index) => problems.findIndex((other) => other.message === message) === index);
}

function byKey<T>(things: readonly T[], keyOf: (thing: T) => string | undefined): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key === undefined) continue;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [thing]);
    else list.push(thing);
  }
  return lists;
}
