import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Ipv4Cidr } from '../../src/addressing/ipv4-cidr';
import { SubnetBlocks } from '../../src/addressing/subnet-blocks';
import { AddressDemand, InstanceTypeLimits, IpAssignment, KubeletReservation, NodeCapacity, WarmPool } from '../../src/capacity';
import { main } from '../../src/cli/main';
import { blocksOf } from '../../src/findings/print/finding-lines';
import { PodForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan } from '../../src/plan';

const ROOT = join(__dirname, '../..');
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const oneLine = (file: string) => text(file).replace(/\s+/g, ' ');
const files = ['README.md', ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)];

/** The `console` blocks of a page: a command after `$`, and what it prints. */
const consoles = files.flatMap((file) => [...text(file).matchAll(/```console\n\$ eks-pod-capacity (.*)\n([^`]*)```/g)]
  .map(([, words, output]) => ({ file, words, output })));

test('there are commands in the docs', () => {
  expect(consoles.length).toBeGreaterThanOrEqual(6);
});

test.each(consoles)('$file shows what `eks-pod-capacity $words` prints', ({ words, output }) => {
  // Files in the docs are named from the root of the repository.
  const args = words.split(' ').map((word) => (word.startsWith('docs/') ? join(ROOT, word) : word));

  expect(main(args).stdout).toBe(output);
});

test('the README shows what the example prints', () => {
  const printed = /toMatchInlineSnapshot\(`\n"([^"]*)"\n`\)/.exec(text('test/examples/dense-cluster.test.ts'))![1];

  expect(text('README.md')).toContain(`\`\`\`text\n${printed}\n\`\`\``);
});

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
  expect(oneLine('docs/faq.md')).toContain(`hold ${m5Large(IpAssignment.prefixDelegation()).podAddresses} addresses for pods`);
  const single = (type: string) => NodeCapacity.of(InstanceTypeLimits.of(type)).maxPods;
  expect(oneLine('docs/troubleshooting.md'))
    .toContain(`${single('m5.large')} on an \`m5.large\`, ${single('m5.xlarge')} on an \`m5.xlarge\` and ${single('t3.medium')} on a`);

  const model = oneLine('docs/capacity-model.md');
  const mib = (pods: number) => `${KubeletReservation.forPods(pods).memoryMib.toLocaleString('en-US')} MiB at ${pods}`;
  expect(model).toContain(`m5.large: ${mib(29)} pods, ${mib(110)}.`);
  expect(model).toContain(`A /24 has ${usableAddresses} addresses and ${wholeBlocks} blocks; the upper half of a /18 has 8,192 / 16 - 1 = ${reserved}.`);
  const idle = (warmPool: WarmPool) => 5 * AddressDemand.of(InstanceTypeLimits.of('m5.large'), 1, { ipAssignment: IpAssignment.prefixDelegation(), warmPool }).idlePodAddresses;
  expect(model).toContain(`take 5 x 16 = 80 pod addresses of which ${idle(WarmPool.none())} are idle, 160 and ${idle(WarmPool.prefixes(1))} with a warm prefix`);
  const discovered = AddressDemand.of(InstanceTypeLimits.of('t3.small'), 108, { ipAssignment: IpAssignment.prefixDelegation(), subnetDiscovery: true });
  expect(model).toContain(`of ${discovered.prefixes} prefixes ${discovered.nodeSubnetPrefixes} are in the node's subnet, 1 + 3 x 16 = ${discovered.nodeSubnetAddresses}`
    + ` addresses, and ${discovered.podSubnetPrefixes} in the tagged one, 2 + 4 x 16 = ${discovered.podSubnetAddresses}.`);
  expect(model).toContain(`so ${NodeCapacity.of(InstanceTypeLimits.of('p5.48xlarge')).maxPods} pods`);
});

test('numbers in the prose on plans and simulations are those of the cases', () => {
  const model = oneLine('docs/capacity-model.md');
  const answer = (...words: string[]) => JSON.parse(main([words[0], join(ROOT, 'docs/cases', words[1]), '--json']).stdout);

  const dense = answer('plan', 'dense-cluster.yaml');
  const pods = dense.subnets[3];
  const { nodes, prefixes, addresses } = pods.stages.find(({ stage }: { stage: string }) => stage === 'peak');
  const perNode = dense.nodegroups[0].prefixesPerNode;
  expect(model).toContain(`ceil(100 / 3) = ${nodes} nodes in the fullest zone take ${nodes} x ${perNode} = ${prefixes} of ${pods.prefixSupply} blocks`
    + ` and ${addresses} of ${pods.addressSupply.toLocaleString('en-US')} addresses; the ceiling is floor(${pods.prefixSupply} / ${perNode}) = ${pods.ceilingNodes} nodes a zone`);
  const small = [0, 1, 2].flatMap((slot) => [
    { name: `nodes-${slot}`, zone: `eu-west-1${'abc'[slot]}`, purpose: SubnetPurpose.NODES, cidr: `10.0.${16 * slot}.0/20` },
    {
      name: `Stack/Platform/PodSubnets/Slot${slot}`,
      zone: `eu-west-1${'abc'[slot]}`,
      purpose: SubnetPurpose.PODS,
      cidr: `100.64.${slot}.0/24`,
      reservations: [`100.64.${slot}.128/25`],
    },
  ]);
  const [block] = blocksOf(CapacityPlan.of(PodForecast.of({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: small,
    nodegroups: [{ name: 'General', instanceTypes: [InstanceTypeLimits.of('m5.large')], minSize: 100, maxSize: 100 }],
  })).findings);
  const shown = /```text\n\[Stack\/Platform\] ([^`]*)\n```/.exec(text('docs/new-cluster.md'))![1];
  expect(shown).toBe(block.split('\n')[0]);

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
