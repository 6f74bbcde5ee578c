import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { MOST_ZONES, DefaultVpcOptions } from './default-vpc';
import { ipv6OptionFindings } from './ipv6-options';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { VpcCniAddonOptions } from '../../cni/vpc-cni-addon-props';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { PodNetwork } from '../../network/pod-network';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { literalNumberFindings } from '../../validation/number-props';
import { PlanningOptions, PodCapacityClusterProps } from '../pod-capacity-cluster-props';

/** What EKS takes for the name of a cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html. */
const CLUSTER_NAME = /^[0-9A-Za-z][-\w]{0,99}$/;

/** All that is decided of a cluster before anything is made. */
export interface ClusterDesign {
  readonly ipFamily: PodIpFamily;

  /** The VPC that is given, or what one is made from. */
  readonly vpc?: ec2.IVpc;
  readonly newVpc: DefaultVpcOptions;
  readonly vpcSubnets?: ec2.SubnetSelection[];
  readonly podNetwork: PodNetwork;
  readonly ipAssignment: IpAssignment;
  readonly vpcCni?: VpcCniAddonOptions;
  readonly coreDns: boolean;
  readonly serviceIpv4Cidr?: string;
  readonly planning: PlanningOptions & { readonly onOvercommit?: OvercommitPolicy };

  /** Options that go to `eks.Cluster`. */
  readonly passedOn: eks.ClusterProps;
}

/** Reads the props of a cluster, and decides what it is. */
export function clusterDesign(props: PodCapacityClusterProps, region: string): Checked<ClusterDesign> {
  const { podNetwork, vpcCni, availabilityZones, flowLogsEncryptionKey, coreDns = true, onOvercommit, planning, ...passedOn } = props;
  const ipFamily = props.ipFamily === eks.IpFamily.IP_V6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4;
  return {
    value: {
      ipFamily,
      vpc: props.vpc,
      newVpc: { zones: availabilityZones, dualStack: ipFamily === PodIpFamily.IPV6, flowLogsKey: flowLogsEncryptionKey },
      vpcSubnets: props.vpcSubnets,
      podNetwork,
      ipAssignment: vpcCni?.ipAssignment ?? IpAssignment.prefixDelegation(),
      vpcCni,
      coreDns,
      serviceIpv4Cidr: props.serviceIpv4Cidr,
      planning: { ...planning, onOvercommit },
      passedOn,
    },
    findings: [
      ...optionFindings(props, region),
      ...ipv6OptionFindings(props),
      ...(['growthPercent', 'zonesLost', 'otherAddresses'] as const).flatMap((name) => literalNumberFindings(`planning.${name}`, planning?.[name], 0)),
    ],
  };
}

function optionFindings(props: PodCapacityClusterProps, region: string): Finding[] {
  const { vpc, availabilityZones, flowLogsEncryptionKey, coreDnsComputeType, clusterName } = props;
  const findings: Finding[] = [];
  const refuse = (name: string, message: string) => findings.push(findingOf('option-refused', name, message));
  const areZonesKnown = !Token.isUnresolved(availabilityZones);
  if (!areZonesKnown) {
    findings.push(findingOf('unresolved-value', 'availabilityZones', "'availabilityZones' is a token, and a subnet is made for each zone at synth; list two or more, each of which may be a token"));
  } else if (availabilityZones !== undefined) {
    if (vpc !== undefined) refuse('availabilityZones', "'availabilityZones' are those of the VPC that is made where none is given; leave them out beside 'vpc'");
    const distinct = new Set(availabilityZones).size;
    if (distinct !== availabilityZones.length || distinct < 2 || distinct > MOST_ZONES) {
      refuse('availabilityZones', `'availabilityZones' must be two to ${MOST_ZONES} different zones; got ${availabilityZones.map((zone) => (Token.isUnresolved(zone) ? 'a token' : zone)).join(', ') || 'none'}`);
    }
  }
  const isElsewhere = (zone: string) => !Token.isUnresolved(zone) && !Token.isUnresolved(region) && !zone.startsWith(region);
  const elsewhere = areZonesKnown ? (availabilityZones ?? []).filter(isElsewhere) : [];
  if (elsewhere.length > 0) refuse('availabilityZones', `'availabilityZones' holds ${elsewhere.join(', ')}, and the stack is deployed to ${region}; name zones of it, as in ${region}a`);
  if (clusterName !== undefined && !Token.isUnresolved(clusterName) && !CLUSTER_NAME.test(clusterName)) {
    refuse('clusterName', `'clusterName' must be 1 to 100 letters, digits, hyphens and underscores, the first a letter or digit; got '${clusterName}'; or leave it out, and CloudFormation makes one`);
  }
  if (vpc !== undefined && flowLogsEncryptionKey !== undefined) {
    refuse('flowLogsEncryptionKey', "'flowLogsEncryptionKey' is for the VPC that is made where none is given; leave it out beside 'vpc'");
  }
  if (coreDnsComputeType === eks.CoreDnsComputeType.FARGATE) {
    refuse('coreDnsComputeType', "'coreDnsComputeType' FARGATE patches coredns by a Lambda; leave it out, and run coredns on a node group");
  }
  return findings;
}
