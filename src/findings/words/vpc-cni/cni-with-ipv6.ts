import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** What settings come to with IPv6. */
const WITH_IPV6 = {
  warmPool: 'warm targets have no effect on the /80 prefix of a node',
  maxEni: 'the VPC CNI attaches no ENI for pods: their addresses are on the primary one',
  snat: 'pods keep their IPv6 address outside of the VPC, and reach IPv4 under the address of their node',
  podSecurityGroups:
    "pods share the ENI of their node, with its groups: 'securityGroupsForPods' gives groups to single pods",
  ipAssignment: 'each node has a /80 prefix',
  podNetwork: 'pods have addresses of the subnets of their nodes',
};

const idle = (prop: keyof typeof WITH_IPV6) => wording('option-refused', () => ({
  message: `'${prop}' is given, and has no effect in a cluster with IPv6`,
  details: [WITH_IPV6[prop]],
  fix: [`leave '${prop}' out`],
}), {});

const idleVariable = (prop: keyof typeof WITH_IPV6, example: string) =>
  wording('option-refused', ({ variable }: { variable: string }) => ({
    message: `'environment' sets ${variable}, which has no effect in a cluster with IPv6`,
    details: [WITH_IPV6[prop]],
    fix: [`leave ${variable} out of 'environment'`],
  }), { variable: example });

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

  singleAddresses: wording('option-refused', ({ mode }: { mode: string }) => ({
    message: `'ipAssignment' is ${mode}, and with IPv6 the VPC CNI starts with prefixes only`,
    fix: ["leave 'ipAssignment' out"],
  }), { mode: 'secondary-ip' }),

  podSubnets: wording('option-refused', ({ placement }: { placement: string }) => ({
    message: `'podNetwork' has pod subnets (${placement}), which a cluster with IPv6 does not use`,
    details: [WITH_IPV6.podNetwork],
    fix: ["give PodNetwork.nodeSubnets() as 'podNetwork'"],
  }), { placement: 'custom-networking' }),

  windows: wording('option-refused', () => ({
    message: "'windows' is given for a cluster with IPv6, and Windows nodes run with IPv4 only",
    fix: ["leave 'windows' out", 'use a cluster with IPv4'],
  }), {}),

  reservationUnused: wording('reservation-unused', ({ ranges }: { ranges: readonly string[] }) => ({
    message: `${few(ranges)} ${ranges.length === 1 ? 'is' : 'are'} reserved for prefixes, and pods have IPv6 addresses`,
    details: [...allOf('ranges', ranges), 'IPv6 addresses cannot come from a reservation of IPv4'],
    fix: ["reserve nothing: ReservationShare.NONE as 'reservation', in the options of PodNetwork"],
  }), { ranges: ['10.0.128.0/17'] }),
};
