import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { ClusterDesign } from './cluster-design';
import { controlPlaneSubnets } from './control-plane-subnets';
import { CoreDns } from './core-dns';
import { defaultVpc } from './default-vpc';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ipv4Assignment } from '../../cni/ip-family';
import { boundModes } from '../../cni/modes/bound-modes';
import { modeChangeFindings } from '../../cni/modes/mode-change-findings';
import { VpcCniAddon } from '../../cni/vpc-cni-addon';
import { noteNewCluster } from '../../eks/pod-identity-agent';
import { Finding } from '../../findings/finding';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PodNetwork } from '../../network/pod-network';
import { ipv6SubnetFindings } from '../../network/reach/ipv6-subnet-findings';
import { SecondaryCidr } from '../../network/secondary-cidr';
import { acknowledgeDummies } from '../../network/vpc/dummies';
import { deliverFromTree } from '../../templates/tree-findings';
import { acknowledge } from '../../validation/acknowledge';
import { deliver, isRefused } from '../../validation/deliver';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';
import { ClusterPlanner, PlannerProps } from '../planning/cluster-planner';
import { secondPlanFindings } from '../planning/noted-plans';
import { serviceCidrFindings } from '../service-cidr-findings';

/** Where a cluster is, and its pods. */
export interface ClusterNetwork {
  readonly vpc: ec2.IVpc;
  readonly controlPlane: ec2.SubnetSelection[];
  readonly ofControlPlane: ec2.ISubnet[];
  readonly bound: BoundPodNetwork;

  /** The network of nodes from before, where it is another one. */
  readonly before?: BoundPodNetwork;
  readonly findings: Finding[];
}

/** What a cluster needs before there is a node. */
export interface ClusterParts {
  readonly cluster: eks.Cluster;
  readonly vpcCni: VpcCniAddon;
}

/** Defines the VPC, where none is given, and the subnets of pods. */
export function defineNetwork(scope: Construct, design: ClusterDesign): ClusterNetwork {
  const { ipFamily, podNetwork, ipAssignment, serviceIpv4Cidr } = design;
  const vpc = design.vpc ?? defaultVpc(scope, design.newVpc);
  acknowledgeDummies(scope, [vpc.vpcId]);
  const { selection: controlPlane, findings } = controlPlaneSubnets(vpc, design.vpcSubnets);
  deliver(scope, findings);

  const { earlierMode } = design.vpcCni ?? {};
  const changes = modeChangeFindings(earlierMode, { ipFamily, ipAssignment, podNetwork });
  // The rest of them the add-on says.
  if (isRefused(changes)) deliver(scope, changes);
  const modes = boundModes(scope, vpc, { podNetwork, earlierMode }, ipv4Assignment(ipFamily, ipAssignment));
  const bound = modes.network!;
  const ofServices =
    ipFamily === PodIpFamily.IPV6 ? [] : serviceCidrFindings(serviceIpv4Cidr, SecondaryCidr._blocksOf(vpc));
  deliver(scope, ofServices);

  const ofControlPlane = controlPlane.flatMap((each) => vpc.selectSubnets(each).subnets);
  return { vpc, controlPlane, ofControlPlane, bound, before: modes.before, findings: [...findings, ...ofServices] };
}

/** Defines the cluster and its add-ons. */
export function defineCluster(scope: Construct, design: ClusterDesign, network: ClusterNetwork): ClusterParts {
  const { ipFamily, ipAssignment, podNetwork, passedOn, vpcCni: { earlierMode } = {} } = design;
  const cluster = new eks.Cluster(scope, 'Cluster', {
    ...passedOn,
    endpointAccess: passedOn.endpointAccess ?? eks.EndpointAccess.PRIVATE,
    clusterLogging: passedOn.clusterLogging ?? Object.values(eks.ClusterLoggingTypes),
    vpc: network.vpc,
    vpcSubnets: network.controlPlane,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
  if (passedOn.clusterName === undefined) noteNewCluster(cluster);
  if (passedOn.role === undefined) {
    acknowledgeRequiredPolicies(cluster.role, ['AmazonEKSClusterPolicy'], 'control planes');
  }
  cluster.node.defaultChild!.node.addDependency(...network.bound.dependables);
  if (passedOn.secretsEncryptionKey !== undefined) {
    acknowledge(cluster.node.defaultChild!, [{
      id: 'CloudFormation-Validate::W9009',
      reason: 'EKS takes secrets alone for EncryptionConfig.Resources, which eks.Cluster writes',
    }]);
  }
  const kubeProxy = new eks.CfnAddon(scope, 'KubeProxy', {
    addonName: 'kube-proxy',
    clusterName: cluster.clusterName,
    resolveConflicts: 'OVERWRITE',
  });
  const vpcCni = new VpcCniAddon(scope, 'VpcCni', {
    ...design.vpcCni,
    ipAssignment,
    cluster,
    podNetwork: PodNetwork._bound(podNetwork.placement, network.bound),
    earlierMode: earlierMode && {
      ...earlierMode,
      podNetwork: earlierMode.podNetwork && PodNetwork._bound(earlierMode.podNetwork.placement, network.before!),
    },
  });
  // The VPC CNI reaches the API server through kube-proxy; node groups, wherever they are made, then wait for both.
  vpcCni.node.defaultChild!.node.addDependency(kubeProxy);
  if (design.coreDns) new CoreDns(scope, 'CoreDns', cluster, vpcCni);
  if (ipFamily === PodIpFamily.IPV6) {
    deliverFromTree(scope, (tree) => ipv6SubnetFindings(tree, network.ofControlPlane, 'vpcSubnets', false));
  }
  return { cluster, vpcCni };
}

/** Defines the plan of a cluster over the groups that it will have. */
export function definePlan(scope: Construct, { planning }: ClusterDesign, users: PlannerProps): ClusterPlanner {
  deliver(scope, secondPlanFindings(scope, users.cluster));
  return new ClusterPlanner(scope, { ...planning, ...users });
}
