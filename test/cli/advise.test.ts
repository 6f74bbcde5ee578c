import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Advice } from '../../src/cli/advice/plan-advice';
import { main } from '../../src/cli/main';

const CASES = join(__dirname, '../../docs/cases');
const FOLDER = mkdtempSync(join(tmpdir(), 'advise-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let files = 0;
function fileWith(content: object): string {
  const file = join(FOLDER, `${files++}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const SUBNET = { name: 'a', zone: 'eu-west-1a', purpose: 'nodes', cidr: '10.0.0.0/20', otherAddresses: 0 };
const GROUP = { name: 'general', instanceTypes: ['m5.large'], minSize: 1, maxSize: 4 };
const ONE_ZONE = { zonesLost: 0, ipAssignment: 'prefix-delegation', subnets: [SUBNET], nodegroups: [GROUP] };

const adviceOn = (file: string): { advice: Advice[]; withoutIt: string[] } => JSON.parse(main(['advise', file, '--json']).stdout)[0];

test('ranks errors before warnings before hints, each with its reasons and ways out', () => {
  const { advice } = adviceOn(join(CASES, 'shared-subnets.yaml'));
  const order = ['error', 'warning', 'hint'];

  expect(advice.map(({ rank }) => rank)).toEqual(advice.map((_, index) => index + 1));
  expect(advice.map(({ severity }) => order.indexOf(severity))).toEqual(advice.map(({ severity }) => order.indexOf(severity)).sort());
  expect(advice[0]).toMatchObject({ severity: 'warning', id: 'subnet-overcommit-possible', how: [expect.stringMatching(/^use pod subnets of \/21/), expect.anything()] });
  expect(main(['advise', join(CASES, 'shared-subnets.yaml')]).stdout).toMatch(/\n1\. warning: 3 subnets are too small[^]*\n {6}do: use pod subnets of \/21[^]*\nIs this library needed\?\n {2}- /);
});

test('what fits has nothing to change', () => {
  const { code, stdout } = main(['advise', join(CASES, 'dense-cluster.yaml')]);

  expect([code, adviceOn(join(CASES, 'dense-cluster.yaml')).advice]).toEqual([0, []]);
  expect(stdout).toContain('\n\nnothing has to change\n\n');
});

test('exits with 1 where something is an error', () => {
  expect(main(['advise', fileWith({ ...ONE_ZONE, onOvercommit: 'fail-at-any', subnets: [{ ...SUBNET, cidr: '10.0.0.0/25' }] })]).code).toBe(1);
});

test('single addresses have the way to fewer nodes', () => {
  const { advice } = adviceOn(fileWith({ ...ONE_ZONE, ipAssignment: 'secondary-ip' }));

  // 4 nodes of 27 pods with an address are 108 pods, and so is one node.
  expect(advice).toContainEqual(expect.objectContaining({ severity: 'hint', what: 'use prefix-delegation: the same pods run on 1 node in place of 4' }));
});

test.each<[string, object, RegExp]>([
  ['IPv6', { ...ONE_ZONE, ipFamily: 'ipv6' }, /^pods have IPv6 addresses, so pod subnets and reservations are not needed/],
  ['Auto Mode', { ...ONE_ZONE, nodegroups: [], fleets: [{ name: 'auto', instanceTypes: ['m5.large'], networking: 'auto-mode', expectedNodes: 3, limits: { cpu: 20 } }] },
    /^all nodes are those of EKS Auto Mode/],
  ['much room', { ...ONE_ZONE, subnets: [{ ...SUBNET, cidr: '10.0.0.0/18' }] }, /^no stage takes more than \d+ % of a subnet, so addresses do not limit this cluster: it is enough to switch prefix delegation on/],
  ['little room', { ...ONE_ZONE, subnets: [{ ...SUBNET, cidr: '10.0.0.0/22' }] }, /^a new cluster could run EKS Auto Mode/],
])('says of %s whether this library is needed', (_, forecast, first) => {
  expect(adviceOn(fileWith(forecast)).withoutIt[0]).toMatch(first);
});

test('reads plans and assemblies too, each cluster by its name', () => {
  const plan = join(FOLDER, 'plan.json');
  main(['plan', join(CASES, 'dense-cluster.yaml'), '--json', '-o', plan]);

  expect(main(['advise', plan])).toEqual(main(['advise', join(CASES, 'dense-cluster.yaml')]));
  expect(main(['advise', join(__dirname, 'fixtures/assemblies/stages')]).stdout).toMatch(/^Dev\/Platform: [^]*\nProd\/Clusters\/Platform: /);
});
