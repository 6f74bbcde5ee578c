import { Lazy } from 'aws-cdk-lib';
import { platformOf } from '../private/cdk-addon';
import { poolOf, poolOn, PREFIXES, PREFIXES_CUSTOM, SINGLE } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';

const LABEL = 'vpc.amazonaws.com/externalEniConfig';
const requirement = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });
const withRequirements = (...requirements: object[]) => ({ template: { spec: { requirements } } });

describe('nodeClass', () => {
  const pool = poolOf();

  test('is an EC2NodeClass of v1 with the fields given', () => {
    const spec = { role: 'KarpenterNode', amiSelectorTerms: [{ alias: 'al2023@v20261101' }] };

    expect(pool.nodeClass('default', spec)).toEqual({
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name: 'default' },
      spec: { ...spec, kubelet: { maxPods: 110, kubeReserved: { memory: '1465Mi' } } },
    });
  });

  test("keeps the user's own settings of kubelet", () => {
    const kubelet = { podsPerCore: 20, kubeReserved: { cpu: '200m', memory: '2Gi' }, maxPods: 110 };

    expect(pool.nodeClass('default', { kubelet }).spec.kubelet).toEqual(kubelet);
  });

  test("keeps the user's own subnets", () => {
    const platform = platformOf(PREFIXES);
    const terms = [{ tags: { 'karpenter.sh/discovery': 'main' } }];

    expect(poolOn(platform, { subnets: platform.cluster.vpc.privateSubnets }).nodeClass('default', { subnetSelectorTerms: terms }).spec.subnetSelectorTerms)
      .toEqual(terms);
  });

  test('keeps kubelet settings where Karpenter counts', () => {
    expect(poolOf({ staticMaxPods: false }, SINGLE).nodeClass('x', { kubelet: { kubeReserved: { cpu: '1' } } }).spec).toEqual({ kubelet: { kubeReserved: { cpu: '1' } } });
  });

  test('is a copy: what is done to it does not change the capacity, nor what was given', () => {
    const given = { kubelet: { kubeReserved: { cpu: '1' } } };
    const manifest = pool.nodeClass('default', given);
    manifest.spec.kubelet.kubeReserved.memory = '1Mi';
    manifest.spec.kubelet.maxPods = 1;

    expect(pool.kubelet).toEqual({ maxPods: 110, kubeReserved: { memory: '1465Mi' } });
    expect(given).toEqual({ kubelet: { kubeReserved: { cpu: '1' } } });
  });

  test.each<[string, object, Problem]>([
    ['another pod count', { kubelet: { maxPods: 58 } },
      ['karpenter-contradiction', 'node-manifests.otherCount', { got: '58', maxPods: 110 }]],
    ['a pod count that is a token', { kubelet: { maxPods: Lazy.number({ produce: () => 110 }) } },
      ['karpenter-contradiction', 'node-manifests.otherCount', { got: 'a token' }]],
    ['kubelet that is a token', { kubelet: Lazy.any({ produce: () => ({}) }) },
      ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.kubelet' }]],
    ['kubelet that is a list', { kubelet: [] }, ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.kubelet', got: '[]' }]],
    ['kubeReserved that is a text', { kubelet: { kubeReserved: '1Gi' } },
      ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.kubelet.kubeReserved' }]],
    ['kubelet that is null', { kubelet: null }, ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.kubelet', got: 'null' }]],
  ])('fails for %s', (_, spec, problem) => {
    expectRefusal(() => pool.nodeClass('default', spec), 'Stack/Pool', problem);
  });

  test('fails for a pod count where Karpenter counts', () => {
    expectRefusal(() => poolOf({ staticMaxPods: false }, SINGLE).nodeClass('default', { kubelet: { maxPods: 29 } }), 'Stack/Pool',
      ['karpenter-contradiction', 'node-manifests.countBesideKarpenters', { got: '29' }]);
  });
});

describe('nodePool', () => {
  const pool = poolOf({ instanceTypes: types('m5.large', 'm6i.large') }, PREFIXES_CUSTOM);

  test('is a NodePool of v1 with the fields given, and requirements beside those of the capacity', () => {
    const arch = requirement('kubernetes.io/arch', 'In', 'amd64');
    const spec = { limits: { cpu: 100 }, disruption: { consolidateAfter: '1m' }, template: { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }], requirements: [arch] } } };

    expect(pool.nodePool('general', 'default', spec)).toEqual({
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name: 'general' },
      spec: {
        limits: { cpu: 100 },
        disruption: { consolidateAfter: '1m' },
        template: {
          spec: {
            taints: [{ key: 'a', effect: 'NoSchedule' }],
            nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'default' },
            requirements: [...pool.requirements, arch],
          },
        },
      },
    });
  });

  test('is a copy', () => {
    pool.nodePool('general', 'default').spec.template.spec.requirements[0].values.push('c5.large');

    expect(pool.requirements[0].values).toEqual(['m5.large', 'm6i.large']);
  });

  test.each<[string, object]>([
    ['fewer types', requirement('node.kubernetes.io/instance-type', 'In', 'm5.large')],
    ['all but one type', requirement('node.kubernetes.io/instance-type', 'NotIn', 'm5.large')],
    ['fewer zones', requirement('topology.kubernetes.io/zone', 'In', 'eu-west-1a')],
    ['the same hypervisor', requirement('karpenter.k8s.aws/instance-hypervisor', 'In', 'nitro')],
    ['a hypervisor that is not Xen', requirement('karpenter.k8s.aws/instance-hypervisor', 'NotIn', 'xen')],
    ['any zone', { key: 'topology.kubernetes.io/zone', operator: 'Exists' }],
    ['a zone that is a token', requirement('topology.kubernetes.io/zone', 'In', Lazy.string({ produce: () => 'x' }))],
    ['any other label', requirement('karpenter.sh/capacity-type', 'In', 'spot')],
  ])('takes a requirement of %s', (_, own) => {
    expect(pool.nodePool('general', 'default', withRequirements(own)).spec.template.spec.requirements).toEqual([...pool.requirements, own]);
  });

  test.each<[string, object, string, string[], string[]]>([
    ['a type that was not counted', requirement('node.kubernetes.io/instance-type', 'In', 'm5.large', 'c5.large'),
      'otherTypes', ['m5.large', 'c5.large'], ['m5.large', 'm6i.large']],
    ['no type at all', requirement('node.kubernetes.io/instance-type', 'NotIn', 'm5.large', 'm6i.large'),
      'otherTypes', ['m5.large', 'm6i.large'], ['m5.large', 'm6i.large']],
    ['an empty list', requirement('node.kubernetes.io/instance-type', 'In'), 'otherTypes', [], ['m5.large', 'm6i.large']],
    ['Xen', requirement('karpenter.k8s.aws/instance-hypervisor', 'In', 'xen'), 'otherHypervisors', ['xen'], ['nitro']],
    ['no hypervisor', { key: 'karpenter.k8s.aws/instance-hypervisor', operator: 'DoesNotExist' }, 'otherHypervisors', [], ['nitro']],
    ['a zone without a pod subnet', requirement('topology.kubernetes.io/zone', 'In', 'eu-west-1d'),
      'otherZones', ['eu-west-1d'], ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']],
  ])('fails for %s', (_, own, wording, values, admitted) => {
    const { operator } = own as { operator: string };
    expectRefusal(() => pool.nodePool('general', 'default', withRequirements(own)), 'Stack/Pool',
      ['karpenter-contradiction', `node-manifests.${wording}`, { operator, values, admitted }]);
  });

  test('with bare metal takes both hypervisors and not Xen', () => {
    const metal = poolOf({ instanceTypes: types('m5.metal') }, PREFIXES);
    const own = (...values: string[]) => () => metal.nodePool('x', 'y', withRequirements(requirement('karpenter.k8s.aws/instance-hypervisor', 'In', ...values)));

    expect(own('nitro', '')).not.toThrow();
    expectRefusal(own('xen'), 'Stack/Pool',
      ['karpenter-contradiction', 'node-manifests.otherHypervisors', { operator: 'In', values: ['xen'], admitted: ['nitro', ''] }]);
  });

  test.each<[string, object, Problem]>([
    ['requirements that are no list', { template: { spec: { requirements: {} } } },
      ['karpenter-contradiction', 'node-manifests.notAList', { path: 'spec.template.spec.requirements' }]],
    ['a template that is a token', { template: Lazy.any({ produce: () => ({}) }) },
      ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.template' }]],
    ['labels that are a text', { template: { metadata: { labels: 'a' } } },
      ['karpenter-contradiction', 'node-manifests.notAnObject', { path: 'spec.template.metadata.labels' }]],
    ['another class', { template: { spec: { nodeClassRef: { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass', name: 'other' } } } },
      ['karpenter-contradiction', 'node-manifests.otherClass', { nodeClass: 'default' }]],
    ['the label of an ENIConfig', { template: { metadata: { labels: { [LABEL]: 'eu-west-1a' } } } },
      ['karpenter-contradiction', 'node-manifests.eniConfigLabel', { label: LABEL, got: 'eu-west-1a' }]],
  ])('fails for %s', (_, spec, problem) => {
    expectRefusal(() => pool.nodePool('general', 'default', spec), 'Stack/Pool', problem);
  });

  test.each<[string, string]>([['no name', ''], ['capitals', 'General'], ['a space', 'my pool'], ['a hyphen at the end', 'pool-'], ['64 characters', 'a'.repeat(64)]])('fails for %s', (_, name) => {
    const problem: Problem = ['karpenter-contradiction', { parameter: 'name', most: 63, got: name }];
    expectRefusal(() => pool.nodePool(name, 'default'), 'Stack/Pool', problem);
    expectRefusal(() => pool.nodeClass(name), 'Stack/Pool', problem);
    expectRefusal(() => pool.nodePool('general', name), 'Stack/Pool', ['karpenter-contradiction', { parameter: 'nodeClassName', most: 63, got: name }]);
  });

  test.each(['a', '1.general-x', 'a'.repeat(63), Lazy.string({ produce: () => 'General' })])('takes the name %s', (name) => {
    expect(pool.nodePool(name, name).metadata).toEqual({ name });
  });

  test('takes the same class written out', () => {
    const nodeClassRef = { kind: 'EC2NodeClass', name: 'default', group: 'karpenter.k8s.aws' };

    expect(pool.nodePool('general', 'default', { template: { spec: { nodeClassRef } } }).spec.template.spec.nodeClassRef).toEqual(nodeClassRef);
  });

  test('fails with everything that contradicts at once, and never shows an encoded token', () => {
    const own = requirement('node.kubernetes.io/instance-type', 'In', 'c5.large');
    const spec = { template: { metadata: { labels: { [LABEL]: Lazy.string({ produce: () => 'x' }) } }, spec: { requirements: [own] } } };

    expectRefusal(() => pool.nodePool('general', 'default', spec), 'Stack/Pool',
      ['karpenter-contradiction', 'node-manifests.eniConfigLabel', { got: 'a token' }],
      ['karpenter-contradiction', 'node-manifests.otherTypes', { operator: 'In', values: ['c5.large'] }]);
  });
});
