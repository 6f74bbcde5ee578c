import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { parseAllDocuments } from 'yaml';
import { Block, BLOCKS, PAGES, ROOT, textOf } from './blocks';

const of = (...languages: string[]) => BLOCKS.filter(({ language }) => languages.includes(language))
  .map((block): Block & { readonly place: string } => ({ ...block, place: `${block.page}:${block.line}` }));

test('each block says its language', () => {
  expect(BLOCKS.filter(({ language, page }) => language === '' && page !== 'docs/architecture.md').map(({ page, line }) => `${page}:${line}`)).toEqual([]);
});

test.each(of('json'))('$place is JSON', ({ text }) => {
  expect(() => JSON.parse(text) as unknown).not.toThrow();
});

test('YAML is YAML', () => {
  const faults = of('yaml').flatMap(({ text, place }) => parseAllDocuments(text).flatMap(({ errors }) => errors.map((error) => `${place}: ${error.message}`)));

  expect(faults).toEqual([]);
});

test('what is for a shell is read by one', () => {
  const scripts = of('sh', 'bash').map(({ text }) => text);
  const commands = of('console').map(({ text }) => text.split('\n').filter((line) => line.startsWith('$ ')).map((line) => line.slice(2)).join('\n'));
  const { status, stderr } = spawnSync('bash', ['-n'], { input: [...scripts, ...commands].join('\n'), encoding: 'utf8' });

  expect([status, stderr]).toEqual([0, '']);
  expect(scripts.length).toBeGreaterThan(0);
});

/** The anchors of a page: its headings as GitHub writes them. */
function anchorsOf(page: string): string[] {
  return [...textOf(page).replace(/^```[^]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/ /g, '-'));
}

const REPOSITORY = /^https:\/\/(?:github\.com|raw\.githubusercontent\.com)\/cdk-eks-pod-capacity\/cdk-eks-pod-capacity\/(?:(?:blob|tree)\/)?main\//;

/** Links of a page to what is in the repository, relative to its root. */
function linksOf(page: string): string[] {
  const prose = textOf(page).replace(/^```[^]*?^```$/gm, '').replace(/`[^`]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)
    .filter((target) => REPOSITORY.test(target) || !/^[a-z]+:/.test(target))
    .map((target) => (REPOSITORY.test(target) ? target.replace(REPOSITORY, '') : target.startsWith('#') ? `${page}${target}` : join(dirname(page), target)));
}

test.each(PAGES)('links of %s lead somewhere', (page) => {
  const lost = linksOf(page).filter((link) => {
    const [file, anchor] = link.split('#');
    return !existsSync(join(ROOT, file)) || (anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor));
  });

  expect(lost).toEqual([]);
});
