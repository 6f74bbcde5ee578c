import { Explanation } from './explanation';
import { AUDIT_ENTRIES } from '../entries/audit-entries';

/** What is seen of a cluster that runs. */
export const AUDIT_EXPLANATIONS: Readonly<Record<keyof typeof AUDIT_ENTRIES, Explanation>> = {
  'running-blocks-used-up': {
    cause: 'prefixes are on, and a subnet of running nodes or pods has no whole /28 block left',
    why: 'new pods stay in ContainerCreating, because the VPC CNI does not fall back to single addresses',
    remedy: 'give pods subnets of their own, or free whole blocks',
  },
  'running-subnet-full': {
    cause: 'a subnet of running nodes or pods has no addresses for one more node like those that run there',
    why: 'an update, a replaced node or the autoscaler needs one more node, and its pods get no address',
    remedy: 'give pods subnets of their own, or add subnets for nodes',
  },
  'running-max-pods-too-high': {
    cause: 'running nodes have higher max pods than their addresses and subnets allow',
    why: 'Kubernetes places pods there that never get an address, while nothing looks wrong with the nodes',
    remedy: 'replace them by nodes with max pods that fit, or free addresses for them',
  },
  'running-cni-missing': {
    cause: 'a running cluster has neither the add-on vpc-cni nor the DaemonSet aws-node',
    why: 'nothing gives pods addresses, or another network plug-in does, which is not checked',
    remedy: 'install the add-on, unless you use another network plug-in',
  },
  'running-cni-not-rolled-out': {
    cause: 'not all pods of aws-node have the newest version and are ready',
    why: 'until then nodes differ in their settings, and new pods get no address where aws-node is not ready',
    remedy: 'wait for the end of the roll-out before any change',
  },
  'running-health-issue': {
    cause: 'EKS reports a health problem of the running cluster, a node group or the add-on',
    why: 'a further change is refused, or stays incomplete',
    remedy: 'repair what EKS names',
  },
  'running-eni-config-missing': {
    cause: 'custom networking is on, and the ENIConfig that a node looks for is missing, or names a subnet of '
      + 'another zone',
    why: 'such a node gets no further ENI, so its pods wait, and a new node never becomes Ready',
    remedy: 'make an ENIConfig with the name that the node looks for, and a subnet of its zone',
  },
  'running-control-plane-short': {
    cause: 'a subnet of the control plane has fewer than six free addresses',
    why: 'EKS makes new network interfaces there when the cluster is updated, and the update fails without addresses',
    remedy: 'free addresses in it, or give the cluster other subnets in the same zones',
  },
  'running-subnet-tight': {
    cause: 'few more nodes fit into a subnet: fewer than a quarter of those that run there',
    why: 'an update adds nodes before it removes old ones, and the nodes of a lost zone move to the others',
    remedy: 'give pods subnets of their own, or add subnets for nodes',
  },
  'running-nodes-of-two-modes': {
    cause: 'running nodes hold addresses of another kind than the VPC CNI now gives to pods',
    why: 'their max pods fit neither, and they keep these addresses until the pods are gone',
    remedy: 'replace them by new nodes',
  },
  'running-subnet-fragmented': {
    cause: 'most free addresses of a subnet are in /28 blocks that have other addresses in use',
    why: 'EC2 cannot make prefixes of them, so prefixes run out while addresses are free',
    remedy: 'reserve ranges for prefixes',
  },
  'running-enis-leaked': {
    cause: 'ENIs that the VPC CNI made are attached to nothing',
    why: 'they hold addresses until somebody deletes them, and their subnets cannot be deleted',
    remedy: 'delete those that are older than five minutes',
  },
  'running-cni-not-as-told': {
    cause: 'the DaemonSet aws-node has other settings than the configuration of its add-on',
    why: 'an update of the add-on can reset them, and nodes then start in another mode',
    remedy: 'write what runs into the configuration of the add-on',
  },
  'running-addon-unreadable': {
    cause: 'the configuration values of the running add-on are neither JSON nor YAML',
    why: 'it is not known what an update of the add-on would do',
    remedy: 'write them again as JSON',
  },
  'running-pods-at-limit': {
    cause: 'running nodes have nearly as many pods as their max pods, and prefixes would allow more',
    why: 'further pods stay Pending with \'Too many pods\', while CPU and memory are idle',
    remedy: 'move to prefix delegation with new nodes, or add nodes',
  },
  'running-subnet-of-clusters': {
    cause: 'several clusters have ENIs in one subnet',
    why: 'they fragment each other\'s blocks, and the plan of one does not count the others',
    remedy: 'give each cluster subnets of its own, or reserve ranges',
  },
  'running-type-unknown': {
    cause: 'running nodes are of an instance type that the table of this release does not have',
    why: 'how many pods they can run is not known',
    remedy: 'add the output of describe-instance-types',
  },
  'running-addresses-unseen': {
    cause: 'more addresses of a subnet are in use than the visible ENIs have',
    why: 'the number of free blocks is then an upper bound',
    remedy: 'let the owner of the VPC collect the data, and include managed resources',
  },
  'running-subnet-of-owner': {
    cause: 'a subnet of a running cluster belongs to another account',
    why: 'only its owner can see and change all of it',
    remedy: 'ask the owner for reservations, blocks and subnets',
  },
  'running-cni-self-managed': {
    cause: 'aws-node runs without the add-on vpc-cni',
    why: 'it is not updated with the cluster, and an add-on that takes it over can reset its settings',
    remedy: 'adopt it by an add-on with all of its settings',
  },
  'running-nodes-not-judged': {
    cause: 'nodes of a running cluster do not use the add-on vpc-cni: Fargate, hybrid, Auto Mode, Windows',
    why: 'the numbers of pods and addresses leave them out',
    remedy: 'nothing has to change',
  },
  'running-ipv6-instead': {
    cause: 'subnets of a running IPv4 cluster are short of addresses',
    why: 'each further block for pods has to be free in every connected network',
    remedy: 'compare a new IPv6 cluster with one more block for pods',
  },
  'running-auto-mode-instead': {
    cause: 'running nodes have a mode or max pods that do not fit, and no setting requires them',
    why: 'EKS Auto Mode chooses both by itself',
    remedy: 'compare nodes of Auto Mode with new node groups',
  },
};
