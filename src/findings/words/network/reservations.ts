import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Subnets as a selection names them: by groups or a type of a VPC, zones and ids among these, or by their paths. */
export type SubnetsToName = {
  readonly groups: readonly string[];
  readonly type?: string;
  readonly zones: readonly string[];
  readonly ids: readonly string[];
  readonly paths: readonly string[];
};

/** The members of an `ec2.SubnetSelection`, as a person would write them. */
function selectionInCode({ groups, type, zones, ids }: SubnetsToName): string {
  const ofGroup = (group: string) => `subnetGroupName: '${group}'`;
  const lists = groups.map((group) => `...vpc.selectSubnets({ ${ofGroup(group)} }).subnets`);
  return [
    ...groups.length > 1 ? [`subnets: [${few(lists)}]`] : groups.map(ofGroup),
    ...type === undefined ? [] : [`subnetType: ec2.SubnetType.${type}`],
    ...zones.length > 0 ? [`availabilityZones: [${fewQuoted(zones)}]`] : [],
    ...ids.length > 0 ? [`subnetFilters: [ec2.SubnetFilter.byIds([${fewQuoted(ids)}])]`] : [],
  ].join(', ');
}

/** Of ranges that are reserved for prefixes, and of the subnets that they lie in. */
export const RESERVATION_WORDS = {
  cidrRequired: wording('unresolved-value', () => ({
    message: "'subnetCidr' is required: the CIDR of the subnet is not known at synth",
    fix: ["give the CIDR of the subnet as 'subnetCidr', as in 10.0.0.0/20"],
  }), {}),

  subnetNotLookedUp: wording('value-unchecked', () => ({
    message: 'nothing is reserved in the subnet in this synthesis: its VPC has not been looked up yet',
    fix: ['run cdk synth with credentials for the account, which looks the VPC up and synthesizes again'],
  }), {}),

  notSubnetSize: wording('vpc-cidr-size', ({ cidr, largest, smallest }: {
    cidr: string; largest: number; smallest: number;
  }) => ({
    message: `'subnetCidr' is ${cidr}, and a subnet is /${largest} to /${smallest}`,
    fix: ["give the CIDR of the subnet itself as 'subnetCidr'"],
  }), { cidr: '10.0.0.0/8', largest: 16, smallest: 28 }),

  otherLength: wording('option-refused', ({ length, cidr }: { length: string; cidr: string }) => ({
    message: `'subnetPrefixLength' is ${length}, and the subnet is ${cidr}`,
    fix: ["leave 'subnetPrefixLength' out, because the CIDR of the subnet is known"],
  }), { length: '24', cidr: '10.0.0.0/20' }),

  cidrUnresolved: wording('unresolved-value', () => ({
    message: "'subnetCidr' is a token, and must be a literal CIDR",
    details: ['ranges are cut from its value at synth, when tokens have no value yet'],
    fix: [
      "give a literal CIDR as 'subnetCidr', as in 10.0.0.0/20",
      "give the size of the subnet as 'subnetPrefixLength', as in 20",
    ],
  }), {}),

  lengthUnfit: wording('invalid-number', ({ largest, smallest, got }: {
    largest: number; smallest: number; got: string;
  }) => ({
    message: `'subnetPrefixLength' is ${got}, which is not a whole number from ${largest} to ${smallest}`,
    fix: [`give a whole number from ${largest} to ${smallest} as 'subnetPrefixLength'`],
  }), { largest: 16, smallest: 28, got: '8' }),

  noRanges: wording('reservation-range', () => ({
    message: "'cidrs' is empty",
    fix: ["leave 'cidrs' out to reserve the upper half of the subnet", "list the ranges to reserve in 'cidrs'"],
  }), {}),

  rangesOfUnknown: wording('unresolved-value', () => ({
    message: "'cidrs' lists ranges, and the CIDR of the subnet is not known at synth",
    details: ['ranges must lie in the subnet'],
    fix: ["give 'share' in place of 'cidrs'"],
  }), {}),

  tooSmall: wording('reservation-range', ({ subnet }: { subnet: string }) => ({
    message: `subnet ${subnet} is too small for a reservation beside the addresses of ENIs`,
    fix: ['use a subnet of /27 or larger'],
  }), { subnet: '10.0.0.0/28' }),

  outside: wording('reservation-range', ({ range, subnet }: { range: string; subnet: string }) => ({
    message: `'cidrs' has ${range}, which does not lie in subnet ${subnet}`,
    fix: ["give a range of the subnet in 'cidrs'"],
  }), { range: '10.1.0.0/21', subnet: '10.0.0.0/20' }),

  smallerThanPrefix: wording('reservation-range', ({ range }: { range: string }) => ({
    message: `'cidrs' has ${range}, which is smaller than a prefix (/28)`,
    fix: ["give a range of /28 or larger in 'cidrs'"],
  }), { range: '10.0.0.0/29' }),

  overlap: wording('reservation-range', ({ earlier, range }: { earlier: string; range: string }) => ({
    message: `'cidrs' has ${earlier} and ${range}, which overlap`,
    details: ['EC2 refuses the second one'],
    fix: ["give ranges that do not overlap in 'cidrs'"],
  }), { earlier: '10.0.8.0/21', range: '10.0.12.0/22' }),

  wholeSubnet: wording('reservation-range', ({ subnet, upperHalf }: { subnet: string; upperHalf: string }) => ({
    message: `'cidrs' reserves all of subnet ${subnet}, which leaves no address for ENIs`,
    fix: [`reserve a part of the subnet, such as its upper half, ${upperHalf}`],
  }), { subnet: '10.0.0.0/20', upperHalf: '10.0.8.0/21' }),

  severalRanges: wording('reservation-several-ranges', ({ subnets, count }: {
    subnets: readonly string[]; count: number;
  }) => ({
    message: subnets.length === 1
      ? `subnet ${subnets[0]} has ${count} reserved ranges, and EC2 picks one of them at random`
      : `${subnets.length} subnets have ${count} reserved ranges each, and EC2 picks one of them at random:`
        + ` ${few(subnets)}`,
    details: [...allOf('subnets', subnets), 'AWS does not document what EC2 does when one of them is full'],
  }), { subnets: ['10.0.0.0/20'], count: 2 }, ['subnets']),

  reservedByOther: wording('reservation-range', ({ range, other, path }: {
    range: string; other: string; path: string;
  }) => ({
    message: `reservation ${range} overlaps ${other}, which '${path}' reserves in the same subnet`,
    details: ['EC2 refuses the second one'],
    fix: ['give ranges that do not overlap', 'leave one of the two reservations out'],
  }), { range: '10.0.8.0/21', other: '10.0.12.0/22', path: 'Stack/Reserved' }),

  reservationsCollide: wording('reservations-collide', ({ range, path, other, by }: {
    range: string; path: string; other: string; by: string;
  }) => ({
    message: `reservation ${range} of '${path}' overlaps ${other}, which '${by}' reserves in the same subnet`,
    details: ['EC2 refuses the second one'],
    fix: ['give ranges that do not overlap', 'leave one of the two reservations out'],
  }), { range: '10.0.8.0/21', path: 'Stack/Prefixes', other: '10.0.12.0/22', by: 'Stack/Other' }),

  regionUnknown: wording('reservation-region-unverified', ({ region, known }: {
    region?: string; known: readonly string[];
  }) => ({
    message: `it is not known whether ${region ?? 'the Region of this stack'} has AWS::EC2::SubnetCidrReservation`,
    details: [
      ...(region === undefined ? ['the Region is not known at synth'] : []),
      `it is known for ${few(known)}`,
      ...allOf('Regions', known),
      'CloudFormation refuses the whole template if the Region does not have the resource type',
    ],
    fix: [
      'run `aws cloudformation describe-type --type RESOURCE --type-name AWS::EC2::SubnetCidrReservation` there once',
      "where it is not there reserve nothing: ReservationShare.NONE as 'reservation', in the options of PodNetwork",
    ],
  }), { region: 'eu-west-1', known: ['us-east-1', 'us-west-2'] }),

  reservedElsewhere: wording('reservation-elsewhere', ({ idle, bare, ...toName }: {
    idle: readonly string[]; bare: readonly string[];
  } & SubnetsToName) => ({
    message: bare.length === 0
      ? `space for prefixes is reserved in ${fewQuoted(idle)}, and no known node group runs there`
      : idle.length === 0
        ? `nothing is reserved for prefixes in ${fewQuoted(bare)}, where node groups run`
        : `space for prefixes is reserved in ${fewQuoted(idle)}, and node groups run in ${fewQuoted(bare)}`,
    details: [
      ...allOf('reserved without a node group', idle),
      ...allOf('node groups without a reservation', bare),
      ...idle.length === 0 ? [] : ['other resources in a reserved subnet cannot have the reserved addresses'],
      ...bare.length === 0 ? [] : ['without a reservation single addresses can leave no whole /28 block for a prefix'],
      ...allOf('subnet groups of the nodes', toName.groups),
      ...allOf('zones of the nodes', toName.zones),
      ...allOf('subnets of the nodes', [...toName.ids, ...toName.paths]),
    ],
    fix: [
      ...toName.paths.length > 0
        ? [`name the subnets of the nodes as 'subnets' of PodNetwork.nodeSubnets: ${fewQuoted(toName.paths)}`]
        : [`name the subnets of the nodes: PodNetwork.nodeSubnets({ subnets: { ${selectionInCode(toName)} } })`],
      'acknowledge this finding, if this is intended',
    ],
  }), {
    idle: ['Stack/Vpc/DataSubnet1'],
    bare: ['Stack/Vpc/NodesSubnet1'],
    groups: ['Nodes'],
    type: undefined,
    zones: ['eu-west-1a'],
    ids: [],
    paths: [],
  }),

  noNodeSubnets: wording('nodegroup-subnets', () => ({
    message: "'podNetwork' reserves space in the subnets for nodes of the VPC, and the VPC has none",
    fix: ['use a VPC with private subnets', "give a network with subnets of its own as 'podNetwork'"],
  }), {}),

  nodeSubnetUnknown: wording('unresolved-value', ({ subnets }: { subnets: readonly string[] }) => ({
    message: `nothing can be reserved in ${fewQuoted(subnets)}: the size of the subnet is not known`,
    details: ['the CIDR is a token, or not a block of /16 to /28', ...allOf('subnets', subnets)],
    fix: [
      'give the CIDRs of the subnets where the VPC is imported',
      "if IPAM allocates the subnets, give their size: 'subnetPrefixLength'",
      'reserve nothing: PodNetwork.nodeSubnets({ reservation: ReservationShare.NONE })',
    ],
  }), { subnets: ['Stack/Vpc/PrivateSubnet1'] }, ['subnets']),

  nodeSubnetsNotLookedUp: wording('value-unchecked', () => ({
    message: 'nothing is reserved in the subnets for nodes in this synthesis: the VPC has not been looked up yet',
    fix: ['run cdk synth with credentials for the account, which looks the VPC up and synthesizes again'],
  }), {}),
};
