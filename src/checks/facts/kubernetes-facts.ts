import { parsedDocuments, ParsedDocuments, parsedText } from '../../cni/settings/configuration-text';
import { AppResource, AppResources } from '../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, partOf, textOf } from '../../templates/forms';
import { nameOf } from '../../templates/text-forms';
import { truthIn } from '../../vpc-cni/variable-reader';

/** The types of what the libraries of CDK apply to a cluster: `aws-eks` and `aws-eks-v2` have the same. */
const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const HELM_CHART = 'Custom::AWSCDK-EKS-HelmChart';
const PATCH = 'Custom::AWSCDK-EKS-KubernetesPatch';

/** The same of an extension of CloudFormation, whose manifests are YAML. */
const EXTENSION_MANIFEST = 'AWSQS::Kubernetes::Resource';

/** The Helm chart of the VPC CNI. */
export const VPC_CNI_CHART = 'aws-vpc-cni';

/** The DaemonSet of the VPC CNI. */
const VPC_CNI_DAEMON = 'aws-node';

/** The directory where each network plug-in tells kubelet that it is there. */
const PLUGIN_DIRECTORY = '/etc/cni/net.d';

/** Helm charts of network plug-ins: by name, whatever their repository. */
const NETWORK_PLUGINS = [VPC_CNI_CHART, 'cilium', 'tigera-operator'];

/** What an app applies to clusters: manifests, and Helm charts that are given whole objects in their values. */
export function manifests(resources: AppResources): AppResource[] {
  const charts = helmCharts(resources).filter((chart) => documentsOf(chart).values.length > 0);
  return [...resources.ofType(MANIFEST, EXTENSION_MANIFEST), ...charts];
}

/** The property that holds the objects that something applies. */
export function holderOfObjects({ type }: AppResource): string {
  return type === HELM_CHART ? 'Values' : 'Manifest';
}

/** The Helm charts of an app that install a network plug-in. */
export function networkCharts(resources: AppResources): AppResource[] {
  return helmCharts(resources).filter((chart) => NETWORK_PLUGINS.includes(chartName(chart)));
}

/** The Helm charts of an app. */
export function helmCharts(resources: AppResources): AppResource[] {
  return resources.ofType(HELM_CHART);
}

/** The name of a chart, without the repository before it. */
export function chartName({ properties: { Chart: chart } }: AppResource): string {
  return (textOf(chart) ?? '').replace(/^.*\//, '');
}

/** What an app applies to a cluster that changes the DaemonSet of the VPC CNI. */
export function nodePatches(resources: AppResources): AppResource[] {
  return resources
    .ofType(PATCH)
    .filter(({ properties: { ResourceName: name } }) =>
      /^(daemonsets?|ds)(\.v\d\w*)?(\.apps)?\/aws-node$/i.test(textOf(name) ?? ''),
    );
}

/** The manifests that hold a DaemonSet of a network plug-in: by its name, or by the directory that each writes to. */
export function pluginManifests(applied: readonly AppResource[]): AppResource[] {
  return applied.filter((manifest) => objectsOf(manifest).some((object) => object.kind === 'DaemonSet'
    && (formsOf(object.metadata).name === VPC_CNI_DAEMON || JSON.stringify(object).includes(PLUGIN_DIRECTORY))));
}

/** Those that hold the DaemonSet of the VPC CNI. */
export function nodeManifests(applied: readonly AppResource[]): AppResource[] {
  return applied.filter((manifest) => objectsOf(manifest)
    .some(({ kind, metadata }) => kind === 'DaemonSet' && formsOf(metadata).name === VPC_CNI_DAEMON));
}

/** Whether a manifest cannot be read: what it holds, or what an object in it is, is known at deployment only. */
export function isUnread(manifest: AppResource): boolean {
  const { values, isUnread: isWhole } = documentsOf(manifest);
  return isWhole || values.flatMap(objectsIn).some(({ kind, items }) => (
    isUnknown(kind) || (isListKind(kind) && isUnknown(items))));
}

/**
 * The subnets of the ENIConfigs that manifests hold, by the name of the ENIConfig. Manifests that cannot be read have
 * none.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 */
export function eniConfigsIn(applied: readonly AppResource[]): Map<string, Form> {
  const objects = appliedObjects(applied).map(({ object }) => object);
  return new Map(objects.filter(({ kind }) => kind === 'ENIConfig').flatMap(({ metadata, spec }) => {
    const [name, subnet] = [partOf(metadata, 'name'), partOf(spec, 'subnet')];
    return name === undefined || subnet === undefined ? [] : [[nameOf(name), subnet]];
  }));
}

/**
 * Whether manifests hold the ConfigMap by which pods on Windows nodes get addresses, with that switched on or to a
 * value that is not known.
 */
export function enableWindowsIpam(applied: readonly AppResource[]): boolean {
  return appliedObjects(applied)
    .some(({ object: { kind, metadata, data } }) => {
      const enabled = formsOf(data)['enable-windows-ipam'];
      return (
        kind === 'ConfigMap'
        && formsOf(metadata).name === 'amazon-vpc-cni'
        && (isUnknown(enabled) || truthIn(textOf(enabled) ?? '') === true)
      );
    });
}

/** An object that an app applies to a cluster. */
export interface AppliedObject {
  readonly manifest: AppResource;
  readonly object: Forms;
}

/**
 * The objects of manifests, also of several documents, and those of a `List`. What cannot be read of a manifest has
 * none.
 */
export function appliedObjects(applied: readonly AppResource[]): AppliedObject[] {
  return applied.flatMap((manifest) => documentsOf(manifest).values
    .flatMap(objectsIn)
    .map((object) => ({ manifest, object })));
}

/** The objects that a manifest holds. */
export function objectsOf(manifest: AppResource): Forms[] {
  return appliedObjects([manifest]).map(({ object }) => object);
}

/** Documents of manifests, which many rules ask for. */
const DOCUMENTS = new WeakMap<AppResource, ParsedDocuments>();

function documentsOf(manifest: AppResource): ParsedDocuments {
  const known = DOCUMENTS.get(manifest) ?? readDocuments(manifest);
  DOCUMENTS.set(manifest, known);
  return known;
}

/** The documents of a manifest; of a chart the objects in its values, of which all else is no matter of these rules. */
function readDocuments({ type, properties: { Manifest: manifest, Values: values } }: AppResource): ParsedDocuments {
  if (type !== HELM_CHART) return parsedDocuments(manifest);
  return { values: objectsWithin(parsedText(values).value), isUnread: false };
}

/** Whole objects of Kubernetes at whatever depth, also those that are written as YAML. */
function objectsWithin(value: Form): Form[] {
  if (typeof value === 'string') {
    return /^kind:/m.test(value) ? parsedDocuments(value).values.flatMap(objectsWithin) : [];
  }
  if (Array.isArray(value)) return value.flatMap(objectsWithin);
  const { apiVersion, kind, ...rest } = formsOf(value);
  const isObject = textOf(apiVersion) !== undefined && textOf(kind) !== undefined && rest.metadata !== undefined;
  return isObject ? [value] : Object.values(formsOf(value)).flatMap(objectsWithin);
}

/** The objects of a manifest, and those of a `List` in it. */
function objectsIn(value: Form): Forms[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn);
  const object = formsOf(value);
  return Array.isArray(object.items) && isListKind(object.kind) ? object.items.map(formsOf) : [object];
}

function isListKind(kind: Form): boolean {
  return textOf(kind)?.endsWith('List') ?? false;
}
