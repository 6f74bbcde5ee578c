import { IpAssignment, PodNetwork } from '../../../src';
import { Choices, initial, ownVpc, parts, POD_BLOCK, zones } from '../apps';
import { Change, Counts, twice, VPC_CNI } from '../change';

const GROUP: Counts = { 'EKS::Nodegroup': 1, 'EC2::LaunchTemplate': 1, 'IAM::Role': 1 };
const RESERVATIONS = { 'EC2::SubnetCidrReservation': 2 };
const TAGS = { 'EC2::Subnet': 2 };
const [SINGLE, PREFIXES] = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];

/** A cluster with an assignment, while it changes to it from another one, or once it has. */
function assigning(ipAssignment: IpAssignment, modeChange?: Choices['modeChange'], was?: IpAssignment): Choices {
  return { modeChange, options: { vpcCni: { ipAssignment, ...was && { earlierMode: { ipAssignment: was } } } } };
}

type Finding = 'eni-configs' | 'discovery';

/** The same for how the VPC CNI finds pod subnets. */
function finding(by: Finding, modeChange?: Choices['modeChange'], was?: Finding): Choices {
  const network = PodNetwork.secondaryCidr(POD_BLOCK, { availabilityZones: zones('bc') });
  const networks = { 'eni-configs': network, 'discovery': PodNetwork.subnetDiscovery(network) };
  return { modeChange, podNetwork: networks[by], options: { vpcCni: was && { earlierMode: { podNetwork: networks[was] } } } };
}

const SECOND = 'Once the old nodes are drained. The new groups and their nodes stay as they are.';

/** A change of mode in two deployments: new groups beside those that are there, and later these go. */
export const MODE_CHANGES: Change[] = [
  {
    id: 'two-steps-prefixes-on',
    title: 'Prefixes come, step one: new groups beside the old ones, which take `earlierNetworking()`',
    before: () => ownVpc(assigning(SINGLE)),
    after: () => ownVpc(assigning(PREFIXES, 'both', SINGLE)),
    added: { ...twice(GROUP), ...RESERVATIONS },
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'Old nodes take /28 blocks of their own subnets from now on. Cordon and drain them.',
  },
  {
    id: 'two-steps-prefixes-on-done',
    title: 'Prefixes come, step two: the old groups and `earlierMode` go',
    before: () => ownVpc(assigning(PREFIXES, 'both', SINGLE)),
    after: () => ownVpc(assigning(PREFIXES, 'done')),
    removed: twice(GROUP),
    advice: SECOND,
  },
  {
    id: 'two-steps-prefixes-off',
    title: 'Prefixes go, step one',
    before: initial,
    after: () => ownVpc(assigning(SINGLE, 'both', PREFIXES)),
    added: twice(GROUP),
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'The reservations stay while old nodes hold prefixes. Cordon old nodes at once: their max pods are higher than single addresses allow.',
  },
  {
    id: 'two-steps-prefixes-off-done',
    title: 'Prefixes go, step two',
    before: () => ownVpc(assigning(SINGLE, 'both', PREFIXES)),
    after: () => ownVpc(assigning(SINGLE, 'done')),
    removed: { ...twice(GROUP), ...RESERVATIONS },
    touchesAddresses: 'a smaller reservation',
    advice: `${SECOND} The default share falls to none.`,
  },
  {
    id: 'two-steps-into-pod-subnets',
    title: 'Pods move to subnets of their own, step one',
    before: () => parts('node subnets'),
    after: () => parts('pod subnets', 'node subnets'),
    added: GROUP,
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'The ENIs that old nodes have stay in the subnets of the nodes. New ENIs of theirs go to the pod subnets.',
  },
  {
    id: 'two-steps-into-node-subnets',
    title: 'Pods move back to the subnets of nodes, step one',
    before: () => parts('pod subnets'),
    after: () => parts('node subnets', 'pod subnets'),
    added: GROUP,
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'As above, the other way round. Pod subnets go in a deployment after step two.',
  },
  {
    id: 'two-steps-to-discovery',
    title: 'Subnet discovery takes the place of ENIConfigs, step one',
    before: initial,
    after: () => ownVpc(finding('discovery', 'both', 'eni-configs')),
    added: twice(GROUP),
    updated: { ...TAGS, ...VPC_CNI },
    keepsGroups: true,
    advice: 'Both networks are made of one `PodNetwork` object, so that the subnets are the same.',
  },
  {
    id: 'two-steps-to-discovery-done',
    title: 'Subnet discovery takes the place of ENIConfigs, step two',
    before: () => ownVpc(finding('discovery', 'both', 'eni-configs')),
    after: () => ownVpc(finding('discovery', 'done')),
    removed: twice(GROUP),
    advice: SECOND,
  },
  {
    id: 'two-steps-from-discovery',
    title: 'ENIConfigs take the place of subnet discovery, step one',
    before: () => ownVpc(finding('discovery')),
    after: () => ownVpc(finding('eni-configs', 'both', 'discovery')),
    added: twice(GROUP),
    updated: VPC_CNI,
    keepsGroups: true,
    advice: 'The tags of the pod subnets stay until step two.',
  },
];
