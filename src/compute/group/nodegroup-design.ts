import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { eksLimitFindings } from './eks-limits';
import { expectationFindings, GroupForecast, groupForecast, readExpectedPods } from './expected-pods';
import { GroupSizes, readSizes, updateFindings, UpdatesAsked } from './group-sizes';
import { GroupPlace, readPlace } from './group-subnets';
import { TemplateDesign } from './node-launch-template';
import { NodegroupAsked, nodegroupAsked } from './nodegroup-asked';
import { capabilityFindings } from './os-capabilities';
import { GroupJoin, readJoin } from './own-ami';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { IPodNetworking } from '../../cni/pod-networking';
import { ClusterView } from '../../eks/cluster-view';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { NODEGROUP_OPTION_WORDS as WORDS } from '../../findings/words/nodes/nodegroup-options';
import { together } from '../../validation/accepted';
import { literalNumberFindings, wholeNumberFindings } from '../../validation/number-props';
import { discoveryFindingsOf, NodeDesign, nodeFindings, readNodes } from '../nodes/node-design';
import { NodeImage, readImage } from '../nodes/node-image';
import { NodeCounts, NodeMode } from '../nodes/node-mode';
import { unseenRoleFindings } from '../nodes/node-role';
import { networkingFindings } from '../nodes/node-zones';
import { Telling, ToldCount, untoldPodsFindings } from '../nodes/pod-count';
import { fewestVcpus } from '../nodes/type-limits';
import { withoutOwnMemory } from '../os/kube-reserved';
import { NodeSettings, OperatingSystemDesign, SettledNode } from '../os/os-design';
import { osOfGroup } from '../os/os-registry';
import { ExpectedPods, PodNodegroupProps } from '../pod-nodegroup-props';

/** All that is decided of a managed node group: of its nodes, and what EKS does with them. */
export interface NodegroupDesign extends NodeDesign {
  readonly cluster: ClusterView;
  readonly podNetworking: IPodNetworking;
  readonly subnets: ec2.ISubnet[];

  /** The names of its types, as they were given. */
  readonly instanceTypes: readonly string[];
  readonly sizes: GroupSizes;
  readonly updates: UpdatesAsked;
  readonly labels?: { [name: string]: string };
  readonly taints?: eks.TaintSpec[];
  readonly nodeRole?: iam.IRole;
  readonly template: TemplateDesign;

  /** What the user's settings agree with. */
  readonly settled: SettledNode;

  /** Options that go to EKS as they are. */
  readonly passedOn: Partial<eks.NodegroupOptions>;

  /** What a plan counts of it; nothing where a size is a token. */
  readonly forecast?: GroupForecast;
}

/**
 * Reads the props of a node group, and decides what it is.
 *
 * @param scope the group
 */
export function nodegroupDesign(props: PodNodegroupProps, scope: IConstruct): Checked<NodegroupDesign> {
  const {
    nodes: asked,
    settings,
    place: placeAsked,
    ami,
    limited,
    capabilities,
    refused,
    ...parts
  } = nodegroupAsked(props);
  const { cluster, podNetworking } = placeAsked;
  const { amiType, machineImageId: ownAmi } = ami;
  const os = osOfGroup(ami);
  const { kubernetesVersion } = cluster.known;
  const nodes = readNodes(asked, os, tellingOf(os, ownAmi));
  const { types, counts, capacity, told, mode } = nodes;
  const sizes = readSizes(parts.sizes);
  const expected = readExpectedPods(parts.expectedPods);
  const place = readPlace(placeAsked, os);
  const join = readJoin(ami, os, mode, place.value?.labels);
  const image = readImage(types.value ?? [], { os, amiType, ownAmi, kubernetesVersion });
  const ofNodes = withoutOwnMemory(nodeFindings(nodes), settings);
  const ofCapacity = [...discoveryFindingsOf(nodes), ...os.heldFindings(ofNodes, ownAmi !== undefined)];
  const settled = {
    maxPods: told.value?.maxPods,
    vcpus: fewestVcpus(types.value ?? []),
    types: types.value ?? [],
    mergedByEks: ownAmi === undefined,
    registration: { labels: ami.labels, taints: ami.taints },
  };
  const { value: decided, findings } = together<Decided>(
    { types, counts, capacity, told, sizes, expected, place, join, image },
    [
      ...cluster.findings,
      ...cluster.accessFindings(scope, ownAmi !== undefined && os.features.ownAmiNeedsEntry),
      ...networkingFindings(cluster, podNetworking),
      ...refusedFindings(refused),
      ...sizes.findings,
      ...updateFindings(parts.updates),
      ...remoteAccessFindings(cluster, parts.template),
      ...wholeNumberFindings('diskSize', limited.diskSize, 1),
      ...expected.findings,
      ...counts.findings,
      ...eksLimitFindings(limited, os, ownAmi !== undefined),
      ...types.findings,
      ...image.findings,
      ...join.findings,
      ...unseenRoleFindings(parts.nodeRole, podNetworking),
      ...place.findings,
      ...capabilityFindings(os, capabilities),
      ...(capacity.value === undefined ? literalNumberFindings('maxPods', asked.maxPods, 1) : []),
      ...capacity.findings,
      ...told.findings,
      ...os.settingsFindings(settings, settled),
    ],
  );
  if (decided === undefined) return { findings: [...findings, ...ofCapacity] };
  const ofPods = podFindingsOf(os, mode, podNetworking, decided, asked.maxPods);
  const value = { ...designOf(os, settings, parts, decided), os, mode, cluster, podNetworking, settled };
  return { value, findings: [...findings, ...ofPods, ...ofCapacity] };
}

