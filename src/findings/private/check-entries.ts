import { CNI_README, contradiction, CUSTOM_NETWORKING_PAGE, Entry, RESERVATION_PAGE, warning, WINDOWS_PAGE } from './entry';

const ADDON_PAGE = 'https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html';
const SCHEMA_PAGE = 'https://docs.aws.amazon.com/cli/latest/reference/eks/describe-addon-configuration.html';

/** What only the checks of resources find, which other libraries define, or nobody's constructs. */
export const CHECK_ENTRIES = {
  'cni-configuration-unreadable': contradiction(
    'the configuration values of the VPC CNI are neither JSON nor YAML, or no object',
    'EKS refuses the add-on when the stack is deployed, long after the cluster was made',
    'write an object, as in {"env": {"ENABLE_PREFIX_DELEGATION": "true"}}',
    SCHEMA_PAGE,
  ),
  'cni-setting-idle': warning(
    'a setting of the VPC CNI does nothing beside the others, or on the nodes that there are',
    'somebody counts on spare addresses, or on a way out, that no node will ever have',
    'leave it out, or make the change that the message names',
    CNI_README,
  ),
  'cni-version-too-old': warning(
    'a setting of the VPC CNI is for a later version than the add-on has',
    'the setting is ignored, and nodes run with fewer pods than everybody expects',
    'use a later version of the add-on',
    CNI_README,
  ),
  'eni-configs-unseen': warning(
    'custom networking is on, and the ENIConfigs, or how nodes find theirs, are not in the app, so they were not checked',
    'a node in a zone without ENIConfig never becomes Ready, because it has no subnet to take pod addresses from',
    'let the add-on make an ENIConfig for each zone, found by the label topology.kubernetes.io/zone',
    CUSTOM_NETWORKING_PAGE,
  ),
  'vpc-cni-missing': contradiction(
    'a cluster without self-managed add-ons has node groups, and no add-on vpc-cni',
    'pods stay without network, coredns cannot start, and the deployment times out',
    'add vpc-cni, before the node groups; acknowledge where another network plug-in is installed',
    ADDON_PAGE,
  ),
  'vpc-cni-unseen': warning(
    'the settings of a cluster\'s network plug-in are not in the app, or in a Helm chart or a patch, which are not read: they were counted as though these changed nothing',
    'the pod counts are those of single addresses, which is wrong where somebody switched prefixes on by kubectl or Helm',
    'check `kubectl describe daemonset aws-node` once, then acknowledge',
    CNI_README,
  ),
  'reservation-without-blocks': warning(
    'a range that is reserved for prefixes holds no /28 block that EC2 can make a prefix of: the first and the last of a subnet hold addresses that AWS keeps',
    'the range keeps single addresses away, and no prefix ever comes from it',
    'reserve a range that holds other blocks of the subnet',
    RESERVATION_PAGE,
  ),
  'endpoint-open': warning(
    'the public endpoint of the API server is open to every address',
    'anybody on the internet can try credentials, and every flaw of the API server, against the cluster',
    'use the private endpoint, or name the blocks that may reach the public one',
    'https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html',
  ),
  'control-plane-logs-missing': warning(
    'the control plane does not write all of its logs',
    'after an incident nobody can say who did what',
    'switch on api, audit, authenticator, controllerManager and scheduler',
    'https://docs.aws.amazon.com/eks/latest/userguide/control-plane-logs.html',
  ),
  'node-metadata-open': warning(
    'pods can reach the instance metadata of their node, and take its role: IMDSv2 is not required, or its answers travel more than one hop',
    'one pod that is taken over can detach interfaces and pull images in the name of the whole node',
    'set HttpTokens to required and HttpPutResponseHopLimit to 1',
    'https://docs.aws.amazon.com/eks/latest/best-practices/identity-and-access-management.html',
  ),
  'node-volume-unencrypted': warning(
    'a volume in the launch template of nodes is not encrypted there',
    'images, logs and secrets mounted into pods can be read from a snapshot of the volume',
    'set Encrypted to true; acknowledge where the account encrypts all volumes',
    'https://docs.aws.amazon.com/ebs/latest/userguide/encryption-by-default.html',
  ),
  'windows-ipam-unseen': warning(
    'a cluster has Windows node groups, and neither the configuration of its add-on vpc-cni nor a ConfigMap that the app applies switches on addresses for Windows',
    'Windows pods wait for `vpc.amazonaws.com/PrivateIPv4Address`, of which no node ever has one',
    'set `enableWindowsIpam` to "true"; acknowledge where the ConfigMap amazon-vpc-cni is changed by hand, which the add-on owns and the next update may undo',
    WINDOWS_PAGE,
  ),
} as const satisfies Record<string, Entry>;
