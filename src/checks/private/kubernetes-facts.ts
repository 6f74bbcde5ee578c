import { AppResource, AppResources } from './app-resources';
import { parsedText } from './configuration-text';
import { Form, formsOf, textOf } from './forms';

/** The types of what the libraries of CDK apply to a cluster: `aws-eks` and `aws-eks-v2` have the same. */
const MANIFEST = 'Custom::AWSCDK-EKS-KubernetesResource';
const HELM_CHART = 'Custom::AWSCDK-EKS-HelmChart';

/** Helm charts of network plug-ins, the VPC CNI among them: by name, whatever their repository. */
const NETWORK_PLUGINS = ['aws-vpc-cni', 'cilium', 'tigera-operator'];

/** The manifests that an app applies to clusters. */
export function manifests(resources: AppResources): AppResource[] {
  return resources.ofType(MANIFEST);
}

/** The Helm charts of an app that install a network plug-in. */
export function networkCharts(resources: AppResources): AppResource[] {
  return resources.ofType(HELM_CHART).filter((chart) => NETWORK_PLUGINS.includes(chartName(chart)));
}

/** The name of a chart, without the repository before it. */
export function chartName({ properties: { Chart: chart } }: AppResource): string {
  return (textOf(chart) ?? '').replace(/^.*\//, '');
}

/**
 * The subnets of the ENIConfigs that manifests hold, by the name of the ENIConfig. Manifests that cannot be read have none.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html
 */
export function eniConfigsIn(applied: readonly AppResource[]): Map<string, Form> {
  const objects = applied.flatMap(({ properties: { Manifest: manifest } }) => {
    const { value } = parsedText(manifest);
    return Array.isArray(value) ? value.map(formsOf) : [formsOf(value)];
  });
  return new Map(objects.filter(({ kind }) => kind === 'ENIConfig').flatMap(({ metadata, spec }) => {
    const { name } = formsOf(metadata);
    const { subnet } = formsOf(spec);
    return name === undefined || subnet === undefined ? [] : [[textOf(name) ?? JSON.stringify(name), subnet]];
  }));
}
