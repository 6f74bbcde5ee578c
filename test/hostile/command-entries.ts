import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { HostileEntry, REFUSED } from './hostile-entry';
import { hostileText, spoiled } from './values';
import { main } from '../../src/cli/main';

const count = (least: number, most: number) => fc.integer({ min: least, max: most });

/** Subnets of one or two zones, with subnets for pods or without. */
const subnets = fc.record({ zones: fc.constantFrom('a', 'ab'), pods: fc.boolean(), otherAddresses: count(0, 50), half: fc.boolean() }).map(({ zones, pods, otherAddresses, half }) =>
  [...zones].flatMap((letter, index) => [
    { name: `nodes-${letter}`, zone: `eu-west-1${letter}`, purpose: 'nodes', cidr: `10.0.${16 * index}.0/20`, otherAddresses, controlPlane: half },
    ...pods ? [{ name: `pods-${letter}`, zone: `eu-west-1${letter}`, purpose: 'pods', cidr: `100.64.${64 * index}.0/18`, ...half ? { reservations: [`100.64.${64 * index + 32}.0/19`] } : {} }] : [],
  ]));

/** A node group; of the options that exclude each other it has one. */
const nodegroup = fc.record({
  name: fc.constantFrom('web', 'batch'),
  instanceTypes: fc.uniqueArray(fc.constantFrom<any>('m5.large', 'm6i.xlarge', 't3.nano', { instanceType: 'x9.large', maxEnis: 3, ipv4PerEni: 10, vcpus: 4, memoryMib: 8192 }),
    { minLength: 1, maxLength: 3 }),
  minSize: count(0, 3),
  maxSize: count(4, 8),
}).chain((required) => fc.constantFrom<object>(
  {}, { expectedSize: 4 }, { maxPods: 10 }, { podsPerNode: 3 }, { pods: 20, daemonSetPods: 1 }, { hostNetworkPods: 3 }, { efaOnlyEnis: 0 },
  { maxUnavailable: 2 }, { maxUnavailablePercentage: 50 },
  { subnets: ['nodes-a'] }, { os: 'windows' },
).map((option) => ({ ...required, ...option })));

/** What a simulation reads besides; small, for every input is run. */
const churn = fc.record({
  hours: count(1, 3),
  seed: count(0, 99),
  runs: count(1, 2),
  nodeLifetimeHours: count(1, 24),
  otherAddressMinutes: count(10, 500),
  sampleMinutes: count(10, 60),
  podLifetimes: fc.array(fc.record({ weight: count(1, 3), meanMinutes: count(10, 300) }), { minLength: 1, maxLength: 2 }),
});

const nodegroups = fc.uniqueArray(nodegroup, { maxLength: 2, selector: ({ name }) => name });

const forecast = fc.record({ subnets, nodegroups }).chain((required) => fc.constantFrom<object>(
  {}, { ipAssignment: 'secondary-ip' }, { ipAssignment: 'prefix-delegation', warmPool: { warmPrefixTarget: 1 } }, { warmPool: { warmIpTarget: 2, minimumIpTarget: 4 } }, { trunkEni: true },
  { trunkEni: true, addonVersion: 'v1.20.3-eksbuild.1' },
  { ipAssignment: 'prefix-delegation', onOvercommit: 'warn', growthPercent: 50, zonesLost: 0 }, { maxEni: 3, vpcBlocks: 2 },
).map((option) => ({ ...required, ...option })));

const demandCase = fc.record({
  instanceType: fc.constantFrom('m5.large', 't3.nano'),
  pods: count(0, 120),
  prefixDelegation: fc.boolean(),
  customNetworking: fc.boolean(),
  trunkEni: fc.boolean(),
  addonVersion: fc.constantFrom('v1.20.3', 'v1.20.4-eksbuild.1'),
  maxEni: count(1, 5),
  warmEniTarget: count(0, 3),
  warmIpTarget: count(0, 9),
  minimumIpTarget: count(0, 30),
  warmPrefixTarget: count(0, 3),
  maxPods: count(1, 250),
});

const WORDS = ['max-pods', 'demand', 'plan', 'fragmentation', 'simulate', 'report', 'help', 'completion', 'bash', 'm5.large', 't3.nano', '--all', '--prefix-delegation', '--custom-networking', '--max-eni', '--max-eni=2', '--trunk-eni', '--addon-version', 'v1.20.3',
  '--efa-only-enis', '--host-network-pods', '--os', 'windows', '--ip-family', 'ipv6', '--uncapped', '--json', '--cases', '--markdown', '--html', '--seed', '-', '--', '3', '0', '-1', '--help'];

