import { App, CfnResource, Fn, Stack, Validations } from 'aws-cdk-lib';
import { FindingSeverity, PodCapacityChecks } from '../../../src';
import { CniFacts } from '../../../src/checks/facts/cni-facts';
import { groupFacts } from '../../../src/checks/facts/group-facts';
import { groupImage, ImageFrom } from '../../../src/checks/facts/groups/group-image';
import { userDataFacts } from '../../../src/checks/facts/groups/user-data';
import { manifests } from '../../../src/checks/facts/kubernetes-facts';
import { parsedDocuments } from '../../../src/cni/settings/configuration-text';
import { plainCluster, PlainCluster, saidOf } from '../../private/cdk-plain';
import { readIn } from '../../private/cdk-readings';

/*
 * A thing that can be written in several ways is read in each of them; of two places that say a thing the one that is read first
 * wins, whichever stands first in the app.
 */

const add = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
const infosOf = ({ stack }: PlainCluster) => saidOf(stack.node.root as App, { lowestSeverity: FindingSeverity.INFO });
const manifest = ({ stack, cluster }: PlainCluster, objects: unknown) =>
  add(stack, 'Manifest', 'Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: cluster.ref, Manifest: stack.toJsonString(objects) });

describe('an instance profile', () => {
  const counted = (type: string, written: (profile: CfnResource) => unknown, properties: (spec: unknown) => Record<string, unknown>) => {
    const plain = plainCluster();
    const { stack, cluster } = plain;
    const role = add(stack, 'NodeRole', 'AWS::IAM::Role', {});
    const profile = add(stack, 'Profile', 'AWS::IAM::InstanceProfile', { Roles: [role.ref] });
    add(stack, 'Entry', 'AWS::EKS::AccessEntry', { ClusterName: cluster.ref, Type: 'EC2_LINUX', PrincipalArn: role.getAtt('Arn') });
    add(stack, 'Nodes', type, properties(written(profile)));
    return infosOf(plain).includes('info nodes-not-counted at Cluster');
  };
  const WAYS: Record<string, (profile: CfnResource) => unknown> = {
    'its name alone': (profile) => profile.ref,
    'its ARN alone': (profile) => profile.getAtt('Arn'),
    'Name': (profile) => ({ Name: profile.ref }),
    'Arn': (profile) => ({ Arn: profile.getAtt('Arn') }),
  };

  test.each(Object.entries(WAYS))('of an instance, by %s', (_, written) => {
    expect(counted('AWS::EC2::Instance', written, (spec) => ({ IamInstanceProfile: spec }))).toBe(true);
  });

  test.each(Object.entries(WAYS))('of a Spot fleet, by %s', (_, written) => {
    expect(counted('AWS::EC2::SpotFleet', written, (spec) => ({ SpotFleetRequestConfigData: { LaunchSpecifications: [{ IamInstanceProfile: spec }] } }))).toBe(true);
  });

  test('of something else', () => {
    expect(counted('AWS::EC2::Instance', () => ({ Name: 'other' }), (spec) => ({ IamInstanceProfile: spec }))).toBe(false);
  });
});

describe('an effect of a taint', () => {
  const said = (effect: unknown) => {
    const plain = plainCluster({ group: { taints: [{ key: 'dedicated', effect: effect as string }] } });
    add(plain.stack, 'Dns', 'AWS::EKS::Addon', { AddonName: 'coredns', ClusterName: plain.cluster.ref }).addResourceDependency(plain.group);
    return infosOf(plain).includes('warning addon-without-nodes at Dns');
  };

  test.each<[string, unknown, boolean]>([
    ['NO_SCHEDULE', 'NO_SCHEDULE', true], ['NO_EXECUTE', 'NO_EXECUTE', true], ['PREFER_NO_SCHEDULE', 'PREFER_NO_SCHEDULE', false],
    ['one that is told later', Fn.importValue('Effect'), false],
  ])('%s', (_, effect, expected) => {
    expect(said(effect)).toBe(expected);
  });
});

test.each<[string, string]>([
  ['dashes', '---'], ['dashes and a comment', '--- # second'], ['dashes and blanks', '---  '], ['dashes and a tab', '---\t'],
])('documents between %s', (_, line) => {
  expect(parsedDocuments(`kind: A\n${line}\nkind: B\n`)).toEqual({ values: [{ kind: 'A' }, { kind: 'B' }], isUnread: false });
});

test('dashes within a document are none', () => {
  expect(parsedDocuments('a: |\n  x\n  ---\n  y\n').values).toEqual([{ a: 'x\n---\ny\n' }]);
});

describe('user data that hides text', () => {
  const { resources } = readIn({ A: ['X::Y::Z', {}] });
  const part = (header: string) => `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="B"\n\n--B\n${header}\n\nH4sIAAAA\n--B--\n`;

  test.each<[string, string, boolean]>([
    ['encoded parts', part('Content-Transfer-Encoding: base64'), true],
    ['the same in small letters', part('content-transfer-encoding: base64'), true],
    ['compressed parts', part('Content-Type: application/gzip'), true],
    ['compressed files of cloud-init', '#cloud-config\nwrite_files: [{encoding: gzip, content: H4sI, path: /a}]', true],
    ['plain parts', part('Content-Type: text/x-shellscript'), false],
  ])('%s', (_, text, isHidden) => {
    const { joins, tellsPods } = userDataFacts({ 'Fn::Base64': text }, resources);

    expect([joins, tellsPods]).toEqual(isHidden ? [undefined, undefined] : [false, false]);
  });
});

describe('of two places the one that is read first', () => {
  const eniConfig = (name: string) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: `subnet-${name}` } });
  const missing = (labels: Record<string, string>, label?: string) => {
    const plain = plainCluster({
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ...label === undefined ? {} : { ENI_CONFIG_LABEL_DEF: label } }, group: { labels },
    });
    const applied = manifest(plain, [eniConfig('gold')]);
    plain.group.addResourceDependency(applied);
    applied.addResourceDependency(plain.addon!);
    return infosOf(plain).includes('error pod-subnet-missing at Group');
  };
  const FIRST = 'vpc.amazonaws.com/externalEniConfig';

  test.each<[string, Record<string, string>, string | undefined, boolean]>([
    ['the label of the VPC CNI before its default', { [FIRST]: 'gold', 'k8s.amazonaws.com/eniConfig': 'silver' }, undefined, false],
    ['the same the other way round', { [FIRST]: 'silver', 'k8s.amazonaws.com/eniConfig': 'gold' }, undefined, true],
    ['before a label of the user', { [FIRST]: 'gold', mine: 'silver' }, 'mine', false],
    ['the same, of which the other is right', { [FIRST]: 'silver', mine: 'gold' }, 'mine', true],
    ['a label of the user alone', { mine: 'gold' }, 'mine', false],
    ['a label of the user that is wrong', { mine: 'silver' }, 'mine', true],
  ])('%s', (_, labels, label, expected) => {
    expect(missing(labels, label)).toBe(expected);
  });

  test.each([['subnet-addon', true], ['subnet-gold', false]])('an ENIConfig of the add-on before one of a manifest: %s', (subnet, byAddon) => {
    const eniConfigOf = { create: byAddon, region: 'eu-west-1', subnets: { gold: { id: 'subnet-addon' } } };
    const { resources, at } = readIn({
      Cni: ['AWS::EKS::Addon', { AddonName: 'vpc-cni', ClusterName: 'prod', ConfigurationValues: JSON.stringify({ eniConfig: eniConfigOf }) }],
      Manifest: ['Custom::AWSCDK-EKS-KubernetesResource', { ClusterName: 'prod', Manifest: JSON.stringify([eniConfig('gold')]) }],
    });

    expect([...new CniFacts(at('Cni'), manifests(resources)).eniConfigs]).toEqual([['gold', subnet]]);
  });

  const ipam = (configuration: Record<string, unknown>, data: Record<string, string>) => {
    const plain = plainCluster({ configuration, group: { instanceTypes: ['c5.large'], amiType: 'WINDOWS_CORE_2022_x86_64' } });
    manifest(plain, [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni' }, data }]);
    return infosOf(plain).some((each) => each.includes('windows-one-eni'));
  };
  const ON = { enableWindowsIpam: 'true' };

  // c5.large: 9 addresses of one ENI without prefixes, 144 with them
  test.each<[string, Record<string, unknown>, Record<string, string>, boolean]>([
    ['the configuration before the ConfigMap, off', { ...ON, enableWindowsPrefixDelegation: 'false' }, { 'enable-windows-prefix-delegation': 'true' }, true],
    ['the configuration before the ConfigMap, on', { ...ON, enableWindowsPrefixDelegation: 'true' }, { 'enable-windows-prefix-delegation': 'false' }, false],
    ['the ConfigMap where the configuration says nothing', ON, { 'enable-windows-prefix-delegation': 'true' }, false],
  ])('%s', (_, configuration, data, expected) => {
    expect(ipam(configuration, data)).toBe(expected);
  });
});

