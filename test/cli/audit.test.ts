import { existsSync, mkdtempSync, readFileSync, truncateSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { CLUSTER, list, node, subnet } from '../audit/aws-shapes';
import { CLUSTERS, folderOf } from '../audit/fixtures';

/** A folder with files of some contents. */
function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const fragmented = folderOf('fragmented');

test('says in text what is wrong, and exits with 1 where it is an outage', () => {
  const { code, stdout, stderr } = main(['audit', fragmented]);

  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain('Audit of cluster demo in eu-west-1');
  expect(stdout).toMatch(/subnet-0a +10\.0\.0\.0\/24 +eu-west-1a +nodes, control-plane +2 +177 +16 +0 +0 +14 +2 +0 +100 +0\n/);
  expect(stdout).toMatch(/subnet-0b .* at most 10 +0 +4 +2 +12 +38 +at most 1\n/);
  expect(stdout).toMatch(/node-a1 +general +m5\.large +single +3 of 3 +110 +18 +20 +18/);
  expect(stdout).toMatch(/ENABLE_PREFIX_DELEGATION +true +nothing +yes/);
  expect(stdout).toContain('PodDisruptionBudgets that allow nothing now, and stop a drain: none');
  expect(main(['audit', folderOf('roomy')]).code).toBe(0);
});

test('gives the same as data', () => {
  const said = JSON.parse(main(['audit', fragmented, '--json']).stdout);

  expect(said).toMatchObject({ kind: 'cluster-audit', schemaVersion: 1, cluster: { name: 'demo', region: 'eu-west-1' }, unknown: [] });
  expect(said.subnets[1].blocks).toMatchObject({ free: 10, mixed: 4, prefix: 2, atMost: true });
  expect(said.findings[0]).toMatchObject({ severity: 'error', fix: expect.any(Array), documentation: expect.any(String) });
});

test('unknown is null as data, and a word in text', () => {
  const folder = folderWith({ 's.json': { Subnets: [subnet('subnet-0a', '10.0.0.0/24')] } });
  const said = JSON.parse(main(['audit', folder, '--json']).stdout);

  expect(said).toMatchObject({ cluster: { name: null }, nodes: null, groups: null, settings: null });
  expect(said.subnets[0]).toMatchObject({ availableAddresses: null, blocks: null, leaked: null, nodes: null, moreNodes: null });
  expect(main(['audit', folder]).stdout).toContain('the /28 blocks of each subnet: free, mixed, prefix: unknown, needs network-interfaces.json');
});

describe('a forecast that plan reads', () => {
  test.each(CLUSTERS)('%s', (name) => {
    const out = join(folderWith({}), 'forecast.json');
    expect(main(['audit', folderOf(name), '--forecast', out]).stderr).toBe('');
    const { code, stdout } = main(['plan', out, '--json']);

    expect(code).not.toBe(2);
    expect(JSON.parse(stdout).nodegroups).toHaveLength(1);
  });

  test('has what others hold of subnets, and the pods of the fullest node', () => {
    const out = join(folderWith({}), 'forecast.json');
    main(['audit', fragmented, '--forecast', out]);

    // Ten ENIs of load balancers; a leaked ENI of ten and twelve unseen.
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
      ipAssignment: 'prefix-delegation',
      subnets: [{ name: 'subnet-0a', otherAddresses: 10 }, { name: 'subnet-0b', otherAddresses: 22 }],
      nodegroups: [{ name: 'general', instanceTypes: ['m5.large'], maxPods: 110, podsPerNode: 18, hostNetworkPods: 2, minSize: 3, maxSize: 9, expectedSize: 3 }],
    });
  });

  test('- is standard output, in place of the audit, and no file', () => {
    const { code, stdout } = main(['audit', fragmented, '--forecast', '-']);

    expect([code, JSON.parse(stdout).nodegroups.length]).toEqual([0, 1]);
    expect(existsSync('-')).toBe(false);
    expect(main(['audit', fragmented, '--forecast', '-', '--json'])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--forecast - and --json') });
  });

  test('is not made of a guess, and nothing is written', () => {
    const folder = folderWith({ 's.json': { Subnets: [subnet('subnet-0a', '10.0.0.0/24')] } });

    expect(main(['audit', folder, '--forecast', join(folder, 'out')]))
      .toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nodes.json and aws-node.json') });
    expect(() => readFileSync(join(folder, 'out'))).toThrow();
  });
});

