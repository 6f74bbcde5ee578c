import { imageFindings } from './groups/group-images';
import { groupRefusals } from './groups/group-refusals';
import { imageBootstrapFindings } from './groups/image-bootstraps';
import { launchTemplateFindings } from './groups/launch-templates';
import { toldPodFindings } from './groups/told-pod-counts';
import { located, LocatedFinding } from './located-finding';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { discoveryFindings } from '../../capacity/rules/discovery-findings';
import { settingTruth } from '../../cni/settings/setting-truth';
import { capacityRefusals, untoldPodsFindings } from '../../compute/nodes/pod-count';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { TEMPLATE_GROUP_WORDS } from '../../findings/words/checks/template-groups';
import { AppResources } from '../../templates/app-resources';
import { isUnknown as isUnknownForm } from '../../templates/forms';
import { ClusterModel } from '../facts/cluster-model';
import { GroupFacts } from '../facts/group-facts';
import { limitsOf, nodeOptionsOf, typesOf } from '../facts/group-nodes';
import { enableWindowsIpam } from '../facts/kubernetes-facts';
import { discoveredSubnets } from '../facts/pod-places';
import { sparedSubnets } from '../facts/tagged-places';

const TYPES = ['InstanceTypes'];

/** What there is to say of the pods that the nodes of a group can run. */
export function groupFindings(
  group: GroupFacts,
  model: ClusterModel,
  resources: AppResources,
  stated: InstanceTypeLimits[],
): LocatedFinding[] {
  const { resource, types, knownTypes, name } = group;
  // Nodes of this library have been checked where they were made.
  if (group.own !== undefined) return [];
  const findings = knownTypes.length === 0 ? [] : typesOf(knownTypes, stated).findings;
  const limits = limitsOf(group, stated);
  const ofTypes =
    resource.properties.InstanceTypes === undefined && group.launchTemplate !== undefined ? ['LaunchTemplate'] : TYPES;
  return [
    ...located(resource, ofTypes, [
      ...(types === undefined
        ? [findingOf(TEMPLATE_GROUP_WORDS.typesUnknown, about.group(name), { groups: [name] })]
        : []),
      ...findings,
    ]),
    ...located(resource, ['AmiType'], windowsIpamFindings(group, model)),
    ...located(
      resource,
      ['ScalingConfig'],
      group.sizes === undefined
        ? [findingOf(TEMPLATE_GROUP_WORDS.sizesUnknown, about.group(name), { groups: [name] })]
        : [],
    ),
    ...located(
      resource,
      ['Subnets'],
      group.subnets !== undefined
        ? []
        : [
          findingOf(
            resource.properties.Subnets === undefined
              ? TEMPLATE_GROUP_WORDS.subnetsNotGiven
              : TEMPLATE_GROUP_WORDS.subnetsUnknown,
            about.group(name),
            { groups: [name] },
          ),
        ],
    ),
    ...located(
      resource,
      ofTypes,
      limits === undefined || model.cni.unknown.length > 0
        ? []
        : capacityFindings(
          limits,
          group,
          model,
          sparedSubnets(group, model).length === 0 && discoveredSubnets(model, resources).length > 0,
        ),
    ),
    ...imageFindings(group, model, stated, ofTypes),
    ...launchTemplateFindings(group),
    ...groupRefusals(group),
    ...imageBootstrapFindings(group, model, resources, stated),
    ...toldPodFindings(group, model, stated),
  ];
}

/** Pods on Windows nodes have no address unless the VPC CNI is told to give them some. */
function windowsIpamFindings(
  { name, os: { kernel } }: GroupFacts,
  { cni, cluster, networkCharts, nodePatches }: ClusterModel,
): Finding[] {
  const {
    addon,
    manifests,
    hasUnreadManifests,
    configuration: { values, isUnknown },
  } = cni;
  const on = values.enableWindowsIpam;
  // What a chart sets, or somebody outside of the app, is not seen.
  const isUnseen = addon === undefined && (cluster === undefined || networkCharts.length > 0 || nodePatches.length > 0);
  if (kernel.runsVpcCni || isUnseen || isUnknown || isUnknownForm(on) || settingTruth(on) === true) return [];
  if (hasUnreadManifests || enableWindowsIpam(manifests)) return [];
  return [addon === undefined
    ? findingOf(TEMPLATE_GROUP_WORDS.windowsWithoutAddon, about.group(name), { groups: [name] })
    : findingOf(TEMPLATE_GROUP_WORDS.windowsIpamOff, about.group(name), { groups: [name], addon: addon.path })];
}

function capacityFindings(
  limits: InstanceTypeLimits[],
  group: GroupFacts,
  model: ClusterModel,
  discovered: boolean,
): Finding[] {
  const { cni } = model;
  const options = nodeOptionsOf(group, model);
  const capacity = NodegroupCapacity.of(limits, options);
  const { os } = group;
  // Nodes that EKS tells a count of its own are told one, whatever their types.
  if (os.features.podsToldByEks !== undefined) {
    return [...os.heldFindings(capacity.findings, false), ...untoldPodsFindings(os, undefined, capacity)];
  }
  if (options.ipFamily !== undefined) return capacity.findings;
  const refusals = capacityRefusals(capacity, cni);
  // What is refused of the group is not said of each of its types again.
  const ofCapacity = capacity.findings.filter((finding) => !isOf(finding, 'prefixes-unsupported'));
  return [...refusals, ...ofCapacity, ...(discovered ? discoveryFindings(capacity, capacity.maxPods) : [])];
}
