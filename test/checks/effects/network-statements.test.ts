import { describeEffects, IN_OTHER_FORMS } from './private/described-effects';
import { addon, CLUSTER, eniConfig, group, manifest, ref, subnet } from './private/parts';
import { factsStatedOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of what the VPC CNI is told, by an add-on, a DaemonSet, a patch and ENIConfigs, where one place of them is written
 * otherwise.
 */

const PLACES: WrittenResources = {
  ...CLUSTER,
  One: subnet('10.0.0.0/26', 'a'),
  Two: subnet('10.0.0.64/26', 'b'),
  PodsOne: subnet('10.0.1.0/26', 'a'),
  PodsTwo: subnet('10.0.1.64/26', 'b'),
};
const BY_ZONE = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const nodes = (more: object = {}) => group({ InstanceTypes: ['m5.large'], ScalingConfig: { MinSize: 2, MaxSize: 8, DesiredSize: 4 }, ...more }, 'Cni');

/** ENIConfigs in manifests, found by the zone. */
const APPLIED: WrittenResources = {
  ...PLACES,
  Cni: addon('vpc-cni', { ConfigurationValues: { env: BY_ZONE } }),
  Configs: { ...manifest({ kind: 'List', apiVersion: 'v1', items: [eniConfig('eu-west-1a', ref('PodsOne')), eniConfig('eu-west-1b', ref('PodsTwo'))] }) },
  Nodes: { ...nodes(), DependsOn: ['Cni', 'Configs'] },
};

/** ENIConfigs of the add-on, one of which a group names by its label. */
const MADE: WrittenResources = {
  ...PLACES,
  Cni: addon('vpc-cni', {
    AddonVersion: 'v1.20.0-eksbuild.1',
    ConfigurationValues: {
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'mine' },
      eniConfig: { create: true, region: 'eu-west-1', subnets: { gold: { id: ref('PodsOne'), securityGroups: ['sg-1'] }, silver: { id: ref('PodsTwo') } } },
    },
  }),
  Nodes: nodes({ Subnets: [ref('One')], Labels: { mine: 'gold' } }),
};

/** Warm pools and modes of the add-on. */
const MODES: WrittenResources = {
  ...PLACES,
  Cni: addon('vpc-cni', { ConfigurationValues: { env: { WARM_IP_TARGET: '3', MINIMUM_IP_TARGET: '12', WARM_ENI_TARGET: '1', MAX_ENI: '2', ENABLE_POD_ENI: 'false' } } }),
  Nodes: nodes(),
};

/** The VPC CNI that EKS installs, with a DaemonSet and a patch of the app's own. */
const DAEMON: WrittenResources = {
  ...PLACES,
  Cluster: { ...CLUSTER.Cluster, Properties: { ...CLUSTER.Cluster.Properties, BootstrapSelfManagedAddons: true } },
  Daemon: manifest({
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'aws-node', namespace: 'kube-system' },
    spec: { template: { spec: { containers: [{ name: 'aws-node', env: [{ name: 'ENABLE_PREFIX_DELEGATION', value: 'true' }] }], volumes: [{ hostPath: { path: '/etc/cni/net.d' } }] } } },
  }),
  Windows: manifest({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni' }, data: { 'enable-windows-ipam': 'true', 'warm-ip-target': '2' } }),
  Nodes: group({ InstanceTypes: ['m5.large'], AmiType: 'WINDOWS_CORE_2022_x86_64' }),
};

describeEffects([
  ['ENIConfigs in manifests', APPLIED, ['Cni', 'Configs']],
  ['ENIConfigs of the add-on', MADE, ['Cni', 'Nodes']],
  ['modes', MODES, ['Cni']],
  ['a DaemonSet', DAEMON, ['Daemon', 'Windows']],
], factsStatedOf, IN_OTHER_FORMS);
