import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const POOLS = join(__dirname, '../../docs/cases/karpenter-pools.yaml');
const FOLDER = mkdtempSync(join(tmpdir(), 'plan-fleets-'));
const NODES = { name: 'nodes-a', zone: 'eu-west-1a', purpose: 'nodes', cidr: '10.0.0.0/20', otherAddresses: 0 };
const FLEET = { name: 'general', instanceTypes: ['m7i.large'], limits: { cpu: 100 } };

function fileWith(content: unknown): string {
  const file = join(FOLDER, 'forecast.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const of = (...fleets: unknown[]) => main(['plan', fileWith({ subnets: [NODES], fleets }), '--json']);

test('a file of pools is planned, and its example is the one of the page on the model', () => {
  const { code, stdout } = main(['plan', POOLS, '--json']);
  const { fleets, findings, ceilingNodes } = JSON.parse(stdout);
  const peak = fleets[0].stages.find(({ stage }: { stage: string }) => stage === 'peak');

  expect(code).toBe(0);
  expect(peak).toEqual({ stage: 'peak', nodes: 200, prefixes: 1400, addresses: 22800, likelyNodes: 60, likelyPrefixes: 420, likelyAddresses: 6840 });
  expect(new Set(findings.map(({ id }: { id: string }) => id.split(':')[1]))).toEqual(new Set(['fleet-limits-exceed-subnets']));
  expect(ceilingNodes).toBe(219);
});

test('they are in the tables, too', () => {
  const { stdout } = main(['plan', POOLS, '--all']);

  expect(stdout).toMatch(/general +m7i\.large +by its limits +0 +60 +200 +110 +1400 +22800/);
});

test('fleets need no node groups, and all of their props can be given', () => {
  const plan = JSON.parse(of(
    FLEET,
    {
      name: 'auto',
      instanceTypes: [{ instanceType: 'm99.large', maxEnis: 3, ipv4PerEni: 10, vcpus: 2 }],
      networking: 'auto-mode',
      ipv4PrefixSize: '32',
      podsPerNode: 10,
      daemonSetPods: 2,
      expectedNodes: 3,
      expectedType: 'm99.large',
      spread: 'even',
      budgetNodes: 1,
      budgetPercent: 5,
      limits: { memoryMib: 100_000, nodes: 5 },
      subnets: ['nodes-a'],
      os: 'linux',
      maxPods: 20,
      minNodes: 1,
    },
    { name: 'hybrid', networking: 'none', limits: { nodes: 4 } },
    { name: 'static', instanceTypes: ['m7i.large'], isStatic: true, minNodes: 2 },
  ).stdout);

  expect(plan.fleets.map(({ name, networking, limited }: any) => [name, networking, limited])).toEqual([
    ['general', 'vpc-cni', true], ['auto', 'auto-mode', true], ['hybrid', 'none', true], ['static', 'vpc-cni', true],
  ]);
});

test('what cannot be read is said by its path, all of it', () => {
  const { code, stderr } = of(
    { ...FLEET, limit: 3, spread: 'zones' },
    { instanceTypes: ['m7i.larg'], limits: { memory: 4 }, isStatic: 'yes' },
    { ...FLEET, name: 'other', networking: 'cilium', expectedNodes: '7' },
  );

  expect(code).toBe(2);
  for (const path of [
    'fleets[0].limit is not expected: did you mean limits', 'fleets[0].spread must be even or any-zone', 'fleets[1].name is missing',
    'fleets[1].instanceTypes[0]: instance type \'m7i.larg\'', 'fleets[1].limits.memory is not expected: did you mean memoryMib',
    'fleets[1].isStatic must be true or false', 'fleets[2].networking must be vpc-cni or auto-mode', 'fleets[2].expectedNodes must be a number',
  ]) expect(stderr).toContain(path);
});

test('what contradicts is refused as in code', () => {
  const { code, stderr } = of({ ...FLEET, expectedNodes: 51 });

  expect([code, stderr.includes("'fleets[0].expectedNodes' is 51, and its limits allow 50 nodes")]).toEqual([2, true]);
});
