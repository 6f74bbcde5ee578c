import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { nodeLaunchTemplate } from './node-launch-template';
import { NodegroupDesign } from './nodegroup-design';
import { templateChanges } from './template-changes';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { nodeWaits } from '../../cni/modes/node-waits';
import { ipv6Policies } from '../../cni/permissions/ipv6-policy';
import { IPodNetworking } from '../../cni/pod-networking';
import { awsAuthFindings } from '../../eks/aws-auth';
import { ipv6SubnetFindings } from '../../network/reach/ipv6-subnet-findings';
import { acknowledgeDummies } from '../../network/vpc/dummies';
import { inKeyOrder } from '../../templates/key-order';
import { deliverFromTree } from '../../templates/tree-findings';
import { deliverWhenComplete } from '../../validation/deliver';
import { acknowledgeRequiredPolicies } from '../../validation/required-policies';
import { accessEntry } from '../join/access-entry';
import { userDataFindings } from '../join/user-data-size';
import { leaveOutNodeSubnets } from '../nodes/kept-off-subnets';
import { familyOnNodeRole, nodePolicies, nodeRoleFindings } from '../nodes/node-role';
import { OperatingSystemDesign } from '../os/os-design';

/** What a node group defines. */
export interface NodegroupParts {
  readonly role: iam.IRole;
  readonly launchTemplate: ec2.LaunchTemplate;
  readonly nodegroup: eks.Nodegroup;
}

/**
 * Defines a node group with its launch template and role.
 *
 * @param osOf the operating system of a node group of ours, where a construct is one
 */
export function defineNodegroup(
  scope: Construct,
  design: NodegroupDesign,
  osOf: (each: IConstruct) => OperatingSystemDesign | undefined,
): NodegroupParts {
  const { os, cluster, podNetworking, subnets, nodeRole, image, template, settled } = design;
  const isOther = (each: IConstruct) => (osOf(each) ?? os).features.accessEntry !== os.features.accessEntry;
  const role =
    nodeRole ?? defineRole(scope, image.ownAmi === undefined ? 'Role' : os.features.ownAmiRoleId, podNetworking);
  if (podNetworking.ipFamily === PodIpFamily.IPV6) {
    deliverFromTree(scope, (tree) => ipv6SubnetFindings(tree, subnets, 'subnets', true));
  }
  if (nodeRole !== undefined) deliverFromTree(scope, (tree) => nodeRoleFindings(tree, role, podNetworking));
  if (os.roleFindings !== undefined) {
    deliverFromTree(scope, (tree) => os.roleFindings?.(tree, cluster, role, isOther) ?? []);
  }
  const launchTemplate = nodeLaunchTemplate(scope, 'LaunchTemplate', cluster, os, template);
  const { userData } = launchTemplate;
  const changes = userData && os.watched?.(userData, template.told, settled);
  deliverWhenComplete(scope, () => [...userDataFindings(scope, userData), ...changes?.() ?? []]);
  if (os.features.takesPodSubnets) leaveOutNodeSubnets(subnets, podNetworking);
  const nodegroup = defineGroup(scope, design, role, launchTemplate);
  deliverWhenComplete(scope, templateChanges(nodegroup, launchTemplate));
  deliverWhenComplete(scope, () => awsAuthFindings(scope, role, cluster));
  nodegroup.node.addDependency(...nodeWaits(podNetworking));
  // An entry that is there already stays.
  if (image.ownAmi !== undefined && os.features.ownAmiNeedsEntry) {
    nodegroup.node.addDependency(accessEntry(scope, 'ClusterAccess', cluster, role, os.features.accessEntry));
  }
  return { role, launchTemplate, nodegroup };
}

function defineRole(scope: Construct, id: string, podNetworking: IPodNetworking): iam.Role {
  const policies = nodePolicies(podNetworking);
  const role = new iam.Role(scope, id, {
    description: 'Nodes of an EKS node group',
    assumedBy: new iam.ServicePrincipal('ec2.amazonaws.com'),
    managedPolicies: [
      ...policies.map((policy) => iam.ManagedPolicy.fromAwsManagedPolicyName(policy)),
      ...ipv6Policies(scope, familyOnNodeRole(podNetworking)),
    ],
  });
  acknowledgeRequiredPolicies(role, policies, 'nodes');
  return role;
}

/** The group, whose construct id is the mode in which its nodes start. */
function defineGroup(
  scope: Construct,
  design: NodegroupDesign,
  nodeRole: iam.IRole,
  launchTemplate: ec2.LaunchTemplate,
): eks.Nodegroup {
  const { os, mode, cluster, image, subnets, labels, taints, passedOn, instanceTypes, updates } = design;
  const { expectedSize: _, ...sizes } = design.sizes;
  const nodegroup = new eks.Nodegroup(scope, os.modeId(mode), {
    cluster: cluster.forNodegroup(scope),
    subnets: { subnets },
    amiType: image.amiType,
    ...sizes,
    forceUpdate: passedOn.forceUpdate,
    labels: inKeyOrder(labels),
    taints: taints?.length === 0 ? undefined : taints,
    nodeRole,
    ...passedOn,
    launchTemplateSpec: { id: launchTemplate.launchTemplateId!, version: launchTemplate.latestVersionNumber },
  });
  const resource = nodegroup.node.defaultChild as eks.CfnNodegroup;
  // Not through the construct: it knows fewer AMI types than EKS, always writes a desired size, and takes tokens for
  // numbers out of range.
  resource.instanceTypes = [...instanceTypes];
  resource.scalingConfig = { ...sizes };
  if (Object.values(updates).some((value) => value !== undefined)) resource.updateConfig = { ...updates };
  acknowledgeDummies(scope, subnets.map(({ subnetId }) => subnetId));
  return nodegroup;
}
