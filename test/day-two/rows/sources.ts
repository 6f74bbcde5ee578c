import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodCapacityCluster, PodNetwork, ReservationShare } from '../../../src';
import { Choices, FURTHER_BLOCK, initial, ownVpc, POD_BLOCK, types, zones } from '../apps';
import { Change, POD_ZONE, replacedGroups, twice, VPC_CNI } from '../change';

const towards = (choices: Choices) => ({ before: initial, after: () => ownVpc(choices) });

/** What stands beside the first generation: a second one, and groups of one zone each on either. */
interface Generations {
  readonly firstGroups?: string;
  readonly secondGroups?: string;
}

function withSecond({ firstGroups = '', secondGroups = '' }: Generations = {}): Choices {
  return {
    beside: (_: Stack, platform: PodCapacityCluster) => {
      const second = platform.addPodNetwork('second', networkOf(FURTHER_BLOCK));
      const add = (letter: string, podNetworking = platform.podNetworking) =>
        platform.addNodegroup(`Zonal${letter}`, { instanceTypes: types('m5.large'), subnets: { availabilityZones: zones(letter) }, podNetworking });
      for (const letter of firstGroups) add(letter);
      for (const letter of secondGroups) add(letter, second);
    },
  };
}

const networkOf = (block: string) => PodNetwork.secondaryCidr(block, { availabilityZones: zones('bc') });

const GROUP = { 'EKS::Nodegroup': 1, 'EC2::LaunchTemplate': 1, 'IAM::Role': 1 };
const GENERATION = { ...twice(POD_ZONE), 'EC2::VPCCidrBlock': 1 };

/** Pods in subnets from IPAM, of a size and a share. */
function fromIpam(subnetNetmaskLength: number, reservation?: ReservationShare): Choices {
  return {
    podNetwork: PodNetwork.ipam({
      subnetPool: ec2.CfnIPAMPool.fromIpamPoolId(new Stack(), 'Pool', 'ipam-pool-0123456789abcdef0'),
      subnetNetmaskLength,
      availabilityZones: zones('bc'),
      reservation,
    }),
  };
}

const replacedInZones = (type: string, through: string) => ({ type, count: 2, by: 'CloudFormation' as const, through });

/** Later generations of pod subnets, how they are found, and addresses from IPAM. */
export const SOURCE_CHANGES: Change[] = [
  {
    id: 'add-generation',
    title: 'A later generation of pod subnets is added (`addPodNetwork`)',
    ...towards(withSecond()),
    added: GENERATION,
    updated: VPC_CNI,
    advice: 'The VPC CNI gets more ENIConfigs; running nodes do not change. EKS may take an hour to see the block.',
  },
  {
    id: 'group-on-generation',
    title: 'A node group on it is added in each zone',
    before: () => ownVpc(withSecond()),
    after: () => ownVpc(withSecond({ secondGroups: 'bc' })),
    added: { 'EKS::Nodegroup': 2, 'EC2::LaunchTemplate': 2, 'IAM::Role': 2 },
    advice: 'Each group has the label that names the ENIConfig of its zone. Autoscalers balance over groups of one shape.',
  },
  {
    id: 'group-to-generation',
    title: 'A node group of one zone moves to the later generation',
    before: () => ownVpc(withSecond({ firstGroups: 'b' })),
    after: () => ownVpc(withSecond({ secondGroups: 'b' })),
    replaced: replacedGroups(1, 'logical id'),
    advice: 'It is replaced, the new one first: nodes take all their addresses from one generation.',
  },
  {
    id: 'group-leaves-generation',
    title: 'The last node group of a generation is removed',
    before: () => ownVpc(withSecond({ secondGroups: 'b' })),
    after: () => ownVpc(withSecond()),
    removed: GROUP,
    advice: 'Before its pod subnets go, in a deployment of its own.',
  },
  {
    id: 'generation-leaves',
    title: 'A later generation without node groups is removed',
    before: () => ownVpc(withSecond()),
    after: initial,
    updated: VPC_CNI,
    removed: GENERATION,
    touchesAddresses: 'a generation taken away',
    advice: 'EC2 deletes subnets only when no ENI is left in them.',
  },
  {
    id: 'to-discovery',
    title: 'Subnet discovery takes the place of ENIConfigs',
    ...towards({ podNetwork: PodNetwork.subnetDiscovery(networkOf(POD_BLOCK)) }),
    updated: { ...VPC_CNI, 'EC2::Subnet': 2 },
    replaced: replacedGroups(2, 'logical id'),
    advice: 'Every group is replaced, the new one first. The pod subnets get their tag and stay.',
  },
  {
    id: 'to-tagged',
    title: 'Tagged subnets take the place of ENIConfigs',
    ...towards({ podNetwork: PodNetwork.taggedSubnets(networkOf(POD_BLOCK)) }),
    updated: { ...VPC_CNI, 'EC2::Subnet': 2 },
    replaced: replacedGroups(2, 'logical id'),
    advice: 'First pin v1.22.1 or later, and tag subnets of nodes that are imported. Every group is replaced, the new one first, with the same max pods.',
  },
  {
    id: 'tagged-network',
    title: 'A further network comes to tagged subnets (`PodNetwork.taggedSubnets(first, second)`)',
    before: () => ownVpc({ podNetwork: PodNetwork.taggedSubnets(networkOf(POD_BLOCK)) }),
    after: () => ownVpc({ podNetwork: PodNetwork.taggedSubnets(networkOf(POD_BLOCK), networkOf(FURTHER_BLOCK)) }),
    added: GENERATION,
    advice: 'The VPC CNI finds the subnets by their tag, and running nodes take their next ENIs from the emptier one. EKS may take an hour to see the block.',
  },
  {
    id: 'load-balancers',
    title: 'Internal load balancers are let into the pod subnets',
    ...towards({ network: { internalLoadBalancers: true } }),
    updated: { 'EC2::Subnet': 2 },
    advice: 'A tag. They take addresses beside pods: give their number in `planning.otherAddresses`.',
  },
  {
    id: 'ipam-share',
    title: 'The share of subnets from IPAM is raised',
    before: () => ownVpc(fromIpam(18)),
    after: () => ownVpc(fromIpam(18, ReservationShare.THREE_QUARTERS)),
    added: { 'EC2::SubnetCidrReservation': 2 },
    advice: 'Only adds, as where the addresses are known.',
  },
  {
    id: 'ipam-size',
    title: 'The size of subnets from IPAM changes',
    before: () => ownVpc(fromIpam(18)),
    after: () => ownVpc(fromIpam(19)),
    added: { 'EC2::SubnetCidrReservation': 2 },
    following: VPC_CNI,
    replaced: [replacedInZones('EC2::Subnet', 'Ipv4NetmaskLength'), replacedInZones('EC2::SubnetRouteTableAssociation', 'SubnetId')],
    removed: { 'EC2::SubnetCidrReservation': 2 },
    touchesAddresses: 'its own CIDR',
    advice: 'Do not: the nodes stay, with ENIs in the old subnets, which cannot be deleted. Add a later generation.',
  },
];
