import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { FindingSeverity } from '../../src';
import { clusterForecast } from '../../src/checks/facts/cluster-forecast';
import { appModel } from '../../src/checks/facts/cluster-model';
import { reservationFacts } from '../../src/checks/facts/reservation-facts';
import { AppResources } from '../../src/templates/app-resources';
import { StageTree } from '../../src/templates/stage-tree';
import { groupOf, plainCluster, PlainCluster, PlainParts, saidOf } from '../private/cdk-plain';

/*
 * What docs/checks.md says to be assumed, each sentence of it by what follows: a change of either is a change of both.
 */

const PAGE = readFileSync(join(__dirname, '../../docs/checks.md'), 'utf8');
const BULLETS = PAGE.split('## What is assumed\n')[1].split('\n## ')[0].split(/^- /m).slice(1).map((text) => text.replace(/\s+/g, ' ').trim());
const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' };

const readOf = (parts: PlainParts, change: (plain: PlainCluster) => unknown) => {
  const plain = plainCluster(parts);
  change(plain);
  return plain.stack;
};
const forecast = (parts: PlainParts = {}, change: (plain: PlainCluster) => unknown = () => {}) => {
  const resources = new AppResources(new StageTree(readOf(parts, change).node.root));
  return clusterForecast(appModel(resources).clusters[0], resources, reservationFacts(resources), []).props;
};
const said = (parts: PlainParts = {}, change: (plain: PlainCluster) => unknown = () => {}) =>
  saidOf(readOf(parts, change).node.root as App, { lowestSeverity: FindingSeverity.INFO });
const has = (all: string[], ...wanted: string[]) => wanted.map((each) => all.some((one) => one.startsWith(each)));
const add = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
const template = (data: Record<string, unknown>) => ({ stack, group }: PlainCluster) => {
  const closed = { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } };
  group.launchTemplate = { id: add(stack, 'Launch', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { ...closed, ...data } }).ref, version: '1' };
  group.instanceTypes = undefined;
};
const typesOf = ({ nodegroups }: ReturnType<typeof forecast>) =>
  nodegroups.map(({ instanceTypes }) => instanceTypes.map(({ instanceType }) => instanceType));
const modeOf = ({ ipAssignment, warmPool }: ReturnType<typeof forecast>) => [ipAssignment!.usesPrefixes, warmPool!.environment()];
const TOO_OLD = 'warning cni-version-too-old';

