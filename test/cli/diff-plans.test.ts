import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { main } from '../../src/cli/main';

const CASES = join(__dirname, '../../docs/cases');
const STAGES = join(__dirname, 'fixtures/assemblies/stages');
const DENSE = join(CASES, 'dense-cluster.yaml');
const FOLDER = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

let files = 0;
function fileWith(text: string, ending = 'yaml'): string {
  const file = join(FOLDER, `${files++}.${ending}`);
  writeFileSync(file, text);
  return file;
}

/** The dense cluster with a text of its file in place of another. */
function changed(...changes: Array<readonly [string, string]>): string {
  const text = readFileSync(DENSE, 'utf8');
  return fileWith(changes.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, text));
}

const diffOf = (...words: string[]) => JSON.parse(main(['diff', ...words, '--json']).stdout);
const shortly = ({ changes }: { changes: any[] }) => changes.map(({ rank, kind, subject, worse }) => [rank, kind, subject, worse]);

describe('two forecasts', () => {
  test('that are the same have no change, whatever the order of their lists', () => {
    const turned = changed(['[m5.large, m6i.large]', '[m6i.large, m5.large]']);

    expect(diffOf(DENSE, turned)).toMatchObject({ kind: 'capacity-diff', schemaVersion: 1, worse: false, changes: [], clusters: [{ unchanged: { subnets: 6, nodegroups: 1 } }] });
    expect(main(['diff', DENSE, turned]).stdout).toContain('no change in capacity\nStill: enough addresses at every stage.');
  });

  test.each<[string, string, Array<[number, string, string, boolean]>]>([
    ['more nodes', changed(['maxSize: 100', 'maxSize: 120']), [
      [1, 'no-longer-fits', 'changeover', true], [2, 'finding-new', 'subnet-overcommit-possible', true], [6, 'group-sizes', 'general', false],
    ]],
    ['a subnet elsewhere', changed(['100.64.0.0/18', '100.65.0.0/18']), [[3, 'subnet-replaced', 'pods-a', true]]],
    ['a subnet under another name', changed(['name: pods-a', 'name: pods-x']), [[3, 'subnet-renamed', 'pods-x', true]]],
    ['no reservation in one subnet', changed(['100.64.0.0/18, reservation: half', '100.64.0.0/18']), [[3, 'reservation-removed', 'pods-a', true]]],
    ['single addresses', changed(['ipAssignment: prefix-delegation', 'ipAssignment: secondary-ip']), [
      [3, 'ip-assignment', 'cluster', true], [4, 'room', 'every stage', false],
      [5, 'max-pods', 'general', true], [5, 'pods-per-node', 'general', true], [5, 'prefixes-per-node', 'general', false],
    ]],
    ['another type', changed(['[m5.large, m6i.large]', '[m5.large]']), [[6, 'group-types', 'general', false]]],
    ['a group under another name', changed(['name: general', 'name: other']), [[6, 'group-removed', 'general', false], [6, 'group-added', 'other', false]]],
    ['growth', changed(['ipAssignment:', 'growthPercent: 5\nipAssignment:']), [[6, 'group-sizes', 'general', false], [6, 'setting', 'growthPercent', false]]],
    ['another purpose of the plan', changed(['ipAssignment:', 'onOvercommit: warn\nipAssignment:']), [[6, 'setting', 'onOvercommit', false]]],
  ])('%s', (_, now, expected) => {
    const told = shortly(diffOf(DENSE, now));
    const kinds = (all: any[][]) => all.map(([rank, kind, subject]) => [rank, kind, subject]);

    expect(kinds(told)).toEqual(expect.arrayContaining(kinds(expected)));
    expect(told.filter(([, kind]) => expected.some((each) => each[1] === kind))).toEqual(expect.arrayContaining(expected));
    expect(told.map(([rank]) => rank)).toEqual([...told.map(([rank]) => rank)].sort());
  });

  test('the other way round is what was worse better', () => {
    const more = changed(['maxSize: 100', 'maxSize: 120']);

    expect(shortly(diffOf(more, DENSE))).toEqual([
      [1, 'fits-again', 'changeover', false], [2, 'finding-gone', 'subnet-overcommit-possible', false], [6, 'group-sizes', 'general', false],
    ]);
    expect(main(['diff', more, DENSE]).stdout).toMatch(/enough addresses at every stage \(was: fits at the peak, not in a changeover\)/);
  });
});

test('sizes that are chosen at deployment are not known, which is for the worse, and no other size', () => {
  const unknown = fileWith(readFileSync(DENSE, 'utf8').replace(/cidr: 100\.64[^,]+, /g, ''));

  expect(shortly(diffOf(DENSE, unknown)).filter(([rank]) => rank === 1 || rank === 3 || rank === 4)).toEqual([
    ...['minimum', 'expected', 'peak', 'surge', 'zone-lost', 'changeover'].map((stage) => [1, 'no-longer-known', stage, true]),
    [4, 'room', 'every stage', true],
  ]);
  expect(main(['diff', DENSE, unknown]).stdout).toContain('No longer known: minimum, expected, peak and 3 more (');
  expect(shortly(diffOf(unknown, DENSE)).filter(([rank, kind]) => rank === 3 || kind === 'known-now')).toHaveLength(6);
});

