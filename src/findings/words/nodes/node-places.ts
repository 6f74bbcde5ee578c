import { wording } from '../../wording';

/** Of where nodes run, and the pod subnets that they find there. */
export const NODE_PLACE_WORDS = {
  otherCluster: wording('option-refused', ({ podNetworking, of, cluster }: { podNetworking: string; of: string; cluster: string }) =>
    `'podNetworking' is '${podNetworking}' of cluster '${of}', and 'cluster' is '${cluster}'; give the VPC CNI of the same cluster`,
  { podNetworking: 'Stack/One/VpcCni', of: 'Stack/One/Cluster', cluster: 'Stack/Two/Cluster' }),

  zonesUnknown: wording('value-unchecked', () =>
    'zones of the nodes or of the pod subnets are not known at synth; '
    + 'whether each zone of the nodes has a pod subnet was not checked', {}),

  withoutPodSubnet: wording('pod-subnet-missing', ({ zone, covered }: { zone: string; covered: readonly string[] }) =>
    `nodes would run in zone '${zone}', for which there is no pod subnet (there are pod subnets in ${covered.join(', ')}); `
      + "add the zone to the pod network, or select 'subnets' without it",
  { zone: 'eu-west-1c', covered: ['eu-west-1a', 'eu-west-1b'] }),

  ownLabel: wording('option-refused', ({ label }: { label: string }) =>
    `'labels' sets ${label}, by which nodes find their ENIConfig; leave it out, and give 'podNetworking' of a generation`,
  { label: 'vpc.amazonaws.com/externalEniConfig' }),

  zoneUntold: wording('pod-generation', ({ generation }: { generation: string }) =>
    `nodes of generation '${generation}' would run in subnets that do not tell their zone, after which their ENIConfig is named; `
      + "give 'availabilityZone' where they are imported (Subnet.fromSubnetAttributes)",
  { generation: 'second' }),

  severalZones: wording('pod-generation', ({ generation, zones }: { generation: string; zones: readonly string[] }) =>
    `nodes of generation '${generation}' would run in ${zones.join(', ')}, and the label of a group names the ENIConfig of one zone;`
      + " make a node group for each zone, with the 'subnets' of that zone",
  { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b'] }),

  zoneNotGiven: wording('pod-generation', ({ generation }: { generation: string }) =>
    `'availabilityZone' is not given, and nodes of generation '${generation}' name the ENIConfig of one zone; `
      + 'give it, and make a bootstrap for each zone',
  { generation: 'second' }),

  withoutVpc: wording('nodegroup-subnets', () =>
    "'cluster' is imported without its VPC, so nodes have no subnets; give 'vpc' where it is imported", {}),

  noneSelected: wording('nodegroup-subnets', () =>
    "'subnets' selects none of the VPC's subnets, so nodes have no place to run; select at least one", {}),

  noneInVpc: wording('nodegroup-subnets', () =>
    "'subnets' is not given, and the VPC has no private and no isolated subnet; select the subnets of the nodes", {}),

  noneInZones: wording('nodegroup-subnets', ({ zones }: { zones: readonly string[] }) =>
    `the VPC has no subnet for nodes in the zones that have a pod subnet (${zones.join(', ')}); select 'subnets' in these zones`,
  { zones: ['eu-west-1a', 'eu-west-1b'] }),

  isolated: wording('nodes-isolated', () =>
    'the VPC has isolated subnets only, so nodes run there; without a way out they need VPC endpoints, '
    + 'at least for EC2, ECR, S3, STS, EKS and EKS Pod Identity, and images from ECR', {}),
};
