import { CfnParameter, Lazy, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { Construct } from 'constructs';
import { PodCapacityCluster } from '../../../src/cluster/pod-capacity-cluster';
import { CniPermissions } from '../../../src/cni/cni-permissions';
import { VpcCniAddon } from '../../../src/cni/vpc-cni-addon';
import { PodNetwork } from '../../../src/network/pod-network';
import { collisions } from '../../day-two/collisions';
import { templateDiff } from '../../day-two/template-diff';
import { platformOf } from '../../private/cdk-addon';
import { clusterOf, stackIn, strictApp, vpcOf } from '../../private/cdk-fixtures';
import { expectRefusal } from '../../private/cdk-refusals';
import { CfnTemplate } from '../../private/template-graph';

const ADDON = 'AWS::EKS::Addon';
const permissions = CniPermissions.nodeRole();

/** A cluster that is known by its name, and what is made beside it, as a template with paths. */
function templateOf(define: (scope: Construct, stack: Stack) => void, isNested: boolean = false): CfnTemplate {
  const app = strictApp();
  app.node.setContext('aws:cdk:enable-path-metadata', true);
  const stack = stackIn({ app });
  const scope = isNested ? new NestedStack(stack, 'Nested') : stack;
  define(scope, stack);
  return Template.fromStack(scope).toJSON() as CfnTemplate;
}

const clusterIn = (scope: Construct) => eks.CfnCluster.fromClusterName(scope, 'Cluster', 'production');
const idOfAddon = ({ Resources }: CfnTemplate) => Object.keys(Resources).filter((id) => Resources[id].Type === ADDON);

/** What a deployment does to the add-on: nothing is made, replaced or removed. */
function expectInPlace(before: CfnTemplate, after: CfnTemplate): void {
  expect(idOfAddon(after)).toEqual(idOfAddon(before));
  const { added, replaced, removed, updated } = templateDiff(before, after);
  expect([added, replaced, removed, collisions(before, after)]).toEqual([[], [], [], []]);
  expect(updated.map(({ type }) => type)).toEqual([ADDON]);
}

const taking = (id: string, logicalId?: string) => (scope: Construct) => {
  new VpcCniAddon(scope, id, { cluster: clusterIn(scope), permissions, logicalId });
};

/** Add-ons as people have them, by what made them, with the construct id. */
const MADE: Readonly<Record<string, (scope: Construct) => void>> = {
  'CfnAddon': (scope) => void new eks.CfnAddon(scope, 'VpcCni', { addonName: 'vpc-cni', clusterName: 'production' }),
  'CfnAddon of aws-eks': (scope) => void new legacy.CfnAddon(scope, 'VpcCni', { addonName: 'vpc-cni', clusterName: 'production' }),
  'Addon of aws-eks-v2': (scope) => void new eks.Addon(scope, 'VpcCni', { addonName: 'vpc-cni', cluster: eks.Cluster.fromClusterAttributes(scope, 'Cluster', { clusterName: 'production' }) }),
  'Addon of aws-eks': (scope) => void new legacy.Addon(scope, 'VpcCni', { addonName: 'vpc-cni', cluster: legacy.Cluster.fromClusterAttributes(scope, 'Cluster', { clusterName: 'production' }) }),
};
const IN_PLACE = ['Addon of aws-eks-v2', 'Addon of aws-eks'];

describe.each([false, true])('in a nested stack: %s', (isNested) => {
  const before = (kind: string) => templateOf(MADE[kind], isNested);

  test.each(IN_PLACE)('%s is updated in place by a VpcCniAddon under the same construct id', (kind) => {
    expectInPlace(before(kind), templateOf(taking('VpcCni'), isNested));
  });

  test.each(Object.keys(MADE))('%s is updated in place by one with its logical id, under another construct id', (kind) => {
    const [logicalId] = idOfAddon(before(kind));
    expectInPlace(before(kind), templateOf(taking('Networking', logicalId), isNested));
  });

  test.each(Object.keys(MADE))('%s collides with one under another logical id', (kind) => {
    expect(collisions(before(kind), templateOf(taking('Networking'), isNested)).map((each) => each.kind)).toEqual(['add-on']);
  });

  test.each(Object.keys(MADE).filter((kind) => !IN_PLACE.includes(kind)))('%s collides with one under the same construct id alone', (kind) => {
    expect(collisions(before(kind), templateOf(taking('VpcCni'), isNested)).map((each) => each.kind)).toEqual(['add-on']);
  });
});

test('a logical id does not reach into a nested stack: there the add-on comes anew', () => {
  const before = templateOf(MADE.CfnAddon);
  const nested = templateOf(taking('VpcCni', 'VpcCni'), true);

  expect(idOfAddon(nested)).toEqual(['VpcCni']);
  expect(templateDiff(before, templateOf((scope) => void new NestedStack(scope, 'Nested'))).removed.map(({ type }) => type)).toEqual([ADDON]);
});

test('the add-on of a PodCapacityCluster takes a logical id too, and no other resource does', () => {
  const ids = (logicalId?: string) => {
    const stack = stackIn();
    const podNetwork = PodNetwork.secondaryCidr('100.64.0.0/16');
    new PodCapacityCluster(stack, 'Platform', { version: eks.KubernetesVersion.V1_34, podNetwork, coreDns: false, vpcCni: { logicalId } });
    return Object.keys(Template.fromStack(stack).toJSON().Resources);
  };
  const [without, given] = [ids(), ids('MyVpcCni')];

  expect(given.filter((id) => !without.includes(id))).toEqual(['MyVpcCni']);
  expect(without.filter((id) => !given.includes(id))).toEqual([expect.stringMatching(/^PlatformVpcCni[0-9A-F]{8}$/)]);
});

describe('what is no logical id is refused', () => {
  test.each(['', 'vpc-cni', 'Vpc_Cni', 'Vpc Cni', 'Vpc/Cni', 'Vpc.Cni', 'VpcCní', 'a'.repeat(256), 'Vpc\n'])('%j', (logicalId) => {
    expectRefusal(() => platformOf({ logicalId }), 'Stack/Cni', ['option-refused', { got: logicalId }]);
  });

  test.each<[string, unknown]>([['a number', 1], ['null', null], ['a list', ['VpcCni']], ['an object', {}]])('%s', (_, logicalId) => {
    expectRefusal(() => platformOf({ logicalId: logicalId as any }), 'Stack/Cni', ['option-refused', { prop: 'logicalId', words: 'a literal string' }]);
  });

  test('a token', () => {
    const stack = stackIn();
    [Lazy.string({ produce: () => 'VpcCni' }), new CfnParameter(stack, 'Id').valueAsString].forEach((logicalId, index) => {
      expectRefusal(() => new VpcCniAddon(stack, `Cni${index}`, { cluster: clusterIn(new Construct(stack, `Of${index}`)), logicalId }),
        `Stack/Cni${index}`, ['unresolved-value', { prop: 'logicalId' }]);
    });
  });

  test.each(['a', '1', 'VpcCni', 'a'.repeat(255)])('%s is none of these', (logicalId) => {
    const { stack } = platformOf({ logicalId });

    expect(Object.keys(Template.fromStack(stack).findResources(ADDON))).toContain(logicalId);
  });
});

describe('a logical id that something else has', () => {
  const synth = (define: (stack: Stack) => void) => () => {
    const stack = stackIn();
    define(stack);
    new VpcCniAddon(stack, 'Cni', { cluster: clusterOf(stack, vpcOf(stack)), logicalId: 'Taken', permissions });
    return Template.fromStack(stack);
  };

  test.each<[string, (stack: Stack) => void]>([
    ['another add-on', (stack) => void new eks.CfnAddon(stack, 'Taken', { addonName: 'coredns', clusterName: 'production' })],
    ['the add-on that is taken over', (stack) => void new eks.CfnAddon(stack, 'Taken', { addonName: 'vpc-cni', clusterName: 'production' })],
    ['a parameter', (stack) => void new CfnParameter(stack, 'Taken')],
    ['a resource that was renamed', (stack) => new eks.CfnAddon(stack, 'Other', { addonName: 'coredns', clusterName: 'production' }).overrideLogicalId('Taken')],
  ])('of %s fails synthesis', (_, define) => {
    expect(synth(define)).toThrow(/logical-id-taken/);
  });

  test('is free in a nested stack, and in another one', () => {
    expect(synth((stack) => {
      new CfnParameter(new NestedStack(stack, 'Nested'), 'Taken');
      new CfnParameter(stackIn({ id: 'Other' }), 'Taken');
    })).not.toThrow();
  });
});
