import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { NO_TERMINAL } from '../../src/cli/framework/terminal';
import { main } from '../../src/cli/main';

const CHURN = join(__dirname, '../../docs/cases/churn.yaml');
const FOLDER = mkdtempSync(join(tmpdir(), 'simulate-'));

/** A forecast that takes a moment: two nodes, forty pods, an hour. */
const SMALL = {
  ipAssignment: 'prefix-delegation',
  subnets: [{ name: 'a', zone: 'eu-west-1a', purpose: 'nodes', cidr: '10.0.0.0/24', reservation: 'half', otherAddresses: 4 }],
  nodegroups: [{ name: 'general', instanceTypes: ['m5.large'], minSize: 1, expectedSize: 2, maxSize: 2, podsPerNode: 20 }],
  churn: { hours: 1, runs: 2, podLifetimes: [{ weight: 3, meanMinutes: 5 }, { weight: 1, meanMinutes: 60 }] },
};

let files = 0;
function fileWith(content: unknown): string {
  const file = join(FOLDER, `${files++}.json`);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const withChurn = (churn: unknown) => fileWith({ ...SMALL, churn });
const outcomeOf = (...args: string[]) => JSON.parse(main(['simulate', ...args, '--json']).stdout);

test('the same file and seed give the same output, another seed gives another', () => {
  const file = fileWith(SMALL);

  expect(main(['simulate', file, '--seed', '7'])).toEqual(main(['simulate', file, '--seed', '7']));
  expect(outcomeOf(file, '--seed', '7')).not.toEqual(outcomeOf(file, '--seed', '8'));
  expect(outcomeOf(file).seed).toBe(1);
  expect(outcomeOf(withChurn({ ...SMALL.churn, seed: 9 })).seed).toBe(9);
  expect(outcomeOf(withChurn({ ...SMALL.churn, seed: 9 }), '--seed', '7')).toEqual(outcomeOf(file, '--seed', '7'));
});

test('a reservation keeps prefixes possible that single addresses spoil otherwise', () => {
  const { asGiven, withoutReservations } = outcomeOf(CHURN);

  expect([asGiven.refusalProbability, withoutReservations.refusalProbability]).toEqual([0, 1]);
});

test.each([
  ['minimum', 1], ['expected', 2], ['peak', 2],
])('stage %s has %d nodes', (stage, nodes) => {
  expect(outcomeOf(withChurn({ ...SMALL.churn, stage })).asGiven.outcomes[0].peakNodes).toBe(nodes);
});

test('runs and hours are those of the file, else twenty runs of a day', () => {
  const hoursOf = (answer: any) => answer.asGiven.outcomes[0].subnets[0].samples.at(-1).hours;
  const { churn: _churn, ...without } = SMALL;
  const [given, standard] = [outcomeOf(fileWith(SMALL)), outcomeOf(fileWith(without))];

  expect([given.asGiven.outcomes.length, hoursOf(given)]).toEqual([2, 1]);
  expect([standard.asGiven.outcomes.length, hoursOf(standard)]).toEqual([20, 24]);
});

test('under custom networking the subnets are those of the pods', () => {
  const pods = { name: 'pods-a', zone: 'eu-west-1a', purpose: 'pods', cidr: '100.64.0.0/24', reservation: 'half' };
  const { asGiven: { outcomes: [{ subnets }] } } = outcomeOf(fileWith({ ...SMALL, subnets: [...SMALL.subnets, pods] }));

  expect(subnets.map(({ zone }: { zone: string }) => zone)).toEqual(['eu-west-1a']);
  expect(subnets[0].peakAddresses).toBeGreaterThanOrEqual(2 * (3 * 16 + 1)); // two nodes, ceil(20 / 16) + 1 prefixes and an ENI each
});

test('prints tables with both sides', () => {
  const { code, stdout } = main(['simulate', fileWith(SMALL)]);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^Churn simulation\n\nas given: [^\n]+\nnothing reserved: [^\n]+\n2 runs of 1 hour, seeds from 1 on\n/);
  expect(stdout.match(/^as given  .*$/gm)).toHaveLength(2);
  expect(stdout.match(/^nothing reserved  .*$/gm)).toHaveLength(2);
});

test('says how far it is before each run of both sides', () => {
  const said: string[] = [];
  main(['simulate', fileWith(SMALL)], { ...NO_TERMINAL, progress: (text) => said.push(text) });

  expect(said).toEqual([0, 1, 2, 3].map((run) => `simulating, ${run} of 4 runs are done`));
});

test('the file of the docs is a plan too', () => {
  expect(parse(readFileSync(CHURN, 'utf8')).churn.hours).toBe(24);
  expect(main(['plan', CHURN]).code).toBe(0);
});

describe('fails, in a line for each problem, with exit 2', () => {
  test.each<[string, string[], RegExp]>([
    ['without a file', [], /FILE is missing/],
    ['on two files', [CHURN, CHURN], /is not expected: give one FILE/],
    ['on a seed that is none', [CHURN, '--seed', '1.5'], /--seed must be a whole number of 0 or more, and is '1\.5'/],
    ['on a seed without value', [CHURN, '--seed'], /--seed needs a value/],
    ['on a seed that is too large', [CHURN, '--seed', '4294967296'], /'seed' of the scenario is 4294967296, which is not a whole number from 0 to \d+/],
    ['on an option that is none', [CHURN, '--runs', '3'], /--runs is not an option: allowed are --seed, --json/],
    ['on a forecast that is none', [fileWith({ ...SMALL, subnets: [] })], /no subnet for nodes/],
    ['on churn that is none', [withChurn(3)], /churn must be an object with .*, and is 3/],
    ['on a misspelt property', [withChurn({ hour: 3 })], /churn\.hour is not expected: did you mean hours/],
    ['on a stage with two generations', [withChurn({ stage: 'changeover' })], /churn\.stage must be minimum or expected or largest or peak, and is "changeover"/],
    ['on lifetimes that are none', [withChurn({ podLifetimes: [{ weight: 1 }] })], /churn\.podLifetimes\[0\]\.meanMinutes is missing/],
    ['on an assumption that is none', [withChurn({ fullReservation: 'spill' })], /churn\.fullReservation must be refuse or use-rest, and is "spill"/],
    ['on numbers out of range', [withChurn({ hours: 0, runs: 0, sampleMinutes: -1 })], /'runs' of the scenario .*\n.*'hours' of the scenario .*\n.*'sampleMinutes'/],
    ['on a subnet without a block', [fileWith({ ...SMALL, subnets: [{ ...SMALL.subnets[0], cidr: null, reservation: null }] })], /a simulation needs the CIDR of a, and it is not known/],
    ['on two subnets in a zone', [fileWith({ ...SMALL, subnets: [SMALL.subnets[0], { ...SMALL.subnets[0], name: 'b', cidr: '10.0.1.0/24' }] })],
      /nodes have several subnets in eu-west-1a/],
    ['on a group in some of the zones', [fileWith({
      ...SMALL,
      subnets: [SMALL.subnets[0], { ...SMALL.subnets[0], name: 'b', zone: 'eu-west-1b', cidr: '10.0.1.0/24' }],
      nodegroups: [{ ...SMALL.nodegroups[0], subnets: ['a'] }],
    })], /general runs in some of the zones only/],
  ])('%s', (_, args, message) => {
    const { code, stdout, stderr } = main(['simulate', ...args]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^(eks-pod-capacity simulate: [^\n]+\n)+$/);
  });
});
