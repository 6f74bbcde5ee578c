import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Finding } from '../../findings/finding';
import { propNames, Refusal } from '../../findings/struct-findings';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { valueUnder } from '../../validation/attribute';
import { installedHas } from '../../validation/installed-structs';
import {
  argumentFindings, BOOLEAN, CONSTRUCT, having, oneOf, RECORD, RECORD_LIST, structOf, TEXT, TEXT_LIST, TEXTS,
} from '../../validation/prop-shapes';
import { PLANNING } from '../planning/plan-files';
import {
  ClusterNodegroupOptions,
  PodCapacityClusterProps,
  PodFargateProfileOptions,
} from '../pod-capacity-cluster-props';

const BY_ADD_NODEGROUP = "add node groups by 'addNodegroup'";

/** Props of `eks.Cluster` that would be dropped, or contradict what is made here. */
const REFUSED_OF_CLUSTER: Readonly<Record<string, Refusal>> = {
  defaultCapacity: { why: 'makes a node group without the max pods that are computed here', instead: BY_ADD_NODEGROUP },
  defaultCapacityInstance: {
    why: 'is for a node group without the max pods that are computed here',
    instead: BY_ADD_NODEGROUP,
  },
  defaultCapacityType: { why: 'is for nodes without the max pods that are computed here', instead: BY_ADD_NODEGROUP },
  compute: {
    why: 'is for EKS Auto Mode, on whose nodes EKS alone decides how pods are networked',
    instead: BY_ADD_NODEGROUP,
  },
  bootstrapSelfManagedAddons: { why: 'is for add-ons that EKS does not manage, and the managed ones are defined here' },
};

/** Options of the VPC CNI that are the cluster's. */
const REFUSED_OF_ADDON: Readonly<Record<string, Refusal>> = {
  cluster: { why: 'is the cluster itself' },
  podNetwork: { why: 'is that of the cluster', instead: "give 'podNetwork' beside 'vpcCni'" },
  adopt: {
    why: 'is for a cluster that runs, and this one is made here',
    instead: "give 'adopt' to a VpcCniAddon for the cluster that runs",
  },
};

const OWN_CLUSTER: Refusal = { why: 'is always this cluster' };

/** Props of a cluster that cannot be read, to be asked before they are. */
export function clusterShapeFindings(props: PodCapacityClusterProps): Finding[] {
  return argumentFindings('PodCapacityClusterProps', props, {
    version: having('a KubernetesVersion', 'version'),
    podNetwork: having('a PodNetwork', 'placement'),
    vpc: CONSTRUCT,
    vpcSubnets: RECORD_LIST,
    vpcCni: structOf('VpcCniAddonOptions', (name) => valueUnder(REFUSED_OF_ADDON, name)),
    availabilityZones: TEXT_LIST,
    flowLogsEncryptionKey: CONSTRUCT,
    onOvercommit: oneOf(OvercommitPolicy),
    planning: PLANNING,
    coreDns: BOOLEAN,
    clusterName: TEXT,
    clusterLogging: TEXT_LIST,
    endpointAccess: having('an EndpointAccess', '_config'),
    ipFamily: oneOf(eks.IpFamily),
    role: CONSTRUCT,
    securityGroup: CONSTRUCT,
    tags: TEXTS,
  }, ['version', 'podNetwork'], (name) => valueUnder(REFUSED_OF_CLUSTER, name) ?? isPassedOn('ClusterProps', name));
}

/** The same of a node group that a cluster adds; the names of its options are the group's own affair. */
export function nodegroupArgumentFindings(options: ClusterNodegroupOptions): Finding[] {
  return argumentFindings(
    'ClusterNodegroupOptions',
    options,
    { podNetworking: having("what 'addPodNetwork' returned", 'node') },
    [],
    (name) => (name === 'cluster' ? OWN_CLUSTER : true),
  );
}

/** The same of a Fargate profile. */
export function fargateShapeFindings(options: PodFargateProfileOptions): Finding[] {
  return argumentFindings('PodFargateProfileOptions', options, {
    selectors: RECORD_LIST,
    fargateProfileName: TEXT,
    podExecutionRole: CONSTRUCT,
    subnetSelection: RECORD,
  }, ['selectors'], (name) => name === 'cluster' ? OWN_CLUSTER : isPassedOn('FargateProfileProps', name));
}

/**
 * What is not an option here, and is passed on with the others: CDK takes it, maybe in a release that is newer than
 * this library.
 */
function isPassedOn(struct: 'ClusterProps' | 'FargateProfileProps', name: string): true | undefined {
  return propNames(`eks.${struct}`).includes(name) || installedHas(struct, name) !== false ? true : undefined;
}
