import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** What is counted with where nothing is known of the VPC CNI. */
const BY_DEFAULTS = 'pods and addresses were counted by the defaults of the VPC CNI: single addresses, one warm ENI';

/** What the counts were made by: what an add-on is told, or the defaults without one. */
const countedBy = (addon: string | undefined) =>
  (addon === undefined ? BY_DEFAULTS : `pods and addresses were counted by the settings of the add-on '${addon}'`);

const CHECK_NODES = 'check the settings once by `kubectl describe daemonset aws-node -n kube-system`,'
  + ' then acknowledge this finding';

const OVERWRITE = [
  "set 'ResolveConflicts' to OVERWRITE",
  "set 'resolveConflicts' on `node.defaultChild`, if the L2 construct has no property for it",
];

const DEFAULT_RESOLUTION = [
  'EKS has installed a VPC CNI of its own in the cluster',
  'EKS cannot create the add-on if its settings differ from that one',
];

const unreadable = <F extends { [name: string]: string }>(what: (facts: F) => string, example: NoInfer<F>) =>
  wording('cni-configuration-unreadable', (facts: F) => ({
    message: `'ConfigurationValues' ${what(facts)}`,
    details: ['EKS refuses the add-on at deployment'],
    fix: ['give JSON or YAML of an object, as in {"env": {"ENABLE_PREFIX_DELEGATION": "true"}}'],
  }), example);

/** Of the add-ons of a cluster, and of what installs a network plug-in beside them, in any template. */
export const TEMPLATE_ADDON_WORDS = {
  noText: unreadable(() => 'is an object, and EKS takes a string', {}),
  noObject: unreadable(() => 'does not hold an object', {}),
  malformed: unreadable(({ reason }: { reason: string }) => `is neither JSON nor YAML: ${reason}`, {
    reason: 'Flow map must end with a } at line 1, column 9',
  }),

  settingsUnresolved: wording('value-unchecked', ({ settings }: { settings: readonly string[] }) => ({
    message: `settings of the VPC CNI are tokens, so what follows from them was not checked: ${few(settings)}`,
    details: ['max pods, warm targets and addresses follow from them', ...allOf('settings', settings)],
    fix: ['give literal values', 'check the values at deployment, then acknowledge this finding'],
  }), { settings: ['env.WARM_IP_TARGET'] }),

  keptByHand: wording('addon-conflicts', () => ({
    message: "'ResolveConflicts' is PRESERVE, so settings that were changed by hand stay in place of these",
    details: ["pods and addresses were counted by 'ConfigurationValues'"],
    fix: OVERWRITE,
  }), {}),

  noneByDefault: wording('addon-conflicts', () => ({
    message: "'ResolveConflicts' is not given, and NONE by default, so creating the add-on may fail",
    details: DEFAULT_RESOLUTION,
    fix: OVERWRITE,
  }), {}),

  none: wording('addon-conflicts', () => ({
    message: "'ResolveConflicts' is NONE, so creating the add-on may fail",
    details: DEFAULT_RESOLUTION,
    fix: OVERWRITE,
  }), {}),

  patchUnread: wording('vpc-cni-unseen', ({ addon }: { addon: string | undefined }) => ({
    message: 'the patch changes the DaemonSet of the VPC CNI, and was not read',
    details: [countedBy(addon)],
    fix: ["set the same in 'ConfigurationValues' of the add-on vpc-cni, in place of the patch", CHECK_NODES],
  }), { addon: 'Stack/VpcCni' }),

  daemonSetUnread: wording('vpc-cni-unseen', ({ addon }: { addon: string | undefined }) => ({
    message: 'the manifest has a DaemonSet of the VPC CNI, whose settings were not read',
    details: [countedBy(addon)],
    fix: ["set the same in 'ConfigurationValues' of the add-on vpc-cni, in place of the manifest", CHECK_NODES],
  }), { addon: 'Stack/VpcCni' }),

  chartBesideAddon: wording('vpc-cni-unseen', ({ chart, addon }: { chart: string; addon: string }) => ({
    message: `the Helm chart '${chart}' installs the VPC CNI beside the add-on, and its values were not read`,
    details: [countedBy(addon)],
    fix: ['leave the chart out, and give its values to the add-on', CHECK_NODES],
  }), { chart: 'aws-vpc-cni', addon: 'Stack/VpcCni' }),

  chartUnread: wording('vpc-cni-unseen', ({ chart }: { chart: string }) => ({
    message: `the Helm chart '${chart}' installs the network plug-in, and its values were not read`,
    details: [BY_DEFAULTS],
    fix: [
      'compare the counts with the values of the chart, then acknowledge this finding',
      'use the add-on vpc-cni in place of the chart',
    ],
  }), { chart: 'cilium' }),

  clusterElsewhere: wording('vpc-cni-unseen', ({ name, groups }: {
    name: string | undefined; groups: readonly string[];
  }) => ({
    message: 'the settings of the VPC CNI are not in the app, '
      + `for ${name === undefined ? `the cluster of ${fewQuoted(groups)}` : `cluster '${name}'`}`,
    details: [BY_DEFAULTS, ...allOf('node groups', groups)],
    fix: [CHECK_NODES, 'add the add-on vpc-cni for the cluster to the app'],
  }), { name: undefined, groups: ['Stack/General'] }, ['groups']),

  unplaced: wording('vpc-cni-unseen', ({ part }: { part: string }) => ({
    message: 'the name of the cluster that this VPC CNI is for is not known at synth',
    details: [`'${part}' may be for a cluster of the app that has no other VPC CNI`, BY_DEFAULTS],
    fix: ["refer to the cluster in 'ClusterName'", CHECK_NODES],
  }), { part: 'Stack/VpcCni' }),

  manifestUnread: wording('vpc-cni-unseen', () => ({
    message: 'the manifest makes ENIConfigs, and nothing in the app switches on custom networking',
    details: ['nothing reads ENIConfigs without custom networking', BY_DEFAULTS],
    fix: [
      "set 'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG' to \"true\" in an add-on vpc-cni of the app",
      CHECK_NODES,
    ],
  }), {}),

  missing: wording('vpc-cni-missing', ({ groups }: { groups: readonly string[] }) => ({
    message: `the cluster has no VPC CNI, so nodes of ${fewQuoted(groups)} never become Ready`,
    details: [
      'EKS installs none by itself: BootstrapSelfManagedAddons is false, or the cluster has Auto Mode',
      'the app has no add-on vpc-cni for the cluster',
      ...allOf('node groups', groups),
    ],
    fix: [
      'add the add-on vpc-cni, and let each node group depend on it',
      'acknowledge this finding, if another network plug-in is installed',
    ],
  }), { groups: ['General'] }, ['groups']),
};
