import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import fc from 'fast-check';
import { HostileEntry } from './hostile-entry';
import { hostileText, spoiled } from './values';
import { ChecksFailOn, FindingCatalogue, FindingSeverity, PodCapacityChecks } from '../../src';

/** What CloudFormation would compute, or refuse. */
const functions: fc.Arbitrary<object> = fc.oneof(
  fc.constantFrom<object>(
    { Ref: 'Vpc' }, { Ref: 'Cluster' }, { Ref: 'Pods' }, { Ref: 'Ref' }, { Ref: null }, { Ref: { Ref: 'Vpc' } }, { Ref: 'AWS::NoValue' }, { Ref: 'AWS::Region' },
    { 'Fn::GetAtt': ['Cluster', 'Arn'] }, { 'Fn::GetAtt': 'Cluster.Arn' }, { 'Fn::GetAtt': [] }, { 'Fn::GetAtt': 3 }, { 'Fn::If': ['Always', { Ref: 'Nodes' }, 'x'] },
    { 'Fn::Join': ['', ['{"env":', { Ref: 'Vpc' }, '}']] }, { 'Fn::Join': [] }, { 'Fn::Join': [{}, [{}]] }, { 'Fn::Join': ',' }, { 'Fn::Sub': '{"env": {"${A}": "${Vpc}"}}' }, { 'Fn::Sub': [] },
    { 'Fn::Sub': [{ 'Fn::Join': [{}, [1]] }, 3] }, { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::ImportValue': 'none' }, { 'Fn::Base64': '' }, { Condition: 'Always' },
  ),
  hostileText.map((text) => ({ Ref: text })),
  hostileText.map((text) => ({ 'Fn::Sub': text })),
);

/** What the VPC CNI is told, as an object or as text of some kind. */
const configuration = spoiled(fc.constantFrom<object>(
  { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' } },
  { env: { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '8', AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' }, init: { env: { DISABLE_TCP_EARLY_DEMUX: 'true' } }, enableWindowsIpam: 'true' },
  {
    env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
    eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: { Ref: 'Pods' }, securityGroups: ['sg-0'] } } },
  },
)).map((value) => JSON.stringify(value) ?? '');

const configurations = fc.oneof({ weight: 4, arbitrary: configuration }, { weight: 1, arbitrary: fc.oneof(hostileText, functions, configuration.map((text) => ({ 'Fn::Sub': text }))) });

const MANIFEST = [{ kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: 'subnet-0' } }];

const manifests = fc.oneof({ weight: 4, arbitrary: spoiled(fc.constant(MANIFEST)).map((value) => JSON.stringify(value) ?? '') }, { weight: 1, arbitrary: functions });

/** The resources of a cluster that the rules read, each by its logical id. */
const resources = fc.tuple(configurations, manifests).chain(([values, manifest]) => fc.constantFrom('AWS::EKS::Cluster', 'Custom::AWSCDK-EKS-Cluster').map((clusterType) => {
  const config = { ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Nodes' }], EndpointPublicAccess: true }, KubernetesNetworkConfig: { ServiceIpv4Cidr: '172.20.0.0/16' }, Version: '1.34' };
  const tags = [{ Key: 'kubernetes.io/role/cni', Value: '1' }];
  return {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Block: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '100.64.0.0/16' } },
    Nodes: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-west-1a' } },
    Pods: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '100.64.0.0/18', AvailabilityZone: 'eu-west-1a', Tags: tags } },
    Reserved: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: { Ref: 'Pods' }, Cidr: '100.64.32.0/19', ReservationType: 'prefix' } },
    Cluster: { Type: clusterType, Properties: clusterType.startsWith('AWS') ? config : { Config: { resourcesVpcConfig: { subnetIds: [{ Ref: 'Nodes' }] } } } },
    Cni: { Type: 'AWS::EKS::Addon', Properties: { AddonName: 'vpc-cni', ClusterName: { Ref: 'Cluster' }, AddonVersion: 'v1.20.4-eksbuild.1', ConfigurationValues: values } },
    Manifest: { Type: 'Custom::AWSCDK-EKS-KubernetesResource', Properties: { ClusterName: { Ref: 'Cluster' }, Manifest: manifest } },
    Chart: { Type: 'Custom::AWSCDK-EKS-HelmChart', Properties: { ClusterName: { Ref: 'Cluster' }, Chart: 'karpenter' } },
    Fargate: { Type: 'AWS::EKS::FargateProfile', Properties: { ClusterName: { Ref: 'Cluster' }, Selectors: [{ Namespace: 'kube-system' }], Subnets: [{ Ref: 'Nodes' }] } },
    Launch: {
      Type: 'AWS::EC2::LaunchTemplate',
      Properties: { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 }, BlockDeviceMappings: [{ Ebs: { Encrypted: true } }], UserData: 'eA==' } },
    },
    Group: {
      Type: 'AWS::EKS::Nodegroup',
      Properties: {
        ClusterName: { Ref: 'Cluster' },
        InstanceTypes: ['m5.large', 'i3.large'],
        Subnets: [{ Ref: 'Nodes' }],
        ScalingConfig: { MinSize: 1, MaxSize: '5', DesiredSize: 2 },
        UpdateConfig: { MaxUnavailable: 1 },
        LaunchTemplate: { Id: { Ref: 'Launch' }, Version: '1' },
        Labels: { 'k8s.amazonaws.com/eniConfig': 'x' },
        Taints: [{ Key: 'x', Effect: 'NO_SCHEDULE' }],
      },
    },
  };
}));

/** Findings have the words of the catalogue, and sound ones. */
function expectSound({ violations }: ReturnType<PodCapacityChecks['validateScope']>): void {
  const strange = violations.filter(({ ruleName }) => FindingCatalogue.find(ruleName) === undefined);
  if (strange.length > 0) throw new TypeError(`no rules: ${strange.map(({ ruleName }) => ruleName).join(', ')}`);
}

/** The checks of whatever resources an app has: these refuse nothing, they report. */
export const CHECK_ENTRIES: readonly HostileEntry[] = [
  {
    name: 'PodCapacityChecks',
    input: fc.record({
      template: spoiled(resources, functions),
      failOn: fc.constantFrom(...Object.values(ChecksFailOn)),
    }),
    outcome: ({ template, failOn }) => {
      // Nothing is synthesized, so that all apps can have one folder: each would make another one.
      const stack = new Stack(new App({ outdir: join(tmpdir(), 'hostile-cdk.out') }), 'Stack', { env: { region: 'eu-west-1' } });
      for (const [id, resource] of Object.entries(template ?? {})) {
        const { Type: type, Properties: properties } = Object(resource);
        // Types and ids are the affair of CloudFormation, which no rule reads before it knows them.
        if (/^[A-Za-z0-9]+$/.test(id) && typeof type === 'string' && type !== '') new CfnResource(stack, id, { type, properties });
      }
      const report = new PodCapacityChecks({ failOn, lowestSeverity: FindingSeverity.INFO }).validateScope(stack);
      expectSound(report);
      return report.violations.map(({ description }) => description);
    },
  },
];
