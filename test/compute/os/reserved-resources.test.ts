import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { NodeBootstrap } from '../../../src/compute/node-bootstrap';
import { NodeOs } from '../../../src/compute/node-os';
import { Finding } from '../../../src/findings/finding';
import { FindingError } from '../../../src/findings/finding-error';
import { Facts } from '../../../src/findings/wording';
import { warningsLeft } from '../../../src/validation/warnings';
import { platformOf } from '../../private/cdk-addon';
import { poolOf, SINGLE } from '../../private/cdk-karpenter';
import { groupOf, types } from '../../private/cdk-nodegroup';
import { errorOf, namesOf } from '../../private/cdk-refusals';
import { bottlerocketSettingsOf, userDataOf } from '../../private/cdk-user-data';
import { Said, saidBy } from '../../private/statements';

const AL2023 = { amiSelectorTerms: [{ alias: 'al2023@v20261101' }] };
const nodeConfig = (config: object) => JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet: { config } } });
const onBottlerocket = (kubernetes: object, instanceTypes: ec2.InstanceType[] = types('m5.large')) => groupOf(
  { amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64, bottlerocketSettings: { kubernetes }, instanceTypes }, SINGLE,
);

/** What a call finds, whether it returns findings or throws them. */
function saidOf(find: () => readonly Finding[]): Said[] {
  try {
    return reservedIn(find());
  } catch (error) {
    return reservedIn((error as FindingError).findings);
  }
}

const reservedIn = (findings: readonly Finding[]) => saidBy(findings).filter(([name]) => name.startsWith('reserved-memory.'));

/** What there is to say of an EC2NodeClass for a pool of these options. */
function saidOfClass(spec: object, options: Parameters<typeof poolOf>[0] = {}): Said[] {
  const pool = poolOf(options, SINGLE);
  return saidOf(() => {
    pool.nodeClass('general', spec);
    return warningsLeft(pool);
  });
}

/** Where users reserve resources, who reads it, and what is said of it on m5.large with 8,192 MiB, told 29 pods. */
const PLACES: ReadonlyArray<readonly [path: string, reader: string, said: (resources: unknown) => Said[]]> = [
  ['kubeletConfig.kubeReserved', 'kubelet', (kubeReserved) => saidOf(() => groupOf({ kubeletConfig: { kubeReserved } }, SINGLE).findings)],
  ['kubeReserved in userDataParts[0]', 'kubelet', (kubeReserved) => saidOf(() => groupOf({
    userDataParts: [ec2.MultipartBody.fromRawBody({ contentType: 'application/node.eks.aws', body: nodeConfig({ kubeReserved }) })],
  }, SINGLE).findings)],
  ['bottlerocketSettings.kubernetes.kube-reserved', 'Bottlerocket', (resources) => saidOf(() => onBottlerocket({ 'kube-reserved': resources }).findings)],
  ['bottlerocketSettings.kubernetes.kube-reserved', 'Bottlerocket', (resources) => {
    const { cluster, cni } = platformOf(SINGLE);
    return saidOf(() => new NodeBootstrap(cni, 'Bootstrap', {
      cluster, podNetworking: cni, instanceTypes: types('m5.large'), os: NodeOs.BOTTLEROCKET, bottlerocketSettings: { kubernetes: { 'kube-reserved': resources } },
    }).findings);
  }],
  ['spec.kubelet.kubeReserved', 'Karpenter', (kubeReserved) => saidOfClass({ kubelet: { kubeReserved } })],
];

/** 255 + 11 * 29. */
const NEED = { needMib: 574 };

const OF_NODE = { types: ['m5.large'], memoryMib: 8192, ...NEED };

interface Row {
  readonly resources: unknown;
  readonly said?: string;
  readonly of?: string;
  readonly facts?: Facts;

  /** Whether it says who reads it. */
  readonly names?: boolean;
}

const ROWS: ReadonlyArray<readonly [string, Row]> = [
  ['one MiB less', { resources: { memory: '573Mi' }, said: 'tooLittle', facts: { ...NEED, gotMib: 573, pods: 29 } }],
  ['as much', { resources: { memory: '574Mi' } }],
  ['other resources', { resources: { 'cpu': '100m', 'ephemeral-storage': '1Gi' } }],
  ['nothing', { resources: {} }],
  ['memory that is undefined', { resources: { memory: undefined } }],
  ['a quarter of the node', { resources: { memory: '2Gi' } }],
  ['a MiB above that', { resources: { memory: '2049Mi' }, said: 'largeShare', facts: { ...OF_NODE, gotMib: 2049 } }],
  ['all of the node', { resources: { memory: '8Gi' }, said: 'aboveNode', facts: { ...OF_NODE, gotMib: 8192 } }],
  ['no quantity', { resources: { memory: '2 GB' }, said: 'notQuantity', facts: { ...NEED, got: '2 GB' }, names: true }],
  ['a number', { resources: { memory: 574 }, said: 'notString', facts: { got: '574' }, names: true }],
  ['a number of another resource', { resources: { cpu: 1 }, said: 'notString', of: 'cpu', facts: { got: '1' }, names: true }],
  ['a misspelt resource', { resources: { Memory: '2Gi' }, said: 'notResource', of: 'Memory', names: true }],
];

