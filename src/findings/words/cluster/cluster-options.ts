import { wording } from '../../wording';

/** Of options of a cluster, of its node groups and of its Fargate profiles. */
export const CLUSTER_OPTION_WORDS = {
  zonesUnresolved: wording('unresolved-value', () =>
    "'availabilityZones' is a token, and a subnet is made for each zone at synth; list two or more, each of which may be a token", {}),

  zonesBesideVpc: wording('option-refused', () =>
    "'availabilityZones' are those of the VPC that is made where none is given; leave them out beside 'vpc'", {}),

  zonesUnfit: wording('option-refused', ({ most, zones }: { most: number; zones: readonly string[] }) =>
    `'availabilityZones' must be two to ${most} different zones; got ${zones.join(', ') || 'none'}`, { most: 4, zones: ['eu-west-1a', 'eu-west-1a'] }),

  zonesElsewhere: wording('option-refused', ({ zones, region }: { zones: readonly string[]; region: string }) =>
    `'availabilityZones' holds ${zones.join(', ')}, and the stack is deployed to ${region}; name zones of it, as in ${region}a`,
  { zones: ['us-east-1a'], region: 'eu-west-1' }),

  nameUnfit: wording('option-refused', ({ clusterName }: { clusterName: string }) =>
    "'clusterName' must be 1 to 100 letters, digits, hyphens and underscores, the first a letter or digit; "
    + `got '${clusterName}'; or leave it out, and CloudFormation makes one`, { clusterName: '-main' }),

  keyBesideVpc: wording('option-refused', () =>
    "'flowLogsEncryptionKey' is for the VPC that is made where none is given; leave it out beside 'vpc'", {}),

  coreDnsOnFargate: wording('option-refused', () =>
    "'coreDnsComputeType' FARGATE patches coredns by a Lambda; leave it out, and run coredns on a node group", {}),

  servicesWithIpv6: wording('option-refused', () =>
    "'serviceIpv4Cidr' is given, and with IPv6 EKS chooses the addresses of services, in fc00::/7; leave it out", {}),

  networkingOfOther: wording('option-refused', ({ group, path }: { group: string; path: string }) =>
    `'podNetworking' of node group '${group}' is '${path}', of another cluster; give what 'addPodNetwork' of this one returned, or leave it out`,
  { group: 'General', path: 'Stack/Other/VpcCni' }),

  vpcOfProfile: wording('option-refused', () => "'vpc' of a Fargate profile is that of the cluster; leave it out", {}),

  noProfileSubnets: wording('nodegroup-subnets', () =>
    "'subnetSelection' selects no subnet for pods on Fargate; select private ones", {}),

  tooFewZones: wording('control-plane-subnets', ({ found, wanted }: { found: number; wanted: number }) =>
    `'vpcSubnets' is not given and the VPC has subnets for nodes in ${found} zones; the control plane needs ${wanted}:`
    + " pass 'vpcSubnets', or a VPC with private subnets in two zones", { found: 1, wanted: 2 }),

  tooFewZonesChosen: wording('control-plane-subnets', ({ found, wanted }: { found: number; wanted: number }) =>
    `'vpcSubnets' chooses subnets in ${found} zones, and the control plane needs ${wanted}; choose some of another zone, or leave it out`,
  { found: 1, wanted: 2 }),
};
