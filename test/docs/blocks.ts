import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The repository. */
export const ROOT = join(__dirname, '../..');

/** A block of code on a page. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;

  /** The heading that it stands under. */
  readonly heading: string;

  /** The ids of findings that a comment above the block says it warns of. */
  readonly warns: string[];

  /** What the page says that it prints: the block of text after it. */
  readonly prints?: string;
}

const pagesIn = (folder: string) => readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md')).map((name) => `${folder}/${name}`);

/** What people read: the README, the pages of `docs`, and what lies beside code, by their paths in the repository. */
export const PAGES = [
  'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'data/README.md',
  ...pagesIn('docs'), ...pagesIn('docs/decisions'),
  ...readdirSync(join(ROOT, 'examples/languages')).map((language) => `examples/languages/${language}/README.md`),
];

/** Pages that code writes, whose blocks are fragments of what constructs write, each with what compares the whole page. */
export const WRITTEN: Readonly<Record<string, string>> = {
  'docs/findings.md': 'test/findings/fixtures/fixtures.test.ts',
  'docs/nodes.md': 'test/nodes/nodes.test.ts',
  'docs/day-two.md': 'test/day-two/day-two.test.ts',
  'docs/security.md': 'test/security/security.test.ts',
  'docs/constructs.md': '.ci/run',
};

/** A block stands at the margin, or in a list. */
const FENCED = /(?:^<!-- warns: ([^\n]*) -->\n)?^( *)```(\w*)[^\n]*\n([^]*?)^\2```$/gm;

export const textOf = (page: string): string => readFileSync(join(ROOT, page), 'utf8');

/** All blocks of a page, in order. */
export function blocksOn(page: string): Block[] {
  const text = textOf(page);
  const found = [...text.matchAll(FENCED)];
  return found.map(([, warns, indent, language, code], index) => ({
    page,
    line: text.slice(0, found[index].index).split('\n').length,
    language,
    heading: headingBefore(text.slice(0, found[index].index)),
    text: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    warns: warns?.split(', ') ?? [],
    prints: found[index + 1]?.[3] === 'text' ? found[index + 1][4] : undefined,
  }));
}

/** The last heading of a text. */
function headingBefore(text: string): string {
  const [heading] = [...text.replace(/^ *```[^]*?^ *```$/gm, '').matchAll(/^#+ (.*)$/gm)].slice(-1);
  return heading?.[1] ?? '';
}

/** The blocks of all pages that people write. */
export const BLOCKS = PAGES.filter((page) => !(page in WRITTEN)).flatMap(blocksOn);

/** Whether a block is a whole program, that can be pasted into a file and run. */
export function isProgram({ language, text }: Block): boolean {
  return language === 'ts' && /^import .* from '(cdk-eks-pod-capacity|aws-cdk-lib)/m.test(text) && text.includes('new App(');
}
