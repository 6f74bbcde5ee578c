import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import {
  CniPermissions, IpAssignment, PrefixReservation, ReservationShare, SecurityGroupsForPods, SnatPolicy, VpcCniAddonOptions, WarmPool,
} from '../../../src';
import { idIn } from '../../private/existing-vpc';
import { Choices, FURTHER_BLOCK, initial, ownVpc, parts, podSubnets } from '../apps';
import { Change, POD_ZONE, replacedGroups, twice, VPC_CNI } from '../change';

const towards = (choices: Choices) => ({ before: initial, after: () => ownVpc(choices) });
const vpcCni = (options: VpcCniAddonOptions): Choices => ({ options: { vpcCni: options } });
const reserving = (reservation: ReservationShare): Choices => ({ network: { reservation } });

const SINGLE = vpcCni({ ipAssignment: IpAssignment.secondaryIp() });
const MODE_CHANGED = { updated: { 'EKS::Addon': 1, 'EC2::LaunchTemplate': 2 }, replaced: replacedGroups(2, 'logical id') };
const RESERVATIONS = { 'EC2::SubnetCidrReservation': 2 };

/** Ranges of a subnet of nodes that are reserved. */
function reserved(stack: Stack, ...cidrs: string[]): void {
  const subnet = ec2.Subnet.fromSubnetAttributes(stack, 'NodeSubnet', { subnetId: idIn('subnet', 'eu-west-1b'), routeTableId: idIn('rtb', 'eu-west-1b') });
  new PrefixReservation(stack, 'Reserved', { subnet, subnetCidr: '10.0.0.0/20', cidrs });
}

