import { Effects } from './private/effects';
import { addon, arnOf, CLUSTER, group, ref } from './private/parts';
import { statementsOf } from './private/read-statements';
import { WrittenResources } from './private/variants';

/*
 * What is said of a template where one place of it is written otherwise: rules read some places by themselves.
 */

const LOGS = ['audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type }));
const role = (...names: string[]) => ({ Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: names.map((name) => `arn:aws:iam::aws:policy/${name}`) } });

/** A cluster of which there is little to say, with add-ons. */
const WITH_ADDONS: WrittenResources = {
  ...CLUSTER,
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: {
      Name: 'prod',
      Version: '1.34',
      RoleArn: arnOf('Role'),
      BootstrapSelfManagedAddons: true,
      KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16', IpFamily: 'ipv4' },
      Logging: { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, ...LOGS] } },
      ResourcesVpcConfig: { SubnetIds: [ref('One'), ref('Two')], EndpointPublicAccess: true, PublicAccessCidrs: ['192.0.2.0/24', '198.51.100.0/24'] },
    },
  },
  Role: role('AmazonEKSClusterPolicy', 'AmazonEKSVPCResourceController'),
  Cni: addon('vpc-cni', {
    AddonVersion: 'v1.20.0-eksbuild.1',
    ResolveConflicts: 'OVERWRITE',
    ConfigurationValues: { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', ENABLE_POD_ENI: 'true' }, enableWindowsIpam: 'true', enableNetworkPolicy: 'false' },
  }),
  Proxy: addon('kube-proxy', { AddonVersion: 'v1.34.0-eksbuild.2' }),
  Nodes: group({ InstanceTypes: ['m5.large'] }, 'Cni'),
};

/** One whose VPC CNI nobody tells anything, with a patch of it. */
const PATCHED: WrittenResources = {
  ...CLUSTER,
  Cluster: {
    Type: 'AWS::EKS::Cluster',
    Properties: {
      RoleArn: arnOf('Role'), BootstrapSelfManagedAddons: true, ComputeConfig: { Enabled: false }, ResourcesVpcConfig: { SubnetIds: [ref('One'), ref('Two')], EndpointPublicAccess: false },
    },
  },
  Role: role('AmazonEKSClusterPolicy'),
  Patch: { Type: 'Custom::AWSCDK-EKS-KubernetesPatch', Properties: { ClusterName: ref('Cluster'), ResourceName: 'daemonset/aws-node' } },
  Profile: { Type: 'AWS::EKS::FargateProfile', Properties: { ClusterName: ref('Cluster'), Selectors: [{ Namespace: 'web' }], Subnets: [ref('One')] } },
  Dns: addon('coredns', {}, 'Nodes'),
  Nodes: group({ InstanceTypes: ['m5.large'], AmiType: 'WINDOWS_CORE_2022_x86_64' }),
};

describe.each<[string, WrittenResources, string[]]>([
  ['a cluster with add-ons', WITH_ADDONS, ['Cluster', 'Role', 'Cni', 'Proxy']], ['a cluster with a patch', PATCHED, ['Cluster', 'Role', 'Patch', 'Profile', 'Dns', 'Nodes']],
])('%s', (_, resources, ids) => {
  const effects = new Effects({ resources }, statementsOf);

  test('as it is', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(ids)('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
