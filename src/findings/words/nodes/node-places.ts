import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Where the VPC of an imported cluster is given. */
const IMPORTED = 'where the cluster is imported (Cluster.fromClusterAttributes)';

/** Of where nodes run, and the pod subnets that they find there. */
export const NODE_PLACE_WORDS = {
  otherCluster: wording('option-refused', ({ podNetworking, of, cluster }: {
    podNetworking: string; of: string; cluster: string;
  }) => ({
    message: "'podNetworking' is the VPC CNI of another cluster than 'cluster'",
    details: [`'podNetworking' is '${podNetworking}' of cluster '${of}'`, `'cluster' is '${cluster}'`],
    fix: ["give the VpcCniAddon of 'cluster' as 'podNetworking'"],
  }), { podNetworking: 'Stack/One/VpcCni', of: 'Stack/One/Cluster', cluster: 'Stack/Two/Cluster' }),

  zonesUnknown: wording('value-unchecked', () => ({
    message: 'whether each zone of the nodes has a pod subnet was not checked: some zones are not known at synth',
    fix: [
      "give the stack an 'env' with account and region",
      "give 'availabilityZone' where subnets are imported (Subnet.fromSubnetAttributes)",
      'check that each zone has a pod subnet, then acknowledge this finding',
    ],
  }), {}),

  withoutPodSubnet: wording('pod-subnet-missing', ({ zones, covered }: {
    zones: readonly string[]; covered: readonly string[];
  }) => ({
    message: `nodes would run where pods have no subnet: ${few(zones)}`,
    details: [...allOf('zones without a pod subnet', zones), `zones with a pod subnet: ${covered.join(', ')}`],
    fix: [
      `add ${few(zones)} to the zones of the pod network: 'availabilityZones'`,
      "select node subnets in the other zones only: 'subnets'",
    ],
  }), { zones: ['eu-west-1c'], covered: ['eu-west-1a', 'eu-west-1b'] }, ['zones']),

  ownLabel: wording('option-refused', ({ option, label }: { option: string; label: string }) => ({
    message: `'${option}' sets ${label}, and nodes find their ENIConfig by it`,
    fix: ["leave the label out, and give a generation as 'podNetworking' (VpcCniAddon.addGeneration)"],
  }), { option: 'labels', label: 'vpc.amazonaws.com/externalEniConfig' }),

  zoneUntold: wording('pod-generation', ({ generation }: { generation: string }) => ({
    message: `the zone of the node subnets is not known, and ENIConfigs of generation '${generation}' are named by it`,
    fix: ["give 'availabilityZone' where the subnets are imported (Subnet.fromSubnetAttributes)"],
  }), { generation: 'second' }),

  severalZones: wording('pod-generation', ({ generation, zones }: {
    generation: string; zones: readonly string[];
  }) => ({
    message: `nodes of generation '${generation}' would run in ${few(zones)}, and a node group can use one ENIConfig`,
    details: [...allOf('zones', zones), 'each zone has an ENIConfig of its own, and a label of the group names it'],
    fix: ["make a node group for each zone, with the 'subnets' of that zone"],
  }), { generation: 'second', zones: ['eu-west-1a', 'eu-west-1b'] }),

  zoneNotGiven: wording('pod-generation', ({ generation }: { generation: string }) => ({
    message: `'availabilityZone' is not given, and nodes of generation '${generation}' need the ENIConfig of one zone`,
    fix: ["make a bootstrap for each zone, with its 'availabilityZone'"],
  }), { generation: 'second' }),

  withoutVpc: wording('nodegroup-subnets', () => ({
    message: "the VPC of 'cluster' is not known, so there are no subnets for nodes",
    fix: ["give the VPC of the cluster as 'clusterDetails.vpc'", `give 'vpc' ${IMPORTED}`],
  }), {}),

  noneSelected: wording('nodegroup-subnets', () => ({
    message: "'subnets' selects none of the VPC's subnets, so nodes have no place to run",
    fix: ["select at least one subnet in 'subnets'"],
  }), {}),

  noneInVpc: wording('nodegroup-subnets', () => ({
    message: "'subnets' is not given, and the VPC has no private and no isolated subnet",
    fix: ["select the subnets of the nodes in 'subnets'"],
  }), {}),

  noneInZones: wording('nodegroup-subnets', ({ zones }: { zones: readonly string[] }) => ({
    message: `the VPC has no subnet for nodes in the zones of the pod subnets: ${few(zones)}`,
    details: allOf('zones of the pod subnets', zones),
    fix: ["select subnets in these zones in 'subnets'", 'make pod subnets in the zones of the nodes'],
  }), { zones: ['eu-west-1a', 'eu-west-1b'] }),

  isolated: wording('nodes-isolated', () => ({
    message: 'the VPC has isolated subnets only, so nodes run there, without a route out of the VPC',
    details: [
      'nodes then need VPC endpoints, at least for EC2, ECR, S3, STS, EKS and EKS Pod Identity',
      'container images have to be in ECR',
    ],
  }), {}),
};