describe('the summary of density', () => {
  const ID = 'cdk-eks-pod-capacity:density-unused';
  const summary = (...acknowledged: string[]) => {
    const { stack, cluster } = plainCluster({ env: {} });
    for (const id of acknowledged) Validations.of(cluster).acknowledge({ id, reason: 'a test of ours' });
    return new PodCapacityChecks().validateScope(stack).metadata;
  };

  test.each<[string, string[], unknown]>([
    ['that nobody has acknowledged', [], { density: '1 node group could run more pods' }],
    ['acknowledged by its id', [ID], undefined],
    ['acknowledged after the name of the plug-in', [`PodCapacityChecks::${ID}`], undefined],
    ['beside something else that is', ['PodCapacityChecks::cdk-eks-pod-capacity:endpoint-open'], { density: '1 node group could run more pods' }],
  ])('%s', (_, ids, expected) => {
    expect(summary(...ids)).toEqual(expected);
  });
});

describe('what stands between the words of user data', () => {
  const { resources, at } = readIn({ Thing: ['X::Y::Z', {}] });
  const joinsWith = (part: unknown) => userDataFacts({ 'Fn::Base64': { 'Fn::Join': ['', ['#!/bin/bash\necho ', part]] } }, resources).joins;

  test.each<[string, unknown, boolean | undefined]>([
    ['the Region, which is a name', { Ref: 'AWS::Region' }, false],
    ['the name of a resource', { Ref: at('Thing').path }, false],
    ['an attribute of one', { 'Fn::GetAtt': [at('Thing').path, 'Arn'] }, false],
    ['a parameter, which can be a script', { Ref: 'Stack/Script' }, undefined],
    ['an import', { 'Fn::ImportValue': 'Script' }, undefined],
  ])('%s', (_, part, expected) => {
    expect(joinsWith(part)).toBe(expected);
  });
});

