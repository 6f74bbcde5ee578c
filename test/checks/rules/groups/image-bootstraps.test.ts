import { App, Aws, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrap, NodeOs, PodCapacityChecks, VpcCniAddon } from '../../../../src';
import { clusterOf, stackIn, vpcOf } from '../../../private/cdk-fixtures';
import { plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const METADATA = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
const OWN = 'ami-0123456789abcdef0';
const OF_EKS = 'resolve:ssm:/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id';
const NEVER = ['error nodes-never-join'];
const UNSEEN = ['warning node-bootstrap-unseen'];
const UNTOLD = ['warning image-pods-untold'];
const IDS = /nodes-never-join|node-bootstrap-unseen|image-pods-untold/;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const NODE_CONFIG = ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="B"', '', '--B', 'Content-Type: application/node.eks.aws', '', 'kind: NodeConfig', 'spec: {cluster: {name: prod}}', '--B--'].join('\n');
const JOINING = Fn.base64(NODE_CONFIG);
/** Single addresses without anything that makes the counts of the type others. */
const SINGLE: PlainParts = { env: {} };

function plainWith(data: (stack: Stack) => Record<string, unknown>, parts: PlainParts = {}): Stack {
  const stack = stackIn();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: {} });
  template.addPropertyOverride('LaunchTemplateData', { MetadataOptions: METADATA, ...data(stack) });
  plainCluster({ ...parts, group: { launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber }, ...parts.group } }, stack);
  return stack;
}