test('a quota that is crossed is a change, with its number', () => {
  const many = changed(['maxSize: 100', 'maxSize: 6000']);

  expect(diffOf(DENSE, many).changes).toContainEqual({ rank: 7, kind: 'quota', subject: 'nodes of a managed node group', was: 100, is: 6000, of: 450, worse: true });
  expect(main(['diff', DENSE, many]).stdout).toContain('Default quota of nodes of a managed node group: was 100, is 6,000 of 450');
});

describe('--fail-on', () => {
  const more = changed(['maxSize: 100', 'maxSize: 120']);

  test.each<[string, string[], number]>([
    ['worse, of a stage that no longer fits', [DENSE, more, '--fail-on', 'worse'], 1],
    ['worse, of one that fits again', [more, DENSE, '--fail-on', 'worse'], 0],
    ['worse, of the same', [DENSE, DENSE, '--fail-on', 'worse'], 0],
    ['never', [DENSE, more, '--fail-on', 'never'], 0],
    ['nothing', [DENSE, more], 0],
  ])('%s', (_, words, code) => {
    expect(main(['diff', ...words]).code).toBe(code);
  });
});

describe('two assemblies', () => {
  /** The assembly with another size of the cluster outside of the stage, and that cluster under another path. */
  function assembly(size: number, path = '/Dev/Platform'): string {
    const copy = join(FOLDER, `cdk.out.${files++}`);
    cpSync(STAGES, copy, { recursive: true });
    const file = join(copy, 'Dev.metadata.json');
    const metadata = JSON.parse(readFileSync(file, 'utf8'));
    const [entry] = metadata['/Dev/Platform'];
    entry.data.forecast.nodegroups[0].maxSize = size;
    writeFileSync(file, JSON.stringify({ [path]: [entry] }));
    return copy;
  }

  test('are compared cluster by cluster, by their paths', () => {
    const { changes, clusters } = diffOf(STAGES, assembly(300));

    expect(clusters.map(({ name }: { name: string }) => name)).toEqual(['Dev/Platform', 'Prod/Clusters/Platform']);
    expect([...new Set(changes.map(({ cluster }: { cluster: string }) => cluster))]).toEqual(['Dev/Platform']);
    expect(main(['diff', STAGES, assembly(300), '--fail-on', 'worse']).code).toBe(1);
  });

  test('clusters that are in one of them are named', () => {
    expect(shortly(diffOf(STAGES, assembly(10, '/New/Platform')))).toEqual([
      [0, 'cluster-removed', 'Dev/Platform', false], [0, 'cluster-added', 'New/Platform', false],
    ]);
  });

  test('the comment has what changes, the gravest first, and the others in a line; its first line stays', () => {
    const markdown = (...words: string[]) => main(['diff', STAGES, ...words, '--markdown']).stdout;

    expect(markdown(assembly(300))).toMatch(/^<!-- eks-pod-capacity diff: cloud assembly -->\n\n### (?:❌|⚠️) Pod capacity, Dev\/Platform: [^]*\n\nUnchanged clusters: Prod\/Clusters\/Platform\.\n$/);
    expect(markdown(assembly(10, '/New/Platform'))).toMatch(/^<!-- eks-pod-capacity diff: cloud assembly -->\n\n- \*\*Cluster gone\*\*: Dev\/Platform\n- \*\*New cluster\*\*: New\/Platform\n\n### ✅ /);
    expect(markdown(STAGES)).toBe('<!-- eks-pod-capacity diff: cloud assembly -->\n\n### ✅ Pod capacity: no change in capacity\n\nUnchanged clusters: Dev/Platform and Prod/Clusters/Platform.\n');
    expect(markdown(STAGES, '--name', 'shop --> <b>')).toMatch(/^<!-- eks-pod-capacity diff: shop -\u200b- b -->\n/);
  });

  test('what report gives as data is an assembly too', () => {
    const plans = fileWith(main(['report', STAGES, '--json']).stdout, 'json');

    expect(diffOf(STAGES, plans).changes).toEqual([]);
  });

  test('of which a plan cannot be read are not half compared', () => {
    const broken = assembly(10);
    writeFileSync(join(broken, 'Dev.metadata.json'), '{');

    expect(main(['diff', STAGES, broken])).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(/^eks-pod-capacity diff: NEW '.*Dev\.metadata\.json' is not JSON: .*half-written.*\n$/) });
  });
});

