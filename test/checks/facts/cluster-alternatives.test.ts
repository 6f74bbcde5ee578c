import { App, CfnCondition, CfnResource, Fn } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { alternativesOf } from '../../../src/checks/facts/cluster-alternatives';
import { appModel, ClusterModel } from '../../../src/checks/facts/cluster-model';
import { AppResources } from '../../../src/templates/app-resources';
import { StageTree } from '../../../src/templates/stage-tree';
import { groupOf, plainCluster, PlainCluster, saidOf } from '../../private/cdk-plain';

/*
 * Two add-ons vpc-cni of one cluster, of which a condition chooses one: each is judged with what is there with it, and
 * not the first alone.
 */

interface Either extends PlainCluster {
  readonly one: eks.CfnAddon;
  readonly other: eks.CfnAddon;

  /** Conditions that exclude each other. */
  readonly conditions: CfnCondition[];
}

/** A cluster whose group waits for nothing yet. */
function either(otherEnv: Record<string, unknown> = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' }): Either {
  const plain = plainCluster({ ordered: false });
  const { stack, cluster, addon } = plain;
  const wanted = Fn.conditionEquals(Fn.importValue('Wanted'), 'yes');
  const conditions = [wanted, Fn.conditionNot(wanted)].map((expression, index) => (
    new CfnCondition(stack, `Condition${index}`, { expression })));
  const other = new eks.CfnAddon(stack, 'Other', {
    addonName: 'vpc-cni', clusterName: cluster.ref, resolveConflicts: 'OVERWRITE', configurationValues: stack.toJsonString({ env: otherEnv }),
  });
  [addon!, other].forEach((each, index) => { each.cfnOptions.condition = conditions[index]; });
  return { ...plain, one: addon!, other, conditions };
}

const said = ({ stack }: PlainCluster) => saidOf(stack.node.root as App);
const addonOf = ({ stack, cluster }: PlainCluster, addonName: string) => new eks.CfnAddon(stack, 'Needed', { addonName, clusterName: cluster.ref });
const waits = (part: CfnResource, ...forOthers: CfnResource[]) => forOthers.forEach((each) => part.addResourceDependency(each));

const EARLY = 'warning nodegroup-before-vpc-cni at Group';

