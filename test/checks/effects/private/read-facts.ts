import { clusterForecast } from '../../../../src/checks/facts/cluster-forecast';
import { appModel, ClusterModel } from '../../../../src/checks/facts/cluster-model';
import { clusterFleets } from '../../../../src/checks/facts/fleets/cluster-fleets';
import { NodesFacts } from '../../../../src/checks/facts/group-facts';
import { groupImage } from '../../../../src/checks/facts/groups/group-image';
import { userDataFacts } from '../../../../src/checks/facts/groups/user-data';
import { enableWindowsIpam } from '../../../../src/checks/facts/kubernetes-facts';
import { KarpenterObjects, karpenterObjects } from '../../../../src/checks/facts/nodes/karpenter-objects';
import { cniCredentials } from '../../../../src/checks/facts/order/cni-credentials';
import { cniGrants } from '../../../../src/checks/facts/order/cni-grants';
import { customNetworkingSwitches, eniConfigDefinitions, eniConfigSources } from '../../../../src/checks/facts/order/eni-config-parts';
import { firstNodes, PartOrder, startedNodes } from '../../../../src/checks/facts/order/part-order';
import { podPlaces } from '../../../../src/checks/facts/pod-places';
import { reservationFacts } from '../../../../src/checks/facts/reservation-facts';
import { hasAutoModeNodesOnly } from '../../../../src/checks/facts/settings/auto-mode';
import { madeSubnet, SubnetFacts } from '../../../../src/checks/facts/subnet-facts';
import { taggedPlaces } from '../../../../src/checks/facts/tagged-places';
import { AppResource, AppResources } from '../../../../src/templates/app-resources';
import { formsOf, textOf } from '../../../../src/templates/forms';

const pathOf = ({ path }: AppResource) => path;
const keyOf = ({ key }: SubnetFacts) => key;

/** All that the rules read of an app, as data. */
export function factsOf(resources: AppResources): object {
  const reservations = reservationFacts(resources);
  const { clusters, nodeSources } = appModel(resources);
  return {
    subnets: byKey(resources.ofType('AWS::EC2::Subnet').map(madeSubnet).map(({ resource, cidr, ...rest }) => [rest.key, { ...rest, cidr: cidr && `${cidr}` }])),
    reservations: reservations.map(({ subnet, range, forPrefixes }) => [subnet.key, range && `${range}`, forPrefixes]),
    grants: byKey(resources.ofType('AWS::IAM::Role').map((role) => {
      const { attached, ...rest } = cniGrants(role, resources);
      return [role.path, { ...rest, attached: attached.map(pathOf) }];
    })),
    sources: byKey(nodeSources.map(({ name, kind, sign, key }) => [name, `${kind} by ${sign} of ${key}`])),
    clusters: byKey(clusters.map((model) => [model.key, clusterIn(model, resources)])),
  };
}

