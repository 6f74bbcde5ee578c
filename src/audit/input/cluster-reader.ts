import { disruptionBudgetOf, nodeClaimOf, nodeClassOf, nodePoolOf } from './autoscaling-items';
import { instanceOf, instanceTypeOf, interfaceOf, InVpc, reservationOf, subnetOf, vpcOf } from './ec2-items';
import { addonOf, controlPlaneOf, nodegroupOf } from './eks-items';
import { Problems } from './fields';
import { documentsOf } from './json-documents';
import { awsNodeOf, eniConfigOf, nodeOf, podOf } from './kubernetes-items';
import { clusterProblems, foreignNodeProblems, regionsOf } from './mixed-files';
import { Item, ItemKind, ReadFile, Recognised, recognised } from './recognised-items';
import { ABSENT, RunningCluster } from '../model/running-cluster';
import { RunningReservation, RunningSubnet } from '../model/running-network';
import { RunningAddon } from '../model/running-vpc-cni';

/** A file that somebody gave, with its text. */
export interface GivenFile {
  readonly name: string;
  readonly text: string;

  /** Whether it was given by its own name, and not found in a folder: it must then hold something that is read. */
  readonly named?: boolean;
}

/** A cluster as files show it, or what is wrong with them, all of it. */
export type ClusterFiles = { readonly cluster: RunningCluster } | { readonly problems: readonly string[] };

/** States of instances that have no addresses any more. */
const GONE = ['terminated', 'shutting-down'];

/**
 * The cluster that outputs of `aws ... --output json` and `kubectl ... -o json` show: any of them, in any number of
 * files, recognised by what they hold. What no file holds is undefined.
 */
export function readRunningCluster(files: readonly GivenFile[]): ClusterFiles {
  const problems: Problems = [];
  const read = files.flatMap((file): ReadFile[] => {
    const documents = documentsOf(file.text);
    if ('values' in documents) return [{ name: file.name, values: documents.values }];
    problems.push(`${file.name} ${documents.problem}`);
    return [];
  });
  const found = recognised(read, problems);
  for (const { name, named } of files) {
    if (named && read.some((file) => file.name === name && file.values.length > 0) && !found.listed.has(name)) {
      problems.push(`${name} has nothing about a cluster that can be read: give an output of aws or kubectl as JSON`);
    }
  }
  if (found.kinds.size === 0 && problems.length === 0) {
    problems.push('nothing about a cluster was found: give outputs of aws and kubectl as JSON');
  }
  if (problems.length > 0) return { problems };
  const cluster = clusterIn(found, problems);
  return problems.length > 0 ? { problems } : { cluster };
}

