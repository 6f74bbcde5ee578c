import { Fn } from 'aws-cdk-lib';
import { add, pinsStatements, secondGroup, StatedApp, templateIn } from './stated';

/*
 * All that the rules state of node groups, with facts and places: everything is there twice, and in lists of two, so that neither
 * the first one alone nor the last one is looked at.
 */

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' } as never;
const CLOSED = { MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 } };
const KEPT = { bootstrapSelfManagedAddons: true };
const OWN = 'ami-0123456789abcdef0';
const OF_EKS = 'resolve:ssm:/aws/service/eks/optimized-ami/1.34/amazon-linux-2023/x86_64/standard/recommended/image_id';
const bootstrap = (more: string = '') => ({ 'Fn::Base64': `#!/bin/bash\n/etc/eks/bootstrap.sh prod ${more}` });
const WINDOWS = 'WINDOWS_CORE_2022_x86_64';
const nodeConfig = (kubelet: string) => ({
  'Fn::Base64': ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="B"', '', '--B', 'Content-Type: application/node.eks.aws', '', 'apiVersion: node.eks.aws/v1alpha1', 'kind: NodeConfig', `spec: {cluster: {name: prod}, kubelet: ${kubelet}}`, '--B--'].join('\n'),
});

const rows: StatedApp[] = [
  ['two groups of which nothing is known', { group: { instanceTypes: IMPORTED, scalingConfig: IMPORTED, subnets: IMPORTED } }, (plain) => (
    secondGroup(plain, { instanceTypes: [IMPORTED], scalingConfig: IMPORTED, subnets: IMPORTED }))],
  ['a group without subnets', {}, (plain) => plain.group.addPropertyDeletionOverride('Subnets')],
  ['effects of taints that EKS does not take', { group: { taints: [{ key: 'a', effect: 'NoSchedule' }, { key: 'b', effect: 'no_execute' }, { key: 'c', effect: 'NO_EXECUTE' }] } }, (plain) => (
    secondGroup(plain, { taints: [{ key: 'a', effect: 'Never' }] }))],
  ['updates in both forms, of which one is out of range, and in one', { group: { updateConfig: { maxUnavailable: 0, maxUnavailablePercentage: 33 } } }, (plain) => {
    secondGroup(plain, { updateConfig: { maxUnavailablePercentage: 101 } });
    secondGroup(plain, { updateConfig: { maxUnavailable: 0 }, scalingConfig: { minSize: 4, desiredSize: 5, maxSize: 3 } }, 'Third');
  }],
  ['types that cannot take prefixes', { group: { instanceTypes: ['m4.large', 'm5.large', 'c4.large'] } }, (plain) => secondGroup(plain, { instanceTypes: ['r4.large'] })],
  ['the same beside settings that are not known', { env: { ENABLE_PREFIX_DELEGATION: 'true', WARM_IP_TARGET: IMPORTED }, group: { instanceTypes: ['m4.large', 'm5.large'] } }],
  ['types that are not in the table', { group: { instanceTypes: ['m99.large', 'm98.large', 'm5.large'] } }, (plain) => secondGroup(plain, { instanceTypes: ['m97.large'] })],
  ['types of another architecture', { group: { amiType: 'AL2023_x86_64_STANDARD', instanceTypes: ['m6g.large', 'c6g.large'] } }, (plain) => (
    secondGroup(plain, { amiType: 'AL2023_ARM_64_STANDARD', instanceTypes: ['m5.large', 'c5.large'] }))],
  ['the same by default', { group: { instanceTypes: ['m6g.large', 'c6g.large'] } }, (plain) => secondGroup(plain, { instanceTypes: ['g5g.xlarge'] })],
  ['architectures mixed', { group: { instanceTypes: ['m5.large', 'm6g.large'] } }, (plain) => (
    secondGroup(plain, { instanceTypes: undefined, launchTemplate: templateIn(plain.stack, 'Template', { ...CLOSED, InstanceType: 'm6g.large' }) }))],
  ['GPUs without drivers', { group: { instanceTypes: ['g5.xlarge', 'inf2.xlarge', 'g4dn.xlarge'] } }, (plain) => secondGroup(plain, { instanceTypes: ['inf2.xlarge', 'trn1.2xlarge'] })],
  ['GPUs of some types', { group: { instanceTypes: ['m5.large', 'g5.xlarge'] } }],
  ['drivers for nothing', { group: { amiType: 'AL2023_x86_64_NVIDIA', instanceTypes: ['m5.large', 'm5.xlarge'] } }, (plain) => (
    secondGroup(plain, { amiType: 'BOTTLEROCKET_x86_64_NVIDIA', instanceTypes: ['g5.xlarge', 'm5.large'] }))],
  ['images that are no more', { cluster: { version: '1.34' }, group: { amiType: 'AL2_x86_64' } }, (plain) => (
    secondGroup(plain, { amiType: 'AL2_ARM_64', instanceTypes: ['m6g.large'] }), secondGroup(plain, { amiType: 'AL2_ARM_64', instanceTypes: IMPORTED }, 'Third'))],
  ['an image that is no more, by the version of the group', { group: { amiType: 'AL2_x86_64', version: '1.33' } }],
  ['an image that is no more, by the version of the cluster before that of the group', { cluster: { version: '1.34' }, group: { amiType: 'AL2_x86_64', version: '1.32' } }],
  ['an image that is no more, of types of another architecture', { cluster: { version: '1.34' }, group: { amiType: 'AL2_x86_64', instanceTypes: ['m6g.large'] } }],
  ['Windows nodes of two architectures', { env: {}, configuration: { enableWindowsIpam: 'true' }, group: { amiType: WINDOWS, instanceTypes: ['m5.24xlarge', 'm6g.large'] } }],
  ['images of the own that nobody names, and some that may be named', { group: { amiType: 'CUSTOM' } }, (plain) => {
    secondGroup(plain, { amiType: 'CUSTOM', launchTemplate: templateIn(plain.stack, 'Unnamed', CLOSED) });
    secondGroup(plain, { amiType: 'CUSTOM', launchTemplate: templateIn(plain.stack, 'Unknown', IMPORTED) }, 'Third');
    secondGroup(plain, { amiType: 'CUSTOM', launchTemplate: templateIn(plain.stack, 'Later', { ...CLOSED, ImageId: IMPORTED, UserData: bootstrap('--max-pods=110') }) }, 'Fourth');
    secondGroup(plain, { amiType: 'CUSTOM', launchTemplate: { id: 'lt-0123456789abcdef0', version: '1' } }, 'Foreign');
  }],
  ...([
    ['far above the addresses of one of several types', { env: {} }, bootstrap('--max-pods=60')],
    ['a little above the addresses', { env: {} }, bootstrap('--max-pods=31')],
    ['above the addresses and above the cap', { env: {} }, bootstrap('--max-pods=200')],
    ['above the caps of some types', {}, bootstrap('--max-pods=251')],
    ['above the cap of one by cores', {}, nodeConfig('{config: {maxPods: 400, podsPerCore: 60}}')],
    ['by an expression that needs memory', {}, nodeConfig('{maxPodsExpression: "(default_enis - 1) * (ips_per_eni - 1) * 16"}')],
    ['beside an expression that nothing can be made of', { env: {} }, nodeConfig('{maxPodsExpression: "unknown + 1", config: {maxPods: 20}}')],
    ['with IPv6', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, bootstrap('--max-pods=60')],
  ] as const).map(([what, parts, UserData]): StatedApp => [`counts that are told, ${what}`, { ...parts, group: { instanceTypes: ['m5.large', 'm5.xlarge', 'm5.12xlarge'] } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN, UserData });
    secondGroup(plain, { instanceTypes: ['m5.large'], launchTemplate: templateIn(plain.stack, 'Other', { ...CLOSED, UserData }) });
  }]),
  ['Windows nodes without the add-on', { env: null, cluster: KEPT, group: { amiType: WINDOWS } }, (plain) => secondGroup(plain, { amiType: WINDOWS })],
  ['Windows nodes with an add-on that gives them nothing', { env: {}, group: { amiType: WINDOWS } }, (plain) => secondGroup(plain, { amiType: WINDOWS })],
  ['Windows nodes with prefixes', { env: {}, configuration: { enableWindowsIpam: 'true', enableWindowsPrefixDelegation: 'true' }, group: { amiType: WINDOWS, instanceTypes: ['m5.large', 'm5.24xlarge'] } }],
  ['Windows nodes on types that cannot have them', { env: {}, configuration: { enableWindowsIpam: 'true' }, group: { amiType: WINDOWS, instanceTypes: ['m4.large', 'c4.large'] } }],
  ['nodes with IPv6', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } }, group: { instanceTypes: ['m4.large', 'm5.large'] } }],
  ['nodes with IPv6, with prefixes that are told, and subnets that their tag offers', { cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } }, group: { instanceTypes: ['m4.large', 'm5.large'] } }, (plain) => (
    plain.subnets[0].tags.setTag('kubernetes.io/role/cni', '1'), secondGroup(plain))],
  ['templates that EKS refuses', {}, (plain) => {
    const data = {
      ...CLOSED, IamInstanceProfile: { Name: 'x' }, InstanceMarketOptions: { MarketType: 'spot' }, HibernationOptions: { Configured: true }, NetworkInterfaces: [{ SubnetId: 'subnet-1' }],
    };
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...data, InstanceType: 'm5.large' });
    const other = templateIn(plain.stack, 'Other', { ...CLOSED, InstanceMarketOptions: { MarketType: 'spot' }, ImageId: OWN, UserData: bootstrap('--max-pods=110') });
    secondGroup(plain, { diskSize: 20, launchTemplate: other, amiType: 'AL2_x86_64' });
  }],
  ['images of EKS by a template', { group: {} }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OF_EKS });
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Other', { ...CLOSED, ImageId: OF_EKS, UserData: bootstrap() }) });
  }],
  ['images that nothing joins', {}, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN });
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Other', { ...CLOSED, ImageId: OWN, UserData: { 'Fn::Base64': '#!/bin/bash\necho' } }) });
  }],
  ['images that nothing joins, of types that are not known', { group: { instanceTypes: IMPORTED } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN });
  }],
  ['images that are told no count, of several types', { group: { instanceTypes: ['m5.large', 'm5.4xlarge', 'm5.xlarge'] } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN, UserData: bootstrap() });
  }],
  ['images that are told no count, which is right for one of two types', { env: {}, group: { instanceTypes: ['m5.large', 'm5.xlarge'] } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN, UserData: bootstrap() });
  }],
  ['images that are told no count, with IPv6', { env: {}, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN, UserData: bootstrap() });
  }],
  ['images that are told no count, beside settings that are not known', { env: { WARM_ENI_TARGET: IMPORTED } }, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { ...CLOSED, ImageId: OWN, UserData: bootstrap() });
  }],
  ['open templates', {}, (plain) => {
    const devices = [
      { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } }, { Ebs: { Encrypted: false } }, { DeviceName: 'own', Ebs: { Encrypted: true } }, { DeviceName: 'none', VirtualName: 'x' },
    ];
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { BlockDeviceMappings: devices });
    const other = templateIn(plain.stack, 'Other', { MetadataOptions: { HttpTokens: 'optional', HttpPutResponseHopLimit: 2 }, BlockDeviceMappings: devices.slice(0, 1) });
    for (const id of ['Second', 'Third']) secondGroup(plain, { launchTemplate: other }, id);
  }],
  ['templates that are open in one way', {}, (plain) => {
    plain.group.launchTemplate = templateIn(plain.stack, 'Template', { MetadataOptions: { HttpTokens: 'required' } });
    secondGroup(plain, { launchTemplate: templateIn(plain.stack, 'Other', { MetadataOptions: { HttpPutResponseHopLimit: 1 } }) });
  }],
  ['templates of which a part is not known', {}, (plain) => {
    const parts = [
      IMPORTED,
      { MetadataOptions: IMPORTED },
      { MetadataOptions: { HttpTokens: IMPORTED, HttpPutResponseHopLimit: 2 } },
      { MetadataOptions: { HttpPutResponseHopLimit: IMPORTED } },
      { ...CLOSED, BlockDeviceMappings: [{ Ebs: IMPORTED }, { Ebs: { Encrypted: IMPORTED } }, IMPORTED] },
    ];
    parts.forEach((data, index) => secondGroup(plain, { launchTemplate: templateIn(plain.stack, `Template${index}`, data) }, `Group${index}`));
  }],
  ['open clusters', { vpcConfig: { endpointPublicAccess: undefined }, cluster: { logging: { clusterLogging: { enabledTypes: [{ type: 'audit' }, { type: 'api' }] } } } }, ({ stack, subnets }) => (
    add(stack, 'Other', 'AWS::EKS::Cluster', { ResourcesVpcConfig: { SubnetIds: subnets.map(({ ref }) => ref), EndpointPublicAccess: true, PublicAccessCidrs: ['198.51.100.0/24', '::/0'] } }))],
  ['clusters whose lists of blocks are empty, or one text', { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [] } }, ({ stack, subnets }) => ['::/0', '198.51.100.0/24'].forEach((PublicAccessCidrs, index) => (
    add(stack, `Other${index}`, 'AWS::EKS::Cluster', { Logging: IMPORTED, ResourcesVpcConfig: { SubnetIds: subnets.map(({ ref }) => ref), PublicAccessCidrs } })))],
  ['a cluster of which the networks are not known', {}, ({ cluster }) => cluster.addPropertyOverride('ResourcesVpcConfig', IMPORTED)],
  ['clusters of which that is not known', { vpcConfig: { endpointPublicAccess: IMPORTED } }, ({ stack, subnets }) => (
    add(stack, 'Other', 'AWS::EKS::Cluster', { Logging: IMPORTED, ResourcesVpcConfig: { SubnetIds: subnets.map(({ ref }) => ref), PublicAccessCidrs: [IMPORTED, '198.51.100.0/24'] } }))],
  ['a cluster that is open to everybody and to others who are not known', { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [Fn.importValue('Office'), '::/0'] } }],
];

pinsStatements(rows);
