import { Fn, Lazy } from 'aws-cdk-lib';
import { KarpenterCapacityProps } from '../../src/compute/karpenter-capacity-props';
import { warningsLeft } from '../../src/validation/warnings';
import { AddonSettings } from '../private/cdk-addon';
import { poolOf, PREFIXES, PREFIXES_CUSTOM, SINGLE } from '../private/cdk-karpenter';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { Said, saidBy } from '../private/statements';

const AL2023 = { amiSelectorTerms: [{ alias: 'al2023@v20261101' }] };
const nodeConfig = (kubelet: object) => JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet } });
const multipart = (...parts: Array<[string, string]>) => [
  'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="//"', '',
  ...parts.flatMap(([type, body]) => ['--//', `Content-Type: ${type}`, '', body, '']), '--//--', '',
].join('\n');
const requirement = (key: string, operator: string, ...values: string[]) => ({ key, operator, values });

interface Row {
  readonly spec: object;
  readonly problems: Problem[];
  readonly props?: Partial<KarpenterCapacityProps>;
  readonly settings?: AddonSettings;
}

/** What is refused of an EC2NodeClass for m5.large, with two vCPUs and 110 pods. */
test.each<[string, Row]>([
  ['a count by flag in a NodeConfig', {
    spec: { ...AL2023, userData: nodeConfig({ flags: ['--max-pods=58'] }) },
    problems: [['bootstrap-contradiction', 'kubelet-flags.count', { option: 'spec.userData', flag: '--max-pods=58' }]],
  }],
  ['a count by flag in multipart user data, in base64', {
    spec: { amiFamily: 'AL2023', userData: multipart(['text/x-shellscript; charset="us-ascii"', '#!/bin/bash'], ['application/node.eks.aws', Buffer.from(nodeConfig({ flags: ['--max-pods=58'] })).toString('base64')]) },
    problems: [['bootstrap-contradiction', 'kubelet-flags.count', { option: 'spec.userData' }]],
  }],
  ['pods per core in YAML', {
    spec: { ...AL2023, userData: 'apiVersion: node.eks.aws/v1alpha1\nkind: NodeConfig\nspec:\n  kubelet:\n    config:\n      podsPerCore: 10\n' },
    problems: [['bootstrap-contradiction', 'node-settings.podsPerCore', { podsPerCore: 10, vcpus: 2, maxPods: 110 }]],
  }],
  ['a NodeConfig that cannot be read', {
    spec: { ...AL2023, userData: '{"kind":"NodeConfig"}' },
    problems: [['user-data-unreadable', 'node-settings.partKind', { part: 'spec.userData' }]],
  }],
  ['EFA-only interfaces that were not counted', {
    spec: { networkInterfaces: [{ networkCardIndex: 0, deviceIndex: 0 }, { networkCardIndex: 0, deviceIndex: 1, interfaceType: 'efa-only' }, { networkCardIndex: 1, deviceIndex: 1, interfaceType: 'efa-only' }] },
    problems: [['karpenter-contradiction', 'node-manifests.otherInterfaces', { count: 1, efaOnlyEnis: 0 }]],
  }],
  ['fewer EFA-only interfaces than were counted', {
    spec: { networkInterfaces: [{ networkCardIndex: 0, deviceIndex: 0, interfaceType: 'interface' }] },
    props: { efaOnlyEnis: 1 },
    problems: [['karpenter-contradiction', 'node-manifests.otherInterfaces', { count: 0, efaOnlyEnis: 1 }]],
  }],
  ['interfaces that are no list', { spec: { networkInterfaces: {} }, problems: [['karpenter-contradiction', 'node-manifests.notAList', { path: 'spec.networkInterfaces' }]] }],
  ['a number of prefixes that is a string', { spec: { ipPrefixCount: '4' }, problems: [['karpenter-contradiction', 'node-manifests.prefixCount', { got: '"4"' }]] }],
  ['a pod count that is a string', { spec: { kubelet: { maxPods: '110' } }, problems: [['karpenter-contradiction', 'node-manifests.otherCount', { got: '"110"', maxPods: 110 }]] }],
  ['a pod count that is null', { spec: { kubelet: { maxPods: null } }, problems: [['karpenter-contradiction', 'node-manifests.otherCount', { got: 'null' }]] }],
  ['all of it at once', {
    spec: { kubelet: { maxPods: 58 }, ipPrefixCount: -1, networkInterfaces: 'x', ...AL2023, userData: nodeConfig({ flags: ['--config=/x'] }) },
    problems: [
      ['karpenter-contradiction', 'node-manifests.otherCount'],
      ['bootstrap-contradiction', 'kubelet-flags.otherConfig'],
      ['karpenter-contradiction', 'node-manifests.notAList'],
      ['karpenter-contradiction', 'node-manifests.prefixCount', { got: '-1' }],
    ],
  }],
])('an EC2NodeClass fails for %s', (_, { spec, problems, props, settings = PREFIXES }) => {
  const pool = poolOf(props, settings);

  expectRefusal(() => pool.nodeClass('general', spec), 'Stack/Pool', ...problems);
});

