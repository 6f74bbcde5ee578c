import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { MOST_ZONES, DefaultVpcOptions } from './default-vpc';
import { ipv6OptionFindings } from './ipv6-options';
import { isZoneId } from '../../addressing/zone-ids';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { VpcCniAddonOptions } from '../../cni/vpc-cni-addon-props';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_OPTION_WORDS as WORDS } from '../../findings/words/cluster/cluster-options';
import { PodNetwork } from '../../network/pod-network';
import { zoneIdFindings } from '../../network/zone-id-findings';
import { OvercommitPolicy } from '../../plan/overcommit-policy';
import { planningFindings } from '../planning/planning-numbers';
import { PlanningOptions, PodCapacityClusterProps } from '../pod-capacity-cluster-props';

/**
 * What EKS takes for the name of a cluster: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html.
 */
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
  const {
    podNetwork,
    vpcCni,
    availabilityZones,
    flowLogsEncryptionKey,
    coreDns = true,
    onOvercommit,
    planning,
    ...passedOn
  } = props;
  const ipFamily = props.ipFamily === eks.IpFamily.IP_V6 ? PodIpFamily.IPV6 : PodIpFamily.IPV4;
  return {
    value: {
      ipFamily,
      vpc: props.vpc,
      newVpc: {
        zones: availabilityZones,
        dualStack: ipFamily === PodIpFamily.IPV6,
        flowLogsKey: flowLogsEncryptionKey,
      },
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
      ...planningFindings(planning),
    ],
  };
}

function optionFindings(props: PodCapacityClusterProps, region: string): Finding[] {
  const { vpc, availabilityZones, flowLogsEncryptionKey, coreDnsComputeType, clusterName } = props;
  const findings: Finding[] = [];
  const zonesProp = about.prop('availabilityZones');
  const areZonesKnown = !Token.isUnresolved(availabilityZones);
  if (!areZonesKnown) {
    findings.push(findingOf(WORDS.zonesUnresolved, zonesProp, {}));
  } else if (availabilityZones !== undefined) {
    if (vpc !== undefined) findings.push(findingOf(WORDS.zonesBesideVpc, zonesProp, {}));
    const distinct = new Set(availabilityZones).size;
    if (distinct !== availabilityZones.length || distinct < 2 || distinct > MOST_ZONES) {
      const zones = availabilityZones.map((zone) => (Token.isUnresolved(zone) ? 'a token' : zone));
      findings.push(findingOf(WORDS.zonesUnfit, zonesProp, { most: MOST_ZONES, zones }));
    }
  }
  const isElsewhere = (zone: string) =>
    !Token.isUnresolved(zone) && !Token.isUnresolved(region) && !zone.startsWith(region) && !isZoneId(zone);
  const zones = areZonesKnown ? availabilityZones ?? [] : [];
  const elsewhere = zones.filter(isElsewhere);
  findings.push(...zoneIdFindings(zonesProp, zones, region));
  if (elsewhere.length > 0) findings.push(findingOf(WORDS.zonesElsewhere, zonesProp, { zones: elsewhere, region }));
  if (clusterName !== undefined && !Token.isUnresolved(clusterName) && !CLUSTER_NAME.test(clusterName)) {
    findings.push(findingOf(WORDS.nameUnfit, about.prop('clusterName'), { clusterName }));
  }
  if (vpc !== undefined && flowLogsEncryptionKey !== undefined) {
    findings.push(findingOf(WORDS.keyBesideVpc, about.prop('flowLogsEncryptionKey'), {}));
  }
  if (coreDnsComputeType === eks.CoreDnsComputeType.FARGATE) {
    findings.push(findingOf(WORDS.coreDnsOnFargate, about.prop('coreDnsComputeType'), {}));
  }
  return findings;
}
