import { wording } from '../../wording';

/** Of options of a cluster, of its node groups and of its Fargate profiles. */
export const CLUSTER_OPTION_WORDS = {
  zonesUnresolved: wording('unresolved-value', () => ({
    message: "'availabilityZones' is a token, and a subnet is made for each zone at synth",
    fix: ["give a list of two zones or more as 'availabilityZones', each of which may be a token"],
  }), {}),

  zonesBesideVpc: wording('option-refused', () => ({
    message: "'availabilityZones' is given together with 'vpc', but it is only for a VPC that this library makes",
    fix: ["leave 'availabilityZones' out", "leave 'vpc' out"],
  }), {}),

  zonesUnfit: wording('option-refused', ({ most, zones }: { most: number; zones: readonly string[] }) => ({
    message: `'availabilityZones' is not a list of 2 to ${most} different zones`,
    details: [`zones: ${zones.join(', ') || 'none'}`],
    fix: [`give 2 to ${most} different zones as 'availabilityZones'`],
  }), { most: 4, zones: ['eu-west-1a', 'eu-west-1a'] }),

  zonesElsewhere: wording('option-refused', ({ zones, region }: { zones: readonly string[]; region: string }) => ({
    message: `'availabilityZones' has zones of another Region than ${region}, to which the stack is deployed`,
    details: [`zones of another Region: ${zones.join(', ')}`],
    fix: [`name zones of ${region} in 'availabilityZones', as in ${region}a`],
  }), { zones: ['us-east-1a'], region: 'eu-west-1' }),

  nameUnfit: wording('option-refused', ({ clusterName }: { clusterName: string }) => ({
    message: `'clusterName' is '${clusterName}', which EKS does not take`,
    details: ['EKS takes 1 to 100 letters, digits, hyphens and underscores, and the first is a letter or digit'],
    fix: ["give such a name as 'clusterName'", "leave 'clusterName' out, and CloudFormation makes a name"],
  }), { clusterName: '-main' }),

  keyBesideVpc: wording('option-refused', () => ({
    message: "'flowLogsEncryptionKey' is given together with 'vpc', but it is only for a VPC that this library makes",
    fix: ["leave 'flowLogsEncryptionKey' out", "leave 'vpc' out"],
  }), {}),

  coreDnsOnFargate: wording('option-refused', () => ({
    message: "'coreDnsComputeType' is FARGATE, for which CDK patches coredns by a Lambda function",
    fix: ["leave 'coreDnsComputeType' out, and run coredns on a node group"],
  }), {}),

  servicesWithIpv6: wording('option-refused', () => ({
    message: "'serviceIpv4Cidr' is given with IpFamily.IP_V6, where EKS chooses the addresses of services",
    details: ['EKS chooses them in fc00::/7'],
    fix: ["leave 'serviceIpv4Cidr' out"],
  }), {}),

  networkingOfOther: wording('option-refused', ({ group, path }: { group: string; path: string }) => ({
    message: `'podNetworking' of node group '${group}' is '${path}', which is of another cluster`,
    fix: ["leave 'podNetworking' out", "give what 'addPodNetwork' of this cluster returned as 'podNetworking'"],
  }), { group: 'General', path: 'Stack/Other/VpcCni' }),

  vpcOfProfile: wording('option-refused', () => ({
    message: "'vpc' of a Fargate profile is always that of the cluster",
    fix: ["leave 'vpc' out"],
  }), {}),

  noProfileSubnets: wording('nodegroup-subnets', () => ({
    message: "'subnetSelection' of the Fargate profile selects no subnet for its pods",
    fix: ["select private subnets in 'subnetSelection'"],
  }), {}),

  tooFewZones: wording('control-plane-subnets', ({ found, wanted }: { found: number; wanted: number }) => ({
    message: `the VPC has subnets for nodes in ${zonesCounted(found)},`
      + ` and the control plane needs subnets in ${wanted}`,
    fix: [
      `use a VPC with private subnets in ${wanted} zones or more`,
      `give subnets in ${wanted} zones as 'vpcSubnets'`,
    ],
  }), { found: 1, wanted: 2 }),

  tooFewZonesChosen: wording('control-plane-subnets', ({ found, wanted }: { found: number; wanted: number }) => ({
    message: `'vpcSubnets' chooses subnets in ${zonesCounted(found)}, and the control plane needs subnets in ${wanted}`,
    fix: ["choose subnets of another zone too in 'vpcSubnets'", "leave 'vpcSubnets' out"],
  }), { found: 1, wanted: 2 }),
};

function zonesCounted(count: number): string {
  return count === 1 ? '1 zone' : `${count === 0 ? 'no' : count} zones`;
}
