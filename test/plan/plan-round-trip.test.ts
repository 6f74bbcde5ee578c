import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ReservationShare } from '../../src/addressing';
import { CpuArchitecture, Hypervisor, InstanceTypeLimits, IpAssignment, OperatingSystem, PodIpFamily, WarmPool, WindowsWarmPool } from '../../src/capacity';
import { FleetNetworking, FleetSpread, PodForecast, PodForecastProps, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, OvercommitPolicy } from '../../src/plan';
import { fleetOf, generalTypes, platformSubnets } from '../private/fleet-fixtures';
import { groupOf, limitsOf, nodesIn, podsIn } from '../private/forecast-fixtures';

const CASES = join(__dirname, '../../docs/cases');
const own = InstanceTypeLimits.custom({ instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10, vcpus: 2, memoryMib: 8192, architecture: CpuArchitecture.ARM_64 });
const xen = InstanceTypeLimits.custom({ instanceType: 'x1.own', maxEnis: 2, ipv4PerEni: 5, hypervisor: Hypervisor.XEN, networkCards: 1, branchInterfaces: 0 });
const changed = InstanceTypeLimits.custom({ ...InstanceTypeLimits.of('m5.large'), maxEnis: 2 });

const PROPS: Record<string, PodForecastProps> = {
  'a plain one': { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [groupOf()] },
  'types of the user\'s own': { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [groupOf({ instanceTypes: [own, xen, changed] })] },
  'all settings': {
    subnets: [nodesIn('a', '10.0.0.0/20', { servesPods: true, controlPlane: true }), podsIn('b', undefined, { prefixLength: 18, reservation: ReservationShare.SEVEN_EIGHTHS }),
      nodesIn('b', '10.0.16.0/20', { reservations: ['10.0.24.0/21'] })],
    nodegroups: [groupOf({ maxSize: 30, podsPerNode: 8, daemonSetPods: 2, maxUnavailablePercentage: 10, subnets: ['nodes-a'] })],
    ipAssignment: IpAssignment.prefixDelegation(),
    warmPool: WarmPool.addresses(2, 10),
    maxEni: 2,
    growthPercent: 50,
    mostNodes: 40,
    zonesLost: 0,
    vpcBlocks: 3,
    addonVersion: 'v1.21.1-eksbuild.1',
  },
  'Windows with prefixes': {
    subnets: [nodesIn('a', '10.0.0.0/20')],
    nodegroups: [groupOf({ os: OperatingSystem.WINDOWS })],
    windows: { ipAssignment: IpAssignment.prefixDelegation(), warmPool: WindowsWarmPool.prefixes(1) },
  },
  'Windows with addresses': {
    subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [groupOf({ os: OperatingSystem.WINDOWS })], windows: { warmPool: WindowsWarmPool.addresses(2, 0) },
  },
  'IPv6': { subnets: [nodesIn('a', '10.0.0.0/24')], nodegroups: [groupOf()], ipFamily: PodIpFamily.IPV6 },
  'a pool that keeps nothing': { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [groupOf()], ipAssignment: IpAssignment.prefixDelegation(), warmPool: WarmPool.none() },
  'a pool without a free ENI': { subnets: [nodesIn('a', '10.0.0.0/20')], nodegroups: [groupOf()], warmPool: WarmPool._noEnis() },
  'fleets': {
    subnets: platformSubnets(),
    nodegroups: [],
    ipAssignment: IpAssignment.prefixDelegation(),
    fleets: [
      fleetOf({ limits: { cpu: 100, memoryMib: 400_000 }, expectedNodes: 10, expectedType: 'm7i.large', spread: FleetSpread.EVEN }),
      fleetOf({ name: 'static', isStatic: true, minNodes: 3, limits: { nodes: 4 } }),
      fleetOf({ name: 'auto', networking: FleetNetworking.AUTO_MODE, instanceTypes: generalTypes().slice(0, 20) }),
    ],
  },
  'subnet discovery': { subnets: [nodesIn('a', '10.0.0.0/20'), podsIn('a', '100.64.0.0/18')], nodegroups: [groupOf({ instanceTypes: limitsOf('t3.small') })], subnetDiscovery: true },
  'no size of a subnet': { subnets: [{ name: 'a', zone: 'eu-west-1a', purpose: SubnetPurpose.NODES }], nodegroups: [groupOf()] },
};

describe.each(Object.entries(PROPS))('a forecast with %s', (_, props) => {
  const plan = CapacityPlan.of(PodForecast.of(props), { onOvercommit: OvercommitPolicy.FAIL_AT_ANY });
  const data = JSON.parse(JSON.stringify(plan));

  test('is the same plan once it was data', () => {
    expect(JSON.parse(JSON.stringify(CapacityPlan.fromJSON(data)))).toEqual(data);
  });

  test('is the same forecast', () => {
    expect(PodForecast.fromJSON(data.forecast).toJSON()).toEqual(JSON.parse(JSON.stringify(plan.forecast)));
  });
});

test.each(readdirSync(CASES).filter((name) => name.endsWith('.yaml')))('the case %s comes back as it went', (name) => {
  const { onOvercommit, churn, ...file } = parse(readFileSync(join(CASES, name), 'utf8'));
  const written = JSON.parse(JSON.stringify(PodForecast.fromJSON(file)));
  expect(PodForecast.fromJSON(written).toJSON()).toEqual(written);
  expect(CapacityPlan.of(PodForecast.fromJSON(written)).everyStageNodes).toBe(CapacityPlan.of(PodForecast.fromJSON(file)).everyStageNodes);
});

test('a schema may be named in a forecast, and says nothing', () => {
  const forecast = JSON.parse(JSON.stringify(PodForecast.of(PROPS['a plain one'])));
  expect(PodForecast.fromJSON({ $schema: './forecast.v1.json', ...forecast }).toJSON()).toEqual(forecast);
});

describe('bad input', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'the file must be an object'],
    ['a list', [], 'the file must be an object'],
    ['another object', { subnet: [] }, 'subnet is not expected: did you mean subnets'],
    ['two problems', { subnets: 1, nodegroups: 2 }, 'nodegroups must be a list, and is 2'],
  ])('%s is no forecast', (_, data, problem) => {
    expect(() => PodForecast.fromJSON(data)).toThrow(problem);
  });

  test.each<[string, unknown, string]>([
    ['nothing', undefined, "its 'kind' is missing, and that of a plan is 'capacity-plan'"],
    ['a text', 'plan', "its 'kind' is missing"],
    ['another kind', { kind: 'capacity-diff' }, "its 'kind' is \"capacity-diff\""],
    ['a later version', { kind: 'capacity-plan', schemaVersion: 2 }, "its 'schemaVersion' is 2, and 1 can be read"],
    ['no forecast', { kind: 'capacity-plan', schemaVersion: 1 }, 'it has no forecast'],
    ['another policy', { kind: 'capacity-plan', schemaVersion: 1, forecast: {}, onOvercommit: 'never' }, "its 'onOvercommit' is \"never\""],
    ['a forecast that is none', { kind: 'capacity-plan', schemaVersion: 1, forecast: { nodes: 1 } }, 'this is not a forecast'],
  ])('%s is no plan', (_, data, problem) => {
    expect(() => CapacityPlan.fromJSON(data)).toThrow(problem);
  });
});
