/** What the page of constructs shows: a task in the reader's words, and the construct or type for it. */
export interface Entry {
  readonly task: string;
  readonly name: string;
}

/** The twenty names that README and guides use most, by what they are for. */
export const TWENTY: ReadonlyArray<{ readonly subject: string; readonly entries: readonly Entry[] }> = [
  {
    subject: 'A cluster',
    entries: [
      { task: 'a new cluster with pod subnets, VPC CNI, nodes and a plan', name: 'PodCapacityCluster' },
      { task: 'say where pods get their IP addresses', name: 'PodNetwork' },
      { task: 'pod subnets in a VPC that you have', name: 'PodSubnets' },
      { task: 'keep space for prefixes in a subnet that you have', name: 'PrefixReservation' },
    ],
  },
  {
    subject: 'The VPC CNI',
    entries: [
      { task: 'configure the VPC CNI of a cluster that you have', name: 'VpcCniAddon' },
      { task: 'how many IP addresses each node keeps free', name: 'WarmPool' },
      { task: 'security groups for single pods', name: 'SecurityGroupsForPods' },
    ],
  },
  {
    subject: 'Nodes',
    entries: [
      { task: 'a managed node group with the right max pods', name: 'PodNodegroup' },
      { task: 'nodes of your own Auto Scaling group', name: 'NodeBootstrap' },
      { task: 'nodes of Karpenter', name: 'KarpenterCapacity' },
      { task: 'nodes of EKS Auto Mode', name: 'AutoModeCapacity' },
      { task: 'instance types by family, size or pods', name: 'InstanceTypeSelection' },
    ],
  },
  {
    subject: 'Numbers without a stack',
    entries: [
      { task: 'what EC2 allows an instance type', name: 'InstanceTypeLimits' },
      { task: 'max pods of a node', name: 'NodeCapacity' },
      { task: 'describe nodes, pods and subnets', name: 'PodForecast' },
      { task: 'whether IP addresses last, and for how many nodes', name: 'CapacityPlan' },
      { task: 'the plan of a cluster made of parts', name: 'ClusterPlan' },
    ],
  },
  {
    subject: 'Checks and tests',
    entries: [
      { task: 'check every EKS cluster of an app', name: 'PodCapacityChecks' },
      { task: 'test the plan of a stack', name: 'PlanAssertions' },
      { task: 'test the max pods of nodes', name: 'NodeAssertions' },
    ],
  },
];

/** The languages of the page, by the names that jsii-rosetta has for them. */
export const LANGUAGES = ['typescript', 'python', 'java', 'csharp', 'go'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What readers call them, and what GitHub colors them as. */
export const WORDS: Readonly<Record<Language, { readonly title: string; readonly block: string }>> = {
  typescript: { title: 'TypeScript', block: 'ts' },
  python: { title: 'Python', block: 'python' },
  java: { title: 'Java', block: 'java' },
  csharp: { title: 'C#', block: 'csharp' },
  go: { title: 'Go', block: 'go' },
};
