import fc from 'fast-check';
import { AddressDemand, InstanceTypeLimits, IpAssignment, NodegroupCapacity, WarmPool } from '../../../src/capacity';
import { discoveryFindings } from '../../../src/capacity/rules/discovery-findings';
import { namesOf } from '../../private/findings-thrown';
import { limitsOf } from '../../private/forecast-fixtures';
import { holds } from '../../private/laws';

const [SINGLE, PREFIXES] = [IpAssignment.secondaryIp(), IpAssignment.prefixDelegation()];
const findingsOf = (types: string[], ipAssignment: IpAssignment, maxPods: number) =>
  discoveryFindings(NodegroupCapacity.of(limitsOf(...types), { ipAssignment }), maxPods);

test.each<[string, string[], IpAssignment, number, string[]]>([
  ['prefixes on m5.large', ['m5.large'], PREFIXES, 110, ['m5.large ((10 - 1) x 16 = 144']],
  ['as many as there are', ['m5.large'], PREFIXES, 144, ['m5.large ((10 - 1) x 16 = 144']],
  ['one pod more', ['m5.large'], PREFIXES, 145, []],
  ['prefixes on t3.small', ['t3.small'], PREFIXES, 110, []], // (4 - 1) * 16 = 48
  ['prefixes on t3.small, few pods', ['t3.small'], PREFIXES, 48, ['t3.small ((4 - 1) x 16 = 48']],
  ['single addresses', ['m5.large'], SINGLE, 29, []], // 9
  ['single addresses, few pods', ['m5.large'], SINGLE, 9, ['m5.large ((10 - 1) x 1 = 9']],
  ['prefixes in vain', ['i3.large'], PREFIXES, 29, []], // 9, Xen
  ['of several types those that it is true of', ['t3.small', 'm5.large', 'm5.xlarge'], PREFIXES, 110, ['m5.large ((10 - 1) x 16 = 144', 'm5.xlarge ((15 - 1) x 16 = 224']],
])('%s', (_, types, ipAssignment, maxPods, named) => {
  const findings = findingsOf(types, ipAssignment, maxPods);

  expect(namesOf(findings)).toEqual(named.length === 0 ? [] : ['discovery-unused']);
  for (const type of named) expect(findings[0].message).toContain(type);
});

test('names the group\'s types, the sum, the pods and the way out, once', () => {
  const [{ subject, severity, message }] = findingsOf(['m5.large', 'm5.xlarge'], PREFIXES, 110);

  expect([subject, severity]).toEqual(['m5.large', 'warning']);
  expect(message).toBe("the primary ENI of m5.large ((10 - 1) x 16 = 144 addresses), m5.xlarge ((15 - 1) x 16 = 224 addresses) holds all of a node's 110 pods,"
    + " and it is in the node's subnet: subnets that are found by their tag stay unused;"
    + ' give pods subnets of their own by custom networking, PodNetwork.secondaryCidr without discovery');
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
  }), 1000);
  expect(seen).toBeGreaterThan(200);
});
