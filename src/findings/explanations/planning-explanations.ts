import { Explanation } from './explanation';
import { PLANNING_ENTRIES } from '../entries/planning-entries';

/** Whether addresses last. */
export const PLANNING_EXPLANATIONS: Readonly<Record<keyof typeof PLANNING_ENTRIES, Explanation>> = {
  'forecast-contradiction': {
    cause: 'parts of a forecast contradict each other: names, subnets, zones, or more pods than nodes can run',
    why: 'a plan would count what cannot be, so nothing that it says would be right',
    remedy: 'change the property that the message names',
  },
  'node-subnets-shared': {
    cause: 'pods get addresses of subnets in which nodes of two clusters run, and each plan counts its own nodes only',
    why: 'both plans show room that the sum has used up, and single addresses of one leave no prefixes for the other',
    remedy: 'give each cluster subnets of its own, or state what the other one takes',
  },
  'nodes-of-other-stage': {
    cause: 'nodes of a cluster stand in another Stage of the App than its plan',
    why: 'each Stage is synthesized by itself, so the plan counts too few nodes, and subnets run out of addresses',
    remedy: 'make the nodes of a cluster in the Stage of its plan',
  },
  'subnet-overcommitted': {
    cause: 'a subnet has too few addresses for its nodes or others, at a stage that must fit',
    why: 'the last nodes find no prefix, their pods hang in ContainerCreating, and nobody can enlarge it in place',
    remedy: 'make the change that the message names, or lower the sizes',
  },
  'subnet-overcommit-possible': {
    cause: 'a subnet has too few addresses at a stage that need not fit: growth, updates, or the loss of a zone',
    why: 'all works until that day, when there is the least time to add another one',
    remedy: 'make the change that the message names, or acknowledge what cannot happen',
  },
  'fleet-limits-exceed-subnets': {
    cause: 'the limits of nodes that no node group starts allow more than a subnet has, and what is likely fits',
    why: 'Karpenter and Auto Scaling know nothing of /28 blocks: they go on, and pods hang in ContainerCreating',
    remedy: 'lower the limit to what the message names, or make the subnet larger',
  },
  'fleet-without-limit': {
    cause: 'nodes that no node group starts have no limit, so the plan counts those that are likely',
    why: 'nothing but the quotas of the account stops them before the subnets are full',
    remedy: 'give the NodePool or group the limit that the message names',
  },
  'fleet-not-counted': {
    cause: 'neither a limit nor a number of nodes is stated for nodes that no node group starts',
    why: 'the plan counts none of them, so addresses that it calls free may be taken',
    remedy: 'give the NodePool a limit, or say how many nodes there usually are',
  },
  'fleet-types-unbound': {
    cause: 'a limit is in vCPUs or in memory, and of some types it is not known how much they have',
    why: 'how many of their nodes the limit allows is not known, and the plan leaves them out',
    remedy: 'state what the types have, or leave them out',
  },
  'static-fleet-stuck': {
    cause: 'a static NodePool has a limit of nodes that is as high as its replicas',
    why: 'Karpenter starts a node before it drains another one, so none is ever replaced, by new images either',
    remedy: 'raise the limit by the nodes that may be replaced at once',
  },
  'subnet-size-unknown': {
    cause: 'the CIDR of a subnet is not known at synth, so nobody checked whether its addresses suffice',
    why: 'the plan says nothing about it, and silence reads like room',
    remedy: 'give it where the subnet is imported',
  },
  'subnet-use-unknown': {
    cause: 'how many addresses others take from a subnet is not known, and none were counted',
    why: 'load balancers, endpoints and other clusters may have what the plan gives to nodes',
    remedy: 'state how many, or give pods subnets of their own',
  },
  'prefix-space-unreserved': {
    cause: 'prefixes share a subnet with single addresses, which can leave no whole /28 block',
    why: 'EC2 answers InsufficientCidrBlocks, and new pods wait while the console shows thousands free',
    remedy: 'reserve part of it for prefixes',
  },
  'reservation-slack': {
    cause: 'a reservation has fewer spare blocks than there are single addresses beside it',
    why: 'single addresses have been seen inside of reservations, and each costs sixteen there',
    remedy: 'reserve more where the cluster stays at its peak for long',
  },
  'control-plane-room': {
    cause: 'a subnet has fewer addresses left for the control plane than AWS advises',
    why: 'EKS does not upgrade the cluster until somebody frees some',
    remedy: 'give it subnets of its own, or run fewer nodes in this one',
  },
  'quota-exceeded': {
    cause: 'the plan is above a default quota of AWS, and those of your account are not known at synth',
    why: 'AWS refuses the next block, interface or node, perhaps in the middle of scaling out',
    remedy: 'look it up, ask for more, then acknowledge',
  },
  'branch-pods-uncounted': {
    cause: 'nodes can run more pods on branch interfaces than a subnet has addresses for, and none is expected',
    why: 'each takes an address of its own, and the last ones wait in a subnet that the plan calls large enough',
    remedy: 'say in the forecast how many run on each node, or use larger subnets',
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
    cause: "by these IP targets the pools of a large cluster grow twice as often as by the add-on's own, or more",
    why: 'EC2 throttles the account, and pods start minutes late just when many are started',
    remedy: 'raise MINIMUM_IP_TARGET to the pods that a node runs, or keep whole prefixes or ENIs',
  },
  'idle-addresses': {
    cause: 'nodes hold more addresses than pods use, because of the warm pool',
    why: 'these are taken from the subnet all the same, which is full with fewer nodes',
    remedy: 'set warm targets in single ones, or use prefixes',
  },
  'zone-loss-unplanned': {
    cause: 'the plan has no stage at which a zone is lost, or a node group has no other zone',
    why: 'its pods have nowhere to go when it fails, or nobody has counted addresses for them',
    remedy: 'run nodes in two or more',
  },
};
