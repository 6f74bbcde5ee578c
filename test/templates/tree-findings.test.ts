import { App, Stack, Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct, Node } from 'constructs';
import { PodCapacityCluster } from '../../src/cluster/pod-capacity-cluster';
import { PodNetwork } from '../../src/network/pod-network';
import { StageTree } from '../../src/templates/stage-tree';
import { deliverFromTree } from '../../src/templates/tree-findings';

/** A construct that keeps the trees that it was answered from. */
class Asker extends Construct {
  public readonly trees: StageTree[] = [];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    deliverFromTree(this, (tree) => {
      this.trees.push(tree);
      return [];
    });
  }
}

function appWith(...ids: string[]): { readonly app: App; readonly stack: Stack; readonly askers: Asker[] } {
  const app = new App();
  const stack = new Stack(app, 'Stack');
  return { app, stack, askers: ids.map((id) => new Asker(stack, id)) };
}

const last = ({ trees }: Asker) => trees[trees.length - 1];

test('one validation reads one tree for all who ask', () => {
  const { app, askers: [one, other] } = appWith('One', 'Other');
  app.synth();

  expect(one.trees).toHaveLength(1);
  expect(other.trees).toEqual(one.trees);
  expect(last(other)).toBe(last(one));
});

test('another validation reads the tree anew, with what came since', () => {
  const { app, stack, askers: [one, other] } = appWith('One', 'Other');
  app.synth();
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  const later = new Asker(stack, 'Later');
  app.synth({ force: true });

  expect(one.trees.map((tree) => tree.has(vpc))).toEqual([false, true]);
  expect([last(other), last(later)].every((tree) => tree === last(one))).toBe(true);
});

test('a validation that ended early leaves no tree to the next one', () => {
  const { app, stack, askers: [one] } = appWith('One');
  const failing = new Construct(stack, 'Failing');
  failing.node.addValidation({ validate: () => { throw new Error('early'); } });
  const other = new Asker(stack, 'Other');
  expect(() => app.synth()).toThrow('early');
  stack.node.tryRemoveChild('Failing');
  stack.node.tryRemoveChild('One');
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  app.synth({ force: true });

  expect([one.trees.length, other.trees.map((tree) => tree.has(vpc))]).toEqual([1, [true]]);
});

test('a construct that is validated alone is answered from the tree of now', () => {
  const { app, stack, askers: [one] } = appWith('One');
  app.synth();
  const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
  one.node.validate();
  const later = new Asker(stack, 'Later');
  later.node.validate();

  expect([one.trees.map((tree) => tree.has(vpc)), last(later).has(later)]).toEqual([[false, true], true]);
});

test('a construct that came after another one was validated alone is answered from a tree that has it', () => {
  const { stack, askers: [one, other] } = appWith('One', 'Other');
  one.node.validate();
  const later = new Asker(stack, 'Later');
  [later, other].forEach((each) => each.node.validate());

  expect([last(later).has(later), last(other).has(later)]).toEqual([true, true]);
});

test('a stage has a tree of its own', () => {
  const app = new App();
  const stage = new Stage(app, 'Stage');
  const inside = new Asker(new Stack(stage, 'Stack'), 'Asker');
  const beside = new Asker(new Stack(app, 'Stack'), 'Asker');
  app.synth();

  const seen = [inside, beside].map(last).map((tree) => [tree.stage === stage, tree.has(inside), tree.has(beside)]);
  expect(seen).toEqual([[true, true, false], [false, false, true]]);
  expect(StageTree.allIn(app).map((tree) => tree.stage)).toEqual([app, stage]);
});

test('the tree is walked as often for three clusters as for one', () => {
  const visits = [1, 3].map((clusters) => {
    const app = new App();
    const children = jest.spyOn(Node.prototype, 'children', 'get');
    try {
      for (let index = 0; index < clusters; index++) addCluster(app, index);
      app.synth();
      return children.mock.contexts.filter((node) => node === app.node).length;
    } finally {
      children.mockRestore();
    }
  });

  expect(visits[1]).toBe(visits[0]);
});

function addCluster(app: App, index: number): void {
  const stack = new Stack(app, `Stack${index}`, { env: { account: '111111111111', region: 'eu-west-1' } });
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_33,
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  });
  platform.addNodegroup('General', { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 1, maxSize: 2 });
}
