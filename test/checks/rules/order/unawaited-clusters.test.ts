import { App, CfnCondition, CfnParameter, CfnResource, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn, strictApp } from '../../../private/cdk-fixtures';
import { plainCluster, PlainCluster, saidOf } from '../../../private/cdk-plain';

/*
 * What gives the name of a cluster of the app, in place of a reference to it, has to wait for it: EKS knows no cluster of the name
 * until it is there.
 */

const NAMED = { cluster: { name: 'prod' } };
const ID = 'cluster-not-awaited';
const OTHER_STACK = 'cluster-stack-not-awaited';
const found = (said: string[]) => said.filter((each) => /cluster-(stack-)?not-awaited|parameter-default/.test(each));

/** What can name a cluster, by its type. */
const PARTS: Record<string, Record<string, unknown>> = {
  'AWS::EKS::Addon': { AddonName: 'eks-pod-identity-agent' },
  'AWS::EKS::Nodegroup': { NodeRole: 'arn', Subnets: ['subnet-1'], InstanceTypes: ['m5.large'] },
  'AWS::EKS::FargateProfile': { PodExecutionRoleArn: 'arn', Selectors: [{ Namespace: 'x' }] },
  'AWS::EKS::PodIdentityAssociation': { Namespace: 'x', ServiceAccount: 'x', RoleArn: 'arn' },
  'AWS::EKS::AccessEntry': { PrincipalArn: 'arn' },
  'AWS::EKS::IdentityProviderConfig': { Type: 'oidc' },
  'AWSQS::Kubernetes::Resource': { Manifest: '{}' },
  'Custom::AWSCDK-EKS-HelmChart': { Chart: 'x' },
  'Custom::AWSCDK-EKS-KubernetesResource': { Manifest: '[]' },
  'Custom::AWSCDK-EKS-KubernetesPatch': { ResourceName: 'daemonset/aws-node', ApplyPatchJson: '{}' },
};

const partOf = (type: string, stack: Stack, ClusterName: unknown, id: string = 'Part') =>
  new CfnResource(stack, id, { type, properties: { ...PARTS[type], ClusterName } });
const AGENT = 'AWS::EKS::Addon';

describe.each(Object.keys(PARTS))('%s', (type) => {
  const said = (change: (part: CfnResource, plain: PlainCluster) => void, name: unknown = 'prod') => {
    const plain = plainCluster(NAMED);
    change(partOf(type, plain.stack, name === null ? plain.cluster.ref : name), plain);
    return found(saidOf(plain.stack.node.root as App));
  };

  test('by a name that is written out', () => {
    expect(said(() => {})).toEqual([`error ${ID} at Part`]);
  });

  test.each<[string, Parameters<typeof said>]>([
    ['by a reference', [() => {}, null]],
    ['by the name of another cluster', [() => {}, 'test']],
    ['that waits for the cluster', [(part, { cluster }) => part.addResourceDependency(cluster)]],
    ['that waits for what waits for it', [(part, { addon }) => part.addResourceDependency(addon!)]],
    ['that refers to it elsewhere', [(part, { cluster }) => part.addPropertyOverride('Tags', { of: cluster.attrArn })]],
    ['by an override of DependsOn', [(part) => part.addOverride('DependsOn', ['Cluster'])]],
    ['by a name that is a token', [() => {}, Fn.importValue('Name')]],
  ])('%s: nothing', (_, parts) => {
    expect(said(...parts)).toEqual([]);
  });
});

test('a cluster that waits for it has the circle said, and nothing else', () => {
  const { stack, cluster } = plainCluster(NAMED);
  cluster.addResourceDependency(partOf(AGENT, stack, 'prod'));

  expect(saidOf(stack.node.root as App)).toEqual(['error cluster-circle at Cluster']);
});

test.each(['AWS::EKS::Addon', 'AWS::EKS::Nodegroup', 'AWS::EKS::FargateProfile', 'AWS::EKS::PodIdentityAssociation'])(
  'a cluster that waits for its %s', (type) => {
    const { stack, cluster } = plainCluster(NAMED);
    cluster.addResourceDependency(partOf(type, stack, 'prod'));

    expect(saidOf(stack.node.root as App)).toContain('error cluster-circle at Cluster');
  },
);

