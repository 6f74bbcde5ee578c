import { parsedConfiguration, parsedText } from '../../../cni/settings/configuration-text';
import { settingTruth } from '../../../cni/settings/setting-truth';
import { AppResource } from '../../../templates/app-resources';
import { Form, Forms, formsOf, listOf, textOf, truthOf } from '../../../templates/forms';
import { ClusterModel } from '../cluster-model';
import { chartName, eniConfigsIn, objectsOf, VPC_CNI_CHART } from '../kubernetes-facts';

/** The variable that switches custom networking on. */
const SWITCH = 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG';

/** The name of the definition of ENIConfigs. */
const DEFINITION = 'eniconfigs.crd.k8s.amazonaws.com';

/** What makes ENIConfigs, with their names. */
export interface EniConfigSource {
  readonly resource: AppResource;
  readonly names: string[];
}

/** All in the app that makes ENIConfigs of a cluster. */
export function eniConfigSources({ cni, addons, charts }: ClusterModel): EniConfigSource[] {
  const configured = [
    ...addons
      .filter(({ properties }) => textOf(properties.AddonName) === 'vpc-cni')
      .map((addon) => ({ resource: addon, values: parsedConfiguration(addon.properties.ConfigurationValues).values })),
    ...charts
      .filter((chart) => chartName(chart) === VPC_CNI_CHART)
      .map((chart) => ({ resource: chart, values: parsedConfiguration(chart.properties.Values).values })),
  ].map(({ resource, values }) => ({ resource, names: namesOf(formsOf(values.eniConfig)) }));
  const applied = cni.manifests.map((resource) => ({ resource, names: [...eniConfigsIn([resource]).keys()] }));
  return [...applied, ...configured].filter(({ names }) => names.length > 0);
}

/** All in the app that switches custom networking on. */
export function customNetworkingSwitches({ cni, nodePatches, charts }: ClusterModel): AppResource[] {
  return [
    ...cni.customNetworking && cni.addon !== undefined ? [cni.addon] : [],
    ...charts.filter((chart) => chartName(chart) === VPC_CNI_CHART)
      .filter(({ properties }) => isOn(formsOf(parsedConfiguration(properties.Values).values.env)[SWITCH])),
    ...nodePatches.filter(({ properties: { ApplyPatchJson: patch } }) => switchesOn(formsOf(parsedText(patch).value))),
    ...cni.manifests.filter((manifest) => objectsOf(manifest).some((object) => (
      object.kind === 'DaemonSet' && formsOf(object.metadata).name === 'aws-node' && switchesOn(object)))),
  ];
}

/** Manifests that define ENIConfigs; the VPC CNI itself brings the definition as well. */
export function eniConfigDefinitions({ cni }: ClusterModel): AppResource[] {
  return cni.manifests.filter((manifest) => objectsOf(manifest).some(({ kind, metadata }) => (
    kind === 'CustomResourceDefinition' && formsOf(metadata).name === DEFINITION)));
}

function namesOf({ create, subnets }: Forms): string[] {
  return truthOf(create) === true ? Object.keys(formsOf(subnets)) : [];
}

/** Whether the DaemonSet has the variable, or a patch gives it. */
function switchesOn({ spec }: Forms): boolean {
  const { spec: pod } = formsOf(formsOf(spec).template);
  return listOf(formsOf(pod).containers)
    .flatMap((container) => listOf(formsOf(container).env))
    .map(formsOf)
    .some(({ name, value }) => name === SWITCH && isOn(value));
}

function isOn(form: Form): boolean {
  return settingTruth(form) === true;
}