/** EFA-only interfaces of the default card, whose index is 0 where none is given. */
test.each<[number, object[]]>([
  [1, [{ interfaceType: 'efa-only' }]],
  [2, [{ interfaceType: 'efa-only' }, { networkCardIndex: 0, interfaceType: 'efa-only' }]],
  [1, [{ networkCardIndex: 1, interfaceType: 'efa-only' }, { deviceIndex: 0 }, { deviceIndex: 1, interfaceType: 'efa-only' }]],
  [0, [{ networkCardIndex: 1, interfaceType: 'efa-only' }, { networkCardIndex: 2, interfaceType: 'efa-only' }]],
  [0, [{ interfaceType: 'interface' }, { networkCardIndex: 0 }, {}]],
])('%i EFA-only interfaces are seen of %j', (count, networkInterfaces) => {
  const countedAs = (efaOnlyEnis: number) => poolOf({ instanceTypes: types('m5.4xlarge'), efaOnlyEnis }, SINGLE);

  expect(() => countedAs(count).nodeClass('general', { networkInterfaces })).not.toThrow();
  expectRefusal(() => countedAs(count + 1).nodeClass('general', { networkInterfaces }), 'Stack/Pool',
    ['karpenter-contradiction', 'node-manifests.otherInterfaces', { count, efaOnlyEnis: count + 1 }]);
});

/** Who reads the user data: the family, or else the first alias up to its version. */
test.each<[string, object, boolean]>([
  ['a family', { amiFamily: 'AL2023' }, true],
  ['a family in other letters', { amiFamily: 'al2023' }, true],
  ['an alias', { amiSelectorTerms: [{ alias: 'al2023@v20261101' }] }, true],
  ['an alias of the latest', { amiSelectorTerms: [{ alias: 'al2023@latest' }] }, true],
  ['an alias without a version', { amiSelectorTerms: [{ alias: 'al2023' }] }, true],
  ['an alias of another family', { amiSelectorTerms: [{ alias: 'bottlerocket@v1.50.0' }] }, false],
  ['a family beside an alias of another', { amiFamily: 'AL2023', amiSelectorTerms: [{ alias: 'bottlerocket@v1.50.0' }] }, true],
  ['another family beside an alias', { amiFamily: 'Bottlerocket', amiSelectorTerms: [{ alias: 'al2023@v20261101' }] }, false],
  ['terms without an alias', { amiSelectorTerms: [{ id: 'ami-0123456789abcdef0' }] }, false],
  ['no terms', { amiSelectorTerms: [] }, false],
])('%s tells whether nodeadm reads user data', (_, spec, isRead) => {
  const nodeClass = () => poolOf({}, PREFIXES).nodeClass('general', { ...spec, userData: nodeConfig({ flags: ['--max-pods=58'] }) });

  if (!isRead) expect(nodeClass).not.toThrow();
  else expectRefusal(nodeClass, 'Stack/Pool', ['bootstrap-contradiction', 'kubelet-flags.count', { option: 'spec.userData' }]);
});