/** What follows from each sentence, by words that it begins with: what it is, as it comes out, and as it has to. */
const ASSUMED: Record<string, Record<string, () => [actual: unknown, expected: unknown]>> = {
  'The CIDRs of VPCs and subnets are read as EC2 rounds them': {
    'of a subnet, without a word': () => [
      [forecast({ subnets: ['10.0.0.9/18'] }).subnets[0].cidr, has(said({ subnets: ['10.0.0.9/18'] }), 'warning cidr-host-bits')], ['10.0.0.0/18', [false]],
    ],
    'of a VPC, without a word': () => [has(said({ vpcCidr: '10.0.9.0/16' }), 'warning cidr-host-bits', 'error subnet-outside-block'), [false, false]],
    'of a block that is added, with a warning': () => [has(said({}, ({ stack, vpc }) => (
      new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: vpc.ref, cidrBlock: '100.64.9.0/16' }))), 'warning cidr-host-bits'), [true]],
    'of a reserved range, with a warning': () => [has(said({}, ({ stack, subnets }) => (
      new ec2.CfnSubnetCidrReservation(stack, 'R', { subnetId: subnets[0].ref, cidr: '10.0.32.9/19', reservationType: 'prefix' }))), 'warning cidr-host-bits'), [true]],
    'of a text that is no block, an error': () => [has(said({ subnets: ['10.0.0.0/99'] }), 'error invalid-cidr'), [true]],
  },
  'A node of another library runs as many pods as it can': {
    'by DesiredSize, or else MinSize': () => [
      [{ minSize: 2, desiredSize: 5, maxSize: 9 }, { minSize: 2, maxSize: 9 }].map((scalingConfig) => {
        const [{ expectedSize, minSize }] = forecast({ group: { scalingConfig: scalingConfig as never } }).nodegroups;
        return expectedSize ?? minSize;
      }), [5, 2],
    ],
    'whatever its user data tells it': () => [
      forecast({}, template({ InstanceType: 'm5.large', UserData: 'bWF4UG9kczogNQ==' })).nodegroups, forecast({}, template({ InstanceType: 'm5.large' })).nodegroups,
    ],
  },
  'A node group without instance types runs t3.medium': {
    't3.medium': () => [typesOf(forecast({ group: { instanceTypes: undefined } })), [['t3.medium']]],
    'two nodes': () => [forecast({ group: { scalingConfig: undefined } }).nodegroups.map(({ minSize, maxSize }) => [minSize, maxSize]), [[1, 2]]],
    'the list of types of requirements': () => [typesOf(forecast({}, template({ InstanceRequirements: { VCpuCount: { Min: 2 }, MemoryMiB: { Min: 0 }, AllowedInstanceTypes: ['m5.large', 't3.large'] } }))), [['m5.large']]],
    'and nothing of others': () => [has(said({}, template({ InstanceRequirements: { VCpuCount: { Min: 2 }, MemoryMiB: { Min: 0 } } })), 'warning value-unchecked'), [true]],
  },
  'A VPC CNI that EKS installs by itself has its defaults': {
    'single addresses, and the warm pool of the VPC CNI': () => [
      modeOf(forecast({ env: null, cluster: { bootstrapSelfManagedAddons: true } })), modeOf(forecast({ env: { ENABLE_PREFIX_DELEGATION: 'false', WARM_ENI_TARGET: '1' } })),
    ],
  },
  'Of subnets that the app makes nobody else takes addresses': {
    'of those of the app': () => [forecast().subnets.map(({ otherAddresses }) => otherAddresses), [0, 0]],
    'of subnets of several clusters it is said': () => [has(said({}, ({ stack, subnets }) => {
      const subnetIds = subnets.map(({ ref }) => ref);
      groupOf(new eks.CfnCluster(stack, 'Other', { roleArn: 'arn', resourcesVpcConfig: { subnetIds } }), 'Second', { subnets: subnetIds });
    }), 'warning subnet-use-unknown'), [true]],
    'other nodes are named': () => [has(said({}, ({ stack, cluster }) => (
      add(stack, 'Asg', 'AWS::AutoScaling::AutoScalingGroup', { Tags: [{ Key: `kubernetes.io/cluster/${cluster.ref}`, Value: 'owned' }] }))), 'info nodes-not-counted'), [true]],
  },
  'Only what is pinned is judged of versions': {
    'kube-proxy ahead, three behind, and four behind': () => [['v1.35.0-eksbuild.1', 'v1.31.0-eksbuild.1', 'v1.30.0-eksbuild.1'].map((addonVersion) => (
      has(said({ cluster: { version: '1.34' } }, ({ stack, cluster }) => (
        new eks.CfnAddon(stack, 'Proxy', { addonName: 'kube-proxy', clusterName: cluster.ref, addonVersion }))), 'error addon-version-refused')[0])), [true, false, true]],
    'nothing without a version of Kubernetes, or of the add-on': () => [
      has(said({ addon: { addonVersion: 'v1.18.0-eksbuild.1' } }), 'warning cni-version-behind').concat(has(said({ cluster: { version: '1.34' } }), 'warning cni-version-behind')), [false, false],
    ],
    'an older VPC CNI': () => [has(said({ cluster: { version: '1.34' }, addon: { addonVersion: 'v1.18.0-eksbuild.1' } }), 'warning cni-version-behind'), [true]],
    'a feature that it has not got yet': () => [has(said({ addon: { addonVersion: 'v1.8.0-eksbuild.1' } }), TOO_OLD), [true]],
  },
  'A variable of the VPC CNI is read as v1.23.1 of it reads one': {
    'what cannot be read hides nothing of the others': () => [
      has(said({ env: { ...PREFIXES, WARM_PREFIX_TARGET: '1', WARM_IP_TARGET: 'x', MAX_ENI: 'y' }, group: { instanceTypes: ['m4.large'] } }), 'error prefixes-unsupported-in-group'), [true],
    ],
    'values with which it does not start': () => [
      [{ AWS_VPC_ENI_MTU: '1' }, { ENABLE_POD_ENI: 'true', POD_SECURITY_GROUP_ENFORCING_MODE: 'none' }].map((env) => has(said({ env: { ...PREFIXES, ...env } }), 'error cni-setting-invalid')[0]), [true, true],
    ],
    'all targets of 0': () => [has(said({ env: { ...PREFIXES, WARM_PREFIX_TARGET: '0', WARM_IP_TARGET: '0', MINIMUM_IP_TARGET: '0' } }), 'error cni-gives-no-addresses'), [true]],
    'nodes without addresses': () => [has(said({ env: { ...PREFIXES, ENABLE_IMDS_ONLY_MODE: 'true' } }), 'error cni-gives-no-addresses'), [true]],
    'several network cards': () => [['p5.48xlarge', 'm5.large'].map((type) => has(said({ env: { ...PREFIXES, ENABLE_MULTI_NIC: 'true' }, group: { instanceTypes: [type] } }), 'warning cni-setting-unmodelled')[0]), [true, false]],
    'what changes nothing of the counts': () => [said({ env: { ...PREFIXES, AWS_VPC_K8S_CNI_LOGLEVEL: 'INFO' } }), said()],
  },
  'In a cluster whose nodes are all of Auto Mode': {
    'one finding for all settings': () => [said({ env: { ...PREFIXES, WARM_ENI_TARGET: '3' }, cluster: { computeConfig: { enabled: true } } }, ({ stack }) => (
      stack.node.tryRemoveChild('Group'))).filter((each) => each.includes(' at Cni')), ['warning cni-setting-idle at Cni']],
    'its nodes are named': () => [has(said({ cluster: { computeConfig: { enabled: true } } }), 'info nodes-not-counted'), [true]],
  },
  'The names of settings are those of the published schema of v1.15.1': {
    'one that is not known is a warning': () => [has(said({ env: { ...PREFIXES, WARM_THINGS: '1' } }), 'warning cni-setting-unknown'), [true]],
    'ENIConfigs before v1.15': () => [['v1.14.0-eksbuild.1', 'v1.15.0-eksbuild.1'].map((addonVersion) => has(said({
      env: { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' },
      configuration: { eniConfig: { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } } },
      addon: { addonVersion },
    }), TOO_OLD)[0]), [true, false]],
  },
};

test('each that is on the page is held here, and nothing else', () => {
  const beginnings = Object.keys(ASSUMED);

  expect(BULLETS.map((text) => beginnings.find((words) => text.startsWith(words)) ?? text)).toEqual(beginnings);
});

describe.each(Object.entries(ASSUMED))('%s', (_, cases) => {
  test.each(Object.entries(cases))('%s', (__, work) => {
    const [actual, expected] = work();

    expect(actual).toEqual(expected);
  });
});
