import { Explanation } from './explanation';
import { CLUSTER_ENTRIES } from '../entries/cluster-entries';

/** The cluster and its add-ons. */
export const CLUSTER_EXPLANATIONS: Readonly<Record<keyof typeof CLUSTER_ENTRIES, Explanation>> = {
  'control-plane-subnets': {
    cause: 'the VPC does not give the control plane private subnets in two zones',
    why: 'EKS makes no cluster in one zone, and a cluster cannot get further zones later',
    remedy: 'pass `vpcSubnets`, or a VPC with private subnets in two zones or more',
  },
  'nodes-isolated': {
    cause: 'nodes run in subnets without a route out of the VPC',
    why: 'nodes cannot join or pull images without VPC endpoints, and pods get no credentials',
    remedy: 'make endpoints for what nodes and pods call, or use subnets with a route out',
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
    why: 'a list that allows the addresses of nodes refuses exactly these pods',
    remedy: 'let in the pod subnets where these pods connect to, or use the standard mode',
  },
  'cluster-role-unseen': {
    cause: 'this app does not make the role of the cluster, which needs AmazonEKSVPCResourceController',
    why: 'EKS attaches no trunk ENI and gives Windows nodes no addresses, so such pods stay Pending',
    remedy: 'attach the policy, then acknowledge',
  },
  'cni-role-lacks-permissions': {
    cause: 'the role that is given for the VPC CNI lacks permissions that it needs',
    why: 'the VPC CNI cannot ask EC2 for addresses, so no node becomes Ready',
    remedy: 'add what the message names to the role, or leave the role out',
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
    cause: 'a node group of another stack can run coredns, but waiting for it would make the stacks depend on each '
      + 'other',
    why: 'the add-on times out once no group of its own stack can run it',
    remedy: 'keep one node group that can run coredns in the stack of the cluster',
  },
  'service-cidr-overlap': {
    cause: 'the range of Kubernetes services is not a private one of /12 to /24, or overlaps a block of the VPC',
    why: 'EKS refuses the cluster, and the range of an existing cluster cannot be changed',
    remedy: 'choose a free range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
  },
  'service-cidr-default': {
    cause: 'no range is given for Kubernetes services, and the VPC overlaps one of the two that EKS chooses from',
    why: 'EKS may choose addresses of a network that pods talk to, and only a new cluster gets others',
    remedy: 'give `serviceIpv4Cidr`',
  },
  'earlier-mode': {
    cause: '`earlierMode` is not a mode that nodes can have beside the present one, or is used without being given',
    why: 'node groups that should stay as they are would be replaced',
    remedy: 'give what is deployed, or leave it out',
  },
  'mode-change-at-once': {
    cause: '`earlierMode` is given, and no node group stays in that mode',
    why: 'every group is replaced in one deployment, and the old one is terminated after a few minutes of draining',
    remedy: 'keep the deployed groups on `earlierNetworking()`, and add new ones beside them',
  },
  'mode-change-both': {
    cause: 'prefixes or single addresses, and where pods get them, change in one deployment',
    why: 'on running nodes the VPC CNI may find no address in either mode, and stop',
    remedy: 'change one of the two, drain the nodes, and then the other',
  },
  'cni-setting-invalid': {
    cause: 'a setting of the VPC CNI has the wrong place or form, or keeps the VPC CNI from starting',
    why: 'EKS refuses the add-on at deployment, or the VPC CNI silently uses its own default',
    remedy: 'write it as the message says: variables are under `env`, each as a string',
  },
  'cni-setting-ignored': {
    cause: 'the VPC CNI, or EKS for Windows nodes, cannot read a value, and silently takes another one',
    why: 'somebody relies on a setting that is not in force',
    remedy: 'write a value that the message names, or leave the setting out',
  },
  'cni-gives-no-addresses': {
    cause: 'a setting of the VPC CNI keeps it from giving pods addresses, though EKS accepts it',
    why: 'nodes never become Ready, or every pod stays in ContainerCreating',
    remedy: 'leave it out, or set what the message names',
  },
  'cni-version-too-old': {
    cause: 'a setting of the VPC CNI needs a later version than the add-on has',
    why: 'the VPC CNI ignores it, and nodes run fewer pods than you expect',
    remedy: 'use a version that knows it',
  },
  'cni-version-behind': {
    cause: 'the add-on vpc-cni is pinned to a version older than any for the version of Kubernetes',
    why: 'the numbers are those of later versions, and EKS may refuse the add-on',
    remedy: 'use a later version, or leave it out',
  },
  'cni-setting-unknown': {
    cause: 'no published schema of the add-on vpc-cni has the setting',
    why: 'EKS refuses the whole configuration at deployment for one key that its version does not know',
    remedy: 'correct the name, or acknowledge what `aws eks describe-addon-configuration` lists for your version',
  },
  'addon-conflicts': {
    cause: 'the add-on fails if settings were changed by hand, or keeps these instead of its own',
    why: 'prefix delegation that was set by hand is gone after the next upgrade, and nodes run out of addresses',
    remedy: 'set ResolveConflicts to OVERWRITE, and the template wins',
  },
  'nodegroup-before-vpc-cni': {
    cause: 'a node group does not wait for the add-on vpc-cni, so nodes may start before it is configured',
    why: 'm5.large registers 29 pods in place of 110, until the node is replaced',
    remedy: 'let it depend on the add-on: `nodegroup.node.addDependency(addon)`',
  },
  'node-need-after-nodes': {
    cause: 'the VPC CNI or what it needs (kube-proxy, permissions, ENIConfigs), or their route out, waits for '
      + 'the nodes',
    why: "nodes stay NotReady ('cni plugin not initialized'), EKS gives up the node group, and the deployment stops",
    remedy: 'turn the dependency around: `nodegroup.node.addDependency(addon)`, or DependsOn of the node group',
  },
  'cluster-circle': {
    cause: 'the cluster waits for a resource that needs it, as a cluster with a private endpoint does for all '
      + 'under its VPC',
    why: 'CloudFormation refuses the whole template for circular dependencies, and names logical ids only',
    remedy: 'give the construct another scope than the VPC',
  },
  'aws-auth-lacks-nodes': {
    cause: 'the app writes the ConfigMap aws-auth of a cluster without the role of a managed node group',
    why: 'the next change of the ConfigMap removes what EKS added for the group, and its nodes become NotReady',
    remedy: "let the cluster use access entries ('authenticationMode'), or map the role in 'awsAuth'",
  },
  'addon-twice': {
    cause: 'a cluster has two add-ons with the same name',
    why: 'EKS refuses the second one, and the deployment rolls back',
    remedy: 'keep one of them, under the logical id of the deployed one (`logicalId` of `VpcCniAddon`)',
  },
  'running-cni-unreadable': {
    cause: 'the description of a running VPC CNI is not what AWS or Kubernetes prints',
    why: 'an adoption keeps the settings that it reads, and would lose those that it cannot read',
    remedy: 'give the whole output of `aws eks describe-addon` or `kubectl get daemonset aws-node`, as JSON or YAML',
  },
  'adoption-contradicted': {
    cause: 'a property asks for something else than the VPC CNI that `adopt` takes over',
    why: 'a change beside the adoption restarts aws-node in another mode on all nodes, and hides what broke',
    remedy: 'leave the property out, and change it in a later deployment, without `adopt`',
  },
  'adoption-untold': {
    cause: 'what runs does not show what an adoption has to write: permissions, a role, a version or the mode',
    why: 'a guess would change the service account, the image or max pods of nodes that run',
    remedy: 'give it in its property: the message says where to read it',
  },
  'adopted-setting-refused': {
    cause: 'a setting of the adopted VPC CNI runs today, and would be refused if somebody asked for it',
    why: 'pods are left without addresses, or counted wrongly, as they are today',
    remedy: 'correct it in a deployment of its own, after the adoption',
  },
  'adopted-setting-left-out': {
    cause: 'aws-node has a variable that the schema of the add-on does not take, so it is not kept',
    why: 'EKS would refuse the whole configuration with it, and a later update can remove the variable',
    remedy: 'compare the DaemonSet before and after, or acknowledge if the cluster does not need it',
  },
  'adopted-by-hand': {
    cause: 'the DaemonSet has other settings than its add-on, and they are written into the template',
    why: 'the next update of the add-on would reset them, and nodes would change their mode or run out of addresses',
    remedy: 'acknowledge if they should stay, or correct the cluster first',
  },
  'adopted-permissions-unseen': {
    cause: 'the adopted add-on names no role, so the nodes are assumed to have the permissions of the VPC CNI',
    why: 'nodes of new groups get permissions that they may not need, if an association outside of the add-on has them',
    remedy: "give `CniPermissions.nodeRole()` as 'permissions', or acknowledge",
  },
  'adopted-logical-id-unseen': {
    cause: 'a running add-on is adopted, and its deployed logical id is not given',
    why: "under another logical id CloudFormation makes a second add-on, and fails: 'Addon already exists'",
    remedy: "give the logical id of the deployed template as 'logicalId'",
  },
  'adopted-pod-subnets-unseen': {
    cause: 'custom networking is on in a VPC CNI that is adopted or imported, and the pod subnets are not given',
    why: 'plans count no addresses for pods, and zones of nodes without a pod subnet are not seen',
    remedy: "give the subnets as 'podNetwork': `PodNetwork.subnets(PodSubnets.fromSubnets(...))`",
  },
  'cni-role-trust': {
    cause: 'the role given for the VPC CNI lets neither EKS Pod Identity nor the OIDC provider assume it, as chosen',
    why: 'aws-node gets no credentials, attaches no ENI, and new pods stay in ContainerCreating',
    remedy: 'correct the trust policy of the role, or choose the way that it trusts in `CniPermissions`',
  },
  'logical-id-taken': {
    cause: 'a logical id that is given for the add-on vpc-cni belongs to something else in its stack',
    why: 'a logical id is unique in its template, and CDK stops with a message that names none of your constructs',
    remedy: 'remove the construct that the add-on takes over, or give another logical id',
  },
};
