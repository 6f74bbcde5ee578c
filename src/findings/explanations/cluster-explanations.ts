import { Explanation } from './explanation';
import { CLUSTER_ENTRIES } from '../entries/cluster-entries';

/** The cluster and its add-ons. */
export const CLUSTER_EXPLANATIONS: Readonly<Record<keyof typeof CLUSTER_ENTRIES, Explanation>> = {
  'control-plane-subnets': {
    cause: 'the VPC does not give the control plane private subnets in two zones',
    why: 'EKS makes no cluster in one zone, and nobody can give it further zones later',
    remedy: 'pass `vpcSubnets`, or a VPC with private subnets in two zones or more',
  },
  'nodes-isolated': {
    cause: 'nodes run in subnets without a way out of the VPC',
    why: 'nodes cannot join or pull images without VPC endpoints, and pods get no credentials',
    remedy: 'make endpoints for what nodes and pods call, or use subnets with a way out',
  },
  'pod-identity-agent-unseen': {
    cause: 'the VPC CNI gets its permissions through pod identity, and the app does not see whether the cluster runs '
      + 'the agent',
    why: 'the VPC CNI has no credentials without it, so new nodes stay NotReady',
    remedy: 'install the add-on eks-pod-identity-agent, or use `CniPermissions.nodeRole()`',
  },
  'branch-pods-keep-address': {
    cause: 'pods with security groups of their own keep their address outside of the VPC, and other pods have that '
      + 'of their node',
    why: 'lists of allowed addresses that know the nodes refuse just these pods',
    remedy: 'admit the pod subnets where these pods connect to, or use the standard mode',
  },
  'cluster-role-unseen': {
    cause: 'the role of the cluster is not of this app, and needs AmazonEKSVPCResourceController',
    why: 'EKS attaches no trunk ENI and gives Windows nodes no addresses, so such pods stay Pending',
    remedy: 'attach the policy, then acknowledge',
  },
  'cni-role-lacks-permissions': {
    cause: 'the role that is given for the VPC CNI lacks permissions that it needs',
    why: 'the VPC CNI cannot ask EC2 for addresses, so no node becomes Ready',
    remedy: 'add what the message names to it, or leave it out',
  },
  'cni-role-unseen': {
    cause: 'the app does not see whether the role that is given for the VPC CNI has the permissions that it needs',
    why: 'the first node stays NotReady without them, and its node group waits',
    remedy: 'check that it has what the message names, then acknowledge',
  },
  'ipv6-subnet': {
    cause: 'the cluster has IPv6, and one of its subnets lacks an IPv6 block, an IPv4 block or IPv6 addresses for '
      + 'nodes',
    why: 'EKS refuses such a subnet for the control plane, and nodes there never become Ready',
    remedy: 'make the VPC dual stack, or choose other subnets',
  },
  'ipv6-subnet-unseen': {
    cause: 'the cluster has IPv6, and the app does not see whether imported subnets have IPv6 blocks',
    why: 'EKS refuses them at deployment, or nodes there never become Ready',
    remedy: 'check that they do, and that those of nodes assign IPv6 addresses, then acknowledge',
  },
  'fargate-pods-unknown': {
    cause: "each pod on Fargate takes an address of the profile's subnets, and how many run is not known",
    why: 'they can fill a subnet that the plan shows as half empty, and then no node starts there',
    remedy: 'state `expectedPods` of the profile',
  },
  'coredns-without-nodes': {
    cause: 'no node group of the stack can run coredns, which needs Linux nodes without taints',
    why: 'the deployment waits about twenty minutes for the add-on, and then rolls back',
    remedy: 'add such a node group, add a Fargate profile for kube-system, or set `coreDns: false`',
  },
  'coredns-group-elsewhere': {
    cause: 'a node group of another stack can run coredns, and waiting for it would make the stacks depend on each '
      + 'other',
    why: 'the add-on times out once no group of its own stack can run it',
    remedy: 'keep one node group that can run coredns in the stack of the cluster',
  },
  'service-cidr-overlap': {
    cause: 'the range of Kubernetes services is not a private one of /12 to /24, or overlaps a block of the VPC',
    why: 'EKS refuses the cluster, and nobody can change the range of one that exists',
    remedy: 'choose a free range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
  },
  'service-cidr-default': {
    cause: 'no range is given for Kubernetes services, and the VPC overlaps one of the two that EKS chooses from',
    why: 'EKS may choose addresses of a network that pods talk to, and only a new cluster gets others',
    remedy: 'give `serviceIpv4Cidr`',
  },
  'earlier-mode': {
    cause: '`earlierMode` is not a mode that nodes can have beside those of now, or is asked for without being given',
    why: 'node groups would be replaced that are to stay as they are',
    remedy: 'give what is deployed, or leave it out',
  },
  'mode-change-at-once': {
    cause: '`earlierMode` is given, and no node group stays in that mode',
    why: 'every group is made anew in one deployment, and the old one is terminated after a few minutes of draining',
    remedy: 'keep the groups that are deployed on `earlierNetworking()`, and add new ones beside them',
  },
  'mode-change-both': {
    cause: 'prefixes or single addresses, and where pods get them, change in one deployment',
    why: 'on nodes that run the VPC CNI may find no address in either mode, and stop',
    remedy: 'change one of the two, drain the nodes, and then the other',
  },
  'cni-setting-invalid': {
    cause: 'a setting of the VPC CNI has the wrong place or form, or keeps the VPC CNI from starting',
    why: 'EKS refuses the add-on at deployment, or the VPC CNI uses its own default without a word',
    remedy: 'write it as the message says: variables stand under `env`, each as a string',
  },
  'cni-setting-ignored': {
    cause: 'the VPC CNI, or EKS for Windows nodes, cannot read a value and takes another one without a word',
    why: 'somebody relies on a setting that is not in force',
    remedy: 'write a value that the message names, or leave the setting out',
  },
  'cni-gives-no-addresses': {
    cause: 'a setting of the VPC CNI keeps it from giving pods addresses, though EKS accepts it',
    why: 'nodes never become Ready, or every pod hangs in ContainerCreating',
    remedy: 'leave it out, or set what the message names',
  },
  'cni-version-too-old': {
    cause: 'a setting of the VPC CNI needs a later version than the add-on has',
    why: 'the VPC CNI ignores it, and nodes run fewer pods than everybody expects',
    remedy: 'use a version that knows it',
  },
  'cni-version-behind': {
    cause: 'the add-on vpc-cni is pinned to a version older than any for the version of Kubernetes',
    why: 'the counts are those of later versions, and EKS may refuse the add-on',
    remedy: 'use a later version, or leave it out',
  },
  'cni-setting-unknown': {
    cause: 'no published schema of the add-on vpc-cni has the setting',
    why: 'EKS refuses the whole configuration at deployment for one key that its version does not know',
    remedy: 'correct the name, or acknowledge what `aws eks describe-addon-configuration` lists for your version',
  },
  'addon-conflicts': {
    cause: 'the add-on fails where settings were changed by hand, or keeps these in place of its own',
    why: 'prefix delegation that was set by hand is gone after the next upgrade, and nodes run out of addresses',
    remedy: 'set ResolveConflicts to OVERWRITE, so that the template wins',
  },
  'nodegroup-before-vpc-cni': {
    cause: 'a node group does not wait for the add-on vpc-cni, so nodes may start before it is configured',
    why: 'm5.large registers 29 pods in place of 110, until somebody replaces it',
    remedy: 'let it depend on the add-on: `nodegroup.node.addDependency(addon)`',
  },
  'node-need-after-nodes': {
    cause: 'the VPC CNI or what it needs (kube-proxy, permissions, ENIConfigs), or their way out, waits for the nodes',
    why: "nodes stay NotReady ('cni plugin not initialized'), EKS gives the node group up, and the deployment stops",
    remedy: 'turn the dependency around: `nodegroup.node.addDependency(addon)`, or DependsOn of the node group',
  },
  'cluster-circle': {
    cause: 'the cluster waits for a resource that needs it, as it does for all under its VPC with a private endpoint',
    why: 'CloudFormation refuses the whole template for circular dependencies, and names logical ids only',
    remedy: 'give the construct another scope than the VPC',
  },
  'aws-auth-lacks-nodes': {
    cause: 'the app writes the config map aws-auth of a cluster without the role of a managed node group',
    why: 'the next change of the config map takes away what EKS put there for the group, and its nodes become NotReady',
    remedy: "let the cluster use access entries ('authenticationMode'), or map the role in 'awsAuth'",
  },
  'addon-twice': {
    cause: 'a cluster has two add-ons of one name',
    why: 'EKS refuses the second one, and the deployment rolls back',
    remedy: 'keep one of them, under the logical id of the deployed one (`logicalId` of `VpcCniAddon`)',
  },
  'running-cni-unreadable': {
    cause: 'what a running VPC CNI is told by is not what AWS or Kubernetes prints of it',
    why: 'an adoption carries what it reads, and settings that it cannot read would be lost',
    remedy: 'give the whole output of `aws eks describe-addon` or `kubectl get daemonset aws-node`, as JSON or YAML',
  },
  'adoption-contradicted': {
    cause: 'a property asks for something else than the VPC CNI has that `adopt` takes over as it runs',
    why: 'a change beside the adoption restarts aws-node in another mode on all nodes, and hides what broke',
    remedy: 'leave the property out, and change it in a later deployment, without `adopt`',
  },
  'adoption-untold': {
    cause: 'what runs does not tell what an adoption has to write: permissions, a role, a version or the mode',
    why: 'a guess would change the service account, the image or max pods of nodes that run',
    remedy: 'give it in its property, as the message says where to read it',
  },
  'adopted-setting-refused': {
    cause: 'a setting of the adopted VPC CNI runs today, and would be refused if somebody asked for it',
    why: 'pods are left without addresses, or counted wrongly, as they are today',
    remedy: 'correct it in a deployment of its own, after the adoption',
  },
  'adopted-setting-left-out': {
    cause: 'aws-node has a variable that the schema of the add-on does not take, so that it is not carried',
    why: 'EKS would refuse the whole configuration with it, and a later update can take the variable away',
    remedy: 'compare the DaemonSet before and after, or acknowledge where the cluster does without',
  },
  'adopted-by-hand': {
    cause: 'the DaemonSet has other settings than its add-on says, and they are written into the template',
    why: 'the next update of the add-on would take them back, and nodes change their mode or run out of addresses',
    remedy: 'acknowledge what is to stay, or correct the cluster first',
  },
  'adopted-permissions-unseen': {
    cause: 'the adopted add-on names no role, so that the nodes are taken to have the permissions of the VPC CNI',
    why: 'nodes of new groups get permissions that they may not need, where an association beside the add-on has them',
    remedy: "give `CniPermissions.nodeRole()` as 'permissions', or acknowledge",
  },
  'adopted-logical-id-unseen': {
    cause: 'an add-on that runs is adopted, and the logical id that it is deployed with is not given',
    why: "under another logical id CloudFormation makes a second add-on, and fails: 'Addon already exists'",
    remedy: "give the logical id of the deployed template as 'logicalId'",
  },
  'adopted-pod-subnets-unseen': {
    cause: 'custom networking runs in the VPC CNI that is taken as it is, and nobody names the pod subnets',
    why: 'plans count no addresses for pods, and zones of nodes without a pod subnet are not seen',
    remedy: "give the subnets as 'podNetwork': `PodNetwork.subnets(PodSubnets.fromSubnets(...))`",
  },
  'cni-role-trust': {
    cause: 'the role given for the VPC CNI lets neither EKS Pod Identity nor the OIDC provider assume it, as is chosen',
    why: 'aws-node gets no credentials, attaches no ENI, and new pods hang in ContainerCreating',
    remedy: 'correct the trust policy of the role, or choose the way that it trusts in `CniPermissions`',
  },
  'logical-id-taken': {
    cause: 'a logical id that is given for the add-on vpc-cni is that of something else in its stack',
    why: 'a template has one thing under a logical id, and CDK stops with a message that names no construct of yours',
    remedy: 'remove the construct that the add-on takes over, or give another logical id',
  },
};
