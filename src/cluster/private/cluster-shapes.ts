import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Finding } from '../../findings/finding';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { BOOLEAN, CONSTRUCT, having, oneOf, RECORD, RECORD_LIST, shapeFindings, TEXT, TEXT_LIST, TEXTS } from '../../validation/prop-shapes';
import { PodCapacityClusterProps } from '../pod-capacity-cluster-props';

/** Props of a cluster that cannot be read, to be asked before they are. */
export function clusterShapeFindings(props: PodCapacityClusterProps): Finding[] {
  return shapeFindings(props, {
    version: having('a KubernetesVersion', 'version'),
    podNetwork: having('a PodNetwork', 'placement'),
    vpc: CONSTRUCT,
    vpcSubnets: RECORD_LIST,
    vpcCni: RECORD,
    availabilityZones: TEXT_LIST,
    flowLogsEncryptionKey: CONSTRUCT,
    onOvercommit: oneOf(OvercommitPolicy),
    planning: RECORD,
    coreDns: BOOLEAN,
    clusterName: TEXT,
    clusterLogging: TEXT_LIST,
    endpointAccess: having('an EndpointAccess', '_config'),
    ipFamily: oneOf(eks.IpFamily),
    role: CONSTRUCT,
    securityGroup: CONSTRUCT,
    tags: TEXTS,
  }, ['version', 'podNetwork']);
}