describe.each(PLACES)('%s for %s', (path, reader, saidWith) => {
  test.each(ROWS)('%s', (_, { resources, said, of = 'memory', facts, names }) => {
    const [first, ...more] = saidWith(resources);
    const [place, ...within] = path.split(' in ');

    expect(more).toEqual([]);
    expect(first?.[0]).toBe(said === undefined ? undefined : `reserved-memory.${said}`);
    expect(first?.[1] ?? {}).toMatchObject(said === undefined ? {} : {
      ...facts, setting: [`${place}.${of}`, ...within].join(' in '), ...(names ? { reader } : {}),
    });
  });
});

test('a token is said to be one, where a place can hold it', () => {
  const memory = Fn.importValue('Memory');

  for (const [, , saidWith] of PLACES.filter(([path]) => !path.includes('userDataParts'))) {
    expect(saidWith({ memory }).map(([name, facts]) => [name, facts])).toEqual([['reserved-memory.unresolved', expect.objectContaining(NEED)]]);
  }
});

test('process ids can be reserved by kubelet and by Karpenter, and not by Bottlerocket', () => {
  expect(PLACES.map(([, reader, saidWith]) => [reader, saidWith({ pid: '100' }).map(([name]) => name)])).toEqual([
    ['kubelet', []], ['kubelet', []], ['Bottlerocket', ['reserved-memory.notResource']], ['Bottlerocket', ['reserved-memory.notResource']], ['Karpenter', []],
  ]);
});

test('memory of Bottlerocket is written as it was given, and takes the place of what follows from the count', () => {
  const small = types('t3.medium'); // told 17 pods: 255 + 11 * 17 = 442 MiB of 4,096
  const group = onBottlerocket({ 'kube-reserved': { memory: '442Mi' } }, small);

  expect(bottlerocketSettingsOf(userDataOf(group.launchTemplate))).toMatchObject({ settings: { kubernetes: { 'kube-reserved': { memory: '442Mi' } } } });
  expect(namesOf(group.findings)).not.toContain('memory-withheld');
});

describe('an EC2NodeClass', () => {
  test('null leaves the memory to the count', () => {
    const { spec } = poolOf({}, SINGLE).nodeClass('general', { kubelet: { kubeReserved: { memory: null, cpu: '100m' } } });

    expect(spec.kubelet.kubeReserved).toEqual({ memory: '574Mi', cpu: '100m' });
  });

  test.each([
    // Of m5.large 29 and m5.xlarge 58 pods the more: 255 + 11 * 58 = 893.
    ['the memory of the class', { kubelet: { kubeReserved: { memory: '892Mi' } } }, 'spec.kubelet.kubeReserved.memory'],
    ['that of a NodeConfig in its user data', { ...AL2023, userData: nodeConfig({ kubeReserved: { memory: '892Mi' } }) }, 'kubeReserved.memory in spec.userData'],
  ])('where Karpenter counts, %s is for the type with the most pods', (_, spec, setting) => {
    const options = { staticMaxPods: false, instanceTypes: types('m5.xlarge', 'm5.large') };

    expect(saidOfClass(spec, options)).toEqual([['reserved-memory.tooLittle', { setting, gotMib: 892, needMib: 893, pods: 58, byType: true }]]);
    expect(saidOfClass(JSON.parse(JSON.stringify(spec).replace('892Mi', '893Mi')), options)).toEqual([]);
  });

  test('the memory of a NodeConfig gives way to that of the class, ours too', () => {
    const userData = nodeConfig({ kubeReserved: { memory: '30Mi' } });

    expect(saidOfClass({ ...AL2023, userData })).toEqual([]);
    expect(saidOfClass({ ...AL2023, userData, kubelet: { kubeReserved: { memory: '1Gi' } } }, { staticMaxPods: false })).toEqual([]);
    expect(saidOfClass({ amiFamily: 'Custom', userData }, { staticMaxPods: false })).toEqual([]);
  });

  test('what kubelet cannot read there is refused all the same', () => {
    const userData = nodeConfig({ kubeReserved: { memory: 30 } });
    const error = errorOf(() => poolOf({}, SINGLE).nodeClass('general', { ...AL2023, userData }));

    expect(saidBy((error as FindingError).findings)).toEqual([
      ['reserved-memory.notString', { setting: 'kubeReserved.memory in spec.userData', got: '30', reader: 'kubelet' }],
    ]);
  });
});
