import { App, Aws, CfnParameter, Fn, IResolvable, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodCapacityChecks } from '../../../../src';
import { clusterIn } from '../../../private/cdk-cluster';
import { stackIn } from '../../../private/cdk-fixtures';
import { plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const METADATA = { HttpTokens: 'required', HttpPutResponseHopLimit: 1 };
const USER_DATA = Fn.base64('/etc/eks/bootstrap.sh prod --kubelet-extra-args --max-pods=110');
const maybe = (value: unknown) => Fn.conditionIf('Given', value, Aws.NO_VALUE);

type Data = Record<string, unknown>;

/** Each setting of a launch template, whether EKS takes it, and where the finding stands. */
const CASES: ReadonlyArray<readonly [string, Data, PlainParts['group'], string | undefined]> = [
  ['nothing', {}, {}, undefined],
  ['an interface without a subnet', { NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-1'] }] }, {}, undefined],
  ['an interface with a subnet', { NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: 'subnet-1' }] }, {}, 'Template NetworkInterfaces'],
  ['a second interface with a subnet', { NetworkInterfaces: [{ DeviceIndex: 0 }, { SubnetId: Fn.ref('Subnet0') }] }, {}, 'Template NetworkInterfaces'],
  ['a subnet that a condition may leave out', { NetworkInterfaces: [{ SubnetId: maybe('subnet-1') }] }, {}, undefined],
  ['an instance profile by name', { IamInstanceProfile: { Name: 'nodes' } }, {}, 'Template IamInstanceProfile'],
  ['an instance profile by ARN', { IamInstanceProfile: { Arn: Fn.importValue('Profile') } }, {}, 'Template IamInstanceProfile'],
  ['an instance profile of nothing', { IamInstanceProfile: { Arn: Aws.NO_VALUE } }, {}, undefined],
  ['an instance profile that a condition may leave out', { IamInstanceProfile: maybe({ Name: 'nodes' }) }, {}, undefined],
  ['a shutdown that terminates', { InstanceInitiatedShutdownBehavior: 'terminate' }, {}, 'Template InstanceInitiatedShutdownBehavior'],
  ['a shutdown that stops', { InstanceInitiatedShutdownBehavior: 'stop' }, {}, 'Template InstanceInitiatedShutdownBehavior'],
  ['hibernation', { HibernationOptions: { Configured: true } }, {}, 'Template HibernationOptions'],
  ['hibernation as text', { HibernationOptions: { Configured: 'true' } }, {}, 'Template HibernationOptions'],
  ['no hibernation', { HibernationOptions: { Configured: false } }, {}, undefined],
  ['the spot market', { InstanceMarketOptions: { MarketType: 'spot' } }, {}, 'Template InstanceMarketOptions'],
  ['the spot market beside its capacity type', { InstanceMarketOptions: { MarketType: 'spot' } }, { capacityType: 'SPOT' }, 'Template InstanceMarketOptions'],
  ['options of spot alone', { InstanceMarketOptions: { SpotOptions: { MaxPrice: '0.1' } } }, {}, 'Template InstanceMarketOptions'],
  ['a capacity block', { InstanceMarketOptions: { MarketType: 'capacity-block' } }, { capacityType: 'CAPACITY_BLOCK' }, undefined],
  ['a market that is a token', { InstanceMarketOptions: { MarketType: Fn.ref('Text') } }, {}, undefined],
  ['security groups once', { SecurityGroupIds: ['sg-1'] }, {}, undefined],
  ['security groups twice', { SecurityGroupIds: ['sg-1'], NetworkInterfaces: [{ DeviceIndex: 0, Groups: ['sg-2'] }] }, {}, 'Template SecurityGroupIds'],
  ['security groups beside an interface without', { SecurityGroupIds: ['sg-1'], NetworkInterfaces: [{ DeviceIndex: 0 }] }, {}, undefined],
  ['types of the group', {}, { instanceTypes: ['m5.large'] }, undefined],
  ['a type of the template', { InstanceType: 'm5.large' }, { instanceTypes: undefined }, undefined],
  ['a type of the template beside an empty list', { InstanceType: 'm5.large' }, { instanceTypes: [] }, undefined],
  ['types of both', { InstanceType: 'm5.large' }, { instanceTypes: ['m5.large'] }, 'Group InstanceTypes'],
  ['types of both that are tokens', { InstanceType: Fn.ref('Text') }, { instanceTypes: Fn.split(',', Fn.ref('Text')) }, 'Group InstanceTypes'],
  ['a disk of the group', {}, { diskSize: 50 }, 'Group DiskSize'],
  ['remote access of the group', {}, { remoteAccess: { ec2SshKey: 'key' } }, 'Group RemoteAccess'],
  ['an image of the template', { ImageId: 'ami-0123456789abcdef0', UserData: USER_DATA }, {}, undefined],
  ['an image beside an AMI type', { ImageId: 'ami-0123456789abcdef0', UserData: USER_DATA }, { amiType: 'AL2023_x86_64_STANDARD' }, 'Group AmiType'],
  ['an image that is a token beside an AMI type', { ImageId: Fn.ref('Text'), UserData: USER_DATA }, { amiType: 'AL2023_x86_64_STANDARD' }, 'Group AmiType'],
  ['an image beside an AMI type that says so', { ImageId: 'ami-0123456789abcdef0', UserData: USER_DATA }, { amiType: 'CUSTOM' }, undefined],
  ['an image beside a release', { ImageId: 'ami-0123456789abcdef0', UserData: USER_DATA }, { releaseVersion: '1.34.1-20261101' }, 'Group ReleaseVersion'],
  ['an image beside a version', { ImageId: 'ami-0123456789abcdef0', UserData: USER_DATA }, { version: '1.34' }, 'Group Version'],
  ['an image that a condition may leave out beside an AMI type', { ImageId: maybe('ami-0123456789abcdef0') }, { amiType: 'AL2023_x86_64_STANDARD' }, undefined],
  ['an AMI type of the group', {}, { amiType: 'AL2023_x86_64_STANDARD', version: '1.34' }, undefined],
  ['a key pair, volumes and placement', { KeyName: 'key', EbsOptimized: true, BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 50, Encrypted: true } }], Placement: { GroupName: 'one' } }, {}, undefined],
];