function clusterIn(model: ClusterModel, resources: AppResources): object {
  const { cluster, cni, groups } = model;
  const order = new PartOrder(resources.waiting);
  const { fleets, uncounted } = clusterFleets(model, resources, []);
  const forecast = clusterForecast(model, resources, reservationFacts(resources), [], fleets);
  const { ipAssignment, warmPool, windows, ...props } = forecast.props;
  return {
    cluster: cluster && { ...cluster, resource: undefined, properties: undefined },
    groups: byKey(groups.map((group) => [group.name, {
      types: group.types,
      knownTypes: group.knownTypes,
      os: group.os.kernel.name,
      sizes: group.sizes,
      image: groupImage(group),
      userData: userDataFacts(formsOf(group.launchTemplate?.properties.LaunchTemplateData).UserData, resources),
      credentials: shown(cniCredentials(group, model, order)),
      ...placesOf(group, model, resources),
    }])),
    parts: {
      addons: model.addons.map(pathOf),
      profiles: model.fargateProfiles.map(({ path, properties }) => [path, properties.Subnets]),
      associations: model.associations.map(pathOf),
      charts: model.charts.map(pathOf),
      networkCharts: model.networkCharts.map(pathOf),
      nodePatches: model.nodePatches.map(pathOf),
      manifests: cni.manifests.map(pathOf),
    },
    cni: {
      eniConfigs: [...cni.eniConfigs],
      makes: cni.makesEniConfigs,
      label: cni.eniConfigLabel,
      isOwnLabel: cni.hasOwnLabel,
      version: cni.version,
      unknown: cni.unknown,
      isUnread: cni.hasUnreadManifests,
      discovery: cni.discovery,
      custom: cni.customNetworking,
      windows: cni.windowsValues,
      windowsIpam: enableWindowsIpam(cni.manifests),
    },
    order: {
      eniConfigs: eniConfigSources(model).map(({ resource, names }) => [resource.path, names]),
      switches: customNetworkingSwitches(model).map(pathOf),
      definitions: eniConfigDefinitions(model).map(pathOf),
      first: firstNodes(model).map(({ name }) => name),
      started: startedNodes(model).map(pathOf),
    },
    autoModeAlone: hasAutoModeNodesOnly(model, resources),
    karpenter: shown(objectsIn(karpenterObjects(cni.manifests))),
    uncounted: byKey(uncounted.map(({ source, why }) => [source.name, why ?? 'without a reason'])),
    others: byKey(fleets.map(({ name, otherAddresses, places, found }) => [
      name, { otherAddresses, places: places.map(({ nodes, pods }) => [nodes.key, pods?.key]), found: found.map(keyOf) },
    ])),
    forecast: {
      ...props,
      ipAssignment: ipAssignment?.usesPrefixes,
      subnets: byKey(props.subnets.map((subnet) => [subnet.name, subnet])),
      nodegroups: byKey((props.nodegroups ?? []).map(({ instanceTypes, name, ...group }) => [name, { ...group, types: typesIn(instanceTypes) }])),
      fleets: byKey((props.fleets ?? []).map(({ instanceTypes, name, ...fleet }) => [name, { ...fleet, types: typesIn(instanceTypes) }])),
    },
    uncountedGroups: forecast.uncounted.map(({ name }) => name),
  };
}

/** Objects of Karpenter by their names, without what NodePools tell of sizes and types, which fleets show. */
function objectsIn({ pools, classes, autoModeClasses }: KarpenterObjects): object {
  return byKey([
    ...pools.map(({ shown: name, className, isAutoMode, maxPods }) => [name, [className, isAutoMode, maxPods]] as const),
    ...classes.map(({ shown: name, maxPods, amiFamily, subnets }) => [name, [maxPods, amiFamily, subnets]] as const),
    ...autoModeClasses.map(({ name, subnets, podSubnets, prefixSize }) => [name, [prefixSize, subnets, podSubnets]] as const),
  ]);
}

function placesOf(group: NodesFacts, model: ClusterModel, resources: AppResources): object {
  return {
    podPlaces: podPlaces(group, model, resources)
      .map(({ nodes, pods, eniConfig, elsewhere }) => [nodes.key, pods?.key, eniConfig, elsewhere?.key]),
    taggedPlaces: taggedPlaces(group, model, resources).map(({ nodes, pods, isUnsure }) => [nodes.key, pods.map(keyOf), isUnsure]),
  };
}

/** The names of types; of many how many they are, and which the first and the last. */
function typesIn(types: ReadonlyArray<{ readonly instanceType: string }> = []): unknown {
  const names = types.map(({ instanceType }) => instanceType);
  return names.length < 7 ? names : `${names.length} of ${names[0]} to ${names[names.length - 1]}`;
}

function byKey(entries: ReadonlyArray<readonly [string, unknown]>): object {
  return Object.fromEntries(entries);
}

/** Data with resources as their paths. */
function shown(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'object' && value !== null && 'construct' in value ? textOf(value.path) : value)) ?? 'null');
}
