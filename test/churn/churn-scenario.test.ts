import { InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { ChurnScenario, ChurnSubnet, FullReservation } from '../../src/churn/churn-scenario';
import { ChurnSimulation } from '../../src/churn/churn-simulation';
import { findingsThrownBy } from '../private/findings-thrown';
import { Said, saidBy } from '../private/statements';

const limits = InstanceTypeLimits.of('m5.large');
const subnet: ChurnSubnet = { zone: 'a', cidr: '10.0.0.0/24' };
const group = { limits, options: { ipAssignment: IpAssignment.prefixDelegation() }, nodes: 2, pods: 10 };
const good: ChurnScenario = { subnets: [subnet], groups: [group], hours: 1, seed: 0 };

const withSubnet = (change: Partial<ChurnSubnet>): Partial<ChurnScenario> => ({ subnets: [{ ...subnet, ...change }] });

/** A number of the scenario that is below its least. */
const atLeast = (name: string, least: number, got: number): Said => ['numbers.belowLeast', { name, of: 'the scenario', least, got }];

/** A number of the scenario that is out of its range. */
const within = (name: string, least: number, most: number, got: number): Said => ['numbers.outOfRange', { name, of: 'the scenario', least, most, got }];

test('a good scenario is not refused', () => {
  expect(() => ChurnSimulation.run(good)).not.toThrow();
});

describe('bad input', () => {
  test.each<[Partial<ChurnScenario>, Said]>([
    [{ hours: 0 }, within('hours', 1, 8760, 0)],
    [{ hours: 1.5 }, within('hours', 1, 8760, 1.5)],
    [{ hours: 8761 }, within('hours', 1, 8760, 8761)],
    [{ hours: undefined }, ['numbers.missing', { name: 'hours', of: 'the scenario', least: 1, most: 8760 }]],
    [{ seed: -1 }, within('seed', 0, 2147483647, -1)],
    [{ seed: 2 ** 31 }, within('seed', 0, 2147483647, 2147483648)],
    [{ seed: NaN }, within('seed', 0, 2147483647, NaN)],
    [{ sampleMinutes: 0 }, atLeast('sampleMinutes', 1, 0)],
    [{ nodeLifetimeHours: 0 }, atLeast('nodeLifetimeHours', 1, 0)],
    [{ nodeLifetimeHours: Infinity }, atLeast('nodeLifetimeHours', 1, Infinity)],
    [{ otherAddressMinutes: -5 }, atLeast('otherAddressMinutes', 1, -5)],
    [{ fullReservation: 'maybe' as FullReservation }, ['scenario.noReservationRule', { choices: ['refuse', 'use-rest'], got: 'maybe' }]],
    [{ podLifetimes: [] }, ['scenario.noLifetimes', {}]],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 5 }, { weight: 0, meanMinutes: 5 }] }, ['scenario.weightNotAboveZero', { index: 1, got: 0 }]],
    [{ podLifetimes: [{ weight: NaN, meanMinutes: 5 }] }, ['scenario.weightNotAboveZero', { index: 0, got: NaN }]],
    [{ podLifetimes: [{ weight: Infinity, meanMinutes: 5 }] }, ['scenario.weightNotAboveZero', { index: 0, got: Infinity }]],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 0 }] }, atLeast('podLifetimes[0].meanMinutes', 1, 0)],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 0.5 }] }, atLeast('podLifetimes[0].meanMinutes', 1, 0.5)],
    [{ subnets: [] }, ['scenario.noSubnets', {}]],
    [withSubnet({ zone: '' }), ['scenario.zoneWithoutName', { index: 0, got: '' }]],
    [{ subnets: [subnet, { zone: 'a', cidr: '10.0.1.0/24' }] }, ['scenario.zoneTwice', { index: 1, zone: 'a', first: 0 }]],
    [withSubnet({ cidr: '10.0.0.1/24' }), ['forecast-subnets.unreadableCidr', { path: 'subnets[0].cidr', got: '10.0.0.1/24', fault: 'hostBits', instead: '10.0.0.0/24' }]],
    [withSubnet({ cidr: 'ten' }), ['forecast-subnets.unreadableCidr', { path: 'subnets[0].cidr', got: 'ten', fault: 'form', instead: '100.64.0.0/16' }]],
    [withSubnet({ cidr: '10.0.0.0/15' }), ['forecast-subnets.notSubnetSize', { path: 'subnets[0]', cidr: '10.0.0.0/15', largest: 16, smallest: 28 }]],
    [withSubnet({ cidr: '10.0.0.0/29' }), ['forecast-subnets.notSubnetSize', { path: 'subnets[0]', cidr: '10.0.0.0/29', largest: 16, smallest: 28 }]],
    [{ subnets: [subnet, { zone: 'b', cidr: '10.0.0.128/25' }] }, ['forecast-subnets.overlap', { name: 'b', cidr: '10.0.0.128/25', otherName: 'a', otherCidr: '10.0.0.0/24' }]],
    [withSubnet({ reservations: ['x'] }), ['forecast-subnets.unreadableCidr', { path: 'subnets[0].reservations[0]', got: 'x', fault: 'form', instead: '10.0.0.0/25' }]],
    [withSubnet({ reservations: ['10.0.0.128/29'] }), ['forecast-subnets.rangeOutside', { path: 'subnets[0]', range: '10.0.0.128/29', block: '10.0.0.0/24' }]],
    [withSubnet({ reservations: ['10.0.0.128/25', '10.0.0.192/26'] }), ['forecast-subnets.rangeOverlaps', { path: 'subnets[0]', range: '10.0.0.192/26' }]],
    [withSubnet({ reservations: ['10.0.1.0/28'] }), ['forecast-subnets.rangeOutside', { path: 'subnets[0]', range: '10.0.1.0/28', block: '10.0.0.0/24' }]],
    [withSubnet({ reservations: ['10.0.0.0/24'] }), ['forecast-subnets.rangesCoverBlock', { path: 'subnets[0]', range: '10.0.0.0/24', block: '10.0.0.0/24' }]],
    [withSubnet({ reservations: ['10.0.0.0/23'] }), ['forecast-subnets.rangeOutside', { path: 'subnets[0]', range: '10.0.0.0/23', block: '10.0.0.0/24' }]],
    [withSubnet({ otherAddresses: -1 }), ['numbers.belowLeast', { name: 'subnets[0].otherAddresses', of: 'a', least: 0, got: -1 }]],
    [withSubnet({ otherAddresses: 252 }), ['forecast-subnets.othersAboveRoom', { path: 'subnets[0]', others: 252, block: '10.0.0.0/24', left: 251 }]],
    [withSubnet({ otherAddresses: 125, reservations: ['10.0.0.128/25'] }), ['forecast-subnets.othersAboveRoom', { path: 'subnets[0]', others: 125, block: '10.0.0.0/24', left: 124 }]], // 128 - 4
    [{ groups: [group, { ...group, nodes: -1 }] }, atLeast('groups[1].nodes', 0, -1)],
    [{ groups: [{ ...group, nodes: 1.5 }] }, atLeast('groups[0].nodes', 0, 1.5)],
    [{ groups: [{ ...group, pods: NaN }] }, atLeast('groups[0].pods', 0, NaN)],
    [{ groups: [{ ...group, pods: 217 }] }, ['scenario.podsAboveRoom', { path: 'groups[0]', nodes: 2, type: 'm5.large', room: 108, got: 217 }]],
    [{ groups: [{ ...group, nodes: 0, pods: 1 }] }, ['scenario.podsAboveRoom', { path: 'groups[0]', nodes: 0, type: 'm5.large', room: 108, got: 1 }]],
    [{ groups: [{ ...group, options: { subnetDiscovery: true } }] }, ['scenario.groupWithDiscovery', { path: 'groups[0]' }]],
    [{ groups: [{ ...group, options: { maxPods: 0 } }] }, atLeast('groups[0].options.maxPods', 1, 0)],
    [{ groups: [{ ...group, options: { maxEni: 0 } }] }, ['numbers.belowLeast', { name: 'maxEni', of: "'groups[0].options'", least: 1, got: 0 }]],
    [{ groups: [{ ...group, options: { hostNetworkPods: -1 } }] }, ['numbers.belowLeast', { name: 'hostNetworkPods', of: "'groups[0].options'", least: 0, got: -1 }]],
    [{ groups: [{ ...group, nodes: 100_000, pods: 10_000_000 }], hours: 24 }, ['scenario.tooManyEvents', { events: 106_100_024, most: 20_000_000 }]], // 10^7 + 2 x 10^7 x 24 / 5
    [{ hours: 8760, sampleMinutes: 1, podLifetimes: [{ weight: 1, meanMinutes: 1 }], groups: [{ ...group, pods: 200 }] }, ['scenario.tooManyEvents', { events: 210_765_802, most: 20_000_000 }]],
    [{ groups: [{ ...group, limits: InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 2 ** 31, ipv4PerEni: 2 ** 31 }) }] }, // 2 x 2^62
      ['scenario.tooManySlots', { slots: 2 ** 63, most: 20_000_000 }]],
  ])('fails with %j', (change, said) => {
    expect(saidBy(findingsThrownBy(() => ChurnSimulation.run({ ...good, ...change } as ChurnScenario)))).toEqual([said]);
  });

  test.each([0, -1, 1.5, NaN, 10_001])('fails with %d runs', (runs) => {
    expect(saidBy(findingsThrownBy(() => ChurnSimulation.runMany(good, runs)))).toEqual([within('runs', 1, 10_000, runs)]);
    expect(saidBy(findingsThrownBy(() => ChurnSimulation.compare(good, runs)))).toEqual([within('runs', 1, 10_000, runs)]);
  });

  test('fails where the seeds of the runs go beyond the last', () => {
    expect(saidBy(findingsThrownBy(() => ChurnSimulation.runMany({ ...good, seed: 2 ** 31 - 2 }, 3)))).toEqual([within('seed', 0, 2 ** 31 - 3, 2 ** 31 - 2)]);
    expect(() => ChurnSimulation.runMany({ ...good, seed: 2 ** 31 - 3 }, 3)).not.toThrow();
  });

  test('fails with all problems at once', () => {
    const bad: ChurnScenario = {
      subnets: [{ ...subnet, cidr: 'x', otherAddresses: -1 }, { zone: '', cidr: '10.0.1.0/24', reservations: ['y'] }],
      groups: [{ ...group, nodes: -1, pods: 0.5 }],
      podLifetimes: [{ weight: -1, meanMinutes: -1 }],
      hours: 0,
      seed: -1,
    };

    expect(findingsThrownBy(() => ChurnSimulation.run(bad))).toHaveLength(10);
  });
});
