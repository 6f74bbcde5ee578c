import { wording } from '../../wording';

/** Of the source of addresses and the zones that pod subnets are asked for with, and of subnets that were made elsewhere. */
export const POD_SUBNET_WORDS = {
  noSource: wording('option-refused', () => "'cidr' is missing, and so are 'cidrs' and 'ipam'; give one of them", {}),

  severalSources: wording('option-refused', ({ given }: { given: readonly string[] }) =>
    `${given.map((name) => `'${name}'`).join(' and ')} are both given; give one of them`, { given: ['cidr', 'ipam'] }),

  slotsWithoutBlock: wording('option-refused', ({ zoneSlots }: { zoneSlots: string }) =>
    `'zoneSlots' (${zoneSlots}) has no meaning where no block is cut into slots; leave it out`, { zoneSlots: '4' }),

  noZones: wording('zone-slot', () => "'availabilityZones' is empty; name at least one zone", {}),

  otherVpc: wording('option-refused', ({ vpc, path, cidr, other }: { vpc: string; path: string; cidr?: string; other: string }) =>
    `'vpc' is '${vpc}', and the block '${path}'${cidr === undefined ? '' : ` (${cidr})`} belongs to '${other}'; give both the same VPC`,
  { vpc: 'vpc-1', path: 'Stack/Cidr', cidr: '100.64.0.0/16', other: 'vpc-2' }),

  strayZone: wording('zone-slot', ({ prop, zone, zones }: { prop: string; zone: string; zones: readonly string[] }) =>
    `'${prop}' names zone '${zone}', which gets no pod subnet; the zones are ${zones.join(', ')}`,
  { prop: 'slots', zone: 'eu-west-1A', zones: ['eu-west-1a', 'eu-west-1b'] }),

  zoneWithoutBlock: wording('zone-slot', ({ zone, zones }: { zone: string; zones: readonly string[] }) =>
    `zone '${zone}' is not one of 'cidrs' (${zones.join(', ')}); give it a block, or leave it out`,
  { zone: 'eu-west-1c', zones: ['eu-west-1a', 'eu-west-1b'] }),

  blockTaken: wording('subnet-overlap', ({ zone, block, path, owner }: { zone: string; block: string; path: string; owner: string }) =>
    `the subnet of zone '${zone}' would be ${block} of '${path}', of which '${owner}' has addresses already; give it a block of its own`,
  { zone: 'eu-west-1b', block: '100.64.0.0/16', path: 'Stack/Cidr', owner: 'Stack/Pods/Slot0' }),

  noGivenSubnets: wording('zone-slot', () => "'subnets' is empty; give one pod subnet for each zone of the nodes", {}),

  twoInZone: wording('zone-slot', ({ zone }: { zone: string }) =>
    `'subnets' holds two subnets in zone '${zone}'; an ENIConfig names one subnet a zone, so give one`, { zone: 'eu-west-1a' }),

  givenOverlap: wording('subnet-overlap', ({ first, firstCidr, second, secondCidr }: { first: string; firstCidr: string; second: string; secondCidr: string }) =>
    `'subnets' holds '${first}' (${firstCidr}) and '${second}' (${secondCidr}), which overlap; subnets of one VPC cannot: check their CIDRs`,
  { first: 'subnet-1', firstCidr: '10.0.0.0/20', second: 'subnet-2', secondCidr: '10.0.8.0/21' }),

  outsideBlock: wording('subnet-outside-block', ({ subnet, cidr, block, path }: { subnet: string; cidr: string; block: string; path: string }) =>
    `subnet '${subnet}' (${cidr}) does not lie in ${block} of '${path}'; give a subnet of that block, or leave 'cidr' out`,
  { subnet: 'subnet-1', cidr: '10.0.0.0/20', block: '100.64.0.0/16', path: 'Stack/Cidr' }),

  placesUnknown: wording('value-unchecked', ({ subnets, block }: { subnets: readonly string[]; block: string }) =>
    `the CIDR of ${subnets.map((subnet) => `'${subnet}'`).join(', ')} is not known at synth; `
    + `whether ${subnets.length === 1 ? 'it lies' : 'they lie'} in ${block} was not checked`,
  { subnets: ['subnet-1'], block: '100.64.0.0/16' }),

  peerUnknown: wording('unresolved-value', ({ subnet }: { subnet: string }) =>
    `subnet '${subnet}' does not tell its CIDR, by which others let pods in; give 'ipv4CidrBlock' where it is imported`, { subnet: 'subnet-1' }),

  noPort: wording('option-refused', () =>
    "'port' is required: what pods shall connect to has no default port; give it, as in ec2.Port.tcp(443)", {}),

  noSecurityGroup: wording('option-refused', () =>
    "'other' has no security group to add a rule to; give one that has, or the security group itself", {}),

  noRouteTable: wording('zone-route-table', ({ vpc, zone, zones }: { vpc: string; zone: string; zones: readonly string[] }) =>
    `VPC '${vpc}' has no subnet for nodes with a known route table in zone '${zone}' (subnets for nodes are in ${zones.join(', ') || 'no zone'}); ${nameOne(zone)}`,
  { vpc: 'vpc-1', zone: 'eu-west-1c', zones: ['eu-west-1a', 'eu-west-1b'] }),

  severalRouteTables: wording('zone-route-table', ({ vpc, zone, tables }: { vpc: string; zone: string; tables: readonly string[] }) =>
    `VPC '${vpc}' has ${tables.length} route tables for the subnets for nodes of zone '${zone}' (${tables.join(', ')}); ${nameOne(zone)}`,
  { vpc: 'vpc-1', zone: 'eu-west-1a', tables: ['rtb-1', 'rtb-2'] }),

  withoutPodSubnets: wording('option-refused', ({ placement }: { placement: string }) =>
    `PodNetwork.subnetDiscovery takes a network with subnets for pods; got one of ${placement}: give PodNetwork.secondaryCidr('100.64.0.0/16'), for example`,
  { placement: 'node-subnets' }),

  tagUnseen: wording('discovery-tag-unseen', ({ subnets, tag }: { subnets: readonly string[]; tag: string }) =>
    `whether ${subnets.map((subnet) => `'${subnet}'`).join(', ')} ${subnets.length === 1 ? 'has' : 'have'} the tag ${tag} = 1, `
    + 'by which the VPC CNI finds pod subnets, cannot be seen; tag the subnet where it is made',
  { subnets: ['subnet-1'], tag: 'kubernetes.io/role/cni' }),
};

function nameOne(zone: string): string {
  return `name the one to use: routeTables: { '${zone}': 'rtb-...' }`;
}
