import { Lazy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IConstruct } from 'constructs';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroupOptions } from '../../src/compute/pod-nodegroup-props';
import { platformOf } from '../private/cdk-addon';
import { stackIn } from '../private/cdk-fixtures';
import { groupOf, groupOn, resourceOf, types } from '../private/cdk-nodegroup';
import { expectRefusal, Problem } from '../private/cdk-refusals';
import { userDataOf } from '../private/cdk-user-data';
import { headOf } from '../private/printed-findings';

const { NO_SCHEDULE, NO_EXECUTE } = eks.TaintEffect;
const INVALID = 'nodegroup-setting-invalid';
const TYPES = ['m5', 'm5a', 'm6i', 'c5', 'c6i', 'r5', 'r6i'].flatMap((family) => [`${family}.large`, `${family}.xlarge`, `${family}.2xlarge`]);
const PREFIX = 'example.com/';

const stack = stackIn();
const platform = platformOf({}, stack);
let made = 0;

function group(options: Partial<PodNodegroupOptions>) {
  made += 1;
  return groupOn(platform, options, `Group${made}`);
}

function numbered<T>(count: number, of: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => of(index));
}

function tags(count: number): { [name: string]: string } {
  return Object.fromEntries(numbered(count, (index) => [`t${index}`, 'x']));
}

function script(bytes: number): ec2.MultipartBody[] {
  return [ec2.MultipartBody.fromRawBody({ contentType: 'text/x-shellscript', body: 'x'.repeat(bytes) })];
}

describe('EKS and EC2 refuse, and so does synthesis', () => {
  test.each<[string, Partial<PodNodegroupOptions>, Problem]>([
    ['21 types', { instanceTypes: types(...TYPES) }, [INVALID, 'nodegroup-limits.types', { count: 21, most: 20 }]],
    ['a label of 64 characters with its prefix', { labels: { [PREFIX + 'a'.repeat(52)]: 'x' } },
      [INVALID, 'nodegroup-limits.labelName', { name: PREFIX + 'a'.repeat(52), length: 64, most: 63 }]],
    ['a label without a value', { labels: { team: '' } }, [INVALID, 'nodegroup-limits.labelEmpty', { name: 'team', most: 63 }]],
    ['a name that Kubernetes does not take', { labels: { 'my team': 'x' } }, ['option-refused', { option: 'labels', name: 'my team' }]],
    ['a value that Kubernetes does not take', { labels: { team: 'a/b' } }, ['option-refused', { option: 'labels', name: 'team', value: 'a/b' }]],
    ['an AMI type that is a token', { amiType: Lazy.string({ produce: () => 'AL2023_x86_64_STANDARD' }) as eks.NodegroupAmiType },
      ['unresolved-value', 'shapes.token', { prop: 'amiType' }]],
    ['a label that kubelet may not set', { labels: { 'node-role.kubernetes.io/web': 'x' } },
      ['option-refused', 'joining.labelNotAllowed', { labels: ['node-role.kubernetes.io/web'] }]],
    ['51 taints', { taints: numbered(51, (index) => ({ key: `k${index}`, effect: NO_SCHEDULE })) },
      [INVALID, 'nodegroup-limits.taints', { count: 51, most: 50 }]],
    ['a taint twice', { taints: [{ key: 'a', value: 'x', effect: NO_SCHEDULE }, { key: 'a', effect: NO_SCHEDULE }] }, [INVALID, { taints: ['a:NO_SCHEDULE'] }]],
    ['a taint without a key', { taints: [{ effect: NO_SCHEDULE }] }, ['option-refused', 'joining.taintIncomplete', { effect: 'NO_SCHEDULE' }]],
    ['an effect of Kubernetes', { taints: [{ key: 'a', effect: 'NoSchedule' as eks.TaintEffect }] },
      [INVALID, { effect: 'NoSchedule', effects: ['NO_SCHEDULE', 'PREFER_NO_SCHEDULE', 'NO_EXECUTE'] }]],
    ['51 tags', { tags: tags(51) }, [INVALID, 'nodegroup-limits.tags', { count: 51, most: 50 }]],
    ['a tag without a name', { tags: { '': 'x' } }, [INVALID, 'nodegroup-limits.tagWithoutName']],
    ['a tag of AWS', { tags: { 'AWS:x': 'x' } }, [INVALID, 'nodegroup-limits.tagOfAws', { names: ['AWS:x'] }]],
    ['the name of a tag, too long', { tags: { ['x'.repeat(129)]: 'x' } }, [INVALID, 'nodegroup-limits.tagName', { length: 129, most: 128 }]],
    ['the value of a tag, too long', { tags: { team: 'x'.repeat(257) } }, [INVALID, 'nodegroup-limits.tagValue', { name: 'team', length: 257, most: 256 }]],
    ['a volume below the snapshot', { diskSize: 19 }, [INVALID, { gib: 19, least: 20 }]],
    ['a volume beyond gp3', { diskSize: 65_537 }, [INVALID, { gib: 65537, most: 65536 }]],
    ['a release by a word', { releaseVersion: 'latest' }, [INVALID, { release: 'latest', os: 'AL2023', asIn: '1.34.1-20261101' }]],
    ['a release of Bottlerocket on AL2023', { releaseVersion: '1.50.0-1a2b3c4d' },
      [INVALID, { release: '1.50.0-1a2b3c4d', os: 'AL2023', asIn: '1.34.1-20261101' }]],
    ['a release of Windows on Bottlerocket', { os: NodeOs.BOTTLEROCKET, releaseVersion: '1.34-2026.11.01' },
      [INVALID, { release: '1.34-2026.11.01', os: 'Bottlerocket', asIn: '1.50.0-1a2b3c4d' }]],
    ['a capacity block', { capacityType: eks.CapacityType.CAPACITY_BLOCK }, [INVALID, 'nodegroup-limits.capacityBlock']],
    ['a capacity type that is none', { capacityType: 'spot' as eks.CapacityType }, [INVALID, { got: 'spot', known: ['ON_DEMAND', 'SPOT'] }]],
  ])('%s', (_, options, problem) => {
    expectRefusal(() => group(options), `Stack/Group${made + 1}`, problem);
  });

  test('several at once, before anything is defined', () => {
    const own = stackIn();
    expectRefusal(() => groupOf({ diskSize: 1, tags: { 'aws:x': 'x' }, labels: { team: '' } }, {}, own), 'Stack/Group',
      [INVALID, 'nodegroup-limits.labelEmpty', { name: 'team' }],
      [INVALID, 'nodegroup-limits.tagOfAws', { names: ['aws:x'] }], [INVALID, 'nodegroup-limits.diskTooSmall', { gib: 1 }]);
    expect(own.node.findChild('Group').node.children).toEqual([]);
  });
});