test.each<[string, () => Either, (app: Either) => void, string[]]>([
  ['a group that waits for both', either, ({ group, one, other }) => waits(group, one, other), []],
  ['a group that waits for neither', either, () => {}, [EARLY, EARLY]],
  ['a group that waits for the first', either, ({ group, one }) => waits(group, one), [EARLY]],
  ['a group that waits for the second', either, ({ group, other }) => waits(group, other), [EARLY]],
  ['a group of the first one\'s condition that waits for it', either, ({ group, one, conditions }) => {
    waits(group, one);
    group.cfnOptions.condition = conditions[0];
  }, []],
  ['a group of each condition that waits for its own', either, ({ group, cluster, subnets, one, other, conditions }) => {
    const second = groupOf(cluster, 'Second', { subnets: subnets.map(({ ref }) => ref) });
    [[group, one], [second, other]].forEach(([nodes, addon], index) => {
      waits(nodes, addon);
      nodes.cfnOptions.condition = conditions[index];
    });
  }, []],
  ['the second one after the nodes', either, ({ group, one, other }) => {
    waits(group, one);
    waits(other, group);
  }, ['error node-need-after-nodes at Other']],
  ['both after the nodes', either, ({ group, one, other }) => [one, other].forEach((each) => waits(each, group)),
    ['error node-need-after-nodes at Cni', 'error node-need-after-nodes at Other']],
  ['a late kube-proxy that the second one needs', () => either(), (app) => {
    const { group, one, other, stack } = app;
    one.configurationValues = stack.toJsonString({ env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1', CLUSTER_ENDPOINT: 'https://endpoint' } });
    waits(group, one, other);
    waits(addonOf(app, 'kube-proxy'), group);
  }, ['error node-need-after-nodes at Needed']],
  ['a late agent that the second one needs', either, (app) => {
    const { group, one, other } = app;
    other.podIdentityAssociations = [{ serviceAccount: 'aws-node', roleArn: 'arn:aws:iam::111122223333:role/cni' }];
    waits(group, one, other);
    waits(addonOf(app, 'eks-pod-identity-agent'), group);
  }, ['error node-need-after-nodes at Needed']],
  ['a setting of the second one that the VPC CNI refuses', () => either({ WARM_IP_TARGET: 'many' }), ({ group, one, other }) => waits(group, one, other),
    ['error cni-setting-invalid at Other']],
])('%s', (_, make, change, expected) => {
  const app = make();
  change(app);

  expect(said(app).filter((each) => /before-vpc-cni|node-need|setting-invalid/.test(each)).sort()).toEqual(expected);
});

/** Parts that a condition can leave out, by how an alternative holds them. */
const PARTS: ReadonlyArray<readonly [part: string, type: string, properties: object, held: (model: ClusterModel) => readonly unknown[]]> = [
  ['another add-on', 'AWS::EKS::Addon', { AddonName: 'coredns' }, ({ addons }) => addons.filter(({ properties }) => properties.AddonName === 'coredns')],
  ['a node group', 'AWS::EKS::Nodegroup', {}, ({ groups }) => groups.filter(({ name }) => name === 'Stack/Part')],
  ['a Fargate profile', 'AWS::EKS::FargateProfile', {}, ({ fargateProfiles }) => fargateProfiles],
  ['an Auto Scaling group', 'AWS::AutoScaling::AutoScalingGroup', { Tags: [{ Key: 'eks:cluster-name', Value: { Ref: 'Cluster' } }] }, ({ nodeSources }) => nodeSources],
  ['an association', 'AWS::EKS::PodIdentityAssociation', {}, ({ associations }) => associations],
  ['a chart', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'other' }, ({ charts }) => charts],
  ['a chart of a network plug-in', 'Custom::AWSCDK-EKS-HelmChart', { Chart: 'cilium' }, ({ networkCharts }) => networkCharts],
  ['a patch', 'Custom::AWSCDK-EKS-KubernetesPatch', { ResourceName: 'ds/aws-node' }, ({ nodePatches }) => nodePatches],
  ['a manifest', 'Custom::AWSCDK-EKS-KubernetesResource', { Manifest: '[]' }, ({ cni }) => cni.manifests],
];

describe.each(PARTS)('%s', (_, type, properties, held) => {
  const heldBy = (condition: (app: Either) => CfnCondition | undefined, change: (app: Either) => void = () => {}) => {
    const app = either();
    change(app);
    new CfnResource(app.stack, 'Part', { type, properties: { ClusterName: app.cluster.ref, ...properties } }).cfnOptions.condition = condition(app);
    const [model] = appModel(new AppResources(new StageTree(app.stack.node.root))).clusters;
    return alternativesOf(model).map((each) => held(each).length);
  };

  test.each<[string, (app: Either) => CfnCondition | undefined, number[]]>([
    ['without a condition', () => undefined, [1, 1]],
    ['of the condition of the first VPC CNI', ({ conditions }) => conditions[0], [1, 0]],
    ['of the condition of the second one', ({ conditions }) => conditions[1], [0, 1]],
    ['of another condition', ({ stack }) => new CfnCondition(stack, 'Third'), [1, 1]],
  ])('%s', (__, condition, expected) => {
    expect(heldBy(condition)).toEqual(expected);
  });

  test.each<[string, (app: Either) => void]>([
    ['one of the VPC CNIs is there in any case', ({ other }) => { other.cfnOptions.condition = undefined; }],
    ['both VPC CNIs have one condition', ({ other, conditions }) => { other.cfnOptions.condition = conditions[0]; }],
  ])('there is one cluster where %s', (__, change) => {
    expect(heldBy(({ conditions }) => conditions[0], change)).toEqual([1]);
  });
});
