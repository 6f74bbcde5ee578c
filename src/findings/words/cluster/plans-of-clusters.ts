import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Where the name of an imported cluster is given. */
const LITERAL_NAME = "give 'clusterName' as a literal string where the cluster is imported";

/** Of plans, and of the nodes that they count or do not count. */
export const CLUSTER_PLAN_WORDS = {
  secondPlan: wording('option-refused', ({ first, second }: { first: string; second: string }) => ({
    message: `'${second}' is a second plan of the cluster that '${first}' plans already`,
    details: ['each plan counts all nodes of its cluster in the App'],
    fix: [`remove '${second}'`, `remove '${first}', if it is a ClusterPlan`],
  }), { first: 'Platform/Cluster', second: 'Batch/Plan' }),

  networkingUnknown: wording('option-refused', () => ({
    message: "'podNetworking' is not given, and no VpcCniAddon of this App is that of 'cluster'",
    fix: [
      "make a VpcCniAddon with the same 'cluster'",
      "give 'podNetworking', as in that of a PodCapacityCluster",
    ],
  }), {}),

  podSubnetsUnknown: wording('option-refused', () => ({
    message: 'the pod subnets of the cluster are not named, so a plan can count no addresses for pods',
    details: ['custom networking is on in the adopted VPC CNI, or in one that this app does not manage'],
    fix: ["give the subnets that the ENIConfigs name: PodNetwork.subnets(PodSubnets.fromSubnets(...)) as 'podNetwork'"],
  }), {}),

  nameUnknown: wording('value-unchecked', () => ({
    message: "the name of 'cluster' is a token, so nodes of another import of the cluster were not counted",
    fix: [
      LITERAL_NAME,
      "give the same object as 'cluster' everywhere, then acknowledge this finding",
    ],
  }), {}),

  nodesUnknown: wording('value-unchecked', ({ nodes }: { nodes: readonly string[] }) => ({
    message: `what ${few(nodes)} ${nodes.length === 1 ? 'takes' : 'take'} from subnets was not counted:`
      + ' it may belong to another cluster',
    details: [...allOf('not counted', nodes), 'the name, account or Region of one of the two clusters is a token'],
    fix: [
      LITERAL_NAME,
      "give the stacks an 'env' with account and region",
      'acknowledge this finding, if they are of another cluster',
    ],
  }), { nodes: ['Batch/General'] }),

  nodesOfOtherStage: wording('nodes-of-other-stage', ({ nodes, plan }: { nodes: readonly string[]; plan: string }) => ({
    message: `${few(nodes)} ${nodes.length === 1 ? 'is' : 'are'} of the cluster that '${plan}' plans, in another Stage`,
    details: [
      ...allOf('not counted', nodes),
      'each Stage is synthesized by itself, so one plan cannot count both',
    ],
    fix: [
      'make all nodes of a cluster in one Stage',
      "give the Stages the 'env' of different accounts or Regions, if they have clusters of their own",
    ],
  }), { nodes: ['Prod/Batch/General'], plan: 'Platform/Plan' }),

  nodeSubnetsShared: wording('node-subnets-shared', ({ subnets, others, isMixed }: {
    subnets: readonly string[]; others: readonly string[]; isMixed: boolean;
  }) => ({
    message: `${few(subnets)} also ${subnets.length === 1 ? 'has' : 'have'} nodes of another cluster,`
      + ' which this plan does not count',
    details: [
      ...allOf('subnets', subnets),
      `node groups of other clusters: ${few(others)}`,
      ...allOf('node groups', others),
      ...isMixed
        ? ['one of the clusters takes prefixes and another single addresses, so no whole /28 block may be left'] : [],
    ],
    fix: [
      "give the node groups of each cluster subnets of their own: 'subnets'",
      "state what the other cluster takes of each subnet: 'otherAddresses' in 'planning'",
    ],
  }), {
    subnets: ['Stack/Vpc/PrivateSubnet1', 'Stack/Vpc/PrivateSubnet2'], others: ['Stack/Green/Nodes'], isMixed: true,
  }),

  profilesUncounted: wording('fargate-pods-unknown', ({ profiles }: { profiles: readonly string[] }) => ({
    message: `the addresses of pods of ${profiles.length === 1 ? 'Fargate profile' : 'Fargate profiles'}`
      + ` ${few(profiles)} were not counted`,
    details: [...allOf('Fargate profiles', profiles), 'how many pods run on Fargate is not known'],
    fix: ["add their pods to 'otherAddresses' in 'planning' of the plan", 'acknowledge this finding'],
  }), { profiles: ['Stack/Cluster/fargate-profile-Web'] }),

  fleetsUnread: wording('fleet-not-counted', ({ fleets }: { fleets: readonly string[] }) => ({
    message: `what nodes of ${few(fleets)} take from subnets was not counted:`
      + ' a size, or a subnet, is not known at synth',
    details: allOf('not counted', fleets),
    fix: [
      'give literal sizes, and subnets of the VPC of the cluster',
      'leave addresses for these nodes in their subnets, and acknowledge this finding',
    ],
  }), { fleets: ['Stack/Workers'] }),

  fleetUnplaced: wording('fleet-not-counted', ({ fleet }: { fleet: string }) => ({
    message: `it is not known in which subnets nodes of ${fleet} run, so none of its nodes is counted`,
    details: ["without 'subnets', it is counted where node groups run, in zones with subnets for its pods"],
    fix: [`give 'subnets' of ${fleet}, with zones that are known at synth`],
  }), { fleet: 'Stack/Karpenter' }),

  controlPlaneUnknown: wording('value-unchecked', () => ({
    message: 'the subnets of the control plane are not known, so its addresses were not counted',
    fix: ["give the subnets of the control plane as 'controlPlaneSubnets'", 'acknowledge this finding'],
  }), {}),
};
