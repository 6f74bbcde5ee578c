import { PodIpFamily } from '../capacity/node-capacity-options';
import { having, oneOf, PropShape, shapeFindings, structOf, TEXT } from '../validation/prop-shapes';

/** A cluster of whatever library. */
export const CLUSTER: PropShape = having('a cluster: an eks.Cluster, an eks.CfnCluster or an import', 'clusterRef');

const NAMES = structOf('ClusterDetails');

/** What is said beside a cluster. */
export const CLUSTER_DETAILS: PropShape = {
  ...NAMES,
  partFindings: (value: object, at: string) => [
    ...NAMES.partFindings?.(value, at) ?? [],
    ...shapeFindings(
      Object.fromEntries(Object.entries(value).map(([name, given]) => [`${at}.${name}`, given])),
      Object.fromEntries(Object.entries(SHAPES).map(([name, shape]) => [`${at}.${name}`, shape])),
    ),
  ],
};

const SHAPES: Readonly<Record<string, PropShape>> = {
  vpc: having('a VPC', 'vpcId'),
  ipFamily: oneOf(PodIpFamily),
  clusterSecurityGroup: having('a security group', 'securityGroupId'),
  clusterEndpoint: TEXT,
  clusterCertificateAuthorityData: TEXT,
  kubernetesVersion: TEXT,
};