function clusterIn(found: Recognised, problems: Problems): RunningCluster {
  const notes = [...found.notes];
  const byKind = new Map<ItemKind, Item[]>();
  for (const item of found.items) {
    const list = byKind.get(item.kind);
    if (list === undefined) byKind.set(item.kind, [item]);
    else list.push(item);
  }
  /** What files hold of a kind; undefined where none does. Of things seen twice the last one counts. */
  const all = <T>(
    kind: ItemKind, read: (item: Item, problems: Problems) => T | undefined, id: (thing: T) => string,
  ): T[] | undefined => {
    if (!found.kinds.has(kind)) return undefined;
    const things = new Map<string, T>();
    for (const item of byKind.get(kind) ?? []) {
      const thing = read(item, problems);
      if (thing !== undefined) things.set(id(thing), thing);
    }
    return [...things.values()];
  };
  const controlPlanes = all('cluster', controlPlaneOf, ({ name, arn }) => arn ?? name);
  const nodegroups = all('nodegroup', nodegroupOf, ({ cluster, item }) => `${cluster} ${item.name}`);
  const addons = all('addon', addonOf, ({ cluster, name }) => `${cluster} ${name}`);
  problems.push(...clusterProblems(controlPlanes ?? [], [...nodegroups ?? [], ...addons ?? []]));
  const controlPlane = controlPlanes?.[0];
  const inVpc = <T>(things: ReadonlyArray<InVpc<T>> | undefined, what: string): T[] | undefined => {
    const kept = things?.filter(({ vpcId }) =>
      vpcId === undefined || controlPlane?.vpcId === undefined || vpcId === controlPlane.vpcId);
    const left = (things?.length ?? 0) - (kept?.length ?? 0);
    if (left > 0) notes.push(`${left} ${what} of other VPCs than that of the cluster are left out`);
    if (kept?.length === 0 && left > 0) {
      problems.push(`all ${what} are of other VPCs than that of cluster ${controlPlane!.name}, ${controlPlane!.vpcId}`);
    }
    return kept?.map(({ item }) => item);
  };
  const subnets = inVpc(
    all('subnet', subnetOf, ({ subnetId }) => subnetId)?.map((item) => ({ vpcId: item.vpcId, item })), 'subnets',
  );
  const interfaces = inVpc(all('interface', interfaceOf, ({ item }) => item.interfaceId), 'network interfaces');
  const instances = inVpc(all('instance', instanceOf, ({ item }) => item.instanceId), 'instances')
    ?.filter(({ state }) => !GONE.includes(state ?? ''));
  const nodes = all('Node', nodeOf, ({ name }) => name);
  const regions = regionsOf(controlPlane, subnets ?? [], nodes ?? []);
  if (regions.length > 1) problems.push(`the files are of several Regions: ${regions.join(', ')}; give those of one`);
  problems.push(...foreignNodeProblems(nodes ?? [], instances, interfaces, notes));
  const vpcs = all('vpc', vpcOf, ({ vpcId }) => vpcId);
  return {
    region: regions[0],
    controlPlane,
    vpc: vpcs?.find(({ vpcId }) => vpcId === controlPlane?.vpcId) ?? (vpcs?.length === 1 ? vpcs[0] : undefined),
    subnets,
    reservations:
      reservationsIn(found, all('reservation', reservationOf, (each) => each.reservationId), subnets, notes),
    interfaces,
    instances,
    instanceTypes: all('instance-type', instanceTypeOf, ({ instanceType }) => instanceType),
    nodes,
    pods: all('Pod', podOf, ({ namespace, name }) => `${namespace}/${name}`),
    nodegroups: nodegroups?.map(({ item }) => item),
    nodegroupNames: found.names.get('nodegroup-name'),
    addon: addonIn(addons, found.names.get('addon-name')),
    awsNode: all('DaemonSet', awsNodeOf, () => 'aws-node')?.[0] ?? (found.daemonSetsListed ? ABSENT : undefined),
    eniConfigs: all('ENIConfig', eniConfigOf, ({ name }) => name),
    nodePools: all('NodePool', nodePoolOf, ({ name }) => name),
    nodeClasses: all('EC2NodeClass', nodeClassOf, ({ name }) => name),
    nodeClaims: all('NodeClaim', nodeClaimOf, ({ name }) => name),
    disruptionBudgets:
      all('PodDisruptionBudget', disruptionBudgetOf, ({ namespace, name }) => `${namespace}/${name}`),
    notes,
  };
}

function addonIn(
  addons: ReadonlyArray<{ readonly name: string; readonly item: RunningAddon }> | undefined,
  names: readonly string[] | undefined,
): RunningCluster['addon'] {
  const addon = addons?.find(({ name }) => name === 'vpc-cni')?.item;
  return addon ?? (names === undefined || names.includes('vpc-cni') ? undefined : ABSENT);
}

/**
 * Reservations by subnet. A list that is empty does not say of which subnet it is: where there are as many of them as
 * subnets without a list, they are those of these subnets.
 */
function reservationsIn(
  found: Recognised,
  ranges: readonly RunningReservation[] | undefined,
  subnets: readonly RunningSubnet[] | undefined,
  notes: string[],
): RunningCluster['reservations'] {
  if (ranges === undefined) return undefined;
  const asked = new Set(found.askedSubnets.flatMap((id) => id ?? []));
  const unnamed = found.askedSubnets.filter((id) => id === undefined).length;
  const rest = (subnets ?? []).filter(({ subnetId, cidr }) => cidr !== undefined && !asked.has(subnetId));
  if (unnamed > 0 && subnets !== undefined && unnamed >= rest.length) {
    for (const { subnetId } of rest) asked.add(subnetId);
  } else if (unnamed > 0) {
    notes.push(`${unnamed} empty lists of reservations do not name their subnet: put its id into the file name`);
  }
  return new Map([...asked].map((id) => [id, ranges.filter(({ subnetId }) => subnetId === id)]));
}
