import { ClusterFacts, clusterFacts, clusterKey, fargateProfiles } from './cluster-facts';
import { CniFacts } from './cni-facts';
import { groupFacts, GroupFacts } from './group-facts';
import { helmCharts, manifests, networkCharts, nodeManifests, nodePatches } from './kubernetes-facts';
import { NodeSource, NodeSourceKind } from './nodes/node-source';
import { nodeSources } from './nodes/node-sources';
import { AppResource, AppResources } from '../../templates/app-resources';
import { isUnknown, textOf } from '../../templates/forms';
import { Waiting } from '../../templates/waiting';

/** A cluster with its add-ons and node groups; the cluster itself can be one that the app does not make. */
export interface ClusterModel {
  /** By what its parts name it. */
  readonly key: string;

  /** The cluster, where the app makes it. */
  readonly cluster?: ClusterFacts;
  readonly addons: AppResource[];
  readonly groups: GroupFacts[];
  readonly fargateProfiles: AppResource[];

  /** What nodes of it come from beside node groups. */
  readonly nodeSources: NodeSource[];

  /** The roles that EKS Pod Identity gives to its service accounts, apart from those of add-ons. */
  readonly associations: AppResource[];

  /** All Helm charts. */
  readonly charts: AppResource[];

  /** Helm charts that install its network plug-in. */
  readonly networkCharts: AppResource[];

  /** What changes the DaemonSet of its VPC CNI. */
  readonly nodePatches: AppResource[];

  /** Its VPC CNI: of several add-ons the first. */
  readonly cni: CniFacts;

  /** What may be of it besides, where the app makes it. */
  readonly unplaced: UnplacedParts;
}

/** Parts of some cluster of the app or outside of it: the name that they give is known at deployment only. */
export interface UnplacedParts {
  /** Add-ons and charts that bring a network plug-in, or may do so. */
  readonly plugins: readonly AppResource[];
  readonly manifests: readonly AppResource[];

  /** Node groups and Fargate profiles. */
  readonly hosts: readonly AppResource[];
}

const NONE_UNPLACED: UnplacedParts = { plugins: [], manifests: [], hosts: [] };

/** What the rules read. */
export interface AppModel {
  readonly resources: AppResources;
  readonly clusters: ClusterModel[];
  readonly waiting: Waiting;

  /** What nodes come from beside node groups, of whichever cluster of the app or outside of it. */
  readonly nodeSources: NodeSource[];
}

/** The clusters of an app, with the parts that name them. */
export function appModel(resources: AppResources): AppModel {
  const made = clusterFacts(resources);
  const keyed = (parts: AppResource[]) => parts.map((resource) => ({ resource, key: clusterKey(resource, made) }));
  const [addons, groups, profiles] = [
    resources.ofType('AWS::EKS::Addon'),
    resources.ofType('AWS::EKS::Nodegroup'),
    fargateProfiles(resources),
  ].map(keyed);
  const sources = nodeSources(resources);
  const [applied, charts, networking, patches, associations] = [
    manifests(resources),
    helmCharts(resources),
    networkCharts(resources),
    nodePatches(resources),
    resources.ofType('AWS::EKS::PodIdentityAssociation'),
  ].map(keyed);
  const unplacedIn = (...parts: Array<typeof addons>) => parts.flat()
    .filter(({ resource: { properties }, key }) => (
      isUnknown(properties.ClusterName) && !made.some(({ resource }) => resource.path === key)))
    .map(({ resource }) => resource);
  const unplaced: UnplacedParts = {
    plugins: unplacedIn(addons.filter(({ resource }) => mayBeVpcCni(resource)), networking),
    manifests: unplacedIn(applied),
    hosts: unplacedIn(groups, profiles),
  };
  const keys = new Set([...made.map(({ resource }) => resource.path), ...[...addons, ...groups].map(({ key }) => key)]);
  const clusters = [...keys].map((key) => {
    const of = (parts: typeof addons) => parts.filter((part) => part.key === key).map(({ resource }) => resource);
    const own = of(addons);
    const cluster = made.find(({ resource }) => resource.path === key);
    return {
      key,
      cluster,
      addons: own,
      groups: of(groups).map((resource) => groupFacts(resource, resources)),
      fargateProfiles: of(profiles),
      nodeSources: sources.filter((source) => source.key === key),
      associations: of(associations),
      charts: of(charts),
      networkCharts: of(networking),
      nodePatches: of(patches),
      cni: new CniFacts(vpcCnis(own)[0], of(applied)),
      unplaced: cluster === undefined ? NONE_UNPLACED : unplaced,
    };
  });
  return { resources, clusters, waiting: resources.waiting, nodeSources: sources };
}

/** Nodes, beside those of groups, that can have the VPC CNI. */
const ON_VPC_CNI: readonly NodeSourceKind[] = ['asg', 'instance', 'fleet', 'hyperpod', 'batch', 'karpenter'];

/** Whether a cluster has nodes, of whatever kind, that can have the VPC CNI. */
export function hasCniNodes({ groups, nodeSources: sources }: ClusterModel): boolean {
  return groups.length > 0 || sources.some(({ kind }) => ON_VPC_CNI.includes(kind));
}

/** Whether what gives pods addresses is seen, and how: it is not where a chart or a patch sets it, or somebody else. */
export function isCniSeen({ cni, networkCharts: charts, nodePatches: patches, cluster }: ClusterModel): boolean {
  return cni.unknown.length === 0 && cni.configuration.problem === undefined
    && charts.length === 0 && patches.length === 0 && nodeManifests(cni.manifests).length === 0
    && (cluster !== undefined || cni.addon !== undefined);
}

/** The add-ons that are the VPC CNI. */
export function vpcCnis(addons: readonly AppResource[]): AppResource[] {
  return addons.filter(({ properties }) => textOf(properties.AddonName) === 'vpc-cni');
}

/** Whether an add-on is the VPC CNI, or one that is known at deployment only. */
function mayBeVpcCni({ properties }: AppResource): boolean {
  return [undefined, 'vpc-cni'].includes(textOf(properties.AddonName));
}