/** A group of plain resources with a launch template. */
function plainWith(data: Data, group: PlainParts['group']): Stack {
  const stack = stackIn();
  new CfnParameter(stack, 'Text');
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: {} });
  template.addPropertyOverride('LaunchTemplateData', { MetadataOptions: METADATA, ...data });
  plainCluster({ group: { launchTemplate: { id: template.ref, version: template.attrLatestVersionNumber }, ...group } }, stack);
  return stack;
}

const refusedIn = (stack: Stack) => new PodCapacityChecks().validateScope(stack).violations
  .filter(({ ruleName }) => ruleName.endsWith(':launch-template-refused'))
  .flatMap(({ severity, violatingResources }) => violatingResources.map(({ constructPath, locations }) => (
    `${severity} ${constructPath!.replace('Stack/', '')} ${locations[0].replace(/^Properties\.(LaunchTemplateData\.)?/, '')}`)));

test.each(CASES)('%s in any app', (_, data, group, expected) => {
  expect(refusedIn(plainWith(data, group))).toEqual(expected === undefined ? [] : [`error ${expected}`]);
});

test.each([
  ['of the group', { diskSize: 50 }, ['error Group DiskSize']],
  ['of types', { instanceTypes: ['m5.large'] }, []],
])('of a template that is not seen what is %s is known', (_, group, expected) => {
  const { stack } = plainCluster({ group: { launchTemplate: { id: 'lt-0123456789abcdef0', version: '1' }, ...group } });

  expect(refusedIn(stack)).toEqual(expected);
});

test('without a launch template a group has a disk and remote access of its own', () => {
  expect(refusedIn(plainCluster({ group: { diskSize: 50, remoteAccess: { ec2SshKey: 'key' } } }).stack)).toEqual([]);
});

test('a template that is none, or no object, has nothing refused of it', () => {
  for (const data of [undefined, null, 'text', [], { 'Fn::If': ['A', {}, {}] }, { NetworkInterfaces: 'eth0', IamInstanceProfile: 3, HibernationOptions: [] }]) {
    const stack = plainWith({}, {});
    (stack.node.findChild('Template') as ec2.CfnLaunchTemplate).addPropertyOverride('LaunchTemplateData', data);

    expect(refusedIn(stack)).toEqual([]);
  }
});

test('a template of two groups is spoken of once', () => {
  const stack = plainWith({ InstanceInitiatedShutdownBehavior: 'stop' }, {});
  const [group] = ['Group'].map((id) => stack.node.findChild(id) as eks.CfnNodegroup);
  new eks.CfnNodegroup(stack, 'Other', { clusterName: group.clusterName, nodeRole: group.nodeRole, subnets: group.subnets, launchTemplate: group.launchTemplate });

  expect(refusedIn(stack)).toEqual(['error Template InstanceInitiatedShutdownBehavior']);
});

describe('of a template that a construct of this library has made', () => {
  test.each(CASES.filter(([, data]) => !['ImageId', 'InstanceType', 'SecurityGroupIds'].some((name) => name in data)))('%s', (_, data, group, expected) => {
    const stack = stackIn();
    const own = clusterIn(stack).addNodegroup('Own', { instanceTypes: [new ec2.InstanceType('m5.large')] });
    new CfnParameter(stack, 'Text');
    new CfnParameter(stack, 'Subnet0');
    const template = own.launchTemplate.node.defaultChild as ec2.CfnLaunchTemplate;
    const resource = own.nodegroup.node.defaultChild as eks.CfnNodegroup;
    for (const [name, value] of Object.entries(data)) template.addPropertyOverride(`LaunchTemplateData.${name}`, value);
    const { diskSize, remoteAccess } = group!;
    if (diskSize !== undefined) resource.diskSize = diskSize;
    if (remoteAccess !== undefined) resource.remoteAccess = remoteAccess;
    const errors = own.node.validate().filter((each) => each.includes('launch-template-refused'));

    expect(errors).toHaveLength(expected === undefined ? 0 : 1);
    expect(saidOf(stack.node.root as App).filter((each) => each.includes('launch-template'))).toEqual([]);
  });

  test.each<[string, (template: ec2.CfnLaunchTemplate) => void]>([
    ['other data', (template) => { template.launchTemplateData = { hibernationOptions: { configured: true } }; }],
    ['data that is written into', (template) => { Object.assign(template.launchTemplateData, { hibernationOptions: { configured: true } }); }],
    ['an override with a cycle', (template) => {
      const cyclic = { resolve: () => ({ Configured: true }), creationStack: [], toString: () => '' } as unknown as IResolvable & { self: unknown };
      cyclic.self = cyclic;
      template.addPropertyOverride('LaunchTemplateData.HibernationOptions', cyclic);
    }],
  ])('%s', (_, change) => {
    const own = clusterIn(stackIn()).addNodegroup('Own', { instanceTypes: [new ec2.InstanceType('m5.large')] });
    change(own.launchTemplate.node.defaultChild as ec2.CfnLaunchTemplate);

    expect(own.node.validate().filter((each) => each.includes('launch-template-refused'))).toHaveLength(1);
  });
});
