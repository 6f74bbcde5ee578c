import { App, CfnOutput, CfnParameter, CfnResource, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { PodCapacityChecks } from '../../../src';
import { appModel } from '../../../src/checks/facts/cluster-model';
import { AppResources } from '../../../src/templates/app-resources';
import { StageTree } from '../../../src/templates/stage-tree';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { groupOf, plainCluster, saidOf, subnetOf } from '../../private/cdk-plain';

const smallVpc = (stack: Stack) => new ec2.Vpc(stack, 'Vpc', {
  ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/24'), availabilityZones: ['eu-west-1a', 'eu-west-1b'], natGateways: 1, restrictDefaultSecurityGroup: false,
});
const CONFIGURATION = { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: 'banana' } };
const HUNDRED = { minSize: 100, maxSize: 100, instanceTypes: [new ec2.InstanceType('m4.large')] };

/**
 * What is to be found on a hundred m4.large in a /24 with such a configuration, whoever makes the cluster. Without its feature flag CDK writes
 * the AMI type of Amazon Linux 2, which there is none of for Kubernetes 1.34.
 */
const FOUND = [
  'error ami-type-mismatch', 'error cni-setting-invalid', 'error prefixes-unsupported-in-group', 'error subnet-overcommitted', 'warning addon-conflicts', 'warning control-plane-logs-missing',
  'warning endpoint-open', 'warning nodegroup-before-vpc-cni',
];
const found = (said: string[]) => [...new Set(said.map((each) => each.split(' at ')[0]))].sort();

test('a cluster of aws-eks-v2', () => {
  const stack = stackIn();
  const cluster = new eks.Cluster(stack, 'Cluster', {
    vpc: smallVpc(stack), version: eks.KubernetesVersion.V1_34, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 0,
  });
  cluster.addNodegroupCapacity('Group', HUNDRED);
  new eks.Addon(stack, 'Cni', { cluster, addonName: 'vpc-cni', configurationValues: CONFIGURATION });

  expect(found(saidOf(stack.node.root as App))).toEqual(FOUND);
});

describe('a cluster of aws-eks', () => {
  const stack = stackIn();
  const cluster = new legacy.Cluster(stack, 'Cluster', {
    vpc: smallVpc(stack),
    version: legacy.KubernetesVersion.V1_34,
    kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1'),
    defaultCapacity: 0,
    clusterLogging: [legacy.ClusterLoggingTypes.AUDIT],
  });
  const group = cluster.addNodegroupCapacity('Group', HUNDRED);
  const addon = new legacy.Addon(stack, 'Cni', { cluster, addonName: 'vpc-cni', configurationValues: CONFIGURATION });

  test('is read from its custom resource', () => {
    expect(found(saidOf(stack.node.root as App))).toEqual(FOUND);
  });

  test('tells its logs', () => {
    const { violations } = new PodCapacityChecks().validateScope(stack);

    expect(violations.find(({ ruleName }) => ruleName.endsWith(':control-plane-logs-missing'))).toMatchObject({
      description: expect.stringContaining(': api, authenticator, controllerManager, scheduler\n'),
      violatingResources: [{ constructPath: 'Stack/Cluster/Resource/Resource/Default' }],
    });
  });

  test('has a group in order once it waits for the add-on', () => {
    group.node.addDependency(addon);

    expect(found(saidOf(stack.node.root as App))).toEqual(FOUND.filter((each) => !each.endsWith('before-vpc-cni')));
  });
});

test('resources of no library, by logical ids', () => {
  const stack = stackIn();
  const add = (id: string, type: string, properties: { [name: string]: unknown }) => new CfnResource(stack, id, { type, properties });
  add('Vpc', 'AWS::EC2::VPC', { CidrBlock: '10.0.0.0/24' });
  add('Subnet', 'AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.0.0/25', AvailabilityZone: 'eu-west-1a' });
  const cluster = add('Cluster', 'AWS::EKS::Cluster', { Name: 'prod', ResourcesVpcConfig: { SubnetIds: [{ Ref: 'Subnet' }] } });
  add('Group', 'AWS::EKS::Nodegroup', {
    ClusterName: { Ref: 'Cluster' }, Subnets: [{ 'Fn::GetAtt': ['Subnet', 'SubnetId'] }], InstanceTypes: ['m4.large'], ScalingConfig: { MinSize: '100', MaxSize: '100', DesiredSize: '100' },
  });
  add('Cni', 'AWS::EKS::Addon', { ClusterName: 'prod', AddonName: 'vpc-cni', ConfigurationValues: JSON.stringify(CONFIGURATION) })
    .addResourceDependency(cluster);

  const said = found(saidOf(stack.node.root as App));

  expect(said).toContain('error control-plane-subnets');
  expect(said.filter((each) => !each.endsWith('control-plane-subnets'))).toEqual(FOUND.filter((each) => !each.endsWith('ami-type-mismatch')));
});

test('a name that CloudFormation makes', () => {
  const stack = stackIn();
  const name = `${new CfnParameter(stack, 'Environment').valueAsString}-cluster`;
  const { cluster, addon, group } = plainCluster({ env: { WARM_IP_TARGET: 'banana' }, cluster: { name } }, stack);
  for (const part of [addon!, group]) part.clusterName = name;

  expect(saidOf(stack.node.root as App)).toEqual(['error cni-setting-invalid at Cni']);
  cluster.name = 'another';
  expect(saidOf(stack.node.root as App)).toEqual(['error cni-setting-invalid at Cni']);
});

