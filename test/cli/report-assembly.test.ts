import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const ASSEMBLIES = join(__dirname, 'fixtures/assemblies');
const STAGES = join(ASSEMBLIES, 'stages');
const CASES = join(__dirname, '../../docs/cases');
const FOLDER = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let folders = 0;
function folder(): string {
  return join(FOLDER, String(folders++));
}

/** The assembly with stages, after a change to one of its files. */
function changed(file: string, change: (text: string) => string): string {
  const copy = folder();
  cpSync(STAGES, copy, { recursive: true });
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), 'utf8')));
  return copy;
}

/** The same, of what a file holds. */
const edited = (file: string, edit: (value: any) => unknown) => changed(file, (text) => JSON.stringify(edit(JSON.parse(text))));

/** The same, of the plan of the cluster outside of the stage. */
const withPlan = (edit: (plan: any) => unknown) => edited('Dev.metadata.json', (metadata) => {
  const [entry] = metadata['/Dev/Platform'];
  return { ...metadata, '/Dev/Platform': [{ ...entry, data: edit(entry.data) }] };
});

const namesIn = (words: string[]): string[] => JSON.parse(main(words).stdout).map(({ name }: { name: string }) => name);

describe('finds the plan of every cluster', () => {
  test.each([
    ['metadata in a file that the artifact points to, and a stage', 'stages', ['Dev/Platform', 'Prod/Clusters/Platform']],
    ['metadata in the manifest, and a stage', 'inline', ['Dev/Platform', 'Prod/Clusters/Platform']],
    ['the stages of a pipeline', 'pipeline', ['Pipeline/Prod/Clusters/Platform', 'Pipeline/Test/Clusters/Platform']],
  ])('%s', (_, name, clusters) => {
    expect(namesIn(['report', join(ASSEMBLIES, name), '--json'])).toEqual(clusters);
    expect(namesIn(['report', join(ASSEMBLIES, name, 'manifest.json'), '--json'])).toEqual(clusters);
  });

  test('and gives each in every form', () => {
    const [text, markdown] = [[], ['--markdown']].map((form) => main(['report', STAGES, ...form]));

    expect([text.code, markdown.code, text.stderr, markdown.stderr]).toEqual([0, 0, '', '']);
    for (const { stdout } of [text, markdown]) expect(stdout).toMatch(/Dev\/Platform[^]*Prod\/Clusters\/Platform/);
  });

  test('as pages in a folder that is made, and one that lists them', () => {
    const out = join(folder(), 'made/here');

    expect(main(['report', STAGES, '--html', out])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(out).sort()).toEqual(['Dev-Platform.html', 'Prod-Clusters-Platform.html', 'index.html']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toMatch(/<a href="Dev-Platform\.html">Dev\/Platform<\/a>[^]*<a href="Prod-Clusters-Platform\.html">/);
    expect(readFileSync(join(out, 'Dev-Platform.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[^]*<\/html>\n$/);
  });

  test('a plan of it is what plan reads', () => {
    const [plan] = JSON.parse(main(['report', STAGES, '--json']).stdout);
    const file = join(FOLDER, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));

    expect(JSON.parse(main(['plan', file, '--json']).stdout)).toEqual(plan);
  });
});

test.each<[string, string]>([
  ['Dev/Platform', 'Dev-Platform.html'],
  ['../../etc/passwd', 'etc-passwd.html'],
  ['INDEX', 'INDEX-2.html'],
  ['<script>"&\u202e\u0007', 'script.html'],
  ['日本', 'cluster.html'],
])('a cluster %j has the page %s, and its name is no markup of the list', (path, page) => {
  const copy = edited('Dev.metadata.json', ({ '/Dev/Platform': entries }) => ({ [`/${path}`]: entries }));
  const out = folder();

  expect(main(['report', copy, '--html', out]).code).toBe(0);
  expect(readdirSync(out)).toContain(page);
  expect(readFileSync(join(out, 'index.html'), 'utf8').replace(/<style>[^]*?<\/style>/, '')).not.toMatch(/<script|[\u202e\u0007]/);
});

describe('answers for the others beside', () => {
  test.each<[string, () => string, RegExp]>([
    ['a plan of a later version', () => withPlan((plan) => ({ ...plan, schemaVersion: 2, producer: { version: '9.1.0' } })),
      /: Dev\/Platform: it is a plan of schema version 2, written by version 9\.1\.0, and this version reads 1: use the version that wrote it/],
    ['a plan without its forecast', () => withPlan(({ forecast: _, ...plan }) => plan), /: Dev\/Platform: the plan has no forecast/],
    ['a forecast without subnets', () => withPlan((plan) => ({ ...plan, forecast: { ...plan.forecast, subnets: 3 } })), /: Dev\/Platform: forecast: subnets must be a list, and is 3/],
    ['metadata that ends early', () => changed('Dev.metadata.json', (text) => text.slice(0, 500)), /Dev\.metadata\.json' is not JSON: .*is it half-written\? Run cdk synth again/],
    ['metadata that is empty', () => changed('Dev.metadata.json', () => ''), /Dev\.metadata\.json' is empty; is it half-written\?/],
    ['a manifest of a stage that ends early', () => changed('assembly-Prod/manifest.json', (text) => text.slice(0, 50)), /assembly-Prod.manifest\.json' is not JSON: .*is it half-written\?/],
    ['metadata outside of the assembly', () => edited('manifest.json', ({ artifacts: { Dev, ...artifacts }, ...manifest }) => (
      { ...manifest, artifacts: { Dev: { ...Dev, additionalMetadataFile: '../../x.json' }, ...artifacts } }
    )), /x\.json' is outside of the assembly, so it is not read/],
  ])('%s: exit 2', (_, copy, problem) => {
    const { code, stdout, stderr } = main(['report', copy(), '--json']);

    expect([code, JSON.parse(stdout)]).toEqual([2, [expect.objectContaining({ kind: 'capacity-plan' })]]);
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/^(eks-pod-capacity report: [^\n]+\n)+$/);
  });
});

describe('fails with exit 2 and a line', () => {
  const empty = folder();
  const outer = folder();
  mkdirSync(empty);
  cpSync(STAGES, join(outer, 'cdk.out'), { recursive: true });

  test.each<[string, string[], RegExp]>([
    ['where nothing is', [join(empty, 'no')], /cannot be read \(ENOENT\): give the folder that cdk synth writes/],
    ['of a folder without manifest', [empty], /has no manifest\.json, so it is not a cloud assembly: give the folder that cdk synth writes/],
    ['of the folder above', [outer], /has no manifest\.json, so it is not a cloud assembly: did you mean .*cdk\.out/],
    ['of an assembly without a plan', [edited('manifest.json', (manifest) => ({ ...manifest, artifacts: {} }))], /has no plan: give the assembly of an app with a PodCapacityCluster/],
    ['of a manifest that ends early', [changed('manifest.json', (text) => text.slice(0, 100))], /manifest\.json' is not JSON: .*is it half-written\?/],
    ['of a manifest that is a list', [changed('manifest.json', () => '[]')], /has no version and artifacts/],
    ['of standard input', ['-'], /must be a folder, and - is standard input/],
    ['of a forecast', [join(CASES, 'dense-cluster.yaml')], /is a forecast, not the manifest of a cloud assembly: plan, simulate, advise and diff read it/],
    ['of cases', [join(CASES, 'five-nodes.json')], /is cases of demand, .*: demand reads it, as in demand --cases FILE/],
    ['of a subnet', [join(CASES, 'shared-subnet.json')], /is a subnet with what is in use of it, .*: fragmentation reads it/],
    ['of several pages on standard output', [STAGES, '--html', '-'], /takes one page, and the assembly has 2 clusters: give a folder/],
    ['of a folder that is a file', [STAGES, '--html', join(STAGES, 'manifest.json')], /--html '.*' cannot be written \((ENOTDIR|EEXIST)\)|exists/],
    ['of two forms', [STAGES, '--json', '--markdown'], /--json and --markdown exclude each other/],
  ])('%s', (_, words, problem) => {
    const { code, stdout, stderr } = main(['report', ...words]);

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(problem);
    expect(stderr).toMatch(/^eks-pod-capacity report: [^\n]+\n$/);
  });
});

test('an assembly that points to itself ends', () => {
  const copy = edited('assembly-Prod/manifest.json', ({ artifacts, ...manifest }) => (
    { ...manifest, artifacts: { ...artifacts, again: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } }
  ));

  expect(namesIn(['report', copy, '--json'])).toHaveLength(2);
});
