import { PodNetwork } from '../../../src';
import { Choices, FURTHER_BLOCK, initial, ownVpc, POD_BLOCK, zones } from '../apps';
import { Change, Counts, POD_ZONE, ReplacedClaim, twice, VPC_CNI } from '../change';

const towards = (choices: Choices) => ({ before: initial, after: () => ownVpc(choices) });
const RESERVATIONS = { 'EC2::SubnetCidrReservation': 2 };

/** Resources of two zones that CloudFormation replaces. */
const replacedInZones = (type: string, through: string): ReplacedClaim => ({ type, count: 2, by: 'CloudFormation', through });
const SUBNETS_REPLACED = [replacedInZones('EC2::Subnet', 'CidrBlock'), replacedInZones('EC2::SubnetRouteTableAssociation', 'SubnetId')];
const BLOCK_REPLACED: ReplacedClaim = { type: 'EC2::VPCCidrBlock', count: 1, by: 'CloudFormation', through: 'CidrBlock' };

/** What the app of these changes defines. */
const WHOLE_CLUSTER: Counts = {
  ...twice(POD_ZONE), 'EC2::VPCCidrBlock': 1, 'EC2::SecurityGroup': 1, 'EC2::LaunchTemplate': 2, 'EKS::Cluster': 1, 'EKS::Addon': 4, 'EKS::Nodegroup': 2, 'IAM::Role': 4, 'SSM::Parameter': 1,
};

/** What must not be done: addresses and construct ids that change. */
export const ADDRESS_CHANGES: Change[] = [
  {
    id: 'other-block',
    title: 'The block changes',
    ...towards({ cidr: FURTHER_BLOCK }),
    following: VPC_CNI,
    replaced: [BLOCK_REPLACED, ...SUBNETS_REPLACED, replacedInZones('EC2::SubnetCidrReservation', 'Cidr')],
    touchesAddresses: 'its own CIDR',
    advice: 'Do not: the nodes stay, with ENIs in the old subnets, which cannot be deleted. Add a later generation, above.',
  },
  {
    id: 'smaller-block',
    title: 'The block is cut down',
    ...towards({ cidr: '100.64.0.0/17' }),
    added: RESERVATIONS,
    following: VPC_CNI,
    replaced: [BLOCK_REPLACED, ...SUBNETS_REPLACED],
    removed: RESERVATIONS,
    collisions: ['VPC block', 'subnet'],
    touchesAddresses: 'its own CIDR',
    advice: 'The new block is associated while the old one is there. Use another block, for another cluster.',
  },
  {
    id: 'more-zone-slots',
    title: '`zoneSlots` is raised from 4 to 8',
    ...towards({ network: { zoneSlots: 8 } }),
    added: RESERVATIONS,
    following: VPC_CNI,
    replaced: SUBNETS_REPLACED,
    removed: RESERVATIONS,
    collisions: ['subnet'],
    touchesAddresses: 'its own CIDR',
    advice: 'Slots are fixed for life.',
  },
  {
    id: 'block-to-zone',
    title: 'A block in slots becomes the block of one zone (`secondaryCidrs`)',
    ...towards({ podNetwork: PodNetwork.secondaryCidrs({ [zones('b')[0]]: POD_BLOCK, [zones('c')[0]]: FURTHER_BLOCK }) }),
    added: { 'EC2::VPCCidrBlock': 2, ...RESERVATIONS },
    following: VPC_CNI,
    replaced: SUBNETS_REPLACED,
    removed: { 'EC2::VPCCidrBlock': 1, ...RESERVATIONS },
    collisions: ['VPC block', 'subnet', 'subnet'],
    touchesAddresses: 'its own CIDR',
    advice: 'The block would be associated twice, and the subnet of a zone overlaps all that were cut from it.',
  },
  {
    id: 'rename-cluster',
    title: 'The id of the `PodCapacityCluster` changes',
    ...towards({ id: 'Cluster' }),
    added: WHOLE_CLUSTER,
    removed: WHOLE_CLUSTER,
    collisions: ['VPC block', 'subnet', 'subnet'],
    touchesAddresses: 'another construct id',
    advice: 'Never: everything would be made twice, and the block and its subnets cannot be.',
  },
];