describe('--markdown', () => {
  test('is a comment: a hidden first line, the verdict, what changes, a table of stages', () => {
    expect(main(['diff', DENSE, changed(['maxSize: 100', 'maxSize: 120'], ['100.64.0.0/18', '100.65.0.0/18']), '--markdown']).stdout.replace(/: \d+:|, \d+:|diff: \d+/g, (text) => text.replace(/\d+/, 'N'))).
      toMatchInlineSnapshot(`
"<!-- eks-pod-capacity diff: N -->

### ⚠️ Pod capacity, N: fits at the peak, not in a changeover (was: enough addresses at every stage)
Every stage fits up to **108 nodes**, as before; 120 nodes are planned at the peak (was 100).

**What fits**

- **No longer fits: changeover** (was 476, is 560 of 511 /28 blocks of pods-a: 49 too few)

**Findings**

- **New warning**: subnet 'pods-a' (100.65.0.0/18) in zone eu-west-1a is too small: it lacks 49 prefixes at stage changeover \`subnet-overcommit-possible\`, and the same of pods-b and pods-c

**Cannot be undone**

- **Replaced**: pods-a, was \`100.64.0.0/18\`, is \`100.65.0.0/18\`; pods and nodes in it lose their addresses

**Sizes and settings**

- Nodes of general, minimum / usual / peak: was 3 / 40 / 100, is 3 / 40 / 120

| stage | was | is |
| :-- | :-- | :-- |
| peak | 238 of 511 /28 blocks (46 %) | 280 of 511 /28 blocks (54 %) |
| update | 252 of 511 /28 blocks (49 %) | 294 of 511 /28 blocks (57 %) |
| zone lost | 350 of 511 /28 blocks (68 %) | 420 of 511 /28 blocks (82 %) |
| changeover | 476 of 511 /28 blocks (93 %) | **560 of 511 /28 blocks (49 too few)** |

Unchanged: 5 subnets.
"
`);
  });

  test('shows hostile names as text', () => {
    const name = "<script>|`*[x](y)'\\u202e\\u0007@all";
    const { stdout } = main(['diff', DENSE, changed(['name: pods-a', `name: "${name}"`], ['name: general', `name: "${name}"`]), '--markdown']);

    expect(stdout).not.toMatch(/(^|[^\\])<script>|[\u202e\u0007]|@all/);
    expect(stdout.split('\n').filter((line) => line.startsWith('- ')).length).toBeGreaterThan(2);
  });

  test('keeps below its limit, and says what it leaves out', () => {
    const many = (letter: string) => fileWith(JSON.stringify({
      ipAssignment: 'prefix-delegation',
      subnets: Array.from({ length: 66 }, (_, index) => ({ name: `Stack/Platform/${letter}/Slot${index}`, zone: `eu-west-1${'abc'[index % 3]}`, purpose: 'nodes', cidr: `10.${index}.0.0/20`, otherAddresses: 0 })),
      nodegroups: [{ name: 'general', instanceTypes: ['m5.large'], minSize: 3, maxSize: 9 }],
    }), 'json');
    const [was, is] = [many('Old'), fileWith(readFileSync(many('New'), 'utf8').replaceAll('.0.0/20', '.16.0/20'), 'json')];
    const markdown = (...words: string[]) => main(['diff', was, is, '--markdown', ...words]).stdout;

    expect(Buffer.byteLength(markdown())).toBeLessThanOrEqual(60_000);
    expect(markdown()).not.toContain('Left out');
    for (const most of [6000, 3000]) {
      expect(Buffer.byteLength(markdown('--max-bytes', String(most)))).toBeLessThanOrEqual(most);
      expect(markdown('--max-bytes', String(most))).toMatch(/\nLeft out to stay below [\d,]+ bytes: \d+ changes\.\n$/);
    }
    expect(markdown('--max-bytes', '0')).toBe(markdown());
    // However small the limit is, the verdict stays.
    for (const most of [1, 100, 250]) {
      expect(markdown('--max-bytes', String(most))).toContain(markdown().split('\n\n')[1].split('\n')[0]);
      expect(markdown('--max-bytes', String(most))).not.toContain('No cluster is in both');
    }
  });
});

test.each<[string, string[], RegExp]>([
  ['without NEW', [DENSE], /NEW is missing: give a plan, a forecast, or the folder of a cloud assembly/],
  ['on three', [DENSE, DENSE, DENSE], /is not expected: give OLD NEW/],
  ['on standard input twice', ['-', '-'], /- is given twice, but standard input can be read only once/],
  ['on cases', [DENSE, join(CASES, 'five-nodes.json')], /NEW '.*' is cases of demand, not a forecast or a plan or several plans.*: demand reads it/],
  ['on a file that is not there', ['no.yaml', DENSE], /OLD 'no\.yaml' cannot be read \(ENOENT\)/],
  ['on a choice that is none', [DENSE, DENSE, '--fail-on', 'wors'], /--fail-on must be worse or never, and is 'wors': did you mean worse/],
  ['on a difference', [fileWith(main(['diff', DENSE, DENSE, '--json']).stdout, 'json'), DENSE], /is a difference of two plans, .*: it is an answer of diff/],
])('fails %s, with exit 2 and a line', (_, words, problem) => {
  const { code, stdout, stderr } = main(['diff', ...words]);

  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(problem);
  expect(stderr).toMatch(/^eks-pod-capacity diff: [^\n]+\n$/);
});
