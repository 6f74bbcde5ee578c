import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/**
 * Of the source of addresses and the zones that pod subnets are asked for with, and of subnets that were made
 * elsewhere.
 */
export const POD_SUBNET_WORDS = {
  noSource: wording('option-refused', () => ({
    message: "'cidr', 'cidrs' and 'ipam' are all missing",
    fix: ["give one of them: 'cidr' is the block that pod subnets are cut from"],
  }), {}),

  severalSources: wording('option-refused', ({ given }: { given: readonly string[] }) => ({
    message: `${fewQuoted(given)} are given together, and only one of them can be given`,
    details: allOf('given', given),
    fix: ['give one of them, and leave the others out'],
  }), { given: ['cidr', 'ipam'] }),

  slotsWithoutBlock: wording('option-refused', ({ zoneSlots }: { zoneSlots: string }) => ({
    message: `'zoneSlots' is ${zoneSlots}, and is only for a block that is cut into slots`,
    fix: ["leave 'zoneSlots' out"],
  }), { zoneSlots: '4' }),

  noZones: wording('zone-slot', () => ({
    message: "'availabilityZones' is empty",
    fix: ["name at least one zone in 'availabilityZones'"],
  }), {}),

  otherVpc: wording('option-refused', ({ vpc, path, cidr, other }: {
    vpc: string; path: string; cidr?: string; other: string;
  }) => ({
    message: `'vpc' is '${vpc}', and block '${path}' is of VPC '${other}'`,
    details: cidr === undefined ? [] : [`the block is ${cidr}`],
    fix: ['give both the same VPC'],
  }), { vpc: 'vpc-1', path: 'Stack/Cidr', cidr: '100.64.0.0/16', other: 'vpc-2' }),

  strayZone: wording('zone-slot', ({ prop, zone, zones }: {
    prop: string; zone: string; zones: readonly string[];
  }) => ({
    message: `'${prop}' names zone '${zone}', which gets no pod subnet`,
    details: allOf('zones with pod subnets', zones),
    fix: [`leave it out of '${prop}', or name one of the zones with pod subnets: ${few(zones)}`],
  }), { prop: 'slots', zone: 'eu-west-1A', zones: ['eu-west-1a', 'eu-west-1b'] }),

  zoneWithoutBlock: wording('zone-slot', ({ zones, known }: {
    zones: readonly string[]; known: readonly string[];
  }) => ({
    message: zones.length === 1
      ? `zone '${zones[0]}' has no block in 'cidrs'`
      : `${zones.length} zones have no block in 'cidrs': ${few(zones)}`,
    details: [...allOf('zones without', zones), `zones of 'cidrs': ${known.join(', ') || 'none'}`],
    fix: ["give each zone a block in 'cidrs'", "leave these zones out of 'availabilityZones'"],
  }), { zones: ['eu-west-1c'], known: ['eu-west-1a', 'eu-west-1b'] }, ['zones']),

  blockTaken: wording('subnet-overlap', ({ zone, block, path, owner }: {
    zone: string; block: string; path: string; owner: string;
  }) => ({
    message: `the pod subnet of zone '${zone}' would take ${block}, where '${owner}' already has addresses`,
    details: [`the block is '${path}'`],
    fix: ['give the pod subnets a block of their own'],
  }), { zone: 'eu-west-1b', block: '100.64.0.0/16', path: 'Stack/Cidr', owner: 'Stack/Pods/Slot0' }),

  noGivenSubnets: wording('zone-slot', () => ({
    message: "'subnets' is empty",
    fix: ["give one pod subnet for each zone of the nodes in 'subnets'"],
  }), {}),

  twoInZone: wording('zone-slot', ({ zone }: { zone: string }) => ({
    message: `'subnets' has two pod subnets in zone '${zone}'`,
    details: ['an ENIConfig names one subnet per zone'],
    fix: [
      "give one pod subnet per zone in 'subnets'",
      "use PodNetwork.taggedSubnets, with 'severalPerZone' of PodSubnets.fromSubnets: the VPC CNI then finds all",
    ],
  }), { zone: 'eu-west-1a' }),

  givenOverlap: wording('subnet-overlap', ({ first, firstCidr, second, secondCidr }: {
    first: string; firstCidr: string; second: string; secondCidr: string;
  }) => ({
    message: `'subnets' has '${first}' (${firstCidr}) and '${second}' (${secondCidr}), which overlap`,
    details: ['subnets of one VPC cannot overlap'],
    fix: ['check the CIDRs that the subnets are imported with'],
  }), { first: 'subnet-1', firstCidr: '10.0.0.0/20', second: 'subnet-2', secondCidr: '10.0.8.0/21' }),

  outsideBlock: wording('subnet-outside-block', ({ subnets, cidrs, block, path }: {
    subnets: readonly string[]; cidrs: readonly string[]; block: string; path: string;
  }) => {
    const each = subnets.map((subnet, index) => (subnets.length === 1 ? subnet : `'${subnet}' (${cidrs[index]})`));
    return {
      message: subnets.length === 1
        ? `subnet '${subnets[0]}' (${cidrs[0]}) does not lie in ${block}, the block of 'cidr'`
        : `${subnets.length} subnets do not lie in ${block}, the block of 'cidr': ${few(each)}`,
      details: [...allOf('subnets', each), `the block is '${path}'`],
      fix: ["give subnets of the block in 'subnets'", "leave 'cidr' out"],
    };
  }, {
    subnets: ['subnet-1'], cidrs: ['10.0.0.0/20'], block: '100.64.0.0/16', path: 'Stack/Cidr',
  }, ['subnets', 'cidrs']),

  placesUnknown: wording('value-unchecked', ({ subnets, block }: { subnets: readonly string[]; block: string }) => ({
    message: `whether ${fewQuoted(subnets)} ${subnets.length === 1 ? 'lies' : 'lie'} in ${block} was not checked`,
    details: [...allOf('subnets', subnets), 'the subnet is imported without its CIDR'],
    fix: ["give 'ipv4CidrBlock' where each subnet is imported", 'acknowledge this finding'],
  }), { subnets: ['subnet-1'], block: '100.64.0.0/16' }),

  peerUnknown: wording('unresolved-value', ({ subnets }: { subnets: readonly string[] }) => ({
    message: `the CIDR of ${fewQuoted(subnets)} is not known, and security group rules need it to let pods in`,
    details: allOf('subnets', subnets),
    fix: ["give 'ipv4CidrBlock' where each subnet is imported"],
  }), { subnets: ['subnet-1'] }, ['subnets']),

  noPort: wording('option-refused', () => ({
    message: "'port' is required, and is not given: what pods connect to has no default port",
    fix: ["give 'port', as in ec2.Port.tcp(443)"],
  }), {}),

  noSecurityGroup: wording('option-refused', () => ({
    message: "'other' has no security group to add a rule to",
    fix: ["give the security group itself as 'other'", "give something that has a security group as 'other'"],
  }), {}),

  noRouteTable: wording('zone-route-table', ({ vpc, zones, known }: {
    vpc: string; zones: readonly string[]; known: readonly string[];
  }) => ({
    message: zones.length === 1
      ? `no subnet for nodes of VPC '${vpc}' in zone '${zones[0]}' has a known route table`
      : `no subnet for nodes of VPC '${vpc}' has a known route table in ${zones.length} zones: ${few(zones)}`,
    details: [...allOf('zones', zones), `zones of the subnets for nodes: ${known.join(', ') || 'none'}`],
    fix: [nameTables(zones)],
  }), { vpc: 'vpc-1', zones: ['eu-west-1c'], known: ['eu-west-1a', 'eu-west-1b'] }, ['zones']),

  severalRouteTables: wording('zone-route-table', ({ vpc, zone, subnets, tables }: {
    vpc: string; zone?: string; subnets: readonly string[]; tables: readonly string[];
  }) => ({
    message: `the subnets for nodes of VPC '${vpc}' in ${zone === undefined ? 'one zone' : `zone '${zone}'`}`
      + ` have ${subnets.length} route tables`,
    details: [
      `a subnet of each: ${subnets.join(', ')}`,
      ...tables.length === 0 ? [] : [`route tables: ${tables.join(', ')}`],
    ],
    fix: [tables.length === subnets.length
      ? `name the route table to use: routeTables: { ${keyOfZone(zone)}: '${tables[0]}' }`
      : `name that of the subnet to use: routeTables: { ${keyOfZone(zone)}: subnet.routeTable.routeTableId }`],
  }), { vpc: 'vpc-1', zone: 'eu-west-1a', subnets: ['subnet-1', 'subnet-2'], tables: ['rtb-1', 'rtb-2'] }),

  withoutPodSubnets: wording('option-refused', ({ placement }: { placement: string }) => ({
    message: `'podNetwork' has placement '${placement}', and subnet discovery needs subnets for pods`,
    fix: ["give a network with pod subnets as 'podNetwork', such as PodNetwork.secondaryCidr('100.64.0.0/16')"],
  }), { placement: 'node-subnets' }),

  withoutSubnetsToTag: wording('option-refused', ({ placement }: { placement: string }) => ({
    message: `'podNetwork' has placement '${placement}', and only a network with ENIConfigs can be tagged instead`,
    fix: ["give a network with pod subnets as 'podNetwork', such as PodNetwork.secondaryCidr('100.64.0.0/16')"],
  }), { placement: 'node-subnets' }),

  tagUnseen: wording('discovery-tag-unseen', ({ subnets, tag }: { subnets: readonly string[]; tag: string }) => ({
    message: `whether ${fewQuoted(subnets)} ${subnets.length === 1 ? 'has' : 'have'} the tag ${tag} = 1`
      + ' was not checked',
    details: [...allOf('subnets', subnets), 'the VPC CNI finds pod subnets by this tag'],
    fix: ['tag each subnet where it is made, then acknowledge this finding'],
  }), { subnets: ['subnet-1'], tag: 'kubernetes.io/role/cni' }),
};

/** The key of a zone in a map, as it is written in code. */
function keyOfZone(zone: string | undefined): string {
  return zone === undefined ? '[subnet.availabilityZone]' : `'${zone}'`;
}

function nameTables(zones: readonly string[]): string {
  const tables = few(zones.map((zone) => `'${zone}': 'rtb-...'`));
  return `name the route table to use: routeTables: { ${tables} }`;
}
