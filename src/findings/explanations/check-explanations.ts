import { Explanation } from './explanation';
import { CHECK_ENTRIES } from '../entries/check-entries';

/** What only the checks of resources find, which other libraries define, or nobody's constructs. */
export const CHECK_EXPLANATIONS: Readonly<Record<keyof typeof CHECK_ENTRIES, Explanation>> = {
  'cni-configuration-unreadable': {
    cause: 'the configuration values of the VPC CNI are neither JSON nor YAML of an object',
    why: 'EKS refuses the add-on when the stack is deployed, long after the cluster was made',
    remedy: 'write an object, as in {"env": {"ENABLE_PREFIX_DELEGATION": "true"}}',
  },
  'cni-setting-idle': {
    cause: 'a setting of the VPC CNI has no effect together with the others, or on the nodes of the cluster',
    why: 'somebody counts on spare addresses, or on a route, that no node will ever have',
    remedy: 'leave it out, or make the change that the message names',
  },
  'cni-setting-unmodelled': {
    cause: 'a setting of the VPC CNI changes how many addresses nodes take, in a way that the plan does not count',
    why: 'the plan then describes other nodes than those that will run',
    remedy: 'leave it out, or count by hand what it changes, then acknowledge',
  },
  'warm-pool-none': {
    cause: 'no spare addresses are kept, so a pod waits for EC2 when those of its node are taken',
    why: 'such a pod starts later than others: at the next pass of the VPC CNI, which comes every five seconds',
    remedy: 'use `WarmPool.prefixes(1)`, or `WarmPool.enis(1)` with single addresses',
  },
  'addon-version-refused': {
    cause: 'an add-on has a version that EKS does not list, or a kube-proxy that does not fit the control plane',
    why: 'the deployment fails at the add-on, and leaves a cluster without working nodes',
    remedy: 'use a version of the same minor as the cluster, or leave it out',
  },
  'eni-configs-unseen': {
    cause: 'custom networking is on, and the ENIConfigs, or how nodes find them, are not in the app',
    why: 'a node in a zone without one never becomes Ready, because it has no subnet to take pod addresses from',
    remedy: 'let the add-on make an ENIConfig for each zone, found by the label topology.kubernetes.io/zone',
  },
  'vpc-cni-missing': {
    cause: 'a cluster without self-managed add-ons has node groups, and no add-on vpc-cni',
    why: 'pods have no network, coredns cannot start, and the deployment times out',
    remedy: 'add vpc-cni before the node groups, or acknowledge if another network plug-in is installed',
  },
  'vpc-cni-unseen': {
    cause: 'the settings of the network plug-in are not in the app, or are in a Helm chart or a patch that was not '
      + 'read',
    why: 'the numbers are those of the defaults, which is wrong if somebody switched prefixes on',
    remedy: 'check `kubectl describe daemonset aws-node -n kube-system` once, then acknowledge',
  },
  'node-need-late': {
    cause: 'what nodes need to become Ready comes after those of an Auto Scaling group, or may come after a node group',
    why: 'nodes stay NotReady for that time, and a deployment that waits for them stops',
    remedy: 'turn the dependency around: `autoScalingGroup.node.addDependency(addon)`',
  },
  'cluster-not-awaited': {
    cause: 'an add-on or a node group gives the name of its cluster as a string, and does not wait for it',
    why: "CloudFormation makes both at once, EKS answers 'No cluster found for name', and the deployment rolls back",
    remedy: 'refer to the cluster by `cluster.clusterName`, or let it wait: `addon.node.addDependency(cluster)`',
  },
  'cluster-stack-not-awaited': {
    cause: 'an add-on or a node group gives the name of a cluster of another stack, and its own stack does not '
      + 'wait for that one',
    why: 'the deployment rolls back if its stack comes first',
    remedy: 'let the stack wait for that of the cluster: `stack.addStackDependency(clusterStack)`',
  },
  'addon-before-nodes': {
    cause: 'all nodes wait for an add-on that needs a node to become active, such as coredns',
    why: 'the add-on stays DEGRADED without a node to run on, and the deployment rolls back after about twenty minutes',
    remedy: 'turn the dependency around: `addon.node.addDependency(nodegroup)`',
  },
  'eni-config-before-crd': {
    cause: 'ENIConfigs are applied to a cluster whose VPC CNI, which defines them, can come later',
    why: "kubectl fails with: no matches for kind 'ENIConfig', and the deployment rolls back",
    remedy: 'let the manifest depend on the add-on vpc-cni: `manifest.node.addDependency(addon)`',
  },
  'subnet-before-block': {
    cause: 'a subnet does not wait for the secondary block of the VPC that it lies in, or for its IPv6 block',
    why: 'CloudFormation makes both at the same time, and EC2 refuses the subnet if it comes first',
    remedy: 'let it depend on the block: `subnet.node.addDependency(block)`',
  },
  'block-after-subnet': {
    cause: 'a secondary or IPv6 block of a VPC waits for a subnet that lies in it',
    why: 'EC2 refuses the subnet, because its VPC does not have the block yet, and the deployment rolls back',
    remedy: 'turn the dependency around: `subnet.node.addDependency(block)`',
  },
  'cidr-host-bits': {
    cause: 'a block that is added to a VPC, or a reserved range, has host bits set',
    why: 'EC2 documents rounding for CIDRs of VPCs and subnets, but not for these, so the deployment can fail',
    remedy: 'give the first address of the block, which the message names',
  },
  'reservation-without-blocks': {
    cause: 'a range that is reserved for prefixes has no /28 block that EC2 can use as a prefix',
    why: 'single addresses cannot use it, and no prefix ever comes from it',
    remedy: 'reserve a range that holds other blocks of the subnet',
  },
  'endpoint-open': {
    cause: 'the public endpoint of the API server is open to every address',
    why: 'anybody on the internet can try credentials and flaws against the cluster',
    remedy: 'use the private endpoint, or name the blocks that may reach the public one',
  },
  'control-plane-logs-missing': {
    cause: 'the control plane does not write all of its logs',
    why: 'after an incident nobody can find out who did what',
    remedy: 'switch on api, audit, authenticator, controllerManager and scheduler',
  },
  'node-metadata-open': {
    cause: 'pods can reach the instance metadata of their node, and take its role',
    why: 'one compromised pod can detach ENIs and pull images with the permissions of the node',
    remedy: 'set HttpTokens to required and HttpPutResponseHopLimit to 1',
  },
  'node-volume-unencrypted': {
    cause: 'a volume in the launch template of nodes is not encrypted there',
    why: 'anybody with a snapshot of it can read images, logs and secrets of pods',
    remedy: 'set Encrypted to true, or acknowledge if the account encrypts all volumes',
  },
  'accelerator-without-drivers': {
    cause: 'a node group has types with accelerators and names no AMI type, and the one that EKS takes has no drivers',
    why: 'the most expensive nodes run, and pods that ask for their devices wait forever',
    remedy: 'name the AMI type with drivers',
  },
  'cluster-role-lacks-policy': {
    cause: 'Windows nodes, or security groups for pods, need a policy that the role of the cluster does not have',
    why: 'the controller of EKS cannot assign addresses or branch interfaces, and these pods wait forever',
    remedy: 'attach AmazonEKSVPCResourceController to the role of the cluster',
  },
  'addon-without-nodes': {
    cause: 'an add-on that is a Deployment is in an app in which nothing starts a node that can run it',
    why: 'the add-on stays DEGRADED, and CloudFormation gives up after about twenty minutes and rolls back',
    remedy: 'make a node group or a Fargate profile for it, or acknowledge if nodes come from outside of the app',
  },
  'nodes-never-join': {
    cause: 'a launch template names an AMI of EKS and has no user data, so nodes do not know their cluster',
    why: 'instances boot, are paid for, and never join, and the group fails with `NodeCreationFailure`',
    remedy: 'leave the AMI out, or write user data that joins the cluster',
  },
  'node-bootstrap-unseen': {
    cause: 'a launch template names an AMI, and its user data is not seen to join the cluster',
    why: 'EKS adds none, so nodes join only if the AMI does that by itself, with max pods of its own',
    remedy: 'write user data that joins the cluster, or acknowledge if the AMI does it',
  },
  'image-pods-untold': {
    cause: 'user data joins nodes of an AMI that EKS does not choose, and sets no max pods',
    why: 'kubelet takes the number for single addresses, so nodes stay half empty, or pods get no address',
    remedy: 'set max pods in the user data',
  },
  'windows-ipam-unseen': {
    cause: 'a cluster has Windows nodes, and nothing in the app switches on addresses for Windows pods',
    why: 'Windows pods wait for `vpc.amazonaws.com/PrivateIPv4Address`, which no node offers',
    remedy: 'set `enableWindowsIpam` to "true", or acknowledge if the ConfigMap amazon-vpc-cni is changed by hand',
  },
  'parameter-default-judged': {
    cause: 'with the defaults of its parameters, a template has the problem that the message names',
    why: 'a deployment with the defaults has the problem, and other values were not checked',
    remedy: 'change the default, or acknowledge if every deployment gives another value',
  },
  'nodes-not-counted': {
    cause: 'the app does not show how many nodes of a cluster there can be',
    why: 'their pods take addresses of the same subnets, so subnets that the plan calls large enough can be too small',
    remedy: 'give the limit that the finding says is missing, or add what these nodes take to the plan by hand',
  },
  'told-pods-above-addresses': {
    cause: 'user data tells kubelet more pods than nodes have addresses for, and EKS may tell it fewer, or '
      + 'some need none',
    why: 'kubelet takes pods without an address, which hang in ContainerCreating while the scheduler sends more',
    remedy: 'leave the count out, lower it, use prefixes, or acknowledge this finding if the pods need no address',
  },
  'karpenter-pods-above-addresses': {
    cause: 'Karpenter counts the pods of nodes by all of their ENIs, of which some are not for pods',
    why: 'it places pods on nodes that have no address for them, and they wait for ever',
    remedy: 'set `settings.reservedENIs` of its chart, or `kubelet.maxPods` of the EC2NodeClass',
  },
  'nodegroup-refused': {
    cause: 'a node group has an update of two sizes, an unknown effect of a taint, or an image of its own '
      + 'that is not named',
    why: 'EKS refuses the node group, and the deployment stops',
    remedy: 'change the property that the message names',
  },
  'remote-network-overlap': {
    cause: 'a network of hybrid nodes or their pods has addresses that the VPC or the services have, too',
    why: 'EKS refuses the cluster, and the deployment stops',
    remedy: 'give a range that is not in use',
  },
  'node-class-refused': {
    cause: 'a NodeClass of EKS Auto Mode says where pods are without their security groups, or the other way round',
    why: 'the cluster refuses the NodeClass, and the deployment stops',
    remedy: 'give both, or none',
  },
  'auto-mode-zone-unused': {
    cause: 'a NodeClass of EKS Auto Mode has subnets for nodes in zones where it has none for their pods',
    why: 'no node starts there, so that the loss of another zone takes more nodes than planned',
    remedy: 'select a subnet for pods in each zone, or leave the zone out',
  },
  'max-pods-above-some-types': {
    cause: 'an EC2NodeClass gives nodes more pods than some types of its NodePools have addresses for',
    why: 'Karpenter puts pods on nodes of these types, and they wait for an address forever',
    remedy: 'lower max pods, leave the smaller types out of the NodePools, or switch prefixes on',
  },
  'density-unused': {
    cause: 'pods have single addresses, and prefixes would let nodes of the same types run more of them',
    why: 'the addresses of a node are used up while it has CPU and memory left, and more nodes are paid for',
    remedy: 'switch prefixes on in the VPC CNI, if kubelet then leaves enough memory for pods',
  },
};
