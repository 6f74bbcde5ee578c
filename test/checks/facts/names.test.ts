import { clusterForecast } from '../../../src/checks/facts/cluster-forecast';
import { appModel } from '../../../src/checks/facts/cluster-model';
import { clusterFleets } from '../../../src/checks/facts/fleets/cluster-fleets';
import { stackIn } from '../../private/cdk-fixtures';
import { readIn } from '../../private/cdk-readings';

/*
 * Names by which a forecast knows things: where several have one, each has another there.
 */

const IMPORTED = (name: string) => ({ 'Fn::ImportValue': name });
const ofCluster = (more: object) => ({ ClusterName: 'prod', ...more });
const pool = (name: string, type: string) => ({
  apiVersion: 'karpenter.sh/v1',
  kind: 'NodePool',
  metadata: { name },
  spec: {
    limits: { nodes: '3' },
    template: { spec: { nodeClassRef: { name: 'own' }, requirements: [{ key: 'node.kubernetes.io/instance-type', operator: 'In', values: [type] }] } },
  },
});
const CLASS = { apiVersion: 'karpenter.k8s.aws/v1', kind: 'EC2NodeClass', metadata: { name: 'own' }, spec: { subnetSelectorTerms: [{ id: 'subnet-1' }] } };
const group = (...subnets: unknown[]) => ofCluster({ InstanceTypes: ['m5.large'], Subnets: subnets, ScalingConfig: { MinSize: 1, MaxSize: 2 } });
const TYPES = ['m5.large', 'c5.large', 'r5.large', 'm5.xlarge'];

test.each<[string, string[], string[]]>([
  ['none', ['one', 'two'], ['one', 'two']],
  ['two', ['one', 'one'], ['one', 'one (2)']],
  ['three', ['one', 'two', 'one', 'one'], ['one', 'two', 'one (2)', 'one (3)']],
  ['four', ['one', 'one', 'one', 'one'], ['one', 'one (2)', 'one (3)', 'one (4)']],
])('fleets of which %s have one name', (_, names, expected) => {
  const stack = stackIn();
  const { resources } = readIn({
    Addon: ['AWS::EKS::Addon', ofCluster({ AddonName: 'vpc-cni' })],
    Pools: ['Custom::AWSCDK-EKS-KubernetesResource', ofCluster({ Manifest: stack.toJsonString([CLASS, ...names.map((name, index) => pool(name, TYPES[index]))]) })],
  }, stack);
  const [model] = appModel(resources).clusters;

  expect(clusterFleets(model, resources, []).fleets.map(({ name, shape }) => [name, shape.instanceTypes![0].instanceType]))
    .toEqual(expected.map((name, index) => [`NodePool ${name}`, TYPES[index]]));
});

test.each<[string, unknown[], string[]]>([
  ['of their own', ['subnet-1', 'subnet-2'], ['subnet-1', 'subnet-2']],
  ['that are told later', [IMPORTED('One'), IMPORTED('Two')], ['a subnet whose id is a token', 'a subnet whose id is a token (2)']],
  ['that are told later, three of them', [IMPORTED('One'), IMPORTED('Two'), IMPORTED('Three')], ['a subnet whose id is a token', 'a subnet whose id is a token (2)', 'a subnet whose id is a token (3)']],
  ['of which one has that of a second', ['a subnet whose id is a token (2)', IMPORTED('One'), IMPORTED('Two')], ['a subnet whose id is a token (2)', 'a subnet whose id is a token', 'a subnet whose id is a token (3)']],
  ['of which one begins with another', [IMPORTED('One'), 'a subnet whose id is a token (x)'], ['a subnet whose id is a token', 'a subnet whose id is a token (x)']],
  ['of which one is there twice', [IMPORTED('One'), IMPORTED('One')], ['a subnet whose id is a token']],
])('subnets with names %s', (_, ids, expected) => {
  const { resources } = readIn({ Addon: ['AWS::EKS::Addon', ofCluster({ AddonName: 'vpc-cni' })], Group: ['AWS::EKS::Nodegroup', group(...ids)] });
  const [model] = appModel(resources).clusters;
  const { props, subnets } = clusterForecast(model, resources, [], []);

  expect(props.subnets.map(({ name }) => name)).toEqual(expected);
  expect(props.nodegroups![0].subnets).toEqual(expected);
  expect([...subnets.keys()]).toEqual(expected);
});
