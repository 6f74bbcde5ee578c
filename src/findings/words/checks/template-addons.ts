import { Wording, wording } from '../../wording';

/** What is counted with where nothing is known of the VPC CNI. */
const DEFAULTS = 'the defaults of the VPC CNI (single addresses, one warm ENI)';

/** What the counts were made by: what an add-on is told, or the defaults without one. */
const countedBy = (addon: string | undefined) => (addon === undefined ? DEFAULTS : `what the add-on '${addon}' is told`);

const conflict = (why: string): Wording<{}> => wording('addon-conflicts', () =>
  `${why}; use OVERWRITE, on the CfnAddon (\`node.defaultChild\`) where an L2 has no property for it`, {});

const ofEks = (is: string) => conflict(`'ResolveConflicts' is ${is}, and EKS has installed a VPC CNI of its own in the cluster:`
  + ' where its settings differ, the add-on cannot be created');

/** Of the add-ons of a cluster, and of what installs a network plug-in beside them, in any template. */
export const TEMPLATE_ADDON_WORDS = {
  unreadable: wording('cni-configuration-unreadable', ({ problem }: { problem: string }) => `'ConfigurationValues' ${problem}`,
    { problem: 'is not JSON or YAML: unexpected end' }),

  settingsUnresolved: wording('value-unchecked', ({ settings, isWhole }: { settings: readonly string[]; isWhole: boolean }) =>
    `${settings.join(', ')} of the VPC CNI ${settings.length === 1 ? 'is a token' : 'are tokens'};`
    + ` what follows from ${isWhole ? 'it' : 'that'} was not checked: pod counts, warm targets, addresses`,
  { settings: ['env.WARM_IP_TARGET'], isWhole: false }),

  keptByHand: conflict("'ResolveConflicts' is PRESERVE: settings that were changed by hand stay, in place of those in 'ConfigurationValues'"),
  noneByDefault: ofEks('not given, so NONE'),
  none: ofEks('NONE'),

  patchUnread: wording('vpc-cni-unseen', ({ addon }: { addon: string | undefined }) =>
    `the patch changes the DaemonSet of the VPC CNI, and is not read: pods and addresses were counted by ${countedBy(addon)}`,
  { addon: 'Stack/VpcCni' }),

  chartBesideAddon: wording('vpc-cni-unseen', ({ chart, addon }: { chart: string; addon: string | undefined }) =>
    `the Helm chart '${chart}' installs the VPC CNI beside the add-on, and its values are not read:`
    + ` pods and addresses were counted by ${countedBy(addon)}`,
  { chart: 'aws-vpc-cni', addon: 'Stack/VpcCni' }),

  chartUnread: wording('vpc-cni-unseen', ({ chart }: { chart: string }) =>
    `the Helm chart '${chart}' installs the network plug-in, and its values are not read: pods and addresses were counted by ${DEFAULTS}`,
  { chart: 'cilium' }),

  clusterElsewhere: wording('vpc-cni-unseen', ({ name, group }: { name: string | undefined; group: string }) =>
    `neither the cluster ${name === undefined ? `of '${group}'` : `'${name}'`} nor an add-on vpc-cni of it is in the app:`
    + ` pods and addresses were counted by ${DEFAULTS}`,
  { name: undefined, group: 'Stack/General' }),

  manifestUnread: wording('vpc-cni-unseen', () =>
    'the manifest makes ENIConfigs, and nothing in the app switches on custom networking, without which nothing reads them'
    + ` (AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG of an add-on vpc-cni): pods and addresses were counted by ${DEFAULTS}`,
  {}),

  missing: wording('vpc-cni-missing', ({ group }: { group: string }) =>
    'the cluster has no self-managed add-ons (BootstrapSelfManagedAddons false, or Auto Mode) and no add-on vpc-cni,'
    + ` and node groups ('${group}'), whose nodes never become Ready;`
    + ' add vpc-cni with a dependency of the node groups on it, or acknowledge where another network plug-in is installed',
  { group: 'General' }),
};
