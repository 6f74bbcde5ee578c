import fc from 'fast-check';
import { AddressDemand, InstanceTypeLimits, IpAssignment, NodegroupCapacity, WarmPool } from '../../../src/capacity';
import { discoveryFindings } from '../../../src/capacity/rules/discovery-findings';
import { limitsOf } from '../../private/forecast-fixtures';
import { holds } from '../../private/laws';
import { saidBy, statementsOf } from '../../private/statements';

const [SINGLE, PREFIXES] = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];
const findingsOf = (types: string[], ipAssignment: IpAssignment, maxPods: number) =>
  discoveryFindings(NodegroupCapacity.of(limitsOf(...types), { ipAssignment }), maxPods);

test.each<[string, string[], IpAssignment, number, Array<[string, number, number, number]>]>([
  ['prefixes on m5.large', ['m5.large'], PREFIXES, 110, [['m5.large', 10, 16, 144]]],
  ['as many as there are', ['m5.large'], PREFIXES, 144, [['m5.large', 10, 16, 144]]],
  ['one pod more', ['m5.large'], PREFIXES, 145, []],
  ['prefixes on t3.small', ['t3.small'], PREFIXES, 110, []], // (4 - 1) * 16 = 48
  ['prefixes on t3.small, few pods', ['t3.small'], PREFIXES, 48, [['t3.small', 4, 16, 48]]],
  ['single addresses', ['m5.large'], SINGLE, 29, []], // 9
  ['single addresses, few pods', ['m5.large'], SINGLE, 9, [['m5.large', 10, 1, 9]]],
  ['prefixes in vain', ['i3.large'], PREFIXES, 29, []], // 9, Xen
  ['of several types those that it is true of', ['t3.small', 'm5.large', 'm5.xlarge'], PREFIXES, 110, [['m5.large', 10, 16, 144], ['m5.xlarge', 15, 16, 224]]],
])('%s', (_, types, ipAssignment, maxPods, named) => {
  const findings = findingsOf(types, ipAssignment, maxPods);

  const [names, ipv4PerEni, addressesPerSlot, addresses] = [0, 1, 2, 3].map((place) => named.map((row) => row[place]));
  expect(saidBy(findings)).toEqual(named.length === 0 ? []
    : [['pod-counts.primaryEniHoldsAll', { types: names, ipv4PerEni, addressesPerSlot, addresses, pods: maxPods }]]);
});

test('is a warning about the first of them', () => {
  const findings = findingsOf(['t3.small', 'm5.large', 'm5.xlarge'], PREFIXES, 110);

  expect(findings[0].severity).toBe('warning');
  expect(statementsOf(findings)).toMatchObject([{ id: 'discovery-unused', about: 'type m5.large' }]);
});

test('a type that it names takes nothing of the pod subnet, whatever its pods and its pool', () => {
  const types = fc.constantFrom('t3.small', 't3.medium', 'm5.large', 'i3.large', 'c5.18xlarge').map((type) => InstanceTypeLimits.of(type));
  const pools = fc.constantFrom(undefined, WarmPool.none(), WarmPool.prefixes(3), WarmPool.addresses(5, 40), WarmPool.enis(2));
  let seen = 0;
  const [counts, modes] = [fc.integer({ min: 1, max: 120 }), fc.constantFrom(SINGLE, PREFIXES)];
  holds(fc.property(types, modes, pools, counts, fc.nat(120), (limits, ipAssignment, warmPool, maxPods, pods) => {
    const demand = AddressDemand.of(limits, Math.min(pods, maxPods), { ipAssignment, warmPool, maxPods, subnetDiscovery: true });
    if (discoveryFindings(NodegroupCapacity.of([limits], { ipAssignment }), maxPods).length === 0) return;
    seen += 1;

    expect(demand.podSubnetAddresses).toBe(0);
  }), 600);
  expect(seen).toBeGreaterThan(200);
});
