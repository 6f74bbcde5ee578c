import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { readIntroduction } from './cluster-introduction';
import { registrationFindings, taintsOf, taintsTwice } from './registration';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { JOINING_WORDS } from '../../findings/words/nodes/joining';
import { NODE_PLACE_WORDS } from '../../findings/words/nodes/node-places';
import { together } from '../../validation/accepted';
import { isRefused } from '../../validation/deliver';
import { NodeBootstrapProps } from '../node-bootstrap-props';
import { leftOutFindings } from '../nodes/kept-off-subnets';
import { clusterOf } from '../nodes/node-cluster';
import { discoveryFindingsOf, NodeDesign, nodeFindings, readNodes } from '../nodes/node-design';
import { readImage } from '../nodes/node-image';
import { NodeCounts } from '../nodes/node-mode';
import { generationFindings, generationLabels, networkingFindings, zoneFindings } from '../nodes/node-zones';
import { hostPodFindings } from '../nodes/pod-count';
import { fewestVcpus } from '../nodes/type-limits';
import { withoutOwnMemory } from '../os/kube-reserved';
import { OperatingSystemDesign } from '../os/os-design';
import { DEFAULT_OS, enumName, OPERATING_SYSTEMS } from '../os/os-registry';

/** All that is decided of nodes outside of managed groups: of the nodes, and what they are told to join. */
export interface BootstrapDesign extends NodeDesign {
  readonly cluster: ClusterView;
  readonly podNetworking: IPodNetworking;
  readonly counts: NodeCounts;
  readonly userData: ec2.UserData;

  /** What users change in it later. */
  readonly changes: () => Finding[];
}

/** An AMI of which nothing is known but that it is not one of EKS's choosing. */
const OWN_AMI = 'of the launch template';

/**
 * Reads the props of a bootstrap, and decides what its nodes are told.
 *
 * @param scope the bootstrap
 */
export function bootstrapDesign(props: NodeBootstrapProps, scope: IConstruct): Checked<BootstrapDesign> {
  const {
    podNetworking, availabilityZone, labels, taints, kubeletConfig, kubeletFlags, userDataParts,
    bottlerocketSettings, serviceIpv4Cidr, serviceIpv6Cidr,
  } = props;
  const cluster = clusterOf(props);
  const os = props.os === undefined ? DEFAULT_OS : OPERATING_SYSTEMS[props.os];
  const zones = availabilityZone === undefined ? [] : [availabilityZone];
  const nodes = readNodes(props, os, { by: 'user-data', eksCounts: false });
  const { types, counts, capacity, told, mode } = nodes;
  const introduction = readIntroduction(
    { cluster, serviceIpv4Cidr, serviceIpv6Cidr },
    podNetworking.ipFamily,
    os.features.needsServiceCidr,
  );
  const image = readImage(types.value ?? [], { os, ownAmi: OWN_AMI });
  const settled = {
    maxPods: told.value?.maxPods,
    vcpus: fewestVcpus(types.value ?? []),
    types: types.value ?? [],
    mergedByEks: false,
    registration: { labels, taints },
  };
  const { value, findings } = together({ types, counts, capacity, told, introduction, image }, [
    ...cluster.findings,
    ...cluster.accessFindings(scope),
    ...networkingFindings(cluster, podNetworking),
    ...generationFindings(zones, podNetworking, labels),
    ...zoneFindings(zones, podNetworking),
    ...os.features.takesPodSubnets ? leftOutFindings(undefined, podNetworking) : [],
    ...registrationFindings(props),
    ...taintsTwice({ taints: taintsOf(taints ?? []) }),
    ...outsideFindings(os),
    ...zoneMissingFindings(podNetworking, availabilityZone),
    ...introduction.findings,
    ...types.findings,
    ...image.findings,
    ...counts.findings,
    ...capacity.findings,
    ...told.findings,
    ...withoutOwnMemory(nodeFindings(nodes), props),
    ...discoveryFindingsOf(nodes),
    ...(capacity.value === undefined
      ? []
      : [
        ...hostPodFindings(props.hostNetworkPods, told.value?.maxPods ?? capacity.value.maxPods),
        ...podNetworking.warmPool._findingsFor(capacity.value.nodes),
      ]),
    ...os.settingsFindings(props, settled),
  ]);
  // Settings that are refused cannot all be written.
  if (value === undefined || isRefused(findings)) return { findings };
  const registration = { labels: generationLabels(podNetworking, availabilityZone, labels), taints };
  const settings = { kubeletConfig, kubeletFlags, userDataParts, bottlerocketSettings };
  const userData = os.userData({
    maxPods: value.told.maxPods,
    ...settings,
    introduction: value.introduction,
    registration,
  });
  if (userData === undefined) return { findings };
  const changes = os.watched?.(userData, settings, settled) ?? (() => []);
  return { value: { ...value, os, mode, zones, cluster, podNetworking, userData, changes }, findings };
}

/** An operating system whose nodes EKS alone can start. */
function outsideFindings({ name, title, features }: OperatingSystemDesign): Finding[] {
  if (features.outsideOfGroups) return [];
  const others = Object.values(OPERATING_SYSTEMS).filter((each) => each.features.outsideOfGroups).map(enumName);
  return [findingOf(JOINING_WORDS.inGroupsOnly, about.prop('os'), { os: name, system: title, others })];
}

function zoneMissingFindings({ generation }: IPodNetworking, availabilityZone?: string): Finding[] {
  if (generation === undefined || availabilityZone !== undefined) return [];
  return [findingOf(NODE_PLACE_WORDS.zoneNotGiven, about.prop('availabilityZone'), { generation })];
}