describe('what is at the limit is taken', () => {
  test.each<[string, Partial<PodNodegroupOptions>]>([
    ['20 types', { instanceTypes: types(...TYPES.slice(1)) }],
    ['labels of Kubernetes that a kubelet may set', { labels: { 'kubernetes.io/os': 'linux', 'beta.kubernetes.io/instance-type': 'm5.large', 'failure-domain.beta.kubernetes.io/zone': 'a' } }],
    ['labels', { labels: { [PREFIX + 'a'.repeat(51)]: 'b'.repeat(63), 'node.kubernetes.io/role': 'web' } }],
    ['50 taints', { taints: numbered(50, (index) => ({ key: `k${index}`, effect: NO_SCHEDULE })) }],
    ['a key with two effects', { taints: [{ key: 'a', effect: NO_SCHEDULE }, { key: 'a', effect: NO_EXECUTE }] }],
    ['50 tags', { tags: { ...tags(49), ['x'.repeat(128)]: 'x'.repeat(256) } }],
    ['the volume of the snapshot', { diskSize: 20 }],
    ['the data volume of Bottlerocket, which has no snapshot to hold', { os: NodeOs.BOTTLEROCKET, diskSize: 10 }],
    ['the largest volume', { diskSize: 65_536 }],
    ['an image of your own, whose snapshot is not known', { machineImageId: 'ami-0123456789abcdef0', os: NodeOs.AL2023, serviceIpv4Cidr: '10.100.0.0/16', diskSize: 8 }],
    ['spot', { capacityType: eks.CapacityType.SPOT }],
    ['100 nodes that an update takes at once', { maxUnavailable: 100 }],
    ['all of them, in percent', { maxUnavailablePercentage: 100 }],
  ])('%s', (_, options) => {
    expect(resourceOf(group(options))).toBeDefined();
  });

  test('tokens are not judged', () => {
    const token = () => Lazy.string({ produce: () => 'x'.repeat(300) });
    expect(resourceOf(group({
      labels: { team: token() },
      taints: [{ key: token(), effect: NO_SCHEDULE }],
      tags: { team: token() },
      releaseVersion: token(),
      diskSize: Lazy.number({ produce: () => 1 }),
    }))).toBeDefined();
  });
});

describe('user data', () => {
  const saidOf = ({ node }: IConstruct) => node.validate().map(headOf).filter((each) => each.endsWith(':user-data-too-large]'));
  const LARGE = [expect.stringMatching(/ 16,\d{3} .* 16,384 .*:user-data-too-large\]$/)];

  test.each<[string, Partial<PodNodegroupOptions>, unknown[]]>([
    ['of 15 KB', { userDataParts: script(15_000) }, []],
    ['beyond 16 KB', { userDataParts: script(16_384) }, LARGE],
    // 12,289 bytes are 16,388 in base64, in which CDK puts what is made from user data.
    ['that is encoded beyond it', { userDataParts: [ec2.MultipartBody.fromUserData(ec2.UserData.custom('x'.repeat(12_289)))] }, LARGE],
    ['of Bottlerocket beyond it', { os: NodeOs.BOTTLEROCKET, bottlerocketSettings: { motd: 'x'.repeat(16_384) } }, LARGE],
  ])('%s', (_, options, said) => {
    expect(saidOf(group(options))).toEqual(said);
  });

  test('of as many bytes as EC2 takes is taken, and not one more', () => {
    const withText = (length: number) => group({ os: NodeOs.BOTTLEROCKET, bottlerocketSettings: { motd: 'x'.repeat(length) } });
    const rest = 16_384 - userDataOf(withText(0).launchTemplate).length;

    expect([rest, rest + 1].map((length) => userDataOf(withText(length).launchTemplate).length)).toEqual([16_384, 16_385]);
    expect([rest, rest + 1].map((length) => saidOf(withText(length)))).toEqual([[], LARGE]);
  });

  test('with a token is what the token is in the end', () => {
    let text = 'short';
    const own = stackIn();
    const nodes = groupOf({ kubeletFlags: [Lazy.string({ produce: () => `--v=${text}` })] }, {}, own);
    text = 'x'.repeat(16_384);

    expect(saidOf(nodes)).toEqual(LARGE);
    expect(JSON.stringify(own.resolve((own as any)._toCloudFormation()))).toContain(text);
  });
});
