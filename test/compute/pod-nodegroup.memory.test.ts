import { Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { InstanceTypeLimits } from '../../src/capacity/instance-type-limits';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { groupOf, launchDataOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { mimePartsOf, nodeConfigOf, userDataOf } from '../private/cdk-user-data';
import { Said, saidBy } from '../private/statements';

const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };

const groupWith = (options: Partial<PodNodegroupOptions>, settings: AddonSettings = {}): PodNodegroup => groupOf(options, settings);
const reservedIn = (group: PodNodegroup) => nodeConfigOf(userDataOf(group.launchTemplate)).spec.kubelet.config.kubeReserved;
const memoryOf = (memory: unknown) => ({ kubeletConfig: { kubeReserved: { memory } } });
const part = (kubelet: object) => ec2.MultipartBody.fromRawBody({
  contentType: 'application/node.eks.aws',
  body: JSON.stringify({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig', spec: { kubelet } }),
});
const ofMemory = (group: PodNodegroup) => namesOf(group.findings).filter((name) => /memory|unchecked/.test(name));

describe('kubelet keeps the memory for the count that it is told, by its configuration', () => {
  test.each<[string, Partial<PodNodegroupOptions>, AddonSettings, string]>([
    ['m5.large', {}, SINGLE, '574Mi'], // 255 + 11 * 29
    ['m5.xlarge told 110, which older nodeadm would make 893', { instanceTypes: types('m5.xlarge') }, {}, '1465Mi'], // 255 + 11 * 110
    ['c7i.48xlarge told 250, which older nodeadm would make 8,362', { instanceTypes: types('c7i.48xlarge') }, {}, '3005Mi'], // 255 + 11 * 250
    ['pod subnets', {}, { ...SINGLE, podNetwork: POD_NETWORK }, '475Mi'], // 255 + 11 * 20
    ['a count that was asked for', { maxPods: 25 }, {}, '530Mi'], // 255 + 11 * 25
    ['the lowest of several types', { instanceTypes: types('m5.xlarge', 'm5.large') }, SINGLE, '574Mi'], // 255 + 11 * 29
    ['other resources of the user', { kubeletConfig: { kubeReserved: { cpu: '100m' } } }, SINGLE, '574Mi'],
    ['none of the user', { kubeletConfig: { kubeReserved: {} } }, SINGLE, '574Mi'],
    ['memory that is undefined', memoryOf(undefined), SINGLE, '574Mi'],
    ['memory that is null', memoryOf(null), SINGLE, '574Mi'],
    ['reservations that are null', { kubeletConfig: { kubeReserved: null } }, SINGLE, '574Mi'],
    ['memory of the user', memoryOf('2Gi'), SINGLE, '2Gi'],
  ])('%s', (_, options, settings, memory) => {
    expect(reservedIn(groupWith(options, settings)).memory).toBe(memory);
  });

  test('beside what the user reserves', () => {
    expect(reservedIn(groupWith({ kubeletConfig: { kubeReserved: { 'cpu': '100m', 'ephemeral-storage': '1Gi' } } }, SINGLE)))
      .toEqual({ 'cpu': '100m', 'ephemeral-storage': '1Gi', 'memory': '574Mi' });
  });

  test('but for what another NodeConfig says of it, which ours would replace', () => {
    const configOf = (kubelet: object) => {
      const group = groupWith({ userDataParts: [part(kubelet)] }, SINGLE);
      return JSON.parse(mimePartsOf(userDataOf(group.launchTemplate))[1].body).spec.kubelet.config;
    };

    expect(configOf({ config: { kubeReserved: { memory: '2Gi' } } })).toEqual({ maxPods: 29 });
    expect(configOf({ config: { kubeReserved: { cpu: '1' } } })).toEqual({ maxPods: 29, kubeReserved: { memory: '574Mi' } });
  });

  test('with an AMI of the user and in a bootstrap too, and not on Bottlerocket, which withholds as much by itself', () => {
    const own = groupWith({ os: NodeOs.AL2023, machineImageId: 'ami-0123456789abcdef0', serviceIpv4Cidr: '172.20.0.0/16' }, SINGLE);
    const { cluster, cni } = platformOf(SINGLE);
    const bootstrap = (os: NodeOs) => new NodeBootstrap(cni, os, {
      cluster, podNetworking: cni, instanceTypes: types('m5.large'), os, serviceIpv4Cidr: '172.20.0.0/16',
    }).userData.render();

    expect(JSON.stringify(launchDataOf(own).userData)).toContain(String.raw`\"memory\": \"574Mi\"`);
    expect(bootstrap(NodeOs.AL2023)).toContain('"memory": "574Mi"');
    expect(bootstrap(NodeOs.BOTTLEROCKET)).not.toContain('574');
  });
});

describe('memory of the user is judged', () => {
  const NEED = { needMib: 574 }; // 255 + 11 * 29
  const SETTING = { setting: 'kubeletConfig.kubeReserved.memory' };

  test.each<[string, Partial<PodNodegroupOptions>, Said[]]>([
    ['one MiB less', memoryOf('573Mi'), [['reserved-memory.tooLittle', { ...SETTING, ...NEED, gotMib: 573, pods: 29 }]]],
    ['as much', memoryOf('574Mi'), []],
    ['as much in bytes', memoryOf('601882624'), []], // 574 * 2^20
    ['half of it in another unit', memoryOf('0.25Gi'), [['reserved-memory.tooLittle', { ...SETTING, ...NEED, gotMib: 256, pods: 29 }]]],
    ['a quarter of the node', memoryOf('2Gi'), []], // of 8,192 MiB
    ['a MiB above that', memoryOf('2049Mi'), [['reserved-memory.largeShare', { ...SETTING, ...NEED, gotMib: 2049, types: ['m5.large'], memoryMib: 8192 }]]],
    ['a token', memoryOf(Fn.importValue('Memory')), [['reserved-memory.unresolved', { ...SETTING, ...NEED }]]],
    ['a part', { userDataParts: [part({ config: { kubeReserved: { memory: '30Mi' } } })] }, [
      ['reserved-memory.tooLittle', { setting: 'kubeReserved.memory in userDataParts[0]', ...NEED, gotMib: 30, pods: 29 }],
    ]],
    ['the last of several parts', { userDataParts: [part({ config: { kubeReserved: { memory: '30Mi' } } }), part({ config: { kubeReserved: { memory: '1Gi' } } })] }, []],
    ['our configuration, which comes after parts', { ...memoryOf('1Gi'), userDataParts: [part({ config: { kubeReserved: { memory: '30Mi' } } })] }, []],
  ])('%s', (_, options, said) => {
    const { findings } = groupWith(options, SINGLE);

    expect(saidBy(findings).filter(([wording]) => wording.startsWith('reserved-memory.'))).toEqual(said);
  });

  test.each<[string, Partial<PodNodegroupOptions>, Problem]>([
    ['all of the node', memoryOf('8Gi'), ['option-refused', 'reserved-memory.aboveNode',
      { ...SETTING, ...NEED, gotMib: 8192, types: ['m5.large'], memoryMib: 8192 }]],
    ['no quantity', memoryOf('2 GB'), ['option-refused', 'reserved-memory.notQuantity', { ...SETTING, ...NEED, got: '2 GB' }]],
    ['a number', memoryOf(574), ['option-refused', 'reserved-memory.notString', { ...SETTING, got: '574' }]],
    ['a number of another resource', { kubeletConfig: { kubeReserved: { cpu: 1 } } },
      ['option-refused', 'reserved-memory.notString', { setting: 'kubeletConfig.kubeReserved.cpu', got: '1' }]],
    ['a text for all', { kubeletConfig: { kubeReserved: '2Gi' } },
      ['option-refused', 'reserved-memory.notMap', { setting: 'kubeletConfig.kubeReserved', got: '"2Gi"' }]],
    ['a list', { kubeletConfig: { kubeReserved: ['2Gi'] } },
      ['option-refused', 'reserved-memory.notMap', { setting: 'kubeletConfig.kubeReserved', got: '["2Gi"]' }]],
  ])('%s is refused', (_, options, problem) => {
    expectRefusal(() => groupWith(options, SINGLE), 'Stack/Group', problem);
  });

  test('in place of what follows from the count', () => {
    const small = { instanceTypes: types('t3.medium') }; // 4,096 MiB, of which 255 + 11 * 110 = 1,465 are more than a quarter

    expect(ofMemory(groupWith(small))).toEqual(['memory-withheld']);
    expect(ofMemory(groupWith({ ...small, ...memoryOf('1465Mi') }))).toEqual(['memory-withheld']);
    expect(ofMemory(groupWith({ ...small, ...memoryOf('1Gi') }))).toEqual(['reserved-memory-low']); // a quarter of 4,096
    expect(ofMemory(groupWith({ ...small, ...memoryOf(Fn.importValue('Memory')) }))).toEqual(['value-unchecked']);
  });

  test('on each type that is too small for it', () => {
    const limits = InstanceTypeLimits.custom({ instanceType: 'm99.large', maxEnis: 3, ipv4PerEni: 10, vcpus: 2 });
    const group = groupWith({ instanceTypes: types('m5.large', 'm5.xlarge', 'm99.large'), instanceTypeLimits: [limits], ...memoryOf('4Gi') }, SINGLE);

    // 4,096 of 8,192 and of 16,384 MiB, and of a node of which the memory is not known
    expect(group.findings.filter(({ id }) => id.endsWith(':memory-withheld')).map(({ subject }) => subject)).toEqual(['m5.large']);
  });
});
