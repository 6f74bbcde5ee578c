import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { isIsolated, nodeSubnetsOf, zoneOf } from '../../network/vpc/vpc-facts';
import { isDummyId } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';
import { generationFindings, generationLabels, zoneFindings } from '../nodes/node-zones';
import { OperatingSystemDesign } from '../os/os-design';

/** What the place of a group follows from. */
export interface PlaceAsked {
  readonly cluster: eks.ICluster;
  readonly podNetworking: IPodNetworking;
  readonly subnets?: ec2.SubnetSelection;
  readonly labels?: { [name: string]: string };
}

/** Where the nodes of a group run, and by which labels they find their pod subnets. */
export interface GroupPlace {
  readonly subnets: ec2.ISubnet[];

  /** The zones that are known. */
  readonly zones: string[];
  readonly labels?: { [name: string]: string };
}

/** The place of a group whose nodes run an operating system. */
export function readPlace({ cluster, podNetworking, subnets: selection, labels }: PlaceAsked, os: OperatingSystemDesign): Checked<GroupPlace> {
  const { value: subnets = [], findings } = readSubnets(cluster, podNetworking, selection, os.features.takesPodSubnets);
  const zones = [...new Set(subnets.map(zoneOf))];
  const known = zones.filter((zone) => zone !== undefined);
  return {
    value: { subnets, zones: known, labels: generationLabels(podNetworking, known[0], labels) },
    findings: [
      ...findings,
      ...os.networkingFindings(podNetworking),
      ...os.features.takesPodSubnets ? [...zoneFindings(zones, podNetworking), ...generationFindings(zones, podNetworking, labels)] : [],
    ],
  };
}

/**
 * The subnets of the nodes: those selected, else the private subnets (the isolated ones of a VPC without) of the zones that have a pod subnet, where pods need one.
 */
function readSubnets(
  cluster: eks.ICluster,
  { generation, podSubnets }: IPodNetworking,
  selection: ec2.SubnetSelection | undefined,
  takesPodSubnets: boolean,
): Checked<ec2.ISubnet[]> {
  const none = (why: string) => ({ findings: [findingOf('nodegroup-subnets', 'subnets', why)] });
  const vpc = attributeOf(() => cluster.vpc);
  if (vpc === undefined) return none("'cluster' is imported without its VPC, so nodes have no subnets; give 'vpc' where it is imported");
  // Before the VPC is looked up its zones are dummies, of which no selection by zone finds any.
  if (isDummyId(vpc.vpcId)) return { value: nodeSubnetsOf(vpc).slice(0, generation === undefined ? undefined : 1), findings: [] };
  if (selection !== undefined) {
    const selected = vpc.selectSubnets(selection).subnets;
    return selected.length > 0 ? { value: selected, findings: [] } : none("'subnets' selects none of the VPC's subnets, so nodes have no place to run; select at least one");
  }
  const forNodes = nodeSubnetsOf(vpc);
  if (forNodes.length === 0) return none("'subnets' is not given, and the VPC has no private and no isolated subnet; select the subnets of the nodes");
  const zones = takesPodSubnets ? podSubnets?.availabilityZones : undefined;
  if (zones === undefined) return { value: forNodes, findings: isolationFindings(vpc, forNodes) };
  const inZones = forNodes.filter((subnet) => zones.includes(subnet.availabilityZone));
  return inZones.length > 0
    ? { value: inZones, findings: isolationFindings(vpc, inZones) }
    : none(`the VPC has no subnet for nodes in the zones that have a pod subnet (${zones.join(', ')}); select 'subnets' in these zones`);
}

function isolationFindings(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): Finding[] {
  if (!subnets.every((subnet) => isIsolated(vpc, subnet) && !isDummyId(subnet.subnetId))) return [];
  return [findingOf('nodes-isolated', 'subnets',
    'the VPC has isolated subnets only, so nodes run there; without a way out they need VPC endpoints, at least for EC2, ECR, S3, STS, EKS and EKS Pod Identity, and images from ECR')];
}
