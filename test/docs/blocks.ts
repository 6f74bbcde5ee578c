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

  /** The ids of findings that a comment above the block says it warns of. */
  readonly warns: string[];

  /** What the page says that it prints: the block of text after it. */
  readonly prints?: string;
}

/** What people read first: the README and the pages of `docs`, by their paths in the repository. */
export const PAGES = [
  'README.md', 'CONTRIBUTING.md',
  ...readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`),
];

/** Pages that code writes, whose blocks are fragments of what constructs write. */
const WRITTEN = ['docs/findings.md', 'docs/nodes.md', 'docs/day-two.md', 'docs/security.md', 'docs/constructs.md'];

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
    text: code.replace(new RegExp(`^${indent}`, 'gm'), ''),
    warns: warns?.split(', ') ?? [],
    prints: found[index + 1]?.[3] === 'text' ? found[index + 1][4] : undefined,
  }));
}

/** The blocks of all pages that people write. */
export const BLOCKS = PAGES.filter((page) => !WRITTEN.includes(page)).flatMap(blocksOn);

/** Whether a block is a whole program, that can be pasted into a file and run. */
export function isProgram({ language, text }: Block): boolean {
  return language === 'ts' && /^import .* from '(cdk-eks-pod-capacity|aws-cdk-lib)/m.test(text) && text.includes('new App(');
}
