import { wording } from '../../wording';

/** What settings come to with IPv6. */
const WITH_IPV6 = {
  warmPool: 'warm targets have no effect on the /80 of a node',
  maxEni: 'the VPC CNI attaches no ENI for pods, which have addresses of the primary one',
  snat: 'pods keep their IPv6 address outside of the VPC, and reach IPv4 under that of their node',
  podSecurityGroups: "pods share the ENI of their node, with its groups; 'securityGroupsForPods' gives groups to "
    + 'single pods',
  ipAssignment: 'nodes have a prefix of /80',
  podNetwork: 'pods have addresses of the subnets of their nodes',
};

const idle = (prop: keyof typeof WITH_IPV6) => wording('option-refused', () =>
  `'${prop}' is given, and with IPv6 ${WITH_IPV6[prop]}; leave it out`, {});

const idleVariable = (prop: keyof typeof WITH_IPV6, example: string) =>
  wording('option-refused', ({ variable }: { variable: string }) =>
    `'environment' sets ${variable}, and with IPv6 ${WITH_IPV6[prop]}; leave it out`, { variable: example });

/** Of settings of the VPC CNI that do nothing in a cluster with IPv6, or with which it does not start there. */
export const CNI_WITH_IPV6_WORDS = {
  warmPool: idle('warmPool'),
  maxEni: idle('maxEni'),
  snat: idle('snat'),
  podSecurityGroups: idle('podSecurityGroups'),

  warmPoolVariable: idleVariable('warmPool', 'WARM_IP_TARGET'),
  maxEniVariable: idleVariable('maxEni', 'MAX_ENI'),
  snatVariable: idleVariable('snat', 'AWS_VPC_K8S_CNI_EXTERNALSNAT'),
  ipAssignmentVariable: idleVariable('ipAssignment', 'ENABLE_PREFIX_DELEGATION'),
  podNetworkVariable: idleVariable('podNetwork', 'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'),

  singleAddresses: wording('option-refused', ({ mode }: { mode: string }) =>
    `'ipAssignment' is ${mode}, and with IPv6 the VPC CNI starts with prefixes only; leave it out`, { mode: 'secondary-ip' }),

  podSubnets: wording('option-refused', ({ placement }: { placement: string }) =>
    `'podNetwork' has subnets for pods (${placement}), and with IPv6 pods have addresses of the subnets of their `
      + 'nodes; '
    + 'give PodNetwork.nodeSubnets()',
  { placement: 'custom-networking' }),

  windows: wording('option-refused', () =>
    "'windows' is given for a cluster with IPv6, and Windows nodes run with IPv4 only; leave it out, "
      + 'or use a cluster with IPv4',
  {}),

  reservationUnused: wording('reservation-unused', ({ ranges }: { ranges: readonly string[] }) =>
    `${ranges.join(', ')} ${ranges.length === 1 ? 'is' : 'are'} reserved for prefixes, `
      + 'and pods have addresses of IPv6, '
    + 'which cannot come from there; reserve nothing (ReservationShare.NONE)',
  { ranges: ['10.0.128.0/17'] }),
};
