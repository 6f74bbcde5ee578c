import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Subnets that lack the same for IPv6. */
type Unfit = {
  readonly subnets: readonly string[];
  readonly forNodes: boolean;
  readonly ipv6Native: boolean;
  readonly hasIpv6Block: boolean;
  readonly assignsIpv6: boolean;
};

const whatIsNeeded = (forNodes: boolean) =>
  `blocks of IPv4 and IPv6${forNodes ? ', and assigns an IPv6 address to each instance' : ''}`;

function lacksOf({ ipv6Native, hasIpv6Block, assignsIpv6 }: Unfit): string {
  return [
    ...(ipv6Native ? ['no IPv4 block'] : []),
    ...(hasIpv6Block ? [] : ['no IPv6 block']),
    ...(assignsIpv6 ? [] : ['no IPv6 address for each instance']),
  ].join(' and ');
}

/** What mends it first: dual-stack private subnets of CDK assign addresses unless they are told not to. */
function wayOut({ ipv6Native, hasIpv6Block }: Unfit): string {
  if (ipv6Native) return "leave 'ipv6Native' of the subnet out";
  return hasIpv6Block
    ? "give ipv6AssignAddressOnCreation: true in 'subnetConfiguration' of the ec2.Vpc"
    : "give ec2.IpProtocol.DUAL_STACK as 'ipProtocol' of the ec2.Vpc";
}

/** Of subnets that a cluster with IPv6 cannot use. */
export const IPV6_SUBNET_WORDS = {
  unfit: wording('ipv6-subnet', (facts: Unfit) => ({
    message: facts.subnets.length === 1
      ? `subnet '${facts.subnets[0]}' has ${lacksOf(facts)}, which a cluster with IPv6 needs`
      : `${facts.subnets.length} subnets have ${lacksOf(facts)}, which a cluster with IPv6 needs:`
        + ` ${few(facts.subnets)}`,
    details: [
      ...allOf('subnets', facts.subnets),
      `each of its subnets ${facts.forNodes ? 'for nodes ' : ''}has ${whatIsNeeded(facts.forNodes)}`,
    ],
    fix: [wayOut(facts)],
  }), {
    subnets: ['Stack/Subnet'], forNodes: true, ipv6Native: false, hasIpv6Block: false, assignsIpv6: true,
  }, ['subnets']),

  unseen: wording('ipv6-subnet-unseen', ({ subnets, forNodes }: { subnets: readonly string[]; forNodes: boolean }) => ({
    message: `whether ${fewQuoted(subnets)} ${subnets.length === 1 ? 'has' : 'have'} IPv6 was not checked`,
    details: [...allOf('subnets', subnets), 'a subnet that the app does not make does not show it'],
    fix: [`check that each has ${whatIsNeeded(forNodes)}, then acknowledge this finding`],
  }), { subnets: ['subnet-1'], forNodes: false }, ['subnets']),
};
