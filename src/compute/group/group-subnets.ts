import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { NODE_PLACE_WORDS as WORDS } from '../../findings/words/nodes/node-places';
import { isIsolated, nodeSubnetsOf, zoneOf } from '../../network/vpc/vpc-facts';
import { isDummyId } from '../../templates/lookup-dummies';
import { leftOutFindings } from '../nodes/kept-off-subnets';
import { generationFindings, generationLabels, zoneFindings } from '../nodes/node-zones';
import { OperatingSystemDesign } from '../os/os-design';

/** What the place of a group follows from. */
export interface PlaceAsked {
  readonly cluster: ClusterView;
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
export function readPlace(
  { cluster, podNetworking, subnets: selection, labels }: PlaceAsked,
  os: OperatingSystemDesign,
): Checked<GroupPlace> {
  const { value: subnets = [], findings } = readSubnets(cluster, podNetworking, selection, os.features.takesPodSubnets);
  const zones = [...new Set(subnets.map(zoneOf))];
  const known = zones.filter((zone) => zone !== undefined);
  return {
    value: { subnets, zones: known, labels: generationLabels(podNetworking, known[0], labels) },
    findings: [
      ...findings,
      ...os.networkingFindings(podNetworking),
      ...(os.features.takesPodSubnets
        ? [
          ...zoneFindings(zones, podNetworking),
          ...generationFindings(zones, podNetworking, labels),
          ...leftOutFindings(subnets, podNetworking),
        ]
        : []),
    ],
  };
}

/**
 * The subnets of the nodes: those selected, else those that the network names, else the private subnets (the isolated
 * ones of a VPC without) of the zones that have a pod subnet, where pods need one.
 */
function readSubnets(
  { known: { vpc } }: ClusterView,
  { generation, podSubnets, nodeSubnets }: IPodNetworking,
  selection: ec2.SubnetSelection | undefined,
  takesPodSubnets: boolean,
): Checked<ec2.ISubnet[]> {
  const none = (words: Wording) => ({ findings: [findingOf(words, about.prop('subnets'), {})] });
  if (vpc === undefined) return none(WORDS.withoutVpc);
  // Before the VPC is looked up its zones are dummies, of which no selection by zone finds any.
  if (isDummyId(vpc.vpcId)) {
    return { value: nodeSubnetsOf(vpc).slice(0, generation === undefined ? undefined : 1), findings: [] };
  }
  if (selection !== undefined) {
    const selected = vpc.selectSubnets(selection).subnets;
    return selected.length > 0 ? { value: selected, findings: [] } : none(WORDS.noneSelected);
  }
  const forNodes = nodeSubnets ?? nodeSubnetsOf(vpc);
  if (forNodes.length === 0) return none(WORDS.noneInVpc);
  const zones = takesPodSubnets ? podSubnets?.availabilityZones : undefined;
  if (zones === undefined) return { value: forNodes, findings: isolationFindings(vpc, forNodes) };
  const inZones = forNodes.filter((subnet) => zones.includes(subnet.availabilityZone));
  return inZones.length > 0
    ? { value: inZones, findings: isolationFindings(vpc, inZones) }
    : { findings: [findingOf(WORDS.noneInZones, about.prop('subnets'), { zones })] };
}

function isolationFindings(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): Finding[] {
  if (!subnets.every((subnet) => isIsolated(vpc, subnet) && !isDummyId(subnet.subnetId))) return [];
  return [findingOf(WORDS.isolated, about.prop('subnets'), {})];
}