/** The warnings of a construct, by the last part of their ids. */
function warningsOf(pool: ReturnType<typeof poolOf>): string[] {
  return pool.node.metadata.filter(({ type }) => type === 'aws:cdk:warning').map(({ data }) => /ack: cdk-eks-pod-capacity:([\w-]+)/.exec(data)![1]);
}

test.each<[string, object, AddonSettings, string[]]>([
  ['a script', { ...AL2023, userData: '#!/bin/bash\necho --max-pods=58' }, PREFIXES, []],
  ['a NodeConfig without a count', { ...AL2023, userData: nodeConfig({ flags: ['--v=4'] }) }, PREFIXES, []],
  ['a count that ours replaces', { ...AL2023, userData: nodeConfig({ config: { maxPods: 58 } }) }, PREFIXES, ['node-setting-idle']],
  ['user data with a token', { ...AL2023, userData: Fn.importValue('UserData') }, PREFIXES, ['value-unchecked']],
  ['a NodeConfig with a token', { ...AL2023, userData: nodeConfig({ flags: [`--node-ip=${Fn.importValue('Ip')}`] }) }, PREFIXES, ['value-unchecked']],
  ['user data of another family', { amiFamily: 'Custom', userData: '#!/bin/bash' }, PREFIXES, ['value-unchecked']],
  ['user data of no family', { userData: '#!/bin/bash' }, PREFIXES, ['value-unchecked']],
  ['the interfaces that were counted', { networkInterfaces: [{ networkCardIndex: 0 }] }, PREFIXES, []],
  ['interfaces that are a token', { networkInterfaces: Lazy.any({ produce: () => [] }) }, PREFIXES, ['value-unchecked']],
  ['prefixes on the primary ENI, where pods have them', { ipPrefixCount: 2 }, PREFIXES, []],
  ['no prefixes', { ipPrefixCount: 0 }, PREFIXES_CUSTOM, []],
  ['prefixes on the primary ENI under custom networking', { ipPrefixCount: 2 }, PREFIXES_CUSTOM, ['node-setting-idle']],
  ['prefixes beside single addresses', { ipPrefixCount: 2 }, SINGLE, ['node-setting-idle']],
])('an EC2NodeClass takes %s', (_, spec, settings, warnings) => {
  const pool = poolOf({}, settings);
  const before = warningsOf(pool).length;

  expect(pool.nodeClass('general', spec).spec).toMatchObject({ kubelet: { maxPods: expect.any(Number) } });
  expect(warningsOf(pool).slice(before)).toEqual(warnings);
});

test.each<[string, object, AddonSettings, Said]>([
  ['user data with a token', { ...AL2023, userData: Fn.importValue('UserData') }, PREFIXES, ['node-manifests.userDataUnread', { family: 'a token' }]],
  ['user data of another family', { amiFamily: 'Custom', userData: '#!/bin/bash' }, PREFIXES, ['node-manifests.userDataUnread', { family: 'Custom' }]],
  ['user data of no family', { userData: '#!/bin/bash' }, PREFIXES, ['node-manifests.userDataUnread', { family: 'not known' }]],
  ['interfaces that are a token', { networkInterfaces: Lazy.any({ produce: () => [] }) }, PREFIXES, ['node-manifests.interfacesUnread', {}]],
  ['prefixes under custom networking', { ipPrefixCount: 2 }, PREFIXES_CUSTOM, ['node-manifests.prefixesUnused', { got: '2' }]],
  ['prefixes beside single addresses', { ipPrefixCount: 3 }, SINGLE, ['node-manifests.prefixesBesideAddresses', { got: '3' }]],
])('of an EC2NodeClass with %s it is said which', (_, spec, settings, said) => {
  const pool = poolOf({}, settings);
  pool.nodeClass('general', spec);

  expect(saidBy(warningsLeft(pool))).toContainEqual(said);
});

