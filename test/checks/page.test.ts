import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { ENTRIES } from '../../src/findings/entries/entries';

/*
 * The page on the checks lists what they read and what they say. Both are held against the code, so that the page cannot go stale.
 */

const ROOT = join(__dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/checks.md'), 'utf8');

/** The part of the page under a heading. */
function section(heading: string): string {
  const [, part] = PAGE.split(new RegExp(`^## ${heading}\\n`, 'm'));
  if (part === undefined) throw new Error(`docs/checks.md has no '## ${heading}'`);
  return part.split(/^## /m)[0];
}

/** The texts of all files of a folder. */
function textsIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort()
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

const distinct = (all: readonly string[]) => [...new Set(all)].sort();
const codeSpans = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, span]) => span);

describe('resource types', () => {
  const TYPE = /^(AWS|Custom|AWSQS)::[A-Za-z0-9-]+(::[A-Za-z0-9]+)?$/;

  /** Pseudo parameters, and what is no type that rules read anything of. */
  const NO_TYPES = /^AWS::(NoValue|Region|AccountId|Partition|StackName|StackId|URLSuffix)$|^AWS::CloudFormation::Stack$|^AWS::SSM::Parameter/;

  const read = distinct(textsIn('src/checks').flatMap((text) => [...text.matchAll(/'((?:AWS|Custom|AWSQS)::[^']+)'/g)].map(([, type]) => type))
    .filter((type) => TYPE.test(type) && !NO_TYPES.test(type)));

  /** The types of the page: of those in a row that begin alike the later ones have the last part alone, or the last two. */
  const listed = distinct(section('What is read').split('\n').flatMap((row) => {
    let before: string[] = [];
    return codeSpans(row.split('|')[1] ?? '').flatMap((span) => {
      const parts = span.split('::');
      const whole = TYPE.test(span) ? span : [...before.slice(0, 3 - parts.length), ...parts].join('::');
      const isShort = parts.length === 1 && before.length === 3 && /^[A-Z][A-Za-z0-9]+$/.test(span);
      if (!TYPE.test(span) && !isShort) return [];
      before = whole.split('::');
      return [whole];
    });
  }));

  test('each that the code reads is on the page', () => {
    expect(read.filter((type) => !listed.includes(type))).toEqual([]);
  });

  test('each on the page is one that the code reads', () => {
    expect(listed.filter((type) => !read.includes(type) && !NO_TYPES.test(type))).toEqual([]);
    expect(listed.length).toBeGreaterThan(15);
  });
});

describe('ids', () => {
  const listed = distinct(codeSpans(section('What is said')).filter((span) => /^[a-z0-9]+(-[a-z0-9]+)+(-\*)?$/.test(span)));
  const isListed = (id: string) => listed.some((each) => (each.endsWith('*') ? id.startsWith(each.slice(0, -1)) : each === id));

  /** The ids of the wordings that the code names: `TABLE.wording`, by the name of the table or one that an import gives it. */
  const said = distinct(textsIn('src/checks').flatMap((text) => {
    // Misuse of the checks themselves is thrown at whoever misuses them.
    const tables = new Map([...text.matchAll(/\b([A-Z0-9_]+_WORDS)(?: as ([A-Z_]+))?\b/g)].map(([, table, alias = table]) => [alias, table])
      .filter(([, table]) => table !== 'CHECKS_USE_WORDS') as Array<[string, string]>);
    return [...tables].flatMap(([alias, table]) => {
      const wordings = wordingsIn(table);
      return [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].flatMap(([, name]) => wordings[name]?.id ?? []);
    });
  }));

  test('each that the code says is on the page', () => {
    expect(said.length).toBeGreaterThan(20);
    expect(said.filter((id) => !isListed(id))).toEqual([]);
  });

  test('each on the page is one of the catalogue, and some test of the checks expects it', () => {
    const tests = textsIn('test/checks').join('\n');
    const names = Object.keys(ENTRIES);
    const isOne = (each: string) => (each.endsWith('*') ? names.some((name) => name.startsWith(each.slice(0, -1))) : names.includes(each));

    expect(listed.filter((each) => !isOne(each))).toEqual([]);
    expect(listed.filter((each) => !tests.includes(each.replace('*', '')))).toEqual([]);
  });

  test('each that some test of the checks expects is on the page', () => {
    const expected = distinct(textsIn('test/checks').flatMap((text) => [...text.matchAll(/['`](?:error|warning) ([a-z0-9]+(?:-[a-z0-9]+)+)\b/g)].map(([, id]) => id))
      .filter((id) => id in ENTRIES));

    expect(expected.filter((id) => !isListed(id))).toEqual([]);
  });
});

/** A table of wordings, by its name. */
function wordingsIn(table: string): Record<string, { id: string }> {
  for (const file of readdirSync(join(ROOT, 'src/findings/words'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const found = (jest.requireActual(join(ROOT, 'src/findings/words', file)) as Record<string, Record<string, { id: string }>>)[table];
    if (found !== undefined) return found;
  }
  throw new Error(`no ${table}`);
}
