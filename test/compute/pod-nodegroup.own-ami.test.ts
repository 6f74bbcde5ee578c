import { diffTemplate, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { Fn, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { PodNetwork } from '../../src/network/pod-network';
import { AddonSettings, platformOf, POD_NETWORK } from '../private/cdk-addon';
import { importedVpc, stackIn, vpcOf } from '../private/cdk-fixtures';
import { groupOf, launchDataOf, resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, namesOf, Problem } from '../private/cdk-refusals';
import { bottlerocketSettingsOf, nodeConfigOf } from '../private/cdk-user-data';

const AMI = 'ami-0123456789abcdef0';
const OWN = { machineImageId: AMI, os: NodeOs.AL2023, serviceIpv4Cidr: '172.20.0.0/16' };
const OWN_BOTTLEROCKET = { machineImageId: AMI, os: NodeOs.BOTTLEROCKET };
const SINGLE: AddonSettings = { ipAssignment: IpAssignment.secondaryIp() };

/** The user data, with what CloudFormation fills in as the name of the attribute. */
function userDataOf(group: PodNodegroup): string {
  const { userData } = launchDataOf(group) as { userData: any };
  const form = userData['Fn::Base64'];
  if (typeof form === 'string') return form;
  return form['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : part['Fn::GetAtt']?.[1] ?? part['Fn::ImportValue'] ?? part.Ref)).join('');
}

function specOf(group: PodNodegroup): any {
  const config = nodeConfigOf(userDataOf(group));
  expect(config).toMatchObject({ apiVersion: 'node.eks.aws/v1alpha1', kind: 'NodeConfig' });
  return config.spec;
}

function expectRefused(options: Partial<PodNodegroupOptions>, ...problems: Problem[]): void {
  expectRefusal(() => groupOf(options), 'Stack/Group', ...problems);
}

describe('machineImageId', () => {
  test('stands in the launch template, and the group names neither type nor release', () => {
    const group = groupOf(OWN);
    const { amiType, releaseVersion, version } = resourceOf(group);

    expect(launchDataOf(group).imageId).toBe(AMI);
    expect([amiType, releaseVersion, version]).toEqual([undefined, undefined, undefined]);
    expect(resourceOf(group).instanceTypes).toEqual(['m5.large']);
    expect(group.findings).toEqual([]);
  });

  test('is absent by default', () => {
    expect(launchDataOf(groupOf())).not.toHaveProperty('imageId');
  });

  test('may be a token', () => {
    const stack = stackIn();
    const token = Fn.importValue('Image');

    expect(launchDataOf(groupOf({ ...OWN, machineImageId: token }, {}, stack)).imageId).toEqual(stack.resolve(token));
  });

  test('on AL2023 tells nodes the cluster and the pod count', () => {
    expect(specOf(groupOf({ ...OWN, kubeletFlags: ['--v=4'] }))).toEqual({
      cluster: { name: 'ClusterEB0386A7', apiServerEndpoint: 'Endpoint', certificateAuthority: 'CertificateAuthorityData', cidr: '172.20.0.0/16' },
      kubelet: { maxPodsExpression: '110', config: { maxPods: 110, kubeReserved: { memory: '1465Mi' } }, flags: ['--v=4'] },
    });
  });

  test('on Bottlerocket tells them the same, and needs no addresses of services', () => {
    const kubernetes = { 'api-server': 'Endpoint', 'cluster-certificate': 'CertificateAuthorityData', 'cluster-name': 'ClusterEB0386A7', 'max-pods': 110 };
    const settingsOf = (options: Partial<PodNodegroupOptions>) => bottlerocketSettingsOf(userDataOf(groupOf({ ...OWN_BOTTLEROCKET, ...options })));

    expect(settingsOf({})).toEqual({ settings: { kubernetes } });
    expect(settingsOf({ serviceIpv4Cidr: '10.96.0.0/12' })).toEqual({ settings: { kubernetes: { ...kubernetes, 'cluster-dns-ip': '10.96.0.10' } } });
    expect(settingsOf({ serviceIpv4Cidr: Fn.importValue('Services') })).toEqual({ settings: { kubernetes } });
    expect(settingsOf({ bottlerocketSettings: { motd: 'say "hi"', kubernetes: { 'api-server': 'mine' } } }))
      .toEqual({ settings: { motd: 'say "hi"', kubernetes: { ...kubernetes, 'api-server': 'mine' } } });
  });

  test('makes a new group of one that had none, and of none where it had one', () => {
    const templateWith = (options: Partial<PodNodegroupOptions>) => Template.fromStack(Stack.of(groupOf(options))).toJSON();
    const changed = (before: object, after: object) => diffTemplate(before as any, after as any).resources.filter((change) => change?.resourceType === 'AWS::EKS::Nodegroup').changes;

    for (const [before, after] of [[{}, OWN], [OWN, {}]]) {
      const [change] = Object.values(changed(templateWith(before), templateWith(after)));
      expect(change.changeImpact).toBe(ResourceImpact.WILL_REPLACE);
    }
  });
});

describe('the pod count with an AMI of the user\'s own', () => {
  test.each<[string, Partial<PodNodegroupOptions>, AddonSettings, number]>([
    ['below that of EKS', { maxPods: 12 }, SINGLE, 12],
    ['with more host network pods', { hostNetworkPods: 3 }, SINGLE, 30],
  ])('%s holds, so nothing is said of EKS', (_, options, settings, count) => {
    const group = groupOf({ ...OWN, ...options }, settings);

    expect(specOf(group).kubelet).toMatchObject({ maxPodsExpression: String(count), config: { maxPods: count } });
    expect(group.findings).toEqual([]);
  });

  test('above the cap is still warned of, and only that', () => {
    expect(namesOf(groupOf({ ...OWN, maxPods: 200 }).findings)).toEqual(['max-pods-above-cap', 'memory-withheld']);
    expect(namesOf(groupOf({ maxPods: 200 }).findings)).toEqual(['max-pods-above-cap', 'max-pods-differs-from-eks', 'memory-withheld']);
  });
});

describe('labels and taints', () => {
  const registered: Partial<PodNodegroupOptions> = {
    labels: { 'team': 'web', 'node-role.kubernetes.io/web': 'yes' },
    taints: [{ key: 'gpu', value: 'yes', effect: eks.TaintEffect.NO_SCHEDULE }, { key: 'old', effect: eks.TaintEffect.NO_EXECUTE }],
  };

  test('are what a node registers with, as far as kubelet may, and stand on the group too', () => {
    const group = groupOf({ ...OWN, ...registered });

    expect(specOf(group).kubelet.flags).toEqual(['--node-labels=team=web', '--register-with-taints=gpu=yes:NoSchedule,old:NoExecute']);
    expect(resourceOf(group).labels).toEqual(registered.labels);
    expect(resourceOf(group).taints).toHaveLength(2);
  });

  test('stand in the settings of Bottlerocket beside those of the user', () => {
    const bottlerocketSettings = { kubernetes: { 'node-labels': { mine: 'x' }, 'node-taints': { gpu: ['no:NoExecute'] } } };

    expect(bottlerocketSettingsOf(userDataOf(groupOf({ ...OWN_BOTTLEROCKET, ...registered, bottlerocketSettings })))).toMatchObject({
      settings: { kubernetes: { 'node-labels': { mine: 'x', team: 'web' }, 'node-taints': { gpu: ['no:NoExecute', 'yes:NoSchedule'], old: [':NoExecute'] } } },
    });
  });

  test('are left to EKS without such an AMI', () => {
    expect(specOf(groupOf({ ...registered, labels: { team: 'web' } })).kubelet).not.toHaveProperty('flags');
  });

  test('of a later generation name the ENIConfig from the first moment', () => {
    const { cluster, cni, stack } = platformOf({ podNetwork: POD_NETWORK });
    const podNetworking = cni.addGeneration('second', PodNetwork.secondaryCidr('100.65.0.0/16'));
    const group = new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large'), subnets: { availabilityZones: ['eu-west-1a'] }, ...OWN });

    expect(specOf(group).kubelet.flags).toEqual(['--node-labels=vpc.amazonaws.com/externalEniConfig=eu-west-1a-second']);
  });

  test.each<[string, Partial<PodNodegroupOptions>, Problem]>([
    ['a taint without effect', { taints: [{ key: 'gpu' }] }, ['option-refused', 'joining.taintIncomplete', { key: 'gpu' }]],
    ['a taint without key', { taints: [{ effect: eks.TaintEffect.NO_EXECUTE }] }, ['option-refused', 'joining.taintIncomplete', { effect: 'NO_EXECUTE' }]],
    ['labels by flag too', { kubeletFlags: ['--node-labels=a=b'] }, ['option-refused', { flag: '--node-labels', given: 'labels' }]],
    ['taints by flag too', { kubeletFlags: ['--register-with-taints=a=b:NoExecute'] },
      ['option-refused', { flag: '--register-with-taints', given: 'taints' }]],
  ])('fails for %s', (_, options, problem) => {
    expectRefused({ ...OWN, ...options }, problem);
  });
});

describe('what contradicts an AMI of the user\'s own', () => {
  test.each<[string, Partial<PodNodegroupOptions>, ...Problem[]]>([
    ['no id', { ...OWN, machineImageId: 'my-image' }, ['option-refused', 'nodegroup-options.noImageId', { got: 'my-image' }]],
    ['an unknown operating system', { ...OWN, os: undefined }, ['option-refused', { choices: ['NodeOs.AL2023', 'NodeOs.BOTTLEROCKET', 'NodeOs.WINDOWS'] }]],
    ['an AMI type', { ...OWN, amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD },
      ['option-refused', 'nodegroup-options.amiTypeBesideOwn', { amiType: 'AL2023_x86_64_STANDARD' }]],
    ['a release', { ...OWN, releaseVersion: '1.34.1-20261101' }, ['option-refused', 'nodegroup-options.releaseBesideOwn']],
    ['no addresses of services', { ...OWN, serviceIpv4Cidr: undefined }, ['cluster-attributes-missing', 'joining.serviceIpv4CidrMissing']],
    ['no CIDR', { ...OWN, serviceIpv4Cidr: '172.20.0.1/16' }, ['invalid-cidr', { prop: 'serviceIpv4Cidr' }]],
    ['both architectures', { ...OWN, instanceTypes: types('m5.large', 'm7g.large') }, ['architectures-mixed']],
    ['settings of the other operating system', { ...OWN_BOTTLEROCKET, kubeletFlags: ['--v=4'] },
      ['option-refused', { setting: 'kubeletFlags', reader: 'AL2023', system: 'Bottlerocket', own: ['bottlerocketSettings'] }]],
    ['addresses of services without an AMI', { serviceIpv4Cidr: '172.20.0.0/16' },
      ['option-refused', 'nodegroup-options.cidrWithAmiOfEks', { prop: 'serviceIpv4Cidr' }]],
    ['an operating system beside an AMI type', { os: NodeOs.AL2023, amiType: eks.NodegroupAmiType.BOTTLEROCKET_X86_64 },
      ['option-refused', { os: 'al2023', amiType: 'BOTTLEROCKET_x86_64' }]],
  ])('fails for %s', (_, options, ...problems) => {
    expectRefused(options, ...problems);
  });
});

describe('addresses of services', () => {
  function groupWith(serviceIpv4Cidr: string | undefined, given: string | undefined): PodNodegroup {
    const stack = stackIn();
    const cluster = new eks.Cluster(stack, 'Cluster', {
      vpc: vpcOf(stack),
      version: eks.KubernetesVersion.V1_34,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      serviceIpv4Cidr,
    });
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster });
    return new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large'), ...OWN, serviceIpv4Cidr: given });
  }

  test('are those of a cluster of the app by default', () => {
    expect(specOf(groupWith('10.96.0.0/12', undefined)).cluster.cidr).toBe('10.96.0.0/12');
    expect(specOf(groupWith('10.96.0.0/12', '10.96.0.0/12')).cluster.cidr).toBe('10.96.0.0/12');
  });

  test('may be a token', () => {
    expect(specOf(groupWith(undefined, Fn.importValue('Services'))).cluster.cidr).toBe('Services');
    expect(specOf(groupWith('10.96.0.0/12', Fn.importValue('Services'))).cluster.cidr).toBe('Services');
  });

  test('fail where they are not those of the cluster', () => {
    expectRefusal(() => groupWith('10.96.0.0/12', '172.20.0.0/16'), 'Stack/Group',
      ['option-refused', { prop: 'serviceIpv4Cidr', given: '172.20.0.0/16', own: '10.96.0.0/12' }]);
  });
});

describe('on an imported cluster', () => {
  function groupWith(attributes: Partial<eks.ClusterAttributes>): PodNodegroup {
    const stack = stackIn();
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'main', vpc: importedVpc(stack), ...attributes });
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster });
    return new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large'), ...OWN });
  }

  test('takes what was given at import', () => {
    expect(specOf(groupWith({ clusterEndpoint: 'https://x', clusterCertificateAuthorityData: 'Y2E=' })).cluster)
      .toEqual({ name: 'main', apiServerEndpoint: 'https://x', certificateAuthority: 'Y2E=', cidr: '172.20.0.0/16' });
  });

  test('fails for what was not, naming it', () => {
    expectRefusal(() => groupWith({}), 'Stack/Group', ['cluster-attributes-missing', { attributes: ['clusterEndpoint', 'clusterCertificateAuthorityData'] }]);
    expectRefusal(() => groupWith({ clusterEndpoint: 'https://x' }), 'Stack/Group',
      ['cluster-attributes-missing', { attributes: ['clusterCertificateAuthorityData'] }]);
  });
});

test('os alone chooses among the AMIs of EKS', () => {
  expect(resourceOf(groupOf({ os: NodeOs.BOTTLEROCKET })).amiType).toBe('BOTTLEROCKET_x86_64');
  expect(resourceOf(groupOf({ os: NodeOs.BOTTLEROCKET, instanceTypes: types('m7g.large') })).amiType).toBe('BOTTLEROCKET_ARM_64');
  expect(resourceOf(groupOf({ os: NodeOs.AL2023 })).amiType).toBe('AL2023_x86_64_STANDARD');
});