/** Parts that go into the design as they are. */
type DesignParts = Pick<NodegroupAsked, 'updates' | 'taints' | 'nodeRole' | 'passedOn' | 'template' | 'instanceTypes'>;

/** What is read of the props, each by its own rules. */
interface Decided {
  readonly types: InstanceTypeLimits[];
  readonly counts: NodeCounts;
  readonly capacity: NodegroupCapacity;
  readonly told: ToldCount;
  readonly sizes: GroupSizes;
  readonly expected: ExpectedPods;
  readonly place: GroupPlace;
  readonly join: GroupJoin;
  readonly image: NodeImage;
}

/** Who tells kubelet its pod count: user data, unless EKS tells one whatever user data says. */
function tellingOf({ features: { podsToldByEks, countMergedByEks } }: OperatingSystemDesign, ownAmi?: string): Telling {
  if (ownAmi !== undefined) return { by: 'user-data', eksCounts: false };
  return { by: podsToldByEks === undefined ? 'user-data' : 'eks', eksCounts: countMergedByEks };
}

/** What is made of the parts, once all of them are read. */
function designOf(
  os: OperatingSystemDesign,
  settings: NodeSettings,
  { updates, taints, nodeRole, passedOn, template, instanceTypes }: DesignParts,
  { types, counts, capacity, told, sizes, expected, place, join, image }: Decided,
): Omit<NodegroupDesign, 'os' | 'mode' | 'cluster' | 'podNetworking' | 'settled'> {
  return {
    types,
    image,
    capacity,
    told,
    ...place,
    instanceTypes,
    sizes,
    updates,
    taints,
    nodeRole,
    passedOn,
    template: { ...template, told: { maxPods: told.maxPods, ...settings, ...join }, ownAmi: image.ownAmi },
    forecast: groupForecast({ types, os, told }, sizes, updates, counts, expected),
  };
}

/** What there is to say of the pods that are expected, and of a count that nobody tells kubelet. */
function podFindingsOf(
  os: OperatingSystemDesign,
  mode: NodeMode,
  { warmPool }: IPodNetworking,
  { capacity, told, counts, sizes, expected }: Decided,
  asked?: number,
): Finding[] {
  return [
    ...expectationFindings(expected, { os, mode, capacity, told }, counts, sizes),
    ...os.kernel.runsVpcCni ? warmPool._findingsFor(capacity.nodes) : [],
    ...told.by === 'eks' ? untoldPodsFindings(os, asked, capacity) : [],
  ];
}

function refusedFindings({ nodegroupName, launchTemplateSpec }: NodegroupAsked['refused']): Finding[] {
  return [
    ...(nodegroupName === undefined ? [] : [findingOf(WORDS.ownName, about.prop('nodegroupName'),
      { name: Token.isUnresolved(nodegroupName) ? undefined : nodegroupName })]),
    ...(launchTemplateSpec === undefined ? [] : [
      findingOf(WORDS.ownLaunchTemplate, about.prop('launchTemplateSpec'), {}),
    ]),
  ];
}

/** Access that would not be opened, for the security group of the nodes is not known. */
function remoteAccessFindings(cluster: ClusterView, { remoteAccess }: NodegroupAsked['template']): Finding[] {
  if (!remoteAccess?.sourceSecurityGroups || cluster.hasSecurityGroup) return [];
  return [findingOf(WORDS.securityGroupUnknown, about.prop('remoteAccess'), {})];
}
