import { InstanceTypeLimits, IpAssignment } from '../../src/capacity';
import { ChurnScenario, ChurnSubnet, FullReservation } from '../../src/churn/churn-scenario';
import { ChurnSimulation } from '../../src/churn/churn-simulation';

const limits = InstanceTypeLimits.of('m5.large');
const subnet: ChurnSubnet = { zone: 'a', cidr: '10.0.0.0/24' };
const group = { limits, options: { ipAssignment: IpAssignment.prefixDelegation() }, nodes: 2, pods: 10 };
const good: ChurnScenario = { subnets: [subnet], groups: [group], hours: 1, seed: 0 };

const withSubnet = (change: Partial<ChurnSubnet>): Partial<ChurnScenario> => ({ subnets: [{ ...subnet, ...change }] });

test('a good scenario is not refused', () => {
  expect(() => ChurnSimulation.run(good)).not.toThrow();
});

describe('bad input', () => {
  test.each<[Partial<ChurnScenario>, RegExp]>([
    [{ hours: 0 }, /'hours' of the scenario must be a whole number from 1 to 8760; got 0/],
    [{ hours: 1.5 }, /'hours'.*got 1.5/],
    [{ hours: 8761 }, /'hours'.*got 8761/],
    [{ hours: undefined }, /'hours'.*got NaN/],
    [{ seed: -1 }, /'seed' of the scenario must be a whole number from 0 to 2147483647; got -1/],
    [{ seed: 2 ** 31 }, /'seed'.*got 2147483648/],
    [{ seed: NaN }, /'seed'.*got NaN/],
    [{ sampleMinutes: 0 }, /'sampleMinutes'.*got 0/],
    [{ nodeLifetimeHours: 0 }, /'nodeLifetimeHours' of the scenario must be a whole number of 1 or more; got 0/],
    [{ nodeLifetimeHours: Infinity }, /'nodeLifetimeHours'.*got Infinity/],
    [{ otherAddressMinutes: -5 }, /'otherAddressMinutes'.*got -5/],
    [{ fullReservation: 'maybe' as FullReservation }, /'fullReservation' of the scenario must be one of refuse, use-rest; got maybe/],
    [{ podLifetimes: [] }, /'podLifetimes' of the scenario must hold at least one kind of pod; got none/],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 5 }, { weight: 0, meanMinutes: 5 }] }, /'podLifetimes\[1\]\.weight' of the scenario must be a number above 0; got 0/],
    [{ podLifetimes: [{ weight: NaN, meanMinutes: 5 }] }, /'podLifetimes\[0\]\.weight'.*got NaN/],
    [{ podLifetimes: [{ weight: Infinity, meanMinutes: 5 }] }, /'podLifetimes\[0\]\.weight'.*got Infinity/],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 0 }] }, /'podLifetimes\[0\]\.meanMinutes'.*got 0/],
    [{ podLifetimes: [{ weight: 1, meanMinutes: 0.5 }] }, /'podLifetimes\[0\]\.meanMinutes'.*got 0.5/],
    [{ subnets: [] }, /'subnets' of the scenario must hold at least one subnet; got none/],
    [withSubnet({ zone: '' }), /'subnets\[0\]\.zone' of the scenario must be the name of a zone/],
    [{ subnets: [subnet, { zone: 'a', cidr: '10.0.1.0/24' }] }, /'subnets\[1\]\.zone' of the scenario is a, as is that of 'subnets\[0\]'/],
    [withSubnet({ cidr: '10.0.0.1/24' }), /'subnets\[0\]\.cidr': '10\.0\.0\.1\/24' has host bits set; did you mean '10\.0\.0\.0\/24'\?/],
    [withSubnet({ cidr: 'ten' }), /'subnets\[0\]\.cidr': 'ten' is not an IPv4 CIDR/],
    [withSubnet({ cidr: '10.0.0.0/15' }), /'subnets\[0\]\.cidr' 10\.0\.0\.0\/15 is not the size of a subnet; it must be \/16 to \/28/],
    [withSubnet({ cidr: '10.0.0.0/29' }), /'subnets\[0\]\.cidr' 10\.0\.0\.0\/29 is not the size of a subnet; it must be \/16 to \/28/],
    [{ subnets: [subnet, { zone: 'b', cidr: '10.0.0.128/25' }] }, /subnet 'b' \(10\.0\.0\.128\/25\) overlaps subnet 'a' \(10\.0\.0\.0\/24\)/],
    [withSubnet({ reservations: ['x'] }), /'subnets\[0\]\.reservations\[0\]': 'x' is not an IPv4 CIDR/],
    [withSubnet({ reservations: ['10.0.0.128/29'] }), /'subnets\[0\]\.reservations': 10\.0\.0\.128\/29 does not lie in 10\.0\.0\.0\/24, or is smaller than a \/28/],
    [withSubnet({ reservations: ['10.0.0.128/25', '10.0.0.192/26'] }), /'subnets\[0\]\.reservations': 10\.0\.0\.192\/26 overlaps another one/],
    [withSubnet({ reservations: ['10.0.1.0/28'] }), /'subnets\[0\]\.reservations': 10\.0\.1\.0\/28 does not lie in 10\.0\.0\.0\/24/],
    [withSubnet({ reservations: ['10.0.0.0/24'] }), /'subnets\[0\]\.reservations': 10\.0\.0\.0\/24 and the others cover all of 10\.0\.0\.0\/24/],
    [withSubnet({ reservations: ['10.0.0.0/23'] }), /'subnets\[0\]\.reservations': 10\.0\.0\.0\/23 does not lie in/],
    [withSubnet({ otherAddresses: -1 }), /'subnets\[0\]\.otherAddresses'.*got -1/],
    [withSubnet({ otherAddresses: 252 }), /'subnets\[0\]\.otherAddresses' is 252, and 10\.0\.0\.0\/24 has 251 addresses outside reservations/],
    [withSubnet({ otherAddresses: 125, reservations: ['10.0.0.128/25'] }), /is 125, and 10\.0\.0\.0\/24 has 124 addresses outside reservations/], // 128 - 4
    [{ groups: [group, { ...group, nodes: -1 }] }, /'groups\[1\]\.nodes' of the scenario must be a whole number of 0 or more; got -1/],
    [{ groups: [{ ...group, nodes: 1.5 }] }, /'groups\[0\]\.nodes'.*got 1.5/],
    [{ groups: [{ ...group, pods: NaN }] }, /'groups\[0\]\.pods'.*got NaN/],
    [{ groups: [{ ...group, pods: 217 }] }, /'groups\[0\]\.pods' of the scenario must be 216 or fewer: 2 nodes of m5\.large with room for 108 pods each; got 217/],
    [{ groups: [{ ...group, nodes: 0, pods: 1 }] }, /'groups\[0\]\.pods' of the scenario must be 0 or fewer/],
    [{ groups: [{ ...group, options: { subnetDiscovery: true } }] }, /'groups\[0\]\.options\.subnetDiscovery' of the scenario is true, and a simulation has no subnets/],
    [{ groups: [{ ...group, options: { maxPods: 0 } }] }, /'groups\[0\]\.options\.maxPods' of the scenario.*got 0/],
    [{ groups: [{ ...group, options: { maxEni: 0 } }] }, /'maxEni' of 'groups\[0\]\.options' must be a whole number of 1 or more; got 0/],
    [{ groups: [{ ...group, options: { hostNetworkPods: -1 } }] }, /'hostNetworkPods' of 'groups\[0\]\.options'.*got -1/],
    [{ groups: [{ ...group, nodes: 100_000, pods: 10_000_000 }], hours: 24 }, /the scenario takes about 106\d{6} events a run; at most 20000000 are simulated/], // 10^7 + 2 x 10^7 x 24 / 5
    [{ hours: 8760, sampleMinutes: 1, podLifetimes: [{ weight: 1, meanMinutes: 1 }], groups: [{ ...group, pods: 200 }] }, /events a run/],
    [{ groups: [{ ...group, limits: InstanceTypeLimits.custom({ instanceType: 'x', maxEnis: 2 ** 31, ipv4PerEni: 2 ** 31 }) }] }, // 2 x 2^62
      /the nodes of the scenario can have 9223372036854776000 addresses on their ENIs; at most 20000000 are simulated/],
  ])('fails with %j', (change, message) => {
    expect(() => ChurnSimulation.run({ ...good, ...change } as ChurnScenario)).toThrow(message);
  });

  test.each([0, -1, 1.5, NaN, 10_001])('fails with %d runs', (runs) => {
    expect(() => ChurnSimulation.runMany(good, runs)).toThrow(/'runs' of the scenario must be a whole number from 1 to 10000/);
    expect(() => ChurnSimulation.compare(good, runs)).toThrow(/'runs'/);
  });

  test('fails where the seeds of the runs go beyond the last', () => {
    expect(() => ChurnSimulation.runMany({ ...good, seed: 2 ** 31 - 2 }, 3)).toThrow(/'seed' of the scenario must be a whole number from 0 to 2147483645/);
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

    expect(() => ChurnSimulation.run(bad)).toThrow(/^10 problems:/);
  });
});
