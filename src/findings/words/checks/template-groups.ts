import { quoted, zoneInWords } from '../../phrases';
import { Wording, wording } from '../../wording';

/** What of a node group is not known, so that nothing of it was counted. */
const unchecked = (of: string, why: string): Wording<{ group: string }> =>
  wording('value-unchecked', ({ group }: { group: string }) =>
    `${of} of the node group '${group}' are ${why}; its pods, and what its nodes take from the subnets, were not checked`,
  { group: 'General' });

/** Of node groups, and of the places of their pods, in any template. */
export const TEMPLATE_GROUP_WORDS = {
  typesUnknown: unchecked('instance types', 'tokens, or in a launch template that the app does not make'),
  sizesUnknown: unchecked('sizes', 'tokens'),
  subnetsNotGiven: unchecked('subnets', 'not given'),
  subnetsUnknown: unchecked('subnets', 'a token'),

  windowsWithoutAddon: wording('windows-ipam-unseen', ({ group }: { group: string }) =>
    `no add-on vpc-cni of the cluster has 'enableWindowsIpam' "true", and pods on the Windows nodes of ${group} have no address then;`
    + ' set it there, or acknowledge where the ConfigMap amazon-vpc-cni is changed by hand',
  { group: 'Windows' }),

  windowsIpamOff: wording('windows-ipam-unseen', ({ group, addon }: { group: string; addon: string }) =>
    `'enableWindowsIpam' of '${addon}' is not "true", and pods on the Windows nodes of ${group} have no address then;`
    + ' set it there, or acknowledge where the ConfigMap amazon-vpc-cni is changed by hand',
  { group: 'Windows', addon: 'Stack/VpcCni' }),

  eniConfigElsewhere: wording('pod-subnet-missing', ({ group, subnet, zone, eniConfig, podSubnet, otherZone }: {
    group: string; subnet: string; zone: string; eniConfig: string; podSubnet: string; otherZone: string;
  }) => `nodes of '${group}' would run in '${subnet}' (${zoneInWords(zone)}), where they look for the ENIConfig '${eniConfig}',`
    + ` whose subnet '${podSubnet}' is in another zone (${otherZone}): an ENI is attached to instances of its own zone only, and the nodes`
    + ' never become Ready; name a subnet of the zone of the nodes, or keep the group out of it',
  {
    group: 'General', subnet: 'Stack/A', zone: 'eu-west-1a', eniConfig: 'eu-west-1a', podSubnet: 'Stack/PodsB', otherZone: 'eu-west-1b',
  }),

  eniConfigMissing: wording('pod-subnet-missing', ({ group, subnet, zone, eniConfig, byAddon, names }: {
    group: string; subnet: string; zone: string; eniConfig: string; byAddon: boolean; names: readonly string[];
  }) => `nodes of '${group}' would run in '${subnet}' (${zoneInWords(zone)}), where they look for the ENIConfig '${eniConfig}';`
    + ` ${byAddon ? "'eniConfig.subnets' of the VPC CNI has" : 'the manifests of the app have'} ${names.join(', ')},`
    + ' and a node without one never becomes Ready: add it, or keep the group out of that zone',
  {
    group: 'General', subnet: 'Stack/C', zone: 'eu-west-1c', eniConfig: 'eu-west-1c', byAddon: true, names: ['eu-west-1a', 'eu-west-1b'],
  }),

  placesUnknown: wording('value-unchecked', ({ groups }: { groups: readonly string[] }) =>
    `where pods of ${quoted(groups)} get their addresses, or what their types can have, is not known;`
    + ' what their nodes take from subnets was not counted',
  { groups: ['General', 'Batch'] }),

  fargateUnknown: wording('fargate-pods-unknown', ({ profile }: { profile: string }) =>
    `how many pods the Fargate profile '${profile}' runs is not known, and their addresses were counted as none;`
    + ' compare with the plan, and acknowledge',
  { profile: 'Stack/Profile' }),

  subnetsShared: wording('subnet-use-unknown', ({ clusters, subnets }: { clusters: readonly string[]; subnets: readonly string[] }) =>
    `nodes of the clusters ${quoted(clusters)} take addresses from ${quoted(subnets)},`
    + ' and in the plan of each of them the others were counted as none;'
    + ' give each cluster subnets of its own, or compare the sum, and acknowledge',
  { clusters: ['Stack/One', 'Stack/Two'], subnets: ['Stack/A'] }),
};
