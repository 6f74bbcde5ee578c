import { allOf, counted, few } from '../../phrases';
import { wording } from '../../wording';

/** A placement in words. */
const WHERE: Readonly<Record<string, string>> = {
  'node-subnets': 'the subnets of the nodes',
  'subnet-discovery': 'the subnets of the nodes and tagged pod subnets',
  'tagged-subnets': 'tagged pod subnets',
  'custom-networking': 'pod subnets that ENIConfigs name',
};

/** An assignment in words. */
const WHAT: Readonly<Record<string, string>> = {
  'secondary-ip': 'single addresses',
  'prefix-delegation': 'prefixes (/28)',
};

const where = (placement: string) => WHERE[placement] ?? placement;
const what = (mode: string) => WHAT[mode] ?? mode;

/** Of a cluster whose nodes change from one mode of the VPC CNI to another. */
export const MODE_CHANGE_WORDS = {
  withIpv6: wording('earlier-mode', () => ({
    message: "'earlierMode' is given on a cluster with IPv6, where nodes have one mode only",
    fix: ["leave 'earlierMode' out"],
  }), {}),

  unchanged: wording('earlier-mode', () => ({
    message: "'earlierMode' is the present mode: neither 'ipAssignment' nor 'podNetwork' differs",
    details: ["'earlierMode' is the mode of deployed node groups, and the other properties say the next mode"],
    fix: [
      "give what is deployed: 'ipAssignment' or 'podNetwork' of 'earlierMode'",
      "leave 'earlierMode' out, if no node of another mode runs",
    ],
  }), {}),

  samePlacement: wording('earlier-mode', ({ placement }: { placement: string }) => ({
    message: `'earlierMode.podNetwork' and 'podNetwork' both use ${where(placement)}`,
    details: ['pod subnets never change in place, and further ones come beside them as a generation'],
    fix: [
      "leave 'podNetwork' out of 'earlierMode'",
      'keep the pod network, and add subnets by addPodNetwork (of a VpcCniAddon: addGeneration)',
    ],
  }), { placement: 'custom-networking' }),

  networkTwice: wording('earlier-mode', ({ placement, before }: { placement: string; before: string }) => ({
    message: "'earlierMode.podNetwork' and 'podNetwork' are two objects, and would make the same subnets twice",
    details: [`before: ${where(before)}`, `now: ${where(placement)}`],
    fix: [
      'make the network once, const network = PodNetwork.secondaryCidr(...), and use it in both properties',
    ],
  }), { placement: 'tagged-subnets', before: 'custom-networking' }),

  notGiven: wording('earlier-mode', () => ({
    message: "earlierNetworking() is called, but 'earlierMode' is not given",
    details: ['nodes would start in the present mode, and replace those that run'],
    fix: [
      "give what is deployed as 'earlierMode', in the settings of the VPC CNI",
      'remove the node groups of the earlier mode, once their nodes are drained',
    ],
  }), {}),

  ofOther: wording('earlier-mode', ({ path }: { path: string }) => ({
    message: `earlierNetworking() is called with the networking '${path}', which is not of this VPC CNI`,
    fix: ['give the VPC CNI itself, or what addGeneration or addPodNetwork of it returned'],
  }), { path: 'Stack/Other/VpcCni' }),

  replacedAtOnce: wording('mode-change-at-once', ({ groups }: { groups: readonly string[] }) => ({
    message: `the mode changes, and this deployment replaces ${counted(groups.length, 'node group')}: ${few(groups)}`,
    details: [
      ...allOf('node groups', groups),
      "'earlierMode' says that the mode changes, and no node group stays in the earlier one",
      'CloudFormation makes each group anew, then deletes the old one',
      'EKS drains the nodes of a deleted group for a few minutes, then terminates them despite disruption budgets',
    ],
    fix: [
      "give the groups that are deployed earlierNetworking() as 'podNetworking', and add new groups under other ids",
      "leave 'earlierMode' out, if no group of the earlier mode is deployed any more",
    ],
  }), { groups: ['Stack/Cluster/NodegroupGeneral', 'Stack/Cluster/NodegroupBatch'] }, ['groups']),

  bothAtOnce: wording('mode-change-both', ({ was, is, before, placement, canStop }: {
    was: string; is: string; before: string; placement: string; canStop: boolean;
  }) => ({
    message: "'earlierMode' differs in 'ipAssignment' and in 'podNetwork': running nodes would change both at once",
    details: [
      `before: ${what(was)}, from ${where(before)}`,
      `now: ${what(is)}, from ${where(placement)}`,
      ...canStop ? [
        'aws-node of a node that is cordoned, or full with all its ENIs attached, then finds no prefix and stops',
        'it restarts until it finds one, and pods of that node get no address (read in its source, not tried)',
      ] : [],
    ],
    fix: [
      canStop
        ? "change prefixes first ('ipAssignment'), drain the old nodes, and then change 'podNetwork'"
        : "change 'ipAssignment' or 'podNetwork' first, drain the old nodes, and then change the other",
      'let `eks-pod-capacity migrate` say which nodes could take both at once, and acknowledge this finding',
    ],
  }), {
    was: 'secondary-ip', is: 'prefix-delegation', before: 'node-subnets', placement: 'custom-networking', canStop: true,
  }),
};
