import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { Block, BLOCKS, PAGES, ROOT, WRITTEN } from './blocks';
import { keyOf, NOT_PRINTED, printedBy, PRODUCERS, producersOf, SHOWS } from './producers';

const shown = BLOCKS.filter(({ language }) => SHOWS.includes(language)).map((block) => ({ block, place: `${block.page}:${block.line}`, producers: producersOf(block) }));

/** The languages of what people write and run, which test/docs and docs:blocks compile or parse. */
const READ = ['ts', 'sh', 'yaml'];

test('each block that shows output has one who makes it; name it in test/docs/producers.ts', () => {
  expect(shown.filter(({ producers }) => producers.length !== 1).map(({ place, block, producers }) => `${place} under '${block.heading}': ${producers.join(' and ')}`)).toEqual([]);
  expect(BLOCKS.filter(({ language }) => ![...SHOWS, ...READ].includes(language)).map(({ page, line, language }) => `${page}:${line} is of '${language}'`)).toEqual([]);
});

test('each row is for a block of the pages', () => {
  const keys = shown.map(({ block }) => keyOf(block));

  expect([...Object.keys(PRODUCERS), ...Object.keys(NOT_PRINTED)].filter((key) => !keys.includes(key))).toEqual([]);
});

const made = (by: string) => shown.filter(({ producers }) => producers.includes(by));

test.each(made('the command'))('$place is what its command prints', ({ block }: { readonly block: Block }) => {
  const [, command, output] = /^\$ eks-pod-capacity (.*)\n([^]*)$/.exec(block.text)!;

  expect(printedBy(command)).toBe(output);
});

test.each(made('a row'))('$place is what is made of it', ({ block }: { readonly block: Block }) => {
  const output = PRODUCERS[keyOf(block)]();

  if (block.language === 'json') expect(JSON.parse(block.text)).toEqual(JSON.parse(output));
  // What a page leaves out at the end of a line it says by three points.
  else if (block.text.endsWith('...\n')) expect(output.slice(0, block.text.length - 4)).toBe(block.text.slice(0, -4));
  else expect(block.text).toBe(output);
});

test('there are many of each kind', () => {
  expect(made('the command').length).toBeGreaterThanOrEqual(10);
  expect(made('the program above').length).toBeGreaterThanOrEqual(8);
});

test('pages that code writes are compared whole', () => {
  for (const [page, comparer] of Object.entries(WRITTEN)) {
    expect(PAGES).toContain(page);
    expect(existsSync(join(ROOT, comparer))).toBe(true);
    // A build writes the page of constructs, and .ci/run fails where a build changes a file.
    expect(readFileSync(join(ROOT, comparer), 'utf8')).toMatch(/readFileSync\(PAGE, 'utf8'\)|git status --porcelain/);
  }
});
