import { App, CfnResource } from 'aws-cdk-lib';
import { ClusterFacts, clusterFacts, fargateProfiles } from '../../../src/checks/facts/cluster-facts';
import { stackIn } from '../../private/cdk-fixtures';
import { saidOf } from '../../private/cdk-plain';
import { readIn, UNTOLD } from '../../private/cdk-readings';

const IMPORTED = { 'Fn::ImportValue': 'Elsewhere' };

/** Properties by the names of the API, as the custom resource of `aws-eks` takes them. */
function ofApi(properties: unknown): unknown {
  if (Array.isArray(properties)) return properties.map(ofApi);
  if (typeof properties !== 'object' || properties === null) return properties;
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [
    /^(Ref|Fn::)/.test(key) ? key : `${key[0].toLowerCase()}${key.slice(1)}`, /^(Ref|Fn::)/.test(key) ? value : ofApi(value),
  ]));
}

/** Both types that a cluster has. */
const TYPES: ReadonlyArray<readonly [string, (properties: object) => object]> = [
  ['AWS::EKS::Cluster', (properties) => properties],
  ['Custom::AWSCDK-EKS-Cluster', (properties) => ({ Config: ofApi(properties) })],
];

describe.each(TYPES)('%s', (type, write) => {
  const clusterOf = (properties: object): ClusterFacts => clusterFacts(readIn({ Cluster: [type, write(properties)] }).resources)[0];

  test.each<[string, object, boolean | undefined]>([
    ['nothing', {}, true],
    ['true', { BootstrapSelfManagedAddons: true }, true],
    ['false', { BootstrapSelfManagedAddons: false }, false],
    ['true, as text', { BootstrapSelfManagedAddons: 'true' }, true],
    ['false, as text', { BootstrapSelfManagedAddons: 'False' }, false],
    ['a number', { BootstrapSelfManagedAddons: 0 }, true],
    ['a word', { BootstrapSelfManagedAddons: 'no' }, true],
    ['left out', { BootstrapSelfManagedAddons: { Ref: 'AWS::NoValue' } }, true],
    ['told later', { BootstrapSelfManagedAddons: IMPORTED }, undefined],
    ['Auto Mode', { ComputeConfig: { Enabled: true } }, false],
    ['Auto Mode, as text', { ComputeConfig: { Enabled: 'true' } }, false],
    ['Auto Mode switched off', { ComputeConfig: { Enabled: false } }, true],
    ['Auto Mode, with them all the same', { ComputeConfig: { Enabled: true }, BootstrapSelfManagedAddons: true }, true],
    ['Auto Mode that is told later', { ComputeConfig: { Enabled: IMPORTED } }, undefined],
    ['all of what computes that is told later', { ComputeConfig: IMPORTED }, undefined],
    ['Auto Mode that is told later, with them all the same', { ComputeConfig: IMPORTED, BootstrapSelfManagedAddons: true }, true],
  ])('add-ons that EKS installs by itself: %s', (_, properties, expected) => {
    expect(clusterOf(properties).selfManagedAddons).toBe(expected);
  });

  test.each<[unknown, boolean]>([[undefined, false], ['ipv4', false], ['ipv6', true], ['IPV6', false], [6, false], [IMPORTED, false]])('the family %p', (IpFamily, expected) => {
    expect(clusterOf({ KubernetesNetworkConfig: { IpFamily } }).isIpv6).toBe(expected);
  });

  test.each<[unknown, string | undefined]>([[undefined, undefined], ['1.34', '1.34'], [1.34, '1.34'], [IMPORTED, undefined]])('the version %p', (Version, expected) => {
    expect(clusterOf({ Version }).version).toBe(expected);
  });

  test.each<[unknown, unknown[]]>([
    [undefined, []], [[], []], [['subnet-1', 'subnet-2'], ['subnet-1', 'subnet-2']], ['subnet-1', ['subnet-1']], [['subnet-1', IMPORTED], ['subnet-1', IMPORTED]],
    [IMPORTED, []], [{ 'Fn::Split': [',', 'subnet-1,subnet-2'] }, ['subnet-1', 'subnet-2']], [7, []],
  ])('the subnets %p', (SubnetIds, expected) => {
    expect(clusterOf({ ResourcesVpcConfig: { SubnetIds } }).subnetIds).toEqual(expected);
  });

  const said = (properties: object) => {
    const stack = stackIn();
    new CfnResource(stack, 'Cluster', { type, properties: write(properties) as Record<string, unknown> });
    return saidOf(stack.node.root as App).map((each) => each.replace(' at Cluster', ''));
  };
  const logs = (...types: string[]) => (type.startsWith('AWS')
    ? { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } }
    : { ClusterLogging: [{ Enabled: true, Types: types }, { Enabled: false, Types: ['api'] }] });
  const ALL = logs('api', 'audit', 'authenticator', 'controllerManager', 'scheduler');
  const CLOSED = { ResourcesVpcConfig: { EndpointPublicAccess: false }, Logging: ALL };
  const OPEN = ['warning endpoint-open'];
  const UNCHECKED = ['warning value-unchecked'];

  test.each<[string, object, string[]]>([
    ['nothing', {}, OPEN],
    ['true', { EndpointPublicAccess: true }, OPEN],
    ['true, as text', { EndpointPublicAccess: 'true' }, OPEN],
    ['false', { EndpointPublicAccess: false }, []],
    ['false, as text', { EndpointPublicAccess: 'false' }, []],
    ['left out', { EndpointPublicAccess: { Ref: 'AWS::NoValue' } }, OPEN],
    ['told later', { EndpointPublicAccess: IMPORTED }, UNCHECKED],
    ['no block', { PublicAccessCidrs: [] }, OPEN],
    ['a block', { PublicAccessCidrs: ['198.51.100.0/24'] }, []],
    ['one block outside of a list', { PublicAccessCidrs: '198.51.100.0/24' }, []],
    ['all of IPv4', { PublicAccessCidrs: ['198.51.100.0/24', '0.0.0.0/0'] }, OPEN],
    ['all of IPv6', { PublicAccessCidrs: ['198.51.100.0/24', '::/0'] }, OPEN],
    ['all outside of a list', { PublicAccessCidrs: '0.0.0.0/0' }, OPEN],
    ['a block that is told later', { PublicAccessCidrs: ['198.51.100.0/24', IMPORTED] }, UNCHECKED],
    ['all, beside a block that is told later', { PublicAccessCidrs: ['0.0.0.0/0', IMPORTED] }, OPEN],
    ['blocks that are told later', { PublicAccessCidrs: IMPORTED }, UNCHECKED],
    ['blocks of an endpoint that is closed', { EndpointPublicAccess: false, PublicAccessCidrs: ['0.0.0.0/0'] }, []],
  ])('the endpoint: %s', (_, ResourcesVpcConfig, expected) => {
    expect(said({ Logging: ALL, ResourcesVpcConfig })).toEqual(expected);
  });

  test.each<[string, object, string[]]>([
    ['all', { Logging: ALL }, []],
    ['nothing', { Logging: undefined }, ['warning control-plane-logs-missing']],
    ['left out', { Logging: { Ref: 'AWS::NoValue' } }, ['warning control-plane-logs-missing']],
    ['none', { Logging: logs() }, ['warning control-plane-logs-missing']],
    ['all but the first', { Logging: logs('audit', 'authenticator', 'controllerManager', 'scheduler') }, ['warning control-plane-logs-missing']],
    ['all but the last', { Logging: logs('api', 'audit', 'authenticator', 'controllerManager') }, ['warning control-plane-logs-missing']],
  ])('logs: %s', (_, properties, expected) => {
    expect(said({ ...CLOSED, ...properties })).toEqual(expected);
  });

  test.each<[string, unknown, string[]]>([
    ['none', undefined, []],
    ['of their own', '172.20.0.0/16', []],
    ['too large', '10.0.0.0/11', ['error service-cidr-overlap']],
    ['too small', '172.20.0.0/25', ['error service-cidr-overlap']],
    ['the largest', '172.16.0.0/12', []],
    ['the smallest', '172.20.0.0/24', []],
    ['public addresses', '8.8.0.0/16', ['error service-cidr-overlap']],
    ['told later', IMPORTED, UNCHECKED],
  ])('services: %s', (_, ServiceIpv4Cidr, expected) => {
    expect(said({ ...CLOSED, KubernetesNetworkConfig: { ServiceIpv4Cidr } })).toEqual(expected);
    expect(said({ ...CLOSED, KubernetesNetworkConfig: { ServiceIpv4Cidr, IpFamily: 'ipv6' } })).toEqual([]);
  });
});

test.each(UNTOLD)('logs that are told later, %s', (_, write) => {
  const stack = stackIn();
  const properties = { ResourcesVpcConfig: { EndpointPublicAccess: false }, Logging: { ClusterLogging: { EnabledTypes: write(stack, '') } } };
  new CfnResource(stack, 'Cluster', { type: 'AWS::EKS::Cluster', properties });

  expect(saidOf(stack.node.root as App)).toEqual([]);
});

test('Fargate profiles of both types', () => {
  const { resources } = readIn({
    One: ['AWS::EKS::FargateProfile', { ClusterName: 'prod', Subnets: ['subnet-1'] }],
    Two: ['Custom::AWSCDK-EKS-FargateProfile', { Config: { clusterName: 'prod', subnets: ['subnet-1'] } }],
  });

  expect(fargateProfiles(resources).map(({ properties }) => properties)).toEqual([{ ClusterName: 'prod', Subnets: ['subnet-1'] }, { ClusterName: 'prod', Subnets: ['subnet-1'] }]);
});