describe('requirements of a NodePool', () => {
  const TYPES = { instanceTypes: types('m5.large', 'm6i.xlarge', 'm7g.large') };
  const FAMILY = 'karpenter.k8s.aws/instance-family';
  const CPU = 'karpenter.k8s.aws/instance-cpu';
  const TYPE = 'node.kubernetes.io/instance-type';
  const ZONE = 'topology.kubernetes.io/zone';

  test.each<[string, object[], Problem]>([
    ['two lists of types that exclude each other', [requirement(TYPE, 'In', 'm5.large'), requirement(TYPE, 'NotIn', 'm5.large')], ['karpenter-contradiction', 'node-manifests.noTypeLeft', { keys: [TYPE] }]],
    ['a family that no type is of', [requirement(FAMILY, 'In', 'c5')], ['karpenter-contradiction', 'node-manifests.noTypeLeft', { keys: [FAMILY], types: ['m5.large', 'm6i.xlarge', 'm7g.large'] }]],
    ['all families left out', [requirement(FAMILY, 'NotIn', 'm5', 'm6i', 'm7g')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['a category', [requirement('karpenter.k8s.aws/instance-category', 'In', 'c', 'r')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['a generation', [requirement('karpenter.k8s.aws/instance-generation', 'Gt', '7')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['a size', [requirement('karpenter.k8s.aws/instance-size', 'In', '2xlarge')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['more CPUs than a type has', [requirement(CPU, 'Gt', '4')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['fewer CPUs than a type has', [requirement(CPU, 'Lt', '2')], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['a family and an architecture', [requirement(FAMILY, 'In', 'm5', 'm6i'), requirement('kubernetes.io/arch', 'In', 'arm64')],
      ['karpenter-contradiction', 'node-manifests.noTypeLeft', { keys: [FAMILY, 'kubernetes.io/arch'] }]],
    ['no label of a type', [{ key: CPU, operator: 'DoesNotExist' }], ['karpenter-contradiction', 'node-manifests.noTypeLeft']],
    ['two lists of zones', [requirement(ZONE, 'In', 'eu-west-1a'), requirement(ZONE, 'In', 'eu-west-1b')], ['karpenter-contradiction', 'node-manifests.noZoneLeft', { zones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] }]],
  ])('fail for %s', (_, requirements, problem) => {
    const pool = poolOf(TYPES, PREFIXES_CUSTOM);

    expectRefusal(() => pool.nodePool('general', 'general', { template: { spec: { requirements } } }), 'Stack/Pool', problem);
  });

  test.each<[string, object[]]>([
    ['what leaves one type', [requirement(FAMILY, 'In', 'm5', 'm7g'), requirement('kubernetes.io/arch', 'In', 'arm64')]],
    ['exactly the CPUs above', [requirement(CPU, 'Gt', '3')]],
    ['exactly the CPUs below', [requirement(CPU, 'Lt', '3')]],
    ['a label that is there', [{ key: CPU, operator: 'Exists' }]],
    ['labels that types do not have', [requirement('karpenter.sh/capacity-type', 'In', 'spot'), requirement('example.com/x', 'In')]],
    ['a family that is a token', [requirement(FAMILY, 'In', Fn.importValue('Family'))]],
    ['zones that share one', [requirement(ZONE, 'In', 'eu-west-1a', 'eu-west-1b'), requirement(ZONE, 'NotIn', 'eu-west-1b')]],
  ])('may be %s', (_, requirements) => {
    const manifest = poolOf(TYPES, PREFIXES_CUSTOM).nodePool('general', 'general', { template: { spec: { requirements } } });

    expect(manifest.spec.template.spec.requirements).toEqual(expect.arrayContaining(requirements));
  });
});
