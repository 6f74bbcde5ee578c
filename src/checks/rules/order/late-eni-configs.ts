import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { TEMPLATE_ORDER_WORDS as WORDS } from '../../../findings/words/checks/order/template-order';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { areDistinct, shownName } from '../../../templates/text-forms';
import { ClusterModel, vpcCnis } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { chartName, eniConfigsIn, VPC_CNI_CHART } from '../../facts/kubernetes-facts';
import {
  customNetworkingSwitches, eniConfigDefinitions, EniConfigSource, eniConfigSources,
} from '../../facts/order/eni-config-parts';
import { firstNodes, PartOrder, reachesAny, startsBare } from '../../facts/order/part-order';
import { podPlaces } from '../../facts/pod-places';
import { located, LocatedFinding } from '../located-finding';

/** ENIConfigs that come after the nodes that look for them, and those that come before their definition. */
export function lateEniConfigFindings(
  model: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  if (model.cluster?.isIpv6 ?? false) return [];
  const groups = firstNodes(model).filter(({ os }) => os.features.takesPodSubnets);
  return [
    ...groups.flatMap((group) => lateFor(group, model, order, resources)),
    ...undefinedFindings(model, order),
  ];
}

function lateFor(
  group: GroupFacts,
  model: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): LocatedFinding[] {
  const { resource } = group;
  const late = lateSources(group, model, order, resources);
  const switches = customNetworkingSwitches(model).filter((each) => !order.always(each, resource));
  const before = switches.find((each) => isInForce(each, group, model, order));
  const [unsure] = switches;
  if (unsure === undefined) return [];
  return late.flatMap(({ resource: source, names }) => {
    const waits = { groups: [resource.path], source: source.path, through: order.between(source, resource) };
    const subject = about.resource(source.path);
    return located(source, [], [
      before === undefined
        ? findingOf(WORDS.eniConfigsUnordered, subject, { ...waits, addon: unsure.path })
        : findingOf(WORDS.eniConfigsLate, subject, { ...waits, eniConfigs: names.map(shownName) }),
    ]);
  });
}

/** Whether custom networking is on when the first nodes of a group start. */
function isInForce(by: AppResource, { resource }: GroupFacts, model: ClusterModel, order: PartOrder): boolean {
  const bringsPlugin = vpcCnis(model.addons).includes(by) || model.networkCharts.includes(by);
  return order.always(resource, by) || (startsBare(model) && bringsPlugin);
}

/** What makes the ENIConfigs that the first nodes of a group need, where none of them is there in time. */
function lateSources(
  group: GroupFacts,
  model: ClusterModel,
  order: PartOrder,
  resources: AppResources,
): EniConfigSource[] {
  const all = eniConfigSources(model);
  const late = all.filter(({ resource }) => order.always(resource, group.resource));
  if (late.length === 0) return [];
  const wanted = model.cni.customNetworking
    ? podPlaces(group, model, resources).map(({ eniConfig }) => eniConfig)
    : [];
  const makersOf = (name: string) => {
    const exact = all.filter(({ names }) => names.includes(name));
    if (exact.length > 0) return exact;
    // A name that is known at deployment only can be that of any which is not known to be another one.
    return all.filter(({ names }) => names.some((other) => !areDistinct(other, name)));
  };
  const isLate = (makers: EniConfigSource[]) => makers.length > 0 && makers.every((each) => late.includes(each));
  const known = wanted.filter((name) => name !== undefined);
  if (known.length === 0 || known.length < wanted.length) {
    return late.length === all.length && !model.cni.hasUnreadManifests ? late : [];
  }
  const areLate = known.map((name) => isLate(makersOf(name)));
  if (!reachesAny(areLate, group)) return [];
  const lateNames = known.filter((_, index) => areLate[index]);
  return late.filter((each) => lateNames.some((name) => makersOf(name).includes(each)));
}

/** ENIConfigs that nothing has defined yet, in a cluster to which EKS brings no VPC CNI. */
function undefinedFindings(model: ClusterModel, order: PartOrder): LocatedFinding[] {
  const { cni: { manifests, hasUnreadManifests }, charts, addons } = model;
  if (!startsBare(model) || hasUnreadManifests) return [];
  const plugins = [...vpcCnis(addons), ...charts.filter((chart) => chartName(chart) === VPC_CNI_CHART)];
  const definitions = [...plugins, ...eniConfigDefinitions(model)];
  const [plugin] = plugins;
  if (plugin === undefined) return [];
  return manifests
    .filter((manifest) => eniConfigsIn([manifest]).size > 0)
    .filter((manifest) => !definitions.some((each) => each === manifest || order.can(manifest, each)))
    .flatMap((manifest) => located(manifest, [], [
      findingOf(WORDS.eniConfigsWithoutKind, about.resource(manifest.path), {
        manifest: manifest.path, addon: plugin.path,
      }),
    ]));
}
