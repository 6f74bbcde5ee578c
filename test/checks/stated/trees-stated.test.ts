import { App, CfnElement, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { FindingSeverity, PodCapacityChecks } from '../../../src';
import { legacyProps } from '../../private/cdk-any-cluster';
import { stackIn, strictApp } from '../../private/cdk-fixtures';
import { Edit, includedTemplates } from '../shapes/template-shape';

/*
 * Where in the tree findings are put: at the resource in the constructs of whatever library made it, in whatever stack, under its
 * logical id, and by its properties.
 */

/** A VPC whose private subnets are too small for the nodes. */
const vpcIn = (scope: Construct, id: string = 'Network') => new ec2.Vpc(scope, id, {
  ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16'),
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  natGateways: 1,
  subnetConfiguration: [
    { name: 'Private', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 },
    { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 26 },
  ],
});
const SIZES = { minSize: 40, desiredSize: 40, maxSize: 40 };
const M4 = [new ec2.InstanceType('m4.large')];
const PREFIXES = JSON.stringify({ env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: 'x' } });
const opened = (scope: Construct) => new ec2.LaunchTemplate(scope, 'Template', { instanceType: M4[0] });

/** A cluster of aws-eks-v2, with groups that it adds. */
const ofNext = (scope: Construct, vpc: ec2.IVpc = vpcIn(scope)) => {
  const cluster = new eks.Cluster(scope, 'Cluster', {
    vpc,
    version: eks.KubernetesVersion.V1_34,
    defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
    defaultCapacity: 0,
    bootstrapSelfManagedAddons: false,
  });
  const { launchTemplateId, versionNumber } = opened(scope);
  const group = cluster.addNodegroupCapacity('Open', { launchTemplateSpec: { id: launchTemplateId!, version: versionNumber }, ...SIZES });
  cluster.addNodegroupCapacity('Typed', { instanceTypes: M4, ...SIZES });
  const addon = new eks.CfnAddon(scope, 'Cni', { addonName: 'vpc-cni', clusterName: cluster.clusterName, configurationValues: PREFIXES, resolveConflicts: 'PRESERVE' });
  addon.node.addDependency(group);
};

/** The same of aws-eks, whose cluster is a custom resource. */
const ofLegacy = (scope: Stack, vpc: ec2.IVpc = vpcIn(scope)) => {
  const cluster = new legacy.Cluster(scope, 'Cluster', { ...legacyProps(scope, vpc), bootstrapSelfManagedAddons: false });
  const { launchTemplateId, versionNumber } = opened(scope);
  cluster.addNodegroupCapacity('Open', { launchTemplateSpec: { id: launchTemplateId!, version: versionNumber }, ...SIZES });
  cluster.addFargateProfile('Batch', { selectors: [{ namespace: 'batch' }] });
  cluster.addManifest('Config', { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name: 'eu-west-1a' }, spec: { subnet: vpc.privateSubnets[0].subnetId } });
};

const inOwn = (scope: Construct) => new Construct(new Construct(scope, 'Platform'), 'Blue');

test.each<[string, (app: App) => unknown]>([
  ['constructs of aws-eks-v2', (app) => ofNext(stackIn({ app }))],
  ['the same in constructs of somebody else', (app) => ofNext(inOwn(stackIn({ app })))],
  ['the same in a nested stack, with its network around', (app) => {
    const stack = stackIn({ app });
    ofNext(new NestedStack(stack, 'Nested'), vpcIn(stack));
  }],
  ['the same in a Stage, in two stacks', (app) => {
    const stage = new Stage(app, 'Prod');
    const [network, cluster] = ['Network', 'Cluster'].map((id) => new Stack(stage, id, { env: { region: 'eu-west-1' } }));
    ofNext(cluster, vpcIn(network, 'Vpc'));
  }],
  ['constructs of aws-eks', (app) => ofLegacy(stackIn({ app }))],
])('%s', (_, build) => {
  const app = strictApp();
  build(app);

  expect(placesIn(app)).toMatchSnapshot();
});

test('resources of templates that CDK includes', () => {
  const wrong: Edit[] = [['InstanceTypes: [m6i.large]', 'InstanceTypes: [m4.large]'], ['CidrBlock: 10.40.0.0/20', 'CidrBlock: 10.40.0.0/27'], ['EndpointPublicAccess: false', 'EndpointPublicAccess: true']];

  expect(placesIn(includedTemplates({ Network: 'exports-network.yaml', Cluster: 'exports-cluster.yaml' }, wrong))).toMatchSnapshot();
});

/** What is found, and where; each place is the resource of the tree that has the logical id. */
function placesIn(app: App): string[] {
  const { violations } = new PodCapacityChecks({ lowestSeverity: FindingSeverity.INFO }).validateScope(app);
  return violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath, resourceLogicalId, locations }) => {
    const construct = constructPath!.split('/').reduce<Construct>((at, id) => at.node.findChild(id) as Construct, app);
    expect(Stack.of(construct).resolve((construct as CfnElement).logicalId)).toBe(resourceLogicalId);
    return `${ruleName.slice('cdk-eks-pod-capacity:'.length)} at ${constructPath} as ${resourceLogicalId}: ${locations.map((place) => place.replace('Properties.', '')).join(', ')}`;
  }));
}