test('a name of a cluster of aws-eks with a variable of its own', () => {
  const stack = stackIn();
  const name = { 'Fn::Sub': ['${env}-eks', { env: { Ref: 'Env' } }] };
  new CfnParameter(stack, 'Env');
  new CfnResource(stack, 'Cluster', { type: 'Custom::AWSCDK-EKS-Cluster', properties: { Config: { name, resourcesVpcConfig: { endpointPublicAccess: false } } } });
  new CfnResource(stack, 'Cni', { type: 'AWS::EKS::Addon', properties: { ClusterName: name, AddonName: 'vpc-cni' } });

  expect(appModel(new AppResources(new StageTree(stack.node.root))).clusters.map(({ key, addons }) => [key, addons.length])).toEqual([['Stack/Cluster', 1]]);
});

describe('two stacks', () => {
  const stacks = (share: (network: Stack, subnet: ec2.CfnSubnet) => string) => {
    const app = strictApp();
    const [network, stack] = ['Network', 'Stack'].map((id) => stackIn({ app, id }));
    const vpc = new ec2.CfnVPC(network, 'Vpc', { cidrBlock: '10.0.0.0/24' });
    const subnet = subnetOf(vpc, 'Subnet', '10.0.0.0/25');
    const cluster = new eks.CfnCluster(stack, 'Cluster', { roleArn: 'arn', resourcesVpcConfig: { subnetIds: [share(network, subnet)], endpointPublicAccess: false } });
    groupOf(cluster, 'Group', { subnets: [share(network, subnet)], scalingConfig: { minSize: 100, maxSize: 100 } });
    return app;
  };
  const shortage = 'error subnet-overcommitted at Network/Subnet';

  test('that refer to each other', () => {
    expect(saidOf(stacks((_, subnet) => subnet.ref))).toContain(shortage);
  });

  test('that share an export', () => {
    let output: CfnOutput | undefined;
    expect(saidOf(stacks((network, subnet) => {
      output ??= new CfnOutput(network, 'Output', { value: subnet.ref, exportName: 'Shared' });
      return Fn.importValue('Shared');
    }))).toContain(shortage);
  });

  test('of which one imports what nobody in the app exports', () => {
    expect(saidOf(stacks(() => Fn.importValue('Elsewhere')))).toContain('warning subnet-size-unknown at Cluster');
  });

  test('of which the one of the nodes refers to that of the add-on, and so waits for it', () => {
    const app = strictApp();
    const [first, second] = ['Stack', 'Nodes'].map((id) => stackIn({ app, id }));
    const { cluster, subnets } = plainCluster({}, first);
    new eks.CfnNodegroup(second, 'Group', { clusterName: cluster.ref, nodeRole: 'arn', subnets: [subnets[0].ref], instanceTypes: ['m5.large'] });

    expect(saidOf(app)).toEqual([]);
  });
});

describe('a cluster that the app does not make', () => {
  const imported = (add: (stack: Stack, clusterName: string) => unknown) => {
    const stack = stackIn();
    const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    const subnets = [subnetOf(vpc, 'Subnet', '10.0.0.0/18').ref];
    add(stack, 'prod');
    new eks.CfnNodegroup(stack, 'Group', { clusterName: 'prod', nodeRole: 'arn', subnets, instanceTypes: ['m5.large'] });
    return saidOf(stack.node.root as App);
  };

  test('has a VPC CNI that is not seen', () => {
    expect(imported(() => {})).toEqual(['warning vpc-cni-unseen at Group']);
  });

  test('is not the one of that name in another Region, or in another stage', () => {
    const app = strictApp();
    const [here, there] = ['eu-west-1', 'us-east-1'].map((region) => stackIn({ app, id: region, region }));
    const stage = new Stage(app, 'Stage', { env: { region: 'eu-west-1' } });
    const vpc = new ec2.CfnVPC(here, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new eks.CfnNodegroup(here, 'Group', { clusterName: 'prod', nodeRole: 'arn', subnets: [subnetOf(vpc, 'Subnet', '10.0.0.0/18').ref], instanceTypes: ['m5.large'] });
    for (const scope of [there, new Stack(stage, 'Stack')]) new eks.CfnAddon(scope, 'Cni', { addonName: 'vpc-cni', clusterName: 'prod' });

    expect(saidOf(app)).toEqual(['warning vpc-cni-unseen at eu-west-1/Group']);
  });

  test('has the one that the app adds', () => {
    expect(imported((stack, clusterName) => new eks.CfnAddon(stack, 'Cni', {
      addonName: 'vpc-cni', clusterName, resolveConflicts: 'OVERWRITE', configurationValues: '{"env": {"WARM_ENI_TARGET": "x"}}',
    }))).toEqual(['error cni-setting-invalid at Cni', 'warning nodegroup-before-vpc-cni at Group']);
  });
});

test('a name that two clusters have is that of neither', () => {
  const stack = stackIn();
  const { group } = plainCluster({ cluster: { name: 'prod' } }, stack);
  new eks.CfnCluster(stack, 'Other', { name: 'prod', roleArn: 'arn', resourcesVpcConfig: { subnetIds: [], endpointPublicAccess: false } });
  group.clusterName = 'prod';

  expect(found(saidOf(stack.node.root as App))).toContain('warning vpc-cni-unseen');
});

test('a name is the same however it is joined', () => {
  const stack = stackIn();
  const name = new CfnParameter(stack, 'Env').valueAsString;
  plainCluster({ cluster: { name: `${name}-eks` }, group: { clusterName: Fn.sub('${Env}-eks') }, addon: { clusterName: Fn.join('-', [name, 'eks']) } }, stack);

  expect(saidOf(stack.node.root as App)).toEqual([]);
});
