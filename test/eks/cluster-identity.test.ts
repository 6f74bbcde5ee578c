import { App, CfnParameter, Fn, Stack, Stage } from 'aws-cdk-lib';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { ClusterIdentity } from '../../src/eks/cluster-identity';
import { legacyProps, plainCluster } from '../private/cdk-any-cluster';
import { clusterOf, stackIn, vpcOf } from '../private/cdk-fixtures';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const importIn = (stack: Stack, clusterName: string = 'production', id: string = `Import${stack.node.children.length}`) =>
  ClusterIdentity.of(eks.Cluster.fromClusterAttributes(stack, id, { clusterName }));
const namedIn = (stack: Stack, clusterName: string = 'production') => ClusterIdentity.of(eks.CfnCluster.fromClusterName(stack, 'Named', clusterName));

test('a cluster of the app is its resource, whoever names it', () => {
  const app = new App();
  const stack = stackIn({ app });
  const vpc = vpcOf(stack);
  const made = [
    clusterOf(stack, vpc),
    new legacy.Cluster(stack, 'Legacy', legacyProps(stack, vpc)),
    plainCluster(new Stack(stack, 'Inner'), vpc),
  ].map((cluster): [ClusterIdentity, eks.IClusterRef] => [ClusterIdentity.of(cluster), cluster]);
  const other = stackIn({ app, id: 'Other' });

  made.forEach(([identity, cluster], index) => {
    const again = ClusterIdentity.of(eks.CfnCluster.fromClusterName(other, `Again${index}`, cluster.clusterRef.clusterName));
    const named = ClusterIdentity.named(other, cluster.clusterRef.clusterName);
    for (const [place, [each]] of made.entries()) {
      expect([again, named, identity].map((one) => one.isSameAs(each))).toEqual(Array(3).fill(place === index));
    }
    expect(identity.isUnknown).toBe(false);
  });
});

test('one that is imported is name, account and Region', () => {
  const app = new App();
  const here = new Stack(app, 'Here', { env: ENV });
  const same = importIn(here);

  expect(same.isSameAs(namedIn(new Stack(app, 'There', { env: ENV })))).toBe(true);
  expect(same.isSameAs(ClusterIdentity.of(eks.CfnCluster.fromClusterArn(here, 'Arn', 'arn:aws:eks:eu-west-1:111122223333:cluster/production')))).toBe(true);
  expect(same.isSameAs(importIn(here, 'staging'))).toBe(false);
  expect(same.isSameAs(importIn(new Stack(app, 'Region', { env: { ...ENV, region: 'eu-west-2' } })))).toBe(false);
  expect(same.isSameAs(importIn(new Stack(app, 'Account', { env: { ...ENV, account: '444455556666' } })))).toBe(false);
});

test('what is left to deployment is the same in one stage, and not known from another', () => {
  const app = new App();
  const [one, two] = ['One', 'Two'].map((id) => new Stack(app, id));
  const staged = new Stack(new Stage(app, 'Prod'), 'One');

  expect(importIn(one).isSameAs(importIn(two))).toBe(true);
  expect(importIn(one).isSameAs(importIn(staged))).toBeUndefined();
  expect(importIn(one).isSameAs(importIn(new Stack(app, 'Known', { env: ENV })))).toBeUndefined();
  expect(importIn(new Stack(app, 'First', { env: ENV })).isSameAs(importIn(new Stack(new Stage(app, 'Dev'), 'S', { env: ENV })))).toBe(true);
});

test('one that the app makes under a name is the import of that name', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  const vpc = vpcOf(stack);
  const props = { vpc, version: eks.KubernetesVersion.V1_34, clusterName: 'production', defaultCapacity: 0, defaultCapacityType: eks.DefaultCapacityType.NODEGROUP };
  const made = [
    new eks.Cluster(stack, 'Made', props),
    new legacy.Cluster(stack, 'Legacy', { ...legacyProps(stack, vpc), clusterName: 'production' }),
    plainCluster(stack, vpc, { name: 'production' }),
  ];

  for (const each of made) expect(ClusterIdentity.of(each).isSameAs(importIn(new Stack(app, `Other${each.node.id}`, { env: ENV })))).toBe(true);
  expect(ClusterIdentity.of(clusterOf(new Stack(app, 'Nameless', { env: ENV }), vpc)).isSameAs(importIn(stack))).toBe(false);
});

test('a name that is a token is unknown, but to itself', () => {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: ENV });
  const parameter = new CfnParameter(stack, 'Name').valueAsString;
  const names = [parameter, Fn.importValue('Name'), `prefix-${parameter}`];

  for (const name of names) {
    const identity = namedIn(new Stack(stack, `S${names.indexOf(name)}`), name);
    expect(identity.isUnknown).toBe(true);
    expect(identity.isSameAs(importIn(new Stack(stack, `T${names.indexOf(name)}`), name))).toBe(true);
    expect(identity.isSameAs(importIn(new Stack(stack, `U${names.indexOf(name)}`)))).toBeUndefined();
  }
  expect(namedIn(stack, names[0]).isSameAs(namedIn(new Stack(stack, 'V'), names[1]))).toBeUndefined();
});
