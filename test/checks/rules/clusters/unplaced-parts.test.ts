import { App, CfnParameter, CfnResource, Stack } from 'aws-cdk-lib';
import { stackIn } from '../../../private/cdk-fixtures';
import { plainCluster, PlainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

/*
 * What a cluster of the app lacks is not said where a part of the app may be for it: of these the name of the cluster is known at
 * deployment only.
 */

type Part = (plain: PlainCluster, name: unknown) => unknown;

const add = ({ stack }: PlainCluster, type: string, properties: object) => new CfnResource(stack, 'Part', { type, properties: { ...properties } });
const ON = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
const eniConfig = (name: string) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: 'subnet-1' } });
const addon = (AddonName: unknown): Part => (plain, ClusterName) => add(plain, 'AWS::EKS::Addon', { ClusterName, AddonName });
const chart = (Chart: string): Part => (plain, ClusterName) => add(plain, 'Custom::AWSCDK-EKS-HelmChart', { ClusterName, Chart });
const manifest = (...objects: object[]): Part => (plain, ClusterName) => (
  add(plain, 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName, Manifest: plain.stack.toJsonString(objects) }));
const group: Part = (plain, ClusterName) => add(plain, 'AWS::EKS::Nodegroup', { ClusterName, NodeRole: 'arn', InstanceTypes: ['m5.large'], Subnets: ['subnet-9'] });
const profile: Part = (plain, ClusterName) => add(plain, 'AWS::EKS::FargateProfile', { ClusterName, PodExecutionRoleArn: 'arn', Selectors: [{ Namespace: 'kube-system' }] });

/** ENIConfigs of other zones than those of the nodes. */
const elsewhere = ({ cluster, stack }: PlainCluster) => new CfnResource(stack, 'Configs', {
  type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest: stack.toJsonString([eniConfig('eu-west-1c')]) },
});
/** coredns, for which there is no node, or before the only ones. */
const coredns = ({ cluster, stack }: PlainCluster) => new CfnResource(stack, 'Dns', { type: 'AWS::EKS::Addon', properties: { ClusterName: cluster.ref, AddonName: 'coredns' } });
const withoutGroup = (plain: PlainCluster) => { coredns(plain); plain.stack.node.tryRemoveChild('Group'); };
const beforeGroup = (plain: PlainCluster) => plain.group.addResourceDependency(coredns(plain));

/** What is lacking, how it is said, and a part that may bring it. */
const LACKING: Array<[what: string, id: string, parts: PlainParts, change: (plain: PlainCluster) => unknown, part: Part]> = [
  ['a network plug-in, beside the add-on', 'vpc-cni-missing', { env: null }, () => {}, addon('vpc-cni')],
  ['a network plug-in, beside an add-on of a name that is told later', 'vpc-cni-missing', { env: null }, () => {}, addon({ 'Fn::ImportValue': 'Name' })],
  ['a network plug-in, beside its chart', 'vpc-cni-missing', { env: null }, () => {}, chart('aws-vpc-cni')],
  ['an ENIConfig, beside a manifest', 'pod-subnet-missing', { env: ON }, elsewhere, manifest(eniConfig('eu-west-1a'))],
  ['a node for coredns, beside a group', 'addon-without-nodes', {}, withoutGroup, group],
  ['a node for coredns, beside a Fargate profile', 'addon-without-nodes', {}, withoutGroup, profile],
  ['a node that coredns comes after, beside a group', 'addon-before-nodes', {}, beforeGroup, group],
  ['a node that coredns comes after, beside a Fargate profile', 'addon-before-nodes', {}, beforeGroup, profile],
];

/** How the part names its cluster, and whether that may be the one that lacks it. */
const NAMED: Array<[how: string, name: (stack: Stack) => unknown, may: boolean]> = [
  ['which is told later', () => ({ 'Fn::ImportValue': 'Cluster' }), true],
  ['which a parameter tells', (stack) => ({ Ref: stack.resolve(new CfnParameter(stack, 'Name').logicalId) }), true],
  ['of another name', () => 'another', false],
  ['which is another one of the app', (stack) => {
    new CfnResource(stack, 'Other', { type: 'AWS::EKS::Cluster', properties: { ResourcesVpcConfig: { SubnetIds: [], EndpointPublicAccess: false } } });
    return { Ref: 'Other' };
  }, false],
];

describe.each(LACKING)('%s', (_, id, parts, change, part) => {
  const said = (more: (plain: PlainCluster) => unknown = () => {}) => {
    const plain = plainCluster(parts, stackIn());
    change(plain);
    more(plain);
    return saidOf(plain.stack.node.root as App).filter((each) => each.includes(` ${id} at `) && !each.includes('Other'));
  };

  test('is said', () => {
    expect(said()).not.toEqual([]);
  });

  test.each(NAMED)('for a cluster %s', (__, name, may) => {
    const found = said((plain) => part(plain, name(plain.stack)));

    expect(found).toEqual(may ? [] : said());
  });
});

test('a VPC CNI that may be for the cluster is said to be that', () => {
  const plain = plainCluster({ env: null });
  addon('vpc-cni')(plain, { 'Fn::ImportValue': 'Cluster' });

  expect(saidOf(plain.stack.node.root as App)).toEqual(['warning vpc-cni-unseen at Part']);
});