/** Runs a command on a file of this content, and holds its exit to the contract. */
function onFile(content: string, extension: string, words: (path: string) => string[]): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  try {
    const path = join(folder, `input.${extension}`);
    writeFileSync(path, content);
    const exit = exitOf(words(path));
    const page = words(path).includes('--html') && exit.stdout === '' && exit.stderr === '' ? readFileSync(join(folder, 'page.html'), 'utf8') : '';
    if (/<script|<img|onerror/i.test(page.replace(/<style>[^]*?<\/style>/, ''))) throw new TypeError('a text of the file is markup of the page');
    if (exit.code === 2) return REFUSED;
    return words(path).includes('--json') ? JSON.parse(exit.stdout) : exit.stdout.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a command prints: an answer, or lines that say what was wrong. */
function exitOf(words: readonly string[]): ReturnType<typeof main> {
  const exit = main(words);
  const { code, stdout, stderr } = exit;
  // No words have the help on stderr; types that are known are answered beside those that are not.
  const asked = code === 2
    ? words.length === 0 || ((stdout === '' || words[0] === 'max-pods') && /^(eks-pod-capacity.*[^\n]\n){1,11}$/.test(stderr))
    : (code === 0 || code === 1) && stderr === '';
  if (!asked) throw new TypeError(`code ${code}, ${stdout.length} characters on stdout, and on stderr '${stderr}'`);
  return exit;
}

const asFile = (document: fc.Arbitrary<unknown>) => fc.tuple(document, fc.constantFrom('--json', '--markdown', '--html')).map(([value, format]) => ({ content: JSON.stringify(value) ?? '', format }));

/** The command line: words, and files of every command. */
export const COMMAND_ENTRIES: readonly HostileEntry[] = [
  {
    name: 'words',
    // Standard input is the test's own.
    input: fc.tuple(
      fc.constantFrom([], ['max-pods'], ['help'], ['plan']),
      fc.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...WORDS) }, { weight: 1, arbitrary: hostileText }), { maxLength: 7 }),
    ).map((parts) => parts.flat()).filter((words) => !words.includes('-') && !words.includes('--html')),
    outcome: (words) => (exitOf(words).code === 2 ? REFUSED : words.length),
    weight: 3,
  },
  {
    name: 'plan FILE.json',
    input: asFile(spoiled(forecast)),
    weight: 4,
    outcome: ({ content, format }) => onFile(content, 'json', (path) => ['plan', path, format, ...format === '--html' ? [join(path, '../page.html')] : []]),
  },
  {
    name: 'advise, and diff with itself',
    input: asFile(spoiled(forecast)),
    outcome: ({ content, format }) => onFile(content, 'json', (path) => (
      format === '--json' ? ['advise', path, '--json'] : ['diff', path, path, ...format === '--markdown' ? [format] : []])),
  },
  { name: 'plan FILE.yaml', input: fc.oneof(hostileText, spoiled(forecast).map((value) => stringify(value))), outcome: (text) => onFile(text, 'yaml', (path) => ['plan', path, '--json']) },
  {
    name: 'simulate',
    input: spoiled(fc.tuple(forecast, churn).map(([file, options]) => ({ ...file, churn: options }))),
    outcome: (file) => onFile(JSON.stringify(file), 'json', (path) => ['simulate', path, '--json']),
  },
  { name: 'demand', input: spoiled(fc.array(demandCase, { maxLength: 3 })), outcome: (file) => onFile(JSON.stringify(file), 'json', (path) => ['demand', '--cases', path, '--json']), weight: 2 },
  {
    name: 'fragmentation',
    weight: 2,
    input: spoiled(fc.record({
      subnet: fc.constantFrom('10.0.0.0/24', '10.0.0.0/20'),
      addresses: fc.uniqueArray(fc.constantFrom('10.0.0.7', '10.0.0.99', '10.0.0.200'), { maxLength: 3 }),
      prefixes: fc.constantFrom([], ['10.0.0.16/28']),
      reservations: fc.constantFrom([], ['10.0.0.128/25']),
    })),
    outcome: (file) => onFile(JSON.stringify(file), 'json', (path) => ['fragmentation', path, '--json']),
  },
];
