import { Explanation } from './explanation';
import { PLANNING_ENTRIES } from '../entries/planning-entries';

/** Whether addresses last. */
export const PLANNING_EXPLANATIONS: Readonly<Record<keyof typeof PLANNING_ENTRIES, Explanation>> = {
  'forecast-contradiction': {
    cause: 'parts of a forecast contradict each other: names, subnets, zones, or more pods than nodes can run',
    why: 'a plan would count something that cannot exist, so its numbers would be wrong',
    remedy: 'change the property that the message names',
  },
  'node-subnets-shared': {
    cause: 'pods get addresses of subnets in which nodes of two clusters run, and each plan counts its own nodes only',
    why: 'both plans show free addresses that the other cluster uses, and single addresses of one leave no '
      + 'prefixes for the other',
    remedy: 'give each cluster subnets of its own, or state what the other one takes',
  },
  'nodes-of-other-stage': {
    cause: 'nodes of a cluster are in another Stage of the App than its plan',
    why: 'each Stage is synthesized by itself, so the plan counts too few nodes, and subnets run out of addresses',
    remedy: 'make the nodes of a cluster in the Stage of its plan',
  },
  'subnet-overcommitted': {
    cause: 'a subnet has too few addresses for its nodes or other users, at a stage that must fit',
    why: 'the last nodes find no prefix, their pods stay in ContainerCreating, and the subnet cannot be '
      + 'enlarged in place',
    remedy: 'make the change that the message names, or lower the sizes',
  },
  'subnet-overcommit-possible': {
    cause: 'a subnet has too few addresses at a stage that need not fit: growth, updates, or the loss of a zone',
    why: 'all works until that day, when there is the least time to add another subnet',
    remedy: 'make the change that the message names, or acknowledge what cannot happen',
  },
  'fleet-limits-exceed-subnets': {
    cause: 'the limits of nodes that no node group starts allow more than a subnet has, but the expected nodes fit',
    why: 'Karpenter and Auto Scaling do not know /28 blocks: they start more nodes, and pods stay in ContainerCreating',
    remedy: 'lower the limit to what the message names, or make the subnet larger',
  },
  'fleet-without-limit': {
    cause: 'nodes that no node group starts have no limit, so the plan counts the expected nodes only',
    why: 'nothing but the quotas of the account stops them before the subnets are full',
    remedy: 'give the NodePool or group the limit that the message names',
  },
  'fleet-not-counted': {
    cause: 'nodes that no node group starts have neither a limit nor an expected number',
    why: 'the plan counts none of them, so addresses that it calls free may be taken',
    remedy: 'give the NodePool a limit, or give the usual number of nodes',
  },
  'fleet-types-unbound': {
    cause: 'a limit is in vCPUs or in memory, and some types have an unknown number of vCPUs or unknown memory',
    why: 'how many of their nodes the limit allows is not known, and the plan leaves them out',
    remedy: 'give the limits of the types, or leave them out',
  },
  'static-fleet-stuck': {
    cause: 'a static NodePool has a limit of nodes that is as high as its replicas',
    why: 'Karpenter starts a node before it drains another one, so no node is ever replaced, not even for a new AMI',
    remedy: 'raise the limit by the nodes that may be replaced at once',
  },
  'subnet-size-unknown': {
    cause: 'the CIDR of a subnet is not known at synth, so it was not checked whether it has enough addresses',
    why: 'the plan has no numbers for it, which looks as if there were enough addresses',
    remedy: 'give it where the subnet is imported',
  },
  'subnet-use-unknown': {
    cause: 'how many addresses others take from a subnet is not known, and none were counted',
    why: 'load balancers, endpoints and other clusters may use the addresses that the plan gives to nodes',
    remedy: 'state how many, or give pods subnets of their own',
  },
  'prefix-space-unreserved': {
    cause: 'prefixes share a subnet with single addresses, which can leave no whole /28 block',
    why: 'EC2 answers InsufficientCidrBlocks, and new pods wait while the console shows thousands of free addresses',
    remedy: 'reserve part of it for prefixes',
  },
  'reservation-slack': {
    cause: 'a reservation has fewer free blocks at the peak than nodes take single addresses of its subnet',
    why: 'single addresses have been seen inside of reservations, and each takes a block of sixteen there',
    remedy: 'reserve more if the cluster stays at its peak for long',
  },
  'control-plane-room': {
    cause: 'a subnet has fewer addresses left for the control plane than AWS advises',
    why: 'EKS does not upgrade the cluster until some addresses are free',
    remedy: 'give it subnets of its own, or run fewer nodes in this one',
  },
  'quota-exceeded': {
    cause: 'the plan exceeds a default quota of AWS, and the quotas of your account are not known at synth',
    why: 'AWS refuses the next block, interface or node, perhaps in the middle of scaling out',
    remedy: 'look up your quota, ask for a higher one, then acknowledge',
  },
  'branch-pods-uncounted': {
    cause: 'nodes can run more pods on branch interfaces than a subnet has addresses for, and no such pods are '
      + 'expected',
    why: 'each takes an address of its own, and the last pods wait in a subnet that the plan calls large enough',
    remedy: 'give the number per node in the forecast, or use larger subnets',
  },
  'subnet-of-two-purposes': {
    cause: 'a subnet that ENIConfigs give to pods also has nodes, or interfaces of the control plane',
    why: 'pods take the addresses that nodes start with and upgrades need, and others break up their /28 blocks',
    remedy: 'give each its own subnets',
  },
  'no-room-for-pods': {
    cause: 'pods on the host network and of DaemonSets take all pods that a node of a group can run',
    why: 'nodes are started and paid for, and no pod of an application is ever scheduled on them',
    remedy: 'use types that run more pods, or prefix delegation',
  },
  'warm-target-calls': {
    cause: "with these IP targets the pools of a large cluster grow at least twice as often as with the add-on's own",
    why: 'EC2 throttles the account, and pods start minutes late when many start at once',
    remedy: 'raise MINIMUM_IP_TARGET to the pods that a node runs, or keep whole prefixes or ENIs',
  },
  'idle-addresses': {
    cause: 'nodes hold more addresses than pods use, because of the warm pool',
    why: 'these addresses come from the subnet too, so it is full with fewer nodes',
    remedy: 'set warm targets in single addresses, or use prefixes',
  },
  'zone-loss-unplanned': {
    cause: 'the plan has no stage at which a zone is lost, or a node group has no other zone',
    why: 'when a zone fails, its pods have nowhere to go, or no addresses are planned for them',
    remedy: 'run nodes in two zones or more',
  },
};
