import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';
import { kindOf, otherKind } from '../../../src/cli/files/document-kind';
import { main } from '../../../src/cli/main';

const CASES = join(__dirname, '../../../docs/cases');
const STAGES = join(__dirname, '../fixtures/assemblies/stages');
const FOLDER = mkdtempSync(join(tmpdir(), 'kinds-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

const read = (path: string) => parse(readFileSync(path, 'utf8'));
const answer = (...words: string[]) => JSON.parse(main([...words, '--json']).stdout);
const DENSE = join(CASES, 'dense-cluster.yaml');

/** Values of each kind, with the words that say which command reads them. */
const KINDS: Array<[string, unknown, RegExp]> = [
  ['plan', answer('plan', DENSE), /is a plan, .*: plan, simulate, advise and diff read it/],
  ['oldPlan', { totals: [], modes: [], subnets: [] }, /without its forecast, .*: make it again from its forecast/],
  ['difference', answer('diff', DENSE, DENSE), /is a difference of two plans, .*: it is an answer of diff/],
  ['assembly', read(join(STAGES, 'manifest.json')), /is the manifest of a cloud assembly, .*: report and diff read it, by its folder/],
  ['template', { Resources: {} }, /is a CloudFormation template, .*: report reads the folder/],
  ['template', { AWSTemplateFormatVersion: '2010-09-09' }, /is a CloudFormation template/],
  ['metadata', read(join(STAGES, 'Dev.metadata.json')), /is a file of a cloud assembly, .*: report reads the folder/],
  ['metadata', { version: 'tree-0.1', tree: {} }, /is a file of a cloud assembly/],
  ['aws', { Subnets: [] }, /is what the AWS CLI printed of a cluster, .*: audit and migrate read it/],
  ['aws', { cluster: { name: 'main' } }, /is what the AWS CLI printed/],
  ['kubernetes', { apiVersion: 'v1', kind: 'List', items: [] }, /is an object of Kubernetes, .*: audit and migrate read/],
  ['simulation', { seed: 1, asGiven: {}, withoutReservations: {} }, /is the answer of a simulation/],
  ['blocks', read(join(CASES, 'shared-subnet.json')), /is a subnet with what is in use of it, .*: fragmentation reads it/],
  ['counts', answer('max-pods', 'm5.large'), /is the answer of max-pods, /],
  ['taken', answer('demand', '--cases', join(CASES, 'five-nodes.json')), /is the answer of demand, /],
  ['plans', answer('report', STAGES), /is several plans, .*: diff reads it|advise/],
  ['cases', read(join(CASES, 'five-nodes.json')), /is cases of demand, .*: demand reads it/],
  ['forecast', read(DENSE), /is a forecast, .*: plan, simulate, advise and diff read it/],
];

test.each(KINDS)('a value is of the kind %s, and where another is expected it is said which command reads it', (kind, value, words) => {
  expect(kindOf(value)).toBe(kind);
  expect(`FILE ${otherKind(value, [kind === 'cases' ? 'blocks' : 'cases'])}`).toMatch(words);
  expect(otherKind(value, [kindOf(value)!])).toBeUndefined();
});

test.each([[3], ['x'], [null], [[]], [{}], [{ name: 'package' }], [[1]], [['x']]])('%j is of no kind', (value) => {
  expect([kindOf(value), otherKind(value, ['plan'])]).toEqual([undefined, undefined]);
});

test('every file of the cases is of a kind', () => {
  expect(readdirSync(CASES).map((file) => kindOf(read(join(CASES, file))))).not.toContain(undefined);
});

test.each(KINDS)('plan, simulate, fragmentation and demand refuse or read %s, and never fail otherwise', (kind, value) => {
  const file = join(FOLDER, 'value.json');
  writeFileSync(file, JSON.stringify(value));
  const small = kind === 'plan' || kind === 'forecast';
  for (const words of [['plan', file], ...small ? [] : [['simulate', file]], ['fragmentation', file], ['demand', '--cases', file]]) {
    const { code, stderr } = main(words);
    const reads: Record<string, string[]> = { plan: ['plan', 'forecast'], simulate: [], fragmentation: ['blocks'], demand: ['cases'] };
    expect([words[0], code]).toEqual([words[0], reads[words[0]].includes(kind) ? 0 : 2]);
    if (code === 2) expect(stderr).toMatch(/^(eks-pod-capacity [^\n]+\n)+$/);
  }
});