describe('who chooses the image of a group', () => {
  const from = (amiType: unknown, data?: unknown) => {
    const { resources, at } = readIn({
      Launch: ['AWS::EC2::LaunchTemplate', { LaunchTemplateData: data ?? {} }],
      Group: ['AWS::EKS::Nodegroup', { AmiType: amiType, ...data === undefined ? {} : { LaunchTemplate: { Id: { Ref: 'Launch' } } } }],
    });
    return groupImage(groupFacts(at('Group'), resources)).from;
  };

  test.each<[string, unknown, unknown, ImageFrom]>([
    ['nobody', undefined, undefined, ImageFrom.EKS_BY_DEFAULT],
    ['the group', 'AL2023_x86_64_STANDARD', undefined, ImageFrom.EKS_AS_NAMED],
    ['the group, beside a template without an image', 'AL2023_x86_64_STANDARD', { InstanceType: 'm5.large' }, ImageFrom.EKS_AS_NAMED],
    ['an image of the own, which is not seen', 'CUSTOM', { InstanceType: 'm5.large' }, ImageFrom.UNKNOWN],
    ['the template', undefined, { ImageId: 'ami-1' }, ImageFrom.TEMPLATE],
    ['the template, beside the word for it', 'CUSTOM', { ImageId: 'ami-1' }, ImageFrom.TEMPLATE],
    ['the template, by what is told later', undefined, { ImageId: { 'Fn::ImportValue': 'Image' } }, ImageFrom.TEMPLATE],
    ['the template, where a condition says so', undefined, { ImageId: { 'Fn::If': ['C', 'ami-1', { Ref: 'AWS::NoValue' }] } }, ImageFrom.UNKNOWN],
    ['what is told later', { 'Fn::ImportValue': 'Type' }, undefined, ImageFrom.UNKNOWN],
    ['a template that is told later', undefined, { 'Fn::ImportValue': 'Data' }, ImageFrom.UNKNOWN],
  ])('%s', (_, amiType, data, expected) => {
    expect(from(amiType, data)).toBe(expected);
  });
});
