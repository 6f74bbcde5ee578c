import { ClusterFacts, clusterFacts, clusterKey, fargateProfiles } from './cluster-facts';
import { CniFacts } from './cni-facts';
import { groupFacts, GroupFacts } from './group-facts';
import { helmCharts, manifests, networkCharts, nodePatches } from './kubernetes-facts';
import { scalingGroups, ScalingGroup } from './order/scaling-groups';
import { AppResource, AppResources } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
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

  /** What else starts nodes of it, by its tags. */
  readonly scalingGroups: AppResource[];

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
}

/** What the rules read. */
export interface AppModel {
  readonly resources: AppResources;
  readonly clusters: ClusterModel[];
  readonly waiting: Waiting;

  /** Auto Scaling groups that can be of any cluster, or of none. */
  readonly strayScalingGroups: AppResource[];
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
  const scaling = scalingGroups(resources);
  const [applied, charts, networking, patches, associations, nodes] = [
    manifests(resources),
    helmCharts(resources),
    networkCharts(resources),
    nodePatches(resources),
    resources.ofType('AWS::EKS::PodIdentityAssociation'),
    scaling.flatMap(({ part }: ScalingGroup) => part ?? []),
  ].map(keyed);
  const keys = new Set([...made.map(({ resource }) => resource.path), ...[...addons, ...groups].map(({ key }) => key)]);
  const clusters = [...keys].map((key) => {
    const of = (parts: typeof addons) => parts.filter((part) => part.key === key).map(({ resource }) => resource);
    const own = of(addons);
    return {
      key,
      cluster: made.find(({ resource }) => resource.path === key),
      addons: own,
      groups: of(groups).map((resource) => groupFacts(resource, resources)),
      fargateProfiles: of(profiles),
      scalingGroups: of(nodes),
      associations: of(associations),
      charts: of(charts),
      networkCharts: of(networking),
      nodePatches: of(patches),
      cni: new CniFacts(vpcCnis(own)[0], of(applied)),
    };
  });
  const strayScalingGroups = scaling.filter(({ part }) => part === undefined).map(({ resource }) => resource);
  const waiting = new Waiting(({ node: { path } }) => resources.referredBy(path));
  return { resources, clusters, waiting, strayScalingGroups };
}

/** The add-ons that are the VPC CNI. */
export function vpcCnis(addons: readonly AppResource[]): AppResource[] {
  return addons.filter(({ properties }) => textOf(properties.AddonName) === 'vpc-cni');
}
