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
    cause: 'a setting of the VPC CNI does nothing beside the others, or on the nodes that there are',
    why: 'somebody counts on spare addresses, or on a route, that no node will ever have',
    remedy: 'leave it out, or make the change that the message names',
  },
  'cni-setting-unmodelled': {
    cause: 'a setting of the VPC CNI changes how many addresses nodes take, in a way that the numbers leave out',
    why: 'the plan is about other nodes than the ones that will run',
    remedy: 'leave it out, or count by hand what it changes, then acknowledge',
  },
  'warm-pool-none': {
    cause: 'no spare addresses are kept, so a pod waits for EC2 when those of its node are taken',
    why: 'such a pod starts later than others: at the next pass of the VPC CNI, which comes every five seconds',
    remedy: 'use `WarmPool.prefixes(1)`, or `WarmPool.enis(1)` with single addresses',
  },
  'cni-version-too-old': {
    cause: 'a setting of the VPC CNI needs a later version than the add-on has',
    why: 'the VPC CNI ignores it, and nodes run fewer pods than everybody expects',
    remedy: 'use a version that knows it',
  },
  'eni-configs-unseen': {
    cause: 'custom networking is on, and the ENIConfigs, or how nodes find them, are not in the app',
    why: 'a node in a zone without one never becomes Ready, because it has no subnet to take pod addresses from',
    remedy: 'let the add-on make an ENIConfig for each zone, found by the label topology.kubernetes.io/zone',
  },
  'vpc-cni-missing': {
    cause: 'a cluster without self-managed add-ons has node groups, and no add-on vpc-cni',
    why: 'pods have no network, coredns cannot start, and the deployment times out',
    remedy: 'add vpc-cni before the node groups, or acknowledge where another network plug-in is installed',
  },
  'vpc-cni-unseen': {
    cause: 'the settings of the network plug-in are not in the app, or stand in a Helm chart or a patch that was not '
      + 'read',
    why: 'the counts are those of the defaults, which is wrong where somebody switched prefixes on',
    remedy: 'check `kubectl describe daemonset aws-node -n kube-system` once, then acknowledge',
  },
  'reservation-without-blocks': {
    cause: 'a range that is reserved for prefixes holds no /28 block that EC2 can make a prefix of',
    why: 'it keeps single addresses away, and no prefix ever comes from it',
    remedy: 'reserve a range that holds other blocks of the subnet',
  },
  'endpoint-open': {
    cause: 'the public endpoint of the API server is open to every address',
    why: 'anybody on the internet can try credentials and flaws against the cluster',
    remedy: 'use the private endpoint, or name the blocks that may reach the public one',
  },
  'control-plane-logs-missing': {
    cause: 'the control plane does not write all of its logs',
    why: 'after an incident nobody can say who did what',
    remedy: 'switch on api, audit, authenticator, controllerManager and scheduler',
  },
  'node-metadata-open': {
    cause: 'pods can reach the instance metadata of their node, and take its role',
    why: 'one pod that is taken over can detach ENIs and pull images in the name of the whole node',
    remedy: 'set HttpTokens to required and HttpPutResponseHopLimit to 1',
  },
  'node-volume-unencrypted': {
    cause: 'a volume in the launch template of nodes is not encrypted there',
    why: 'whoever has a snapshot of it can read images, logs and secrets of pods',
    remedy: 'set Encrypted to true, or acknowledge where the account encrypts all volumes',
  },
  'accelerator-without-drivers': {
    cause: 'a node group has types with accelerators and names no AMI type, and the one that EKS takes has no drivers',
    why: 'the most expensive nodes run, and pods that ask for their devices wait for ever',
    remedy: 'name the AMI type with drivers',
  },
  'windows-ipam-unseen': {
    cause: 'a cluster has Windows nodes, and nothing in the app switches on addresses for Windows pods',
    why: 'Windows pods wait for `vpc.amazonaws.com/PrivateIPv4Address`, which no node offers',
    remedy: 'set `enableWindowsIpam` to "true", or acknowledge where the ConfigMap amazon-vpc-cni is changed by hand',
  },
  'parameter-default-judged': {
    cause: 'a template that is deployed with the defaults of its parameters has the problem that the message names',
    why: 'whoever leaves the defaults as they are gets it, and whoever gives other values was not checked',
    remedy: 'change the default, or acknowledge where every deployment gives another value',
  },
  'nodes-not-counted': {
    cause: 'nodes of a cluster come from Karpenter, Auto Scaling groups, HyperPod, Batch, Auto Mode or outside of AWS',
    why: 'their pods take addresses of the same subnets, and a plan that has room for all others can be too small',
    remedy: 'add what they take to the plan by hand, or give them subnets of their own',
  },
};
