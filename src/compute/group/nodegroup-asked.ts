import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { LimitedOptions } from './eks-limits';
import { SizesAsked, UpdatesAsked } from './group-sizes';
import { PlaceAsked } from './group-subnets';
import { TemplateDesign } from './node-launch-template';
import { CapabilitiesAsked } from './os-capabilities';
import { OwnAmiAsked } from './own-ami';
import { clusterOf } from '../nodes/node-cluster';
import { NodesAsked } from '../nodes/node-design';
import { NodeSettings } from '../os/os-design';
import { ExpectedPods, PodNodegroupProps } from '../pod-nodegroup-props';

/** What is asked of a node group, in the parts in which it is read. */
export interface NodegroupAsked {
  readonly nodes: NodesAsked;
  readonly settings: NodeSettings;
  readonly place: PlaceAsked;
  readonly ami: OwnAmiAsked;
  readonly sizes: SizesAsked;
  readonly updates: UpdatesAsked;
  readonly limited: LimitedOptions;
  readonly capabilities: CapabilitiesAsked;
  readonly expectedPods?: ExpectedPods;
  readonly template: Omit<TemplateDesign, 'told' | 'ownAmi'>;
  readonly taints?: eks.TaintSpec[];
  readonly nodeRole?: iam.IRole;

  /** The names of its types, as they were given. */
  readonly instanceTypes: readonly string[];

  /** Options that go to EKS as they are. */
  readonly passedOn: Partial<eks.NodegroupOptions>;

  /** Options that are refused whatever their value. */
  readonly refused: Pick<eks.NodegroupOptions, 'nodegroupName' | 'launchTemplateSpec'>;
}

/** Takes the props of a node group apart: nobody else reads them. */
export function nodegroupAsked(props: PodNodegroupProps): NodegroupAsked {
  const {
    podNetworking, instanceTypes = [], instanceTypeLimits, maxPods, hostNetworkPods, efaOnlyEnis, expectedPods,
  } = props;
  const cluster = clusterOf(props);
  const { kubeletConfig, kubeletFlags, userDataParts, bottlerocketSettings, labels, taints, nodeRole } = props;
  const {
    machineImageId, os, amiType, releaseVersion, serviceIpv4Cidr, serviceIpv6Cidr, diskSize, tags, remoteAccess,
    subnets,
  } = props;
  const { minSize, maxSize, desiredSize, expectedSize, maxUnavailable, maxUnavailablePercentage } = props;
  const { forceUpdate, capacityType, enableNodeAutoRepair, removalPolicy, nodegroupName, launchTemplateSpec } = props;
  return {
    nodes: { podNetworking, instanceTypes, instanceTypeLimits, maxPods, hostNetworkPods, efaOnlyEnis },
    settings: { kubeletConfig, kubeletFlags, userDataParts, bottlerocketSettings },
    place: { cluster, podNetworking, subnets, labels },
    ami: {
      cluster,
      machineImageId,
      os,
      amiType,
      releaseVersion,
      serviceIpv4Cidr,
      serviceIpv6Cidr,
      labels,
      taints,
    },
    sizes: { minSize, maxSize, desiredSize, expectedSize },
    updates: { maxUnavailable, maxUnavailablePercentage },
    limited: { instanceTypes, labels, taints, tags, diskSize, releaseVersion, capacityType },
    capabilities: { cluster, branchPods: expectedPods?.branchPods, efaOnlyEnis },
    expectedPods,
    template: { diskSize, remoteAccess, tags },
    taints,
    nodeRole,
    instanceTypes: instanceTypes.map((type) => type.toString()),
    passedOn: { forceUpdate, releaseVersion, tags, capacityType, enableNodeAutoRepair, removalPolicy },
    refused: { nodegroupName, launchTemplateSpec },
  };
}
