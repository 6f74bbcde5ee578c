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
  { name: 'growthPercent', text: 'how much more than the expected and largest sizes is planned for' },
  { name: 'zonesLost', text: 'how many zones are lost at the stage zone-lost; 1 where it is left out' },
  { name: 'onOvercommit', text: 'fail-at-expected, fail-at-any or warn: which stages that fall short are errors' },
  {
    name: 'others',
    text: 'maxEni, mostNodes, vpcBlocks, trunkEni, addonVersion, subnetDiscovery, taggedSubnets, windows',
  },
];