test('the add-on as it runs is constructs, hand edits included', () => {
  const { code, stdout } = main(['audit', fragmented, '--cdk']);

  expect(code).toBe(0);
  expect(stdout).toContain('RunningVpcCni.fromConfiguration(');
  expect(stdout).toContain('"ENABLE_PREFIX_DELEGATION": "true"');
  expect(stdout).toContain('CniPermissions.nodeRole()');
});

describe('what cannot be read is refused', () => {
  test.each<[string, () => string[], RegExp]>([
    ['no file', () => [join(tmpdir(), 'none.json')], /ENOENT/],
    ['an empty folder', () => [folderWith({})], /no JSON files/],
    ['a folder of other things', () => [folderWith({ 'package.json': { name: 'x' } })], /nothing about a cluster was found/],
    ['a text', () => [folderWith({ 'a.json': 'An error occurred' })], /a\.json is not JSON/],
    ['two clusters', () => [fragmented, join(folderWith({ 'c.json': { cluster: { ...CLUSTER, name: 'other', arn: 'arn:aws:eks:eu-west-1:0:cluster/other' } } }), 'c.json')], /2 clusters/],
    ['a page', () => [folderWith({ 's.json': { Subnets: [], NextToken: 'x' } })], /truncated/],
    ['two forms', () => [fragmented, '--json', '--markdown'], /exclude each other/],
  ])('%s', (_, words, problem) => {
    expect(main(['audit', ...words()])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(problem) });
  });

  test.each([
    ['{"NetworkInterfaces":[', /describe-network-interfaces .*--query/],
    ['{"kind": "List", "items": [{"kind": "Pod"', /kubectl get pods -A -o go-template/],
    ['{"x":', /collect CLUSTER REGION/],
  ])('a file of more than 100 MB that begins with %s, with the command that prints less', (start, command) => {
    const file = join(folderWith({ 'large.json': start }), 'large.json');
    truncateSync(file, 101_000_000);
    const { code, stderr } = main(['audit', file]);

    expect(code).toBe(2);
    expect(stderr).toMatch(/101 MB/);
    expect(stderr).toMatch(command);
    expect(stderr).not.toMatch(/\.\.\.$/m);
  });
});

describe('texts of files reach no markup and no terminal', () => {
  const hostile = 'x|<img src=x onerror=alert(1)>`$(id)`*_[a](b)\u001b[31m\u202e';
  const folder = folderWith({ 'nodes.json': list(node(hostile, 'i-0a', '110', { labels: { 'eks.amazonaws.com/nodegroup': hostile } })), 'c.json': { cluster: { ...CLUSTER, name: hostile } } });

  test('Markdown', () => {
    const { stdout } = main(['audit', folder, '--markdown']);
    expect(stdout).not.toMatch(/[^\\]<img|[^\\]`\$|\u001b|\u202e|[^\\|] ?\|<|[^\\]\[a\]/);
    expect(stdout).toContain('\\<img');
  });

  test('text', () => {
    expect(main(['audit', folder]).stdout).not.toMatch(/\u001b|\u202e/);
  });

  test('constructs', () => {
    const { stdout } = main(['audit', folder, fragmentedFile('vpc-cni.json', hostile), '--cdk']);
    expect(stdout).toContain(`clusterName: ${JSON.stringify(hostile).replace('\u202e', '\\u202e')}`);
  });
});

/** A file with an add-on of a cluster of another name. */
function fragmentedFile(name: string, clusterName: string): string {
  return join(folderWith({ [name]: { addon: { addonName: 'vpc-cni', clusterName, configurationValues: '{"env":{"X":"\\u2028*/ \'`${1}"}}' } } }), name);
}
