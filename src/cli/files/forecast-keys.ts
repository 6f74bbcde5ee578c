import { FileKey, Operand } from '../framework/command';

/** The file of a forecast, as a word of a command. */
export const FORECAST_OPERAND: Operand = {
  name: 'FILE',
  text: 'the path of a JSON or YAML file with "subnets" and "nodegroups", or -',
  isInput: true,
};

/** What a file of a forecast says. */
export const FORECAST_KEYS: readonly FileKey[] = [
  {
    name: 'subnets',
    text: 'a list: name, zone, purpose (nodes, pods or control-plane), cidr or prefixLength, reservation or '
      + 'reservations, otherAddresses, controlPlane',
  },
  {
    name: 'nodegroups',
    text: 'a list: name, instanceTypes, minSize, maxSize, expectedSize, pods or podsPerNode, maxPods, os, subnets, '
      + 'podSubnets, daemonSetPods, hostNetworkPods, efaOnlyEnis, branchPods, maxUnavailable',
  },
  { name: 'fleets', text: 'a list of node pools of Karpenter or Auto Mode: name, instanceTypes, limits, networking' },
  { name: 'ipAssignment', text: 'secondary-ip or prefix-delegation' },
  { name: 'ipFamily', text: 'ipv4 or ipv6' },
  { name: 'warmPool', text: 'warmPrefixTarget, or warmIpTarget and minimumIpTarget, or warmEniTarget' },
  { name: 'growthPercent', text: 'growth in percent, on top of the expected and largest sizes' },
  { name: 'zonesLost', text: 'how many zones are lost at the stage zone-lost; 1 by default' },
  {
    name: 'onOvercommit',
    text: 'fail-at-expected, fail-at-any or warn: the stages at which too few addresses are an error',
  },
  {
    name: 'others',
    text: 'maxEni, mostNodes, vpcBlocks, trunkEni, addonVersion, subnetDiscovery, taggedSubnets, windows',
  },
];
