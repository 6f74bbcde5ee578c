import { wording } from '../../wording';

const wants = (forNodes: boolean) => `an IPv6 block${forNodes ? ', and assign an IPv6 address to each instance' : ''}`;

/** Of subnets that a cluster with IPv6 cannot use. */
export const IPV6_SUBNET_WORDS = {
  unfit: wording('ipv6-subnet', ({ subnet, problems, forNodes, wayOut }: {
    subnet: string; problems: readonly string[]; forNodes: boolean; wayOut: string;
  }) => `'${subnet}' ${problems.join(' and ')}, and subnets of a cluster with IPv6 have ${wants(forNodes)}; ${wayOut}`,
  { subnet: 'Stack/Subnet', problems: ['has no IPv6 block'], forNodes: true, wayOut: 'for an ec2.Vpc give ipProtocol: DUAL_STACK' }),

  unseen: wording('ipv6-subnet-unseen', ({ subnets, forNodes }: { subnets: readonly string[]; forNodes: boolean }) =>
    `a cluster with IPv6 needs subnets that have ${wants(forNodes)}, which an import does not tell: `
    + `${subnets.map((subnet) => `'${subnet}'`).join(', ')} ${subnets.length === 1 ? 'was' : 'were'} not checked; see to it, then acknowledge`,
  { subnets: ['subnet-1'], forNodes: false }),
};
