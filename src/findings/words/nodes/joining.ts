import { wording } from '../../wording';

/** Of one Auto Scaling group. */
const ofAsg = (why: string) => wording('option-refused', ({ asg }: { asg: string }) => `the Auto Scaling group '${asg}' ${why}`,
  { asg: 'Stack/Asg' });

/** Of what nodes must know and have to join a cluster. */
export const JOINING_WORDS = {
  attributesMissing: wording('cluster-attributes-missing', ({ attributes }: { attributes: readonly string[] }) => {
    const missing = attributes.map((name) => `'${name}'`).join(' and ');
    return `nodes that EKS does not introduce to the cluster must be told ${missing}, which the imported cluster does not have; `
      + `give ${missing} where it is imported`;
  }, { attributes: ['clusterEndpoint', 'clusterCertificateAuthorityData'] }),

  serviceCidrMissing: wording('cluster-attributes-missing', ({ prop, why }: { prop: string; why: string }) =>
    `nodes that EKS does not introduce to the cluster must be told the addresses of its services, ${why}`
      + ` (aws eks describe-cluster --name <name> --query cluster.kubernetesNetworkConfig.${prop})`,
  { prop: 'serviceIpv4Cidr', why: "which CloudFormation does not give; give 'serviceIpv4Cidr' here or to the cluster" }),

  securityGroupMissing: wording('cluster-attributes-missing', () =>
    "nodes must have the cluster's security group, which the imported cluster does not tell; "
    + "give 'clusterSecurityGroupId' where it is imported", {}),

  otherFamily: wording('option-refused', ({ prop, wayOut }: { prop: string; wayOut: string }) =>
    `'${prop}' is given, and the services of the cluster have addresses of the other family; ${wayOut}`,
  { prop: 'serviceIpv6Cidr', wayOut: 'leave it out' }),

  cidrChosenByEks: wording('option-refused', ({ prop, given }: { prop: string; given: string }) =>
    `'${prop}' is ${given}, and the cluster of this app tells what EKS chose; leave it out`,
  { prop: 'serviceIpv6Cidr', given: 'fd30:3087:b6c2::/108' }),

  otherCidr: wording('option-refused', ({ prop, given, own }: { prop: string; given: string; own: string }) =>
    `'${prop}' is ${given}, and the services of the cluster have ${own}; leave it out`,
  { prop: 'serviceIpv4Cidr', given: '10.100.0.0/16', own: '172.20.0.0/16' }),

  otherUserData: ofAsg('does not boot with the user data of this bootstrap, which cannot be put on later; '
    + "give 'userData' of the bootstrap to the group or to its launch template"),
  roleUnknown: ofAsg("has a launch template without a role that is known; give 'role' to the launch template"),
  securityGroupUnknown: ofAsg('has a launch template without a security group that is known; '
    + "give 'securityGroup' to the launch template, as in cluster.clusterSecurityGroup"),

  inGroupsOnly: wording('option-refused', ({ os, system, others }: { os: string; system: string; others: readonly string[] }) =>
    `'os' is ${os}, and ${system} nodes are bootstrapped in managed node groups only; `
      + `use a PodNodegroup, or ${others.join(' or ')} here`,
  { os: 'windows', system: 'Windows', others: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET'] }),

  userDataTooLarge: wording('user-data-too-large', ({ bytes, most }: { bytes: number; most: number }) =>
    `the user data of the nodes has ${bytes} bytes, and EC2 takes ${most};`
      + ' shorten the settings, scripts, labels and taints that go into it, let a script fetch the rest, '
      + "or put it into an AMI of your own ('machineImageId')",
  { bytes: 20000, most: 16384 }),

  flagTwice: wording('option-refused', ({ flag, option }: { flag: string; option: string }) =>
    `'kubeletFlags' holds ${flag}, which is written from '${option}' for these nodes, and kubelet would take one of the two; `
      + `give '${option}'`,
  { flag: '--node-labels', option: 'labels' }),

  labelNotAllowed: wording('option-refused', ({ label }: { label: string }) =>
    `'labels' holds ${label}, which kubelet may not set on its own node and would not start with; `
      + 'use a prefix of your own, or node.kubernetes.io',
  { label: 'kubernetes.io/role' }),

  taintIncomplete: wording('option-refused', ({ key, effect }: { key?: string; effect?: string }) =>
    `'taints' holds one with ${key === undefined ? 'no key' : `the key ${key}`} and ${effect ?? 'no effect'}, `
      + 'and a node registers with both; give both',
  { key: 'dedicated', effect: undefined }),

  syntax: wording('option-refused', ({ option, what }: { option: string; what: string }) =>
    `'${option}' holds ${what}, which Kubernetes does not take; write at most 63 letters, digits, hyphens, underscores and dots, `
      + 'with a letter or digit at both ends',
  { option: 'labels', what: "the name 'a b'" }),
};