const saidIn = (stack: Stack) => saidOf(stack.node.root as App).filter((each) => IDS.test(each)).map((each) => each.replace(' at Template', ''));
const ssm = (path: string) => (stack: Stack) => new CfnParameter(stack, 'Image', { type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>', default: path }).valueAsString;

test.each<[string, (stack: Stack) => unknown, unknown, string[]]>([
  ['no image', () => undefined, undefined, []],
  ['an image of one\'s own without user data', () => OWN, undefined, UNSEEN],
  ['the same with a script of nothing', () => OWN, Fn.base64('#!/bin/bash\n'), UNSEEN],
  ['the same with a script of something else', () => OWN, Fn.base64('#!/bin/bash\nyum install -y jq'), UNSEEN],
  ['the same that is encoded', () => OWN, base64('#!/bin/bash\nyum install -y jq'), UNSEEN],
  ['an image that is a parameter', (stack) => new CfnParameter(stack, 'Image').valueAsString, undefined, UNSEEN],
  ['an image that a condition may leave out', () => Fn.conditionIf('Own', OWN, Aws.NO_VALUE), undefined, []],
  ['an image of EKS', () => OF_EKS, undefined, NEVER],
  ['an image of EKS by a dynamic reference', () => `{{${OF_EKS}}}`, undefined, NEVER],
  ['an image of EKS for a version that is told later', () => ({ 'Fn::Sub': `{{${OF_EKS.replace('1.34', '${Version}')}}}` }), undefined, NEVER],
  ['the same joined', () => ({ 'Fn::Join': ['/', ['resolve:ssm:/aws/service/eks/optimized-ami', { Ref: 'Version' }, 'amazon-linux-2023']] }), undefined, NEVER],
  ['an image of EKS by a parameter', ssm('/aws/service/eks/optimized-ami/1.34/amazon-linux-2/recommended/image_id'), undefined, NEVER],
  ['Bottlerocket by a parameter', ssm('/aws/service/bottlerocket/aws-k8s-1.34/x86_64/latest/image_id'), undefined, NEVER],
  ['Windows by a parameter', ssm('/aws/service/ami-windows-latest/Windows_Server-2022-English-Core-EKS_Optimized-1.34/image_id'), undefined, NEVER],
  ['an image of EC2 by a parameter', ssm('/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64'), undefined, UNSEEN],
  ['an image of EKS with a script of nothing', () => OF_EKS, base64('#!/bin/bash\n'), NEVER],
  ['an image of EKS with a script', () => OF_EKS, Fn.base64('#!/bin/bash\naws s3 cp s3://scripts/join.sh - | bash'), UNSEEN],
  ['an image of EKS with user data that is not known', () => OF_EKS, Fn.ref('Text'), []],
  ['a NodeConfig without a count', () => OF_EKS, JOINING, UNTOLD],
  ['the same that is encoded', () => OF_EKS, base64(NODE_CONFIG), UNTOLD],
  ['a NodeConfig with a count', () => OF_EKS, Fn.base64(`${NODE_CONFIG}\nmaxPods: 110`), []],
  ['bootstrap.sh without a count', () => OWN, Fn.base64(Fn.sub('/etc/eks/bootstrap.sh ${Cluster} --b64-cluster-ca ${Cluster.CertificateAuthorityData}')), UNTOLD],
  ['bootstrap.sh with a count', () => OWN, Fn.base64(Fn.sub("/etc/eks/bootstrap.sh ${Cluster} --kubelet-extra-args '--max-pods=110'")), []],
  ['bootstrap.sh with arguments that are a parameter', () => OWN, Fn.base64(Fn.sub('/etc/eks/bootstrap.sh ${Cluster} ${Text}')), []],
  ['settings of Bottlerocket without a count', () => OWN, Fn.base64('[settings.kubernetes]\ncluster-name = "prod"'), UNTOLD],
  ['settings of Bottlerocket with a count', () => OWN, Fn.base64('[settings.kubernetes]\ncluster-name = "prod"\nmax-pods = 110'), []],
  ['a bootstrap of Windows', () => OWN, Fn.base64('<powershell>\n& $EKSBootstrapScriptFile -EKSClusterName prod\n</powershell>'), []],
  ['parts that are encoded', () => OWN, Fn.base64('Content-Transfer-Encoding: base64\n\nI2Nsb3VkLWNvbmZpZw=='), []],
  ['what is compressed', () => OWN, 'H4sIAAAAAAAAA0tMSgYAwkEkNQMAAAA=', []],
])('%s', (_, image, userData, expected) => {
  const stack = plainWith((of) => {
    new CfnParameter(of, 'Text');
    return { ImageId: image(of), UserData: userData };
  });

  expect(saidIn(stack)).toEqual(expected);
});

describe('the counts that differ', () => {
  const detailsOf = (stack: Stack, id: string) => new PodCapacityChecks().validateScope(stack).violations
    .find(({ ruleName }) => ruleName.endsWith(id))?.description;
  const joining = () => ({ ImageId: OWN, UserData: JOINING });

  test('29 by the image, and 110 by prefixes, are both said', () => {
    expect(detailsOf(plainWith(joining), ':image-pods-untold')).toContain('29 pods on m5.large\n    these checks count 110 pods per node');
    expect(detailsOf(plainWith(() => ({ ImageId: OWN })), ':node-bootstrap-unseen')).toContain('29 pods on m5.large\n    these checks count 110 pods per node');
  });

  test.each<[string, PlainParts, string[]]>([
    ['none with single addresses', SINGLE, []],
    // 15 x 49 + 2 = 737 without a cap
    ['of a type above the cap', { env: {}, group: { instanceTypes: ['c5.18xlarge'] } }, UNTOLD],
    // (3 - 1) x 9 + 2 = 20
    ['with custom networking', { env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' } }, UNTOLD],
    ['of a second type alone', { env: {}, group: { instanceTypes: ['m5.large', 'm5.xlarge'] } }, UNTOLD],
    ['none of a type that is not known', { group: { instanceTypes: ['m99.large'] } }, []],
    ['none of settings that are not known', { env: { ENABLE_PREFIX_DELEGATION: Fn.ref('Text') } }, []],
    ['none with IPv6', { cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, []],
  ])('%s', (_, parts, expected) => {
    const stack = plainWith((of) => {
      new CfnParameter(of, 'Text');
      return joining();
    }, parts);

    expect(saidIn(stack)).toEqual(expected);
  });
});

describe('what is right stays clean', () => {
  test.each([NodeOs.AL2023, NodeOs.BOTTLEROCKET])('user data of a NodeBootstrap with %s', (os) => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster });
    const instanceTypes = [new ec2.InstanceType('m5.large')];
    const { userData } = new NodeBootstrap(stack, 'Bootstrap', { cluster, podNetworking, instanceTypes, os, serviceIpv4Cidr: '10.100.0.0/16' });
    const machineImage = ec2.MachineImage.genericLinux({ 'eu-west-1': OWN });
    const template = new ec2.LaunchTemplate(stack, 'Template', { machineImage, userData, requireImdsv2: true, httpPutResponseHopLimit: 1 });
    new eks.Nodegroup(stack, 'Nodes', { cluster, instanceTypes, launchTemplateSpec: { id: template.launchTemplateId!, version: template.latestVersionNumber } });

    expect(saidIn(stack)).toEqual([]);
  });

  test('and the image that CDK looks up has the script of nothing that CDK writes for it', () => {
    const stack = stackIn();
    const machineImage = new legacy.EksOptimizedImage({ kubernetesVersion: '1.32' });
    const template = new ec2.LaunchTemplate(stack, 'Template', { machineImage });
    plainCluster({ group: { launchTemplate: { id: template.launchTemplateId!, version: '1' } } }, stack);

    expect(saidOf(stack.node.root as App).filter((each) => IDS.test(each))).toEqual(['error nodes-never-join at Template/Resource']);
  });
});