/** Settings of the cluster and of the VPC CNI, and where pods get addresses. */
export const NETWORKING_CHANGES: Change[] = [
  {
    id: 'further-block',
    title: 'A further block with pod subnets is made beside',
    ...towards({ beside: (stack, { vpc }) => podSubnets(stack, vpc, 'bc', FURTHER_BLOCK, 'Further') }),
    added: { ...twice(POD_ZONE), 'EC2::VPCCidrBlock': 1 },
    advice: 'Nothing uses it yet. `addPodNetwork` makes such subnets with ENIConfigs of their own.',
  },
  {
    id: 'into-further-block',
    title: 'Pods move to the subnets of the further block',
    before: () => parts('pod subnets'),
    after: () => parts('further pod subnets'),
    updated: VPC_CNI,
    advice: 'No group is replaced: running nodes stay in the old subnets. Roll each group afterwards, then remove the old subnets.',
  },
  {
    id: 'raise-share-to-three-quarters',
    title: 'The share is raised from half to three quarters',
    ...towards(reserving(ReservationShare.THREE_QUARTERS)),
    added: RESERVATIONS,
    advice: 'Only adds. Addresses of the new range that are in use stay until their pods go.',
  },
  {
    id: 'raise-share-to-seven-eighths',
    title: 'The share is raised from three quarters to seven eighths',
    before: () => ownVpc(reserving(ReservationShare.THREE_QUARTERS)),
    after: () => ownVpc(reserving(ReservationShare.SEVEN_EIGHTHS)),
    added: RESERVATIONS,
    advice: 'As above.',
  },
  {
    id: 'lower-share',
    title: 'The share is lowered from three quarters to half',
    before: () => ownVpc(reserving(ReservationShare.THREE_QUARTERS)),
    after: initial,
    removed: RESERVATIONS,
    touchesAddresses: 'a smaller reservation',
    advice: 'Only removes what the share added. Prefixes that are in use stay.',
  },
  {
    id: 'reserve-another-range',
    title: 'A `PrefixReservation` gets another range, listed first',
    before: () => ownVpc({ beside: (stack) => reserved(stack, '10.0.8.0/21') }),
    after: () => ownVpc({ beside: (stack) => reserved(stack, '10.0.4.0/22', '10.0.8.0/21') }),
    added: { 'EC2::SubnetCidrReservation': 1 },
    advice: 'A range that stays is left alone wherever it is listed.',
  },
  {
    id: 'warm-targets',
    title: 'Warm targets change',
    ...towards(vpcCni({ warmPool: WarmPool.addresses(2, 12) })),
    updated: VPC_CNI,
    advice: 'Running nodes take the new targets.',
  },
  {
    id: 'snat',
    title: 'SNAT or network policies change',
    ...towards(vpcCni({ snat: SnatPolicy.external(), networkPolicy: true })),
    updated: VPC_CNI,
    advice: 'With external SNAT the pods first need a route out of the VPC.',
  },
  {
    id: 'security-groups-for-pods',
    title: 'Security groups for pods are switched on',
    ...towards(vpcCni({ securityGroupsForPods: SecurityGroupsForPods.strict() })),
    updated: { 'EKS::Addon': 1, 'IAM::Role': 1 },
    advice: 'The role of the cluster gets a policy. A node whose ENIs are all in use gets no trunk: roll the groups. If max pods fall with the trunk, the launch templates change and EKS rolls them.',
  },
  {
    id: 'add-on-version',
    title: 'Another version of the VPC CNI is pinned',
    ...towards(vpcCni({ addonVersion: 'v1.21.1-eksbuild.1' })),
    updated: VPC_CNI,
    advice: 'One minor version at a time.',
  },
  {
    id: 'cni-permissions',
    title: 'The node role gets the permissions of the VPC CNI',
    ...towards(vpcCni({ permissions: CniPermissions.nodeRole() })),
    updated: { 'EKS::Addon': 1, 'IAM::Role': 2 },
    removed: { 'EKS::Addon': 1, 'IAM::Role': 1 },
    advice: 'The pod identity agent is removed too if nothing else in the app needs it. Keep it with `cluster.eksPodIdentityAgent` if other pods need it.',
  },
  {
    id: 'prefixes-off',
    title: 'Prefix delegation is switched off',
    ...towards(SINGLE),
    ...MODE_CHANGED,
    removed: RESERVATIONS,
    touchesAddresses: 'a smaller reservation',
    advice: 'In one deployment; [two](#changing-the-mode) leave the draining to you. Every group is replaced, the new one first. The default share falls to none: the reservations go at the end.',
  },
  {
    id: 'prefixes-off-share-given',
    title: 'The same where `reservation` is given',
    before: () => ownVpc(reserving(ReservationShare.HALF)),
    after: () => ownVpc({ ...SINGLE, ...reserving(ReservationShare.HALF) }),
    ...MODE_CHANGED,
    advice: 'As above, and the reservations stay: a warning says that single addresses cannot come from them.',
  },
  {
    id: 'prefixes-on',
    title: 'Prefix delegation is switched on',
    before: () => ownVpc(SINGLE),
    after: initial,
    added: RESERVATIONS,
    ...MODE_CHANGED,
    advice: 'As above. Single addresses in the reserved range stay until their pods go, so whole blocks come slowly.',
  },
  {
    id: 'into-pod-subnets',
    title: 'Pods move from the subnets of nodes to subnets of their own',
    before: () => parts('node subnets'),
    after: () => parts('pod subnets'),
    updated: VPC_CNI,
    replaced: replacedGroups(1, 'logical id'),
    advice: 'Make the pod subnets in a deployment before. In one deployment, as above: every group is replaced, the new one first.',
  },
  {
    id: 'into-node-subnets',
    title: 'Pods move back to the subnets of nodes',
    before: () => parts('pod subnets'),
    after: () => parts('node subnets'),
    updated: VPC_CNI,
    replaced: replacedGroups(1, 'logical id'),
    advice: 'Leave the pod subnets in place; remove them in a later deployment.',
  },
  {
    id: 'endpoint',
    title: 'The endpoint is opened',
    ...towards({ options: { endpointAccess: eks.EndpointAccess.PUBLIC_AND_PRIVATE } }),
    updated: { 'EKS::Cluster': 1 },
    advice: 'EKS makes one change to a cluster at a time: not together with an upgrade.',
  },
  {
    id: 'kubernetes-version',
    title: 'Kubernetes is upgraded',
    ...towards({ options: { version: eks.KubernetesVersion.V1_34 } }),
    updated: { 'EKS::Cluster': 1 },
    advice: 'One minor version at a time. Node groups stay at theirs: move each with `releaseVersion`, or by replacing it.',
  },
];
