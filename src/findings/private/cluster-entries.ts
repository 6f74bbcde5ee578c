import { CLUSTER_SUBNETS_PAGE, contradiction, Entry, info, IPV6_PAGE, refused, warning } from './entry';

const ADDON_PAGE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html';
const SCHEMA_PAGE = 'https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html';

/** The cluster and its add-ons. */
export const CLUSTER_ENTRIES = {
  'control-plane-subnets': refused(
    'the VPC does not give the control plane private subnets in two zones',
    'EKS makes no cluster with subnets in fewer than two zones, and accepts no others than those later',
    'pass `vpcSubnets`, or a VPC with private subnets in at least two zones',
    CLUSTER_SUBNETS_PAGE,
  ),
  'nodes-isolated': info(
    'nodes run in subnets without a way out of the VPC',
    'without endpoints for what they call, nodes do not join and pull no image, and pods get no credentials',
    'give the VPC endpoints for what nodes and pods call, or use subnets with a way out',
    'https://docs.aws.amazon.com/eks/latest/userguide/private-clusters.html',
  ),
  'pod-identity-agent-unseen': warning(
    'the VPC CNI gets its permissions through pod identity, and whether the imported cluster runs the agent cannot be seen',
    'without the agent the VPC CNI has no credentials and gives no address, so new nodes stay NotReady',
    'install the add-on eks-pod-identity-agent, or use `CniPermissions.nodeRole()`',
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html',
  ),
  'branch-pods-keep-address': warning(
    'pods with security groups of their own keep their address outside of the VPC, and the others have that of their node',
    'allow-lists outside the VPC that know the nodes refuse just the pods that have groups of their own',
    'let the pod subnets in at what these pods connect to, or use the standard mode',
    'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html',
  ),
  'cluster-role-unseen': warning(
    'security groups for pods, and Windows nodes, need AmazonEKSVPCResourceController on the role of the cluster, which this app does not own',
    'without it EKS attaches no trunk interface and gives Windows nodes no addresses, and such pods stay Pending',
    'attach the policy to that role, then acknowledge',
    'https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html',
  ),
  'cni-role-lacks-permissions': contradiction(
    'the role given for the VPC CNI has not AmazonEKS_CNI_Policy or, with IPv6, nothing that allows ec2:AssignIpv6Addresses',
    'the VPC CNI cannot ask EC2 for addresses of a node, so no pod has one and no node becomes Ready',
    'add what the message names to the role, or leave the role out',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html',
  ),
  'cni-role-unseen': warning(
    'whether the role given for the VPC CNI has the permissions that it needs cannot be seen',
    'a role without them shows at the first node, which stays NotReady while its node group waits',
    'see to it that the role has what the message names, then acknowledge',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-iam-role.html',
  ),
  'ipv6-subnet': contradiction(
    'the cluster has IPv6, and a subnet of its nodes or of its control plane has no IPv6 block, no IPv4 block, or gives nodes no IPv6 address',
    'EKS refuses a cluster in subnets without both families, and nodes without an IPv6 address have no prefix for their pods and never become Ready',
    'make the VPC dual stack, or choose other subnets',
    IPV6_PAGE,
  ),
  'ipv6-subnet-unseen': warning(
    'the cluster has IPv6, and whether imported subnets have IPv6 blocks cannot be seen',
    'EKS refuses a cluster in subnets without them, and nodes in them never become Ready, which shows when it is deployed',
    'see to it that they have, and that those of nodes assign IPv6 addresses, then acknowledge',
    IPV6_PAGE,
  ),
  'fargate-pods-unknown': warning(
    'each pod on Fargate takes an address of the profile\'s subnets, and how many there are is not known',
    'they can use up a subnet that the plan shows as half empty, and then neither pods nor nodes start in it',
    'state `expectedPods` of the profile',
    'https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html',
  ),
  'coredns-without-nodes': contradiction(
    'no node group of the stack can run coredns, which runs on Linux, so its add-on would time out',
    'the deployment hangs for some twenty minutes on an add-on that never becomes active, and then rolls back',
    'add a node group of Linux with minSize of 1 or more and no taint, a Fargate profile for kube-system, or set `coreDns: false`',
    'https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html',
  ),
  'coredns-group-elsewhere': warning(
    'a node group of another stack could run coredns, but waiting for it would make the stacks depend on each other',
    'once no group of its own stack can run coredns, its add-on is made before there is a node, and times out',
    'keep one node group that can run coredns in the stack of the cluster',
  ),
  'service-cidr-overlap': refused(
    'the addresses of Kubernetes services are not private ones of /12 to /24, or overlap a block of the VPC',
    'EKS refuses the cluster; the range of one that exists can never be changed',
    'choose a free range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ),
  'service-cidr-default': warning(
    'no range is given for Kubernetes services, and a block of the VPC overlaps one of the two that EKS chooses from',
    'EKS is left with one choice or none, which may be the addresses of a network that pods talk to, and only a new cluster gets others',
    'give `serviceIpv4Cidr`',
    'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  ),
  'cni-setting-invalid': contradiction(
    'a setting of the VPC CNI stands where its add-on refuses it, is no text where text is wanted, is a text that the VPC CNI cannot read, or keeps it from starting',
    'EKS refuses the add-on at deployment, or the VPC CNI falls back to its own default without a word',
    'write the value in the form that the message names: variables stand under `env`, each as text',
    SCHEMA_PAGE,
  ),
  'cni-setting-unknown': warning(
    'a setting of the VPC CNI is in no schema of its add-on that is published; EKS refuses a configuration with one that its version does not know',
    'one misspelt key makes EKS refuse all of the configuration at deployment',
    'correct the name; acknowledge what `aws eks describe-addon-configuration` lists for your version',
    SCHEMA_PAGE,
  ),
  'addon-conflicts': warning(
    'the add-on fails where settings were changed by hand, or keeps those in place of the template\'s',
    'prefix delegation that was set by hand survives until the next upgrade and then is gone, and nodes run out of addresses',
    'set ResolveConflicts to OVERWRITE, so that the template wins',
    ADDON_PAGE,
  ),
  'nodegroup-before-vpc-cni': warning(
    'a node group does not wait for the add-on vpc-cni, so that nodes may start before it is configured',
    'm5.large registers 29 pods in place of 110, and stays so until it is replaced',
    'let the node group depend on the add-on: `nodegroup.node.addDependency(addon)`',
    'https://docs.aws.amazon.com/eks/latest/userguide/cni-increase-ip-addresses-procedure.html',
  ),
  'cluster-circle': contradiction(
    'the cluster waits for a resource that needs it, as it does for all under its VPC where it has a private endpoint alone',
    'CloudFormation refuses the whole template for its circular dependencies, and names logical ids in place of the cause',
    'give the construct another scope than the VPC',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html#troubleshooting-errors-dependency-error',
  ),
  'addon-twice': contradiction(
    'a cluster has two add-ons of one name, of which EKS refuses the second',
    'the deployment is rolled back when it reaches the second one',
    'keep one of them',
    ADDON_PAGE,
  ),
} as const satisfies Record<string, Entry>;
