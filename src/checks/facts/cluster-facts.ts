import { Stack } from 'aws-cdk-lib';
import { AppResource, AppResources } from '../../templates/app-resources';
import { Form, Forms, formsOf, isObject, isUnknown, listOf, referredTo, textOf, truthOf } from '../../templates/forms';
import { nameOf } from '../../templates/text-forms';

/**
 * The types that clusters have: EKS's own, and the custom resource of `aws-eks`, whose properties are those of the API.
 */
const CLUSTER = 'AWS::EKS::Cluster';
const LEGACY_CLUSTER = 'Custom::AWSCDK-EKS-Cluster';

/** The same of Fargate profiles. */
const FARGATE_PROFILE = 'AWS::EKS::FargateProfile';
const LEGACY_FARGATE_PROFILE = 'Custom::AWSCDK-EKS-FargateProfile';

/** A cluster that the app makes, in whatever library's words. */
export interface ClusterFacts {
  readonly resource: AppResource;

  /** Its properties by the names of the resource type AWS::EKS::Cluster. */
  readonly properties: Forms;

  /** Whether EKS installs the VPC CNI and others by itself; undefined where that is a token. */
  readonly selfManagedAddons: boolean | undefined;

  /** Whether pods have addresses of IPv6. */
  readonly isIpv6: boolean;

  /** The subnets of its control plane. */
  readonly subnetIds: Form[];

  /** The version of Kubernetes, where it is known. */
  readonly version?: string;
}

/** The clusters of an app. */
export function clusterFacts(resources: AppResources): ClusterFacts[] {
  return resources.ofType(CLUSTER, LEGACY_CLUSTER).map((resource) => {
    const properties = resource.type === CLUSTER ? resource.properties : fromApi(formsOf(resource.properties.Config));
    const { ComputeConfig: compute, BootstrapSelfManagedAddons: bootstrap } = properties;
    const { Enabled: autoMode } = formsOf(compute);
    const byDefault = isUnknown(compute) || isUnknown(autoMode) ? undefined : truthOf(autoMode) !== true;
    return {
      resource,
      properties,
      selfManagedAddons: isUnknown(bootstrap) ? undefined : truthOf(bootstrap) ?? byDefault,
      isIpv6: textOf(formsOf(properties.KubernetesNetworkConfig).IpFamily) === 'ipv6',
      subnetIds: listOf(formsOf(properties.ResourcesVpcConfig).SubnetIds),
      version: textOf(properties.Version),
    };
  });
}

/** The Fargate profiles of an app, by the names of the resource type AWS::EKS::FargateProfile. */
export function fargateProfiles(resources: AppResources): AppResource[] {
  return resources
    .ofType(FARGATE_PROFILE, LEGACY_FARGATE_PROFILE)
    .map((resource) =>
      resource.type === FARGATE_PROFILE
        ? resource
        : { ...resource, properties: fromApi(formsOf(resource.properties.Config)) },
    );
}

/**
 * By what a part of a cluster names it: two are of one cluster where this is the same. A name is that of one cluster in
 * each account and Region; one that is the default of a parameter, of one in each stack.
 */
export function clusterKey(part: AppResource, clusters: readonly ClusterFacts[]): string {
  const { ClusterName: name } = part.properties;
  const path = referredTo(name);
  if (path !== undefined && clusters.some(({ resource }) => resource.path === path)) return path;
  const place = placeOfName(part, 'ClusterName');
  const named = clusters.filter(({ properties, resource }) => (
    name !== undefined && properties.Name !== undefined && nameOf(properties.Name) === nameOf(name)
    && placeOfName(resource, 'Name') === place));
  return named.length === 1 ? named[0].resource.path : `${place} ${JSON.stringify(name)}`;
}

/** Where a name is that of one thing. */
function placeOfName({ construct, defaults }: AppResource, property: string): string {
  const stack = Stack.of(construct);
  return defaults?.has(property) ? stack.node.path : stack.environment;
}

/** Properties of the API by the names that CloudFormation has for them. */
function fromApi(form: Form): Forms {
  const capitalized = capital(form) as Forms;
  const { Logging: logging, ...rest } = capitalized;
  if (logging === undefined) return rest;
  const { ClusterLogging: setups } = formsOf(logging);
  const unknown = [logging, setups].find(isUnknown);
  if (unknown !== undefined) return { ...rest, Logging: unknown };
  // The API lists setups of several types, CloudFormation the types that are on.
  const types = listOf(setups)
    .map(formsOf)
    .filter(({ Enabled: enabled }) => truthOf(enabled) !== false)
    .flatMap(({ Types: names }) => (isUnknown(names) ? [names].flat() : listOf(names)))
    .map((name) => ({ Type: name }));
  return { ...rest, Logging: { ClusterLogging: { EnabledTypes: types } } };
}

function capital(form: Form): Form {
  if (Array.isArray(form)) return form.map(capital);
  if (!isObject(form) || isUnknown(form)) return form;
  return Object.fromEntries(
    Object.entries(form).map(([key, value]) => [key.charAt(0).toUpperCase() + key.slice(1), capital(value)]),
  );
}
