import { readFileSync } from 'fs';
import { join } from 'path';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { SubnetBlocks } from '../../src/addressing/subnet-blocks';
import { AddressDemand, InstanceTypeLimits, IpAssignment, NodeCapacity, WarmPool } from '../../src/capacity';
import { main } from '../../src/cli/main';
import { PodForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';

const ROOT = join(__dirname, '../..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const oneLine = (file: string) => text(file).replace(/\s+/g, ' ');

test('numbers in the prose are those of the model', () => {
  const blocks = (subnet: string) => SubnetBlocks.of(Ipv4Cidr.parse(subnet));
  const reserved = blocks('100.64.0.0/18').wholeBlocksIn(Ipv4Cidr.parse('100.64.0.0/18').upperHalf());
  const prefixesOfFullNode = Math.ceil(110 / 16);
  const m5Large = (ipAssignment: IpAssignment) => NodeCapacity.of(InstanceTypeLimits.of('m5.large'), { ipAssignment });

  const { usableAddresses, wholeBlocks } = blocks('10.0.0.0/24');
  const readme = oneLine('README.md');
  expect(readme).toContain(`A /24 subnet has ${usableAddresses} addresses but only ${wholeBlocks} whole /28 blocks, and a node with 110 pods takes ${prefixesOfFullNode} of them. Two such`);
  expect(Math.floor(wholeBlocks / prefixesOfFullNode)).toBe(2);
  expect(readme).toContain(`So it runs ${m5Large(IpAssignment.secondaryIp()).maxPods} pods`);
  expect(readme).toContain(`the same node runs ${m5Large(IpAssignment.prefixDelegation()).maxPods} pods`);
  expect(oneLine('docs/new-cluster.md')).toContain(`reserved half holds ${reserved} whole /28 blocks. That is enough for ${Math.floor(reserved / prefixesOfFullNode)} nodes with 110 pods per zone`);

  const model = oneLine('docs/capacity-model.md');
  expect(model).toContain(`A /24 has ${usableAddresses} addresses and ${wholeBlocks} blocks; the upper half of a /18 has 8,192 / 16 - 1 = ${reserved}.`);
  const idle = (warmPool: WarmPool) => 5 * AddressDemand.of(InstanceTypeLimits.of('m5.large'), 1, { ipAssignment: IpAssignment.prefixDelegation(), warmPool }).idlePodAddresses;
  expect(model).toContain(`take 5 x 16 = 80 pod addresses of which ${idle(WarmPool.none())} are idle, 160 and ${idle(WarmPool.prefixes(1))} with a warm prefix`);
});

test('numbers in the prose on plans and simulations are those of the cases', () => {
  const model = oneLine('docs/capacity-model.md');
  const answer = (...words: string[]) => JSON.parse(main([words[0], join(ROOT, 'docs/cases', words[1]), '--json']).stdout);

  const dense = answer('plan', 'dense-cluster.yaml');
  const pods = dense.subnets[3];
  const { nodes, prefixes, addresses } = pods.stages.find(({ stage }: { stage: string }) => stage === 'peak');
  const perNode = dense.nodegroups[0].prefixesPerNode;
  expect(model).toContain(`ceil(100 / 3) = ${nodes} nodes in the fullest zone take ${nodes} x ${perNode} = ${prefixes} of ${pods.prefixSupply} blocks`
    + ` and ${addresses} of ${pods.addressSupply.toLocaleString('en-US')} addresses; the ceiling is floor(${pods.prefixSupply} / ${perNode}) = ${pods.ceilingNodes} nodes per zone`);
  const subnets = ['a', 'b', 'c'].map((zone, index) => ({ name: zone, zone, purpose: SubnetPurpose.NODES, cidr: `10.${index}.0.0/16` }));
  const idle = CapacityPlan.of(PodForecast.of({
    subnets,
    nodegroups: [{ name: 'web', instanceTypes: [InstanceTypeLimits.of('m5.2xlarge')], minSize: 250, maxSize: 250, podsPerNode: 10 }],
  }));
  const { addresses: taken, idlePodAddresses } = idle.totals[2];
  expect(model).toContain(`they take ${taken.toLocaleString('en-US')} addresses, ${idlePodAddresses.toLocaleString('en-US')} of them idle; with \`${idle.suggestions[0].change}\` 3,250`);
  expect(idle.suggestions[0].reason).toContain('take 3,250 addresses');

  const shared = answer('plan', 'shared-subnets.yaml').subnets[0];
  expect(model).toContain(`have two places in each zone: floor(${shared.prefixSupply} / ${perNode})`);
  expect(shared.ceilingNodes).toBe(2);

  const { asGiven, withoutReservations } = answer('simulate', 'churn.yaml');
  const peak = Math.max(...withoutReservations.outcomes.map(({ peakAddresses }: { peakAddresses: number }) => peakAddresses));
  expect([asGiven.outcomes.length, asGiven.refusalProbability, withoutReservations.refusalProbability]).toEqual([10, 0, 1]);
  expect(peak).toBeLessThan(SubnetBlocks.of(Ipv4Cidr.parse('10.0.0.0/21')).usableAddresses); // half of the two subnets
});
