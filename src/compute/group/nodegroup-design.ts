import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { eksLimitFindings } from './eks-limits';
import { expectationFindings, GroupForecast, groupForecast, readExpectedPods } from './expected-pods';
import { GroupSizes, readSizes, updateFindings, UpdatesAsked } from './group-sizes';
import { GroupPlace, readPlace } from './group-subnets';
import { TemplateDesign } from './node-launch-template';
import { capabilityFindings } from './os-capabilities';
import { GroupJoin, readJoin } from './own-ami';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { IPodNetworking } from '../../cni/pod-networking';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { together } from '../../validation/accepted';
import { attributeOf } from '../../validation/attribute';
import { literalNumberFindings, wholeNumberFindings } from '../../validation/number-props';
import { kubernetesVersion } from '../join/cluster-introduction';
import { discoveryFindingsOf, NodeDesign, nodeFindings, readNodes } from '../nodes/node-design';
import { NodeImage, readImage } from '../nodes/node-image';
import { NodeCounts, NodeMode } from '../nodes/node-mode';
import { unseenRoleFindings } from '../nodes/node-role';
import { networkingFindings } from '../nodes/node-zones';
import { Telling, ToldCount, untoldPodsFindings } from '../nodes/pod-count';
import { fewestVcpus } from '../nodes/type-limits';
import { OperatingSystemDesign } from '../os/os-design';
import { osOfGroup } from '../os/os-registry';
import { ExpectedPods, PodNodegroupProps } from '../pod-nodegroup-props';

/** All that is decided of a managed node group: of its nodes, and what EKS does with them. */
export interface NodegroupDesign extends NodeDesign {
  readonly cluster: eks.ICluster;
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

  /** Options that go to EKS as they are. */
  readonly passedOn: Partial<eks.NodegroupOptions>;

  /** What a plan counts of it; nothing where a size is a token. */
  readonly forecast?: GroupForecast;
}

/** Reads the props of a node group, and decides what it is. */
export function nodegroupDesign(props: PodNodegroupProps): Checked<NodegroupDesign> {
  const { cluster, podNetworking, machineImageId: ownAmi, amiType, nodeRole, expectedPods } = props;
  const os = osOfGroup(props);
  const nodes = readNodes(props, os, tellingOf(os, ownAmi));
  const { types, counts, capacity, told, mode } = nodes;
  const sizes = readSizes(props);
  const expected = readExpectedPods(expectedPods);
  const place = readPlace(props, os);
  const join = readJoin(props, os, mode, place.value?.labels);
  const image = readImage(types.value ?? [], { os, amiType, ownAmi, kubernetesVersion: kubernetesVersion(cluster) });
  const decided = together<Decided>({ types, counts, capacity, told, sizes, expected, place, join, image }, [
    ...networkingFindings(cluster, podNetworking),
    ...refusedOptions(props),
    ...sizes.findings,
    ...updateFindings(props),
    ...wholeNumberFindings('diskSize', props.diskSize, 1),
    ...expected.findings,
    ...counts.findings,
    ...eksLimitFindings(props, os, ownAmi !== undefined),
    ...types.findings,
    ...image.findings,
    ...join.findings,
    ...unseenRoleFindings(nodeRole, podNetworking),
    ...place.findings,
    ...capabilityFindings(os, { cluster, branchPods: expectedPods?.branchPods, efaOnlyEnis: props.efaOnlyEnis }),
    ...capacity.value === undefined ? literalNumberFindings('maxPods', props.maxPods, 1) : [],
    ...capacity.findings,
    ...told.findings,
    ...os.settingsFindings(props, {
      maxPods: told.value?.maxPods,
      vcpus: fewestVcpus(types.value ?? []),
      mergedByEks: ownAmi === undefined,
    }),
  ]);
  const ofCapacity = [...discoveryFindingsOf(nodes), ...os.heldFindings(nodeFindings(nodes), ownAmi !== undefined)];
  if (decided.value === undefined) return { findings: [...decided.findings, ...ofCapacity] };
  const value = designOf(props, os, mode, decided.value);
  return { value, findings: [...decided.findings, ...podFindingsOf(value, decided.value, props.maxPods), ...ofCapacity] };
}

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

function designOf(props: PodNodegroupProps, os: OperatingSystemDesign, mode: NodeMode, decided: Decided): NodegroupDesign {
  const { cluster, podNetworking, instanceTypes = [], maxUnavailable, maxUnavailablePercentage, taints, nodeRole } = props;
  const { kubeletConfig, kubeletFlags, userDataParts, bottlerocketSettings, diskSize, remoteAccess, tags } = props;
  const { forceUpdate, releaseVersion, capacityType, enableNodeAutoRepair, removalPolicy } = props;
  const { types, counts, capacity, told, sizes, expected, place, join, image } = decided;
  const updates = { maxUnavailable, maxUnavailablePercentage };
  return {
    types,
    os,
    image,
    mode,
    capacity,
    told,
    ...place,
    cluster,
    podNetworking,
    instanceTypes: instanceTypes.map((type) => type.toString()),
    sizes,
    updates,
    taints,
    nodeRole,
    template: {
      told: { maxPods: told.maxPods, kubeletConfig, kubeletFlags, userDataParts, bottlerocketSettings, ...join },
      ownAmi: image.ownAmi,
      diskSize,
      remoteAccess,
      tags,
    },
    passedOn: { forceUpdate, releaseVersion, tags, capacityType, enableNodeAutoRepair, removalPolicy },
    forecast: groupForecast({ types, os, told }, sizes, updates, counts, expected),
  };
}

/** What there is to say of the pods that are expected, and of a count that nobody tells kubelet. */
function podFindingsOf(design: NodegroupDesign, { counts, sizes, expected }: Decided, asked?: number): Finding[] {
  const { os, capacity, told, podNetworking } = design;
  return [
    ...expectationFindings(expected, design, counts, sizes),
    ...os.kernel.runsVpcCni ? capacity.nodes.flatMap((node) => podNetworking.warmPool._findingsFor(node)) : [],
    ...told.by === 'eks' ? untoldPodsFindings(os, asked, capacity) : [],
  ];
}

function refusedOptions({ nodegroupName, launchTemplateSpec, remoteAccess, cluster }: PodNodegroupProps): Finding[] {
  return [
    ...(nodegroupName === undefined ? [] : [findingOf('option-refused', 'nodegroupName',
      `'nodegroupName'${Token.isUnresolved(nodegroupName) ? '' : ` (${nodegroupName})`} would collide when the group is replaced, for the new one is made first; leave it out and use labels or tags`)]),
    ...(launchTemplateSpec === undefined ? [] : [findingOf('option-refused', 'launchTemplateSpec',
      "'launchTemplateSpec' would take the place of the launch template that holds the pod count; use diskSize, tags, remoteAccess, or `launchTemplate` of this construct")]),
    ...(!remoteAccess?.sourceSecurityGroups || attributeOf(() => cluster.clusterSecurityGroup) !== undefined ? [] : [findingOf('option-refused', 'remoteAccess',
      "'remoteAccess' lists source security groups, and the imported cluster does not tell its own; give 'clusterSecurityGroupId' where it is imported")]),
  ];
}
