import { InstanceTypeLimits } from '../../../../src/capacity/instance-type-limits';
import { appModel } from '../../../../src/checks/facts/cluster-model';
import { ClusterFleets, clusterFleets } from '../../../../src/checks/facts/fleets/cluster-fleets';
import { CountedFleet } from '../../../../src/checks/facts/fleets/read-fleet';
import { stackIn } from '../../../private/cdk-fixtures';
import { readIn } from '../../../private/cdk-readings';

/** What is known at deployment only. */
export const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' };

/** The tag of nodes of the cluster of `fleetsIn`. */
export const OF_PROD = { Tags: [{ Key: 'kubernetes.io/cluster/prod', Value: 'owned' }] };

/** Resources, by logical ids. */
export type Parts = Readonly<Record<string, readonly [type: string, properties: object]>>;

/**
 * The fleets of a cluster that the app does not make, `prod`, which has the VPC CNI.
 *
 * @param values the configuration of the VPC CNI
 */
export function fleetsIn(parts: Parts, values: object = {}, stated: InstanceTypeLimits[] = []): ClusterFleets {
  const { resources } = readIn({
    Cni: ['AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni', ConfigurationValues: JSON.stringify(values) }], ...parts,
  }, stackIn());
  return clusterFleets(appModel(resources).clusters[0], resources, stated);
}

/** The reasons of what is not counted. */
export const whysOf = ({ uncounted }: ClusterFleets) => uncounted.map(({ why }) => why);

/** The names of the types of a fleet. */
export const typesIn = ({ shape: { instanceTypes = [] } }: CountedFleet) => instanceTypes.map(({ instanceType }) => instanceType);

/** The keys of the subnets of a fleet. */
export const keysOf = ({ subnets }: CountedFleet) => subnets.map(({ key }) => key.replace('Stack/', ''));

/** Objects of Kubernetes, as a manifest of the cluster holds them. */
export const manifestOf = (...objects: unknown[]): Parts[string] => (
  ['Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: 'prod', Manifest: stackIn().toJsonString(objects) }]);
