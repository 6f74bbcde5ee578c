import { Explanation } from './explanation';
import { AUDIT_ENTRIES } from '../entries/audit-entries';

/** What is seen of a cluster that runs. */
export const AUDIT_EXPLANATIONS: Readonly<Record<keyof typeof AUDIT_ENTRIES, Explanation>> = {
  'running-blocks-used-up': {
    cause: 'prefixes are on, and a subnet of nodes or pods that run has no whole /28 block left',
    why: 'new pods hang in ContainerCreating, for the VPC CNI does not fall back to single addresses',
    remedy: 'give pods subnets of their own, or free whole blocks',
  },
  'running-subnet-full': {
    cause: 'a subnet of nodes or pods that run has no addresses for one more node of the kind that runs there',
    why: 'an update, a replaced node or the autoscaler needs one, and its pods get no address',
    remedy: 'give pods subnets of their own, or add subnets for nodes',
  },
  'running-max-pods-too-high': {
    cause: 'kubelet of nodes that run was told more pods than their addresses and subnets allow',
    why: 'Kubernetes places pods there that never get an address, while nothing looks wrong with the nodes',
    remedy: 'replace the nodes by others that are told what fits, or give them room',
  },
  'running-cni-missing': {
    cause: 'a cluster that runs has neither the add-on vpc-cni nor the DaemonSet aws-node',
    why: 'nothing gives pods addresses, or another plug-in does that is not judged',
    remedy: 'install the add-on, unless another plug-in is meant',
  },
  'running-cni-not-rolled-out': {
    cause: 'not all pods of aws-node are of its newest kind and ready',
    why: 'nodes differ in their settings meanwhile, and where it is not ready new pods get no address',
    remedy: 'let the roll-out end before any change',
  },
  'running-health-issue': {
    cause: 'EKS tells trouble of the cluster, a node group or the add-on that run',
    why: 'a change on top of it is refused, or stays half done',
    remedy: 'mend what EKS names',
  },
  'running-eni-config-missing': {
    cause: 'custom networking is on, and the ENIConfig that a node asks for is not there, or names a subnet of '
      + 'another zone',
    why: 'such a node gets no further ENI, so its pods wait, and a new one never becomes Ready',
    remedy: 'make an ENIConfig by the name that the node asks for, with a subnet of its zone',
  },
  'running-control-plane-short': {
    cause: 'a subnet of the control plane has fewer than six free addresses',
    why: 'EKS makes new network interfaces there as the cluster is updated, and fails where it cannot',
    remedy: 'free addresses in it, or give the cluster other subnets in the same zones',
  },
  'running-subnet-tight': {
    cause: 'few more nodes of the kind that runs fit into a subnet: fewer than a quarter of those that it has',
    why: 'an update adds nodes before it takes old ones away, and a zone that is lost moves its nodes',
    remedy: 'give pods subnets of their own, or add subnets for nodes',
  },
  'running-nodes-of-two-modes': {
    cause: 'nodes that run hold addresses of another kind than the VPC CNI hands out now',
    why: 'their max pods fit neither, and they keep what they hold until its pods go',
    remedy: 'replace them by new nodes',
  },
  'running-subnet-fragmented': {
    cause: 'most free addresses of a subnet that runs are in /28 blocks that have other addresses in use',
    why: 'no prefix can be made of them, so prefixes run out while addresses are free',
    remedy: 'reserve ranges for prefixes',
  },
  'running-enis-leaked': {
    cause: 'ENIs that the VPC CNI made are attached to nothing',
    why: 'they hold addresses for good, and keep their subnets from being deleted',
    remedy: 'delete those that are older than five minutes',
  },
  'running-cni-not-as-told': {
    cause: 'the DaemonSet aws-node has other settings than the configuration of its add-on',
    why: 'an update of the add-on can set them back, and nodes then start in another mode',
    remedy: 'write what runs into the configuration of the add-on',
  },
  'running-addon-unreadable': {
    cause: 'the configuration values of the add-on that runs can be read neither as JSON nor as YAML',
    why: 'nobody can say what an update of it would do',
    remedy: 'send them anew',
  },
  'running-pods-at-limit': {
    cause: 'nodes that run have nearly as many pods as kubelet was told, and prefixes would allow more',
    why: 'further pods stay Pending with \'Too many pods\', while processor and memory are idle',
    remedy: 'move to prefix delegation with new nodes, or add nodes',
  },
  'running-subnet-of-clusters': {
    cause: 'several clusters have ENIs in one subnet',
    why: 'they fragment each other\'s blocks, and none of them knows what the others will take',
    remedy: 'give each cluster subnets of its own, or reserve ranges',
  },
  'running-type-unknown': {
    cause: 'nodes that run are of an instance type that the table of this release does not have',
    why: 'how many pods they can run is not known',
    remedy: 'add the output of describe-instance-types',
  },
  'running-addresses-unseen': {
    cause: 'more addresses of a subnet are in use than the ENIs that were seen have',
    why: 'free blocks are then an upper bound',
    remedy: 'let the owner of the VPC collect, and ask for managed resources too',
  },
  'running-subnet-of-owner': {
    cause: 'a subnet of a cluster that runs belongs to another account',
    why: 'what only its owner can see and change is missing',
    remedy: 'ask the owner for reservations, blocks and subnets',
  },
  'running-cni-self-managed': {
    cause: 'aws-node runs without the add-on vpc-cni',
    why: 'it is not updated with the cluster, and an add-on that takes it over can reset its settings',
    remedy: 'adopt it by an add-on that carries all of its settings',
  },
  'running-nodes-not-judged': {
    cause: 'nodes of a cluster that runs have no VPC CNI of the add-on: Fargate, hybrid, Auto Mode, Windows',
    why: 'what is said of pods and addresses leaves them out',
    remedy: 'nothing has to change',
  },
  'running-ipv6-instead': {
    cause: 'subnets of a cluster that runs with IPv4 are short of addresses',
    why: 'each further block for pods has to be free in every network that is connected',
    remedy: 'weigh a new cluster of that family against one more range',
  },
  'running-auto-mode-instead': {
    cause: 'nodes that run are in a mode or were told a count that does not fit, and no setting ties them',
    why: 'EKS Auto Mode chooses both by itself',
    remedy: 'weigh nodes of Auto Mode against new node groups',
  },
};