test('the construct of the library', () => {
  const { stack } = plainCluster(NAMED);
  new eks.Addon(stack, 'Agent', { cluster: eks.Cluster.fromClusterAttributes(stack, 'Import', { clusterName: 'prod' }), addonName: 'coredns' });

  expect(found(saidOf(stack.node.root as App))).toEqual([`error ${ID} at Agent/Resource`]);
});

test('several: one violation with all of them', () => {
  const { stack } = plainCluster(NAMED);
  ['One', 'Two'].forEach((id, index) => partOf(Object.keys(PARTS)[index], stack, 'prod', id));

  expect(found(saidOf(stack.node.root as App))).toEqual([`error ${ID} at One`, `error ${ID} at Two`]);
});

describe('of a nested stack, which is deployed with the one that it is in', () => {
  test.each<[string, (stack: Stack) => Stack, (stack: Stack) => Stack]>([
    ['part', (stack) => new NestedStack(stack, 'Nested'), (stack) => stack],
    ['part of one in another', (stack) => new NestedStack(new NestedStack(stack, 'Nested'), 'Inner'), (stack) => stack],
    ['cluster', (stack) => stack, (stack) => new NestedStack(stack, 'Nested')],
  ])('the %s', (_, ofPart, ofCluster) => {
    const stack = stackIn();
    plainCluster(NAMED, ofCluster(stack));
    const part = partOf(AGENT, ofPart(stack), 'prod');

    expect(found(saidOf(stack.node.root as App))).toEqual([`error ${ID} at ${part.node.path.replace(/^Stack\//, '')}`]);
  });
});

describe('of another stack', () => {
  const said = (link: (addons: Stack, main: Stack, plain: PlainCluster) => void, region: string = 'eu-west-1') => {
    const app = strictApp();
    const main = stackIn({ app });
    const plain = plainCluster(NAMED, main);
    const addons = stackIn({ app, id: 'Addons', region });
    partOf(AGENT, addons, 'prod');
    link(addons, main, plain);
    return found(saidOf(app));
  };

  test.each<[string, Parameters<typeof said>, string[]]>([
    ['that nothing orders', [() => {}], [`warning ${OTHER_STACK} at Addons/Part`]],
    ['that waits for that of the cluster', [(addons, main) => addons.addStackDependency(main)], []],
    ['that refers to it by anything', [(addons, _, { subnets }) => (
      void new CfnResource(addons, 'Other', { type: 'AWS::SSM::Parameter', properties: { Value: subnets[0].ref } }))], []],
    ['of another Region', [() => {}, 'us-east-1'], []],
  ])('%s', (_, parts, expected) => {
    expect(said(...parts)).toEqual(expected);
  });
});

describe('a name that is a parameter is not looked at', () => {
  const said = (defaultName?: string) => {
    const stack = stackIn();
    const name = new CfnParameter(stack, 'Name', { default: defaultName }).valueAsString;
    plainCluster({ cluster: { name } }, stack);
    partOf(AGENT, stack, name);
    return found(saidOf(stack.node.root as App));
  };

  test('with a default', () => expect(said('prod')).toEqual([]));
  test('without one', () => expect(said()).toEqual([]));

  test('nor is a text beside it, which can be the name of another cluster', () => {
    const stack = stackIn();
    plainCluster({ cluster: { name: new CfnParameter(stack, 'Name', { default: 'prod' }).valueAsString } }, stack);
    partOf(AGENT, stack, 'prod');

    expect(found(saidOf(stack.node.root as App))).toEqual([]);
  });
});

test.each<[string, Array<'A' | 'B' | undefined>, string[]]>([
  ['of the part', [undefined, 'A'], [`error ${ID} at Part`]],
  ['of both, the same', ['A', 'A'], [`error ${ID} at Part`]],
  ['of both, that can exclude each other', ['A', 'B'], []],
])('under conditions %s', (_, [ofCluster, ofPart], expected) => {
  const { stack, cluster } = plainCluster(NAMED);
  const part = partOf(AGENT, stack, 'prod');
  const conditions = new Map(['A', 'B'].map((id) => [id, new CfnCondition(stack, id, { expression: Fn.conditionEquals(Fn.importValue(id), 'yes') })]));
  if (ofCluster !== undefined) cluster.cfnOptions.condition = conditions.get(ofCluster);
  if (ofPart !== undefined) part.cfnOptions.condition = conditions.get(ofPart);

  expect(found(saidOf(stack.node.root as App))).toEqual(expected);
});
