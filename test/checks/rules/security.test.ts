import { App, CfnParameter, CfnResource, Fn } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { stackIn } from '../../private/cdk-fixtures';
import { messagesOf, plainCluster, saidOf, saidOfPlain } from '../../private/cdk-plain';

const OPEN = ['warning endpoint-open at Cluster'];
const LOGS = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

test.each<[string, Partial<eks.CfnCluster.ResourcesVpcConfigProperty>, string[]]>([
  ['by default', { endpointPublicAccess: undefined }, OPEN],
  ['to everybody', { endpointPublicAccess: true }, OPEN],
  ['to everybody among others', { endpointPublicAccess: true, publicAccessCidrs: ['198.51.100.0/24', '0.0.0.0/0'] }, OPEN],
  ['to a few', { endpointPublicAccess: true, publicAccessCidrs: ['198.51.100.0/24'] }, []],
  ['to everybody by a list of nobody', { endpointPublicAccess: true, publicAccessCidrs: [] }, OPEN],
  ['to everybody with IPv6', { endpointPublicAccess: true, publicAccessCidrs: ['2001:db8::/32', '::/0'] }, OPEN],
  ['to nobody', { endpointPublicAccess: false }, []],
  ['to whom a token says', { endpointPublicAccess: true, publicAccessCidrs: [Fn.importValue('Office')] }, ['warning value-unchecked at Cluster']],
  ['to a list that is a token', { endpointPublicAccess: true, publicAccessCidrs: Fn.split(',', Fn.importValue('Offices')) }, ['warning value-unchecked at Cluster']],
])('the endpoint is open %s', (_, vpcConfig, expected) => {
  expect(saidOfPlain({ vpcConfig })).toEqual(expected);
});

test.each<[string, object, string[]]>([
  ['one block in place of a list that is everybody', { EndpointPublicAccess: true, PublicAccessCidrs: '0.0.0.0/0' }, OPEN],
  ['one block in place of a list', { EndpointPublicAccess: true, PublicAccessCidrs: '198.51.100.0/24' }, []],
  ['nobody, as text', { EndpointPublicAccess: 'false' }, []],
  ['everybody, as text', { EndpointPublicAccess: 'true' }, OPEN],
])('the endpoint of a template is open to %s', (_, config, expected) => {
  const { stack, cluster } = plainCluster();
  Object.entries(config).forEach(([name, value]) => cluster.addPropertyOverride(`ResourcesVpcConfig.${name}`, value));

  expect(saidOf(stack.node.root as App)).toEqual(expected);
});

test.each(LOGS)('a cluster without the logs of %s alone', (missing) => {
  const enabledTypes = LOGS.filter((type) => type !== missing).map((type) => ({ type }));
  const { stack } = plainCluster({ cluster: { logging: { clusterLogging: { enabledTypes } } } });

  expect(messagesOf(stack.node.root as App, 'control-plane-logs-missing')).toEqual([expect.stringContaining(`: ${missing}\n`)]);
});

test('logs that are missing are named', () => {
  const { stack } = plainCluster({ cluster: { logging: { clusterLogging: { enabledTypes: [{ type: 'audit' }, { type: 'api' }] } } } });

  expect(messagesOf(stack.node.root as App, 'control-plane-logs-missing')).toEqual([expect.stringContaining(': authenticator, controllerManager, scheduler\n')]);
});

const METADATA = { httpTokens: 'required', httpPutResponseHopLimit: 1 };
const encrypted = (value?: boolean) => [{ deviceName: '/dev/xvda', ebs: { encrypted: value, volumeSize: 20 } }];

test.each<[string, ec2.CfnLaunchTemplate.LaunchTemplateDataProperty, string[]]>([
  ['IMDSv2 with one hop', { metadataOptions: METADATA }, []],
  ['nothing said', {}, ['warning node-metadata-open at Template']],
  ['IMDSv1', { metadataOptions: { ...METADATA, httpTokens: 'optional' } }, ['warning node-metadata-open at Template']],
  ['two hops', { metadataOptions: { ...METADATA, httpPutResponseHopLimit: 2 } }, ['warning node-metadata-open at Template']],
  ['no metadata at all', { metadataOptions: { httpEndpoint: 'disabled' } }, []],
  ['a volume that is encrypted', { metadataOptions: METADATA, blockDeviceMappings: encrypted(true) }, []],
  ['one that is not', { metadataOptions: METADATA, blockDeviceMappings: encrypted(false) }, ['warning node-volume-unencrypted at Template']],
  ['one of which nothing is said', { metadataOptions: METADATA, blockDeviceMappings: encrypted() }, ['warning node-volume-unencrypted at Template']],
])('a launch template with %s', (_, launchTemplateData, expected) => {
  const stack = stackIn();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData });
  const { cluster, subnets, addon } = plainCluster({ group: { launchTemplate: { id: template.ref, version: '1' } } }, stack);
  // Two groups of one template are one matter.
  new eks.CfnNodegroup(stack, 'Second', {
    clusterName: cluster.ref, nodeRole: 'arn', subnets: subnets.map(({ ref }) => ref), instanceTypes: ['m5.large'], launchTemplate: { id: template.ref, version: '1' },
  }).addResourceDependency(addon!);

  expect(saidOf(stack.node.root as App)).toEqual(expected);
});

