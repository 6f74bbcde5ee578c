import { wording } from '../../wording';

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

/** Of what runs on a cluster: what its plan counts, and where coredns runs. */
export const CLUSTER_POD_WORDS = {
  subnetCrowded: wording('subnet-overcommitted', ({ subnet, size, left, others }: { subnet: string; size: string; left: number; others: number }) =>
    `subnet '${subnet}' (${size}) has ${left} addresses outside reservations, and pods on Fargate ('expectedPods' of their profiles) and`
    + ` others ('planning.otherAddresses') take ${others}; lower these, or choose larger subnets`,
  { subnet: 'Stack/Vpc/PrivateSubnet1', size: '10.0.0.0/24', left: 251, others: 300 }),

  sizesUncounted: wording('value-unchecked', ({ groups }: { groups: readonly string[] }) =>
    `sizes of the node groups ${quoted(groups)} are tokens; what their nodes take from the subnets was not counted`, { groups: ['General'] }),

  zonesUncounted: wording('value-unchecked', ({ groups }: { groups: readonly string[] }) =>
    `zones of the node groups ${quoted(groups)} are not known at synth; what their nodes take from the subnets was not counted`, { groups: ['General'] }),

  fargateUnknown: wording('fargate-pods-unknown', ({ profiles }: { profiles: readonly string[] }) =>
    `how many pods the Fargate profiles ${quoted(profiles)} run is not known, and their addresses were counted as none; `
    + "state it ('expectedPods'), or acknowledge", { profiles: ['Web'] }),

  coreDnsGroupElsewhere: wording('coredns-group-elsewhere', ({ group }: { group: string }) =>
    `coredns does not wait for node group '${group}' of another stack, which waits for this one`, { group: 'Nodes/General' }),

  coreDnsWithoutNodes: wording('coredns-without-nodes', ({ namespace }: { namespace: string }) =>
    'no node group of this stack can run coredns, and its add-on would time out; add a node group of Linux with minSize of 1 or more'
    + ` and no taint, or a Fargate profile for ${namespace}, or set coreDns: false`, { namespace: 'kube-system' }),
};