test.each<[string, unknown, boolean]>([
  ['one', '1', false],
  ['two', '2', true],
])('hops that a template counts as text: %s', (_, hops, isOpen) => {
  const { stack, group } = plainCluster();
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { metadataOptions: METADATA } });
  template.addPropertyOverride('LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit', hops);
  group.launchTemplate = { id: template.ref, version: '1' };

  expect(saidOf(stack.node.root as App)).toEqual(isOpen ? ['warning node-metadata-open at Template'] : []);
});

test('tokens pass', () => {
  const stack = stackIn();
  const parameter = new CfnParameter(stack, 'P').valueAsString;
  const template = new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: { metadataOptions: { httpTokens: parameter, httpPutResponseHopLimit: 1 } } });
  plainCluster({ group: { launchTemplate: { id: template.ref, version: '1' } } }, stack);

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

test('a template that no node group has is not looked at', () => {
  const stack = stackIn();
  new ec2.CfnLaunchTemplate(stack, 'Template', { launchTemplateData: {} });
  plainCluster({}, stack);

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

test.each<[string, unknown, boolean]>([
  ['all of it is told later', Fn.importValue('Logging'), false],
  ['a setup is told later', { ClusterLogging: Fn.importValue('Setup') }, false],
  ['a type is told later', { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, { Type: Fn.importValue('Type') }] } }, false],
  ['what a type is is told later', { ClusterLogging: { EnabledTypes: [{ Type: 'api' }, Fn.importValue('Type')] } }, false],
  ['the types are told later', { ClusterLogging: { EnabledTypes: Fn.importValue('Types') } }, false],
  ['nothing', undefined, true],
  ['no types', { ClusterLogging: {} }, true],
])('logs of a control plane: %s', (_, logging, isSaid) => {
  const { stack, cluster } = plainCluster({ cluster: { logging: undefined } });
  cluster.addPropertyOverride('Logging', logging);

  expect(saidOf(stack.node.root as App).some((each) => each.includes('control-plane-logs-missing'))).toBe(isSaid);
});

const LATER = Fn.importValue('Later');

test.each<[string, unknown, boolean]>([
  ['on', [{ enabled: true, types: LOGS }], false],
  ['on, as text', [{ enabled: 'true', types: LOGS }], false],
  ['off', [{ enabled: false, types: LOGS }], true],
  ['off, as text', [{ enabled: 'False', types: LOGS }], true],
  ['on or off, told later', [{ enabled: LATER, types: LOGS }], false],
  ['not said to be on', [{ types: LOGS }], false],
  ['in two setups', [{ types: LOGS.slice(0, 2) }, { types: LOGS.slice(2) }], false],
  ['in two setups, not all', [{ types: LOGS.slice(0, 2) }, { types: LOGS.slice(3) }], true],
  ['told later', LATER, false],
  ['told later, one of two setups', [{ types: ['api'] }, LATER], false],
  ['of types that are told later', [{ types: LATER }], false],
  ['of types of which one is told later', [{ types: ['api', LATER] }], false],
  ['of no types', [{ types: [] }], true],
])('logs as aws-eks lists them, %s', (_, clusterLogging, isSaid) => {
  const { stack, cluster, subnets } = plainCluster({});
  new CfnResource(stack, 'Old', {
    type: 'Custom::AWSCDK-EKS-Cluster',
    properties: {
      Config: {
        name: 'old',
        logging: { clusterLogging },
        resourcesVpcConfig: { subnetIds: subnets.map(({ ref }) => ref), endpointPublicAccess: false },
      },
    },
  }).addResourceDependency(cluster);

  expect(saidOf(stack.node.root as App).includes('warning control-plane-logs-missing at Old')).toBe(isSaid);
});
