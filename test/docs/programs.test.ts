import { Block, BLOCKS, isProgram } from './blocks';
import { outcomeOf } from './program';

const PROGRAMS: Array<Block & { readonly place: string }> = BLOCKS.filter(isProgram)
  .filter(({ page }) => page !== 'README.md')
  .map((block) => ({ ...block, place: `${block.page}:${block.line}` }));

test('each guide for a kind of cluster has a program', () => {
  expect([...new Set(PROGRAMS.map(({ page }) => page))]).toEqual(expect.arrayContaining([
    'docs/new-cluster.md', 'docs/own-vpc.md', 'docs/auto-mode.md', 'docs/ipv6.md', 'docs/windows.md', 'docs/parts.md', 'docs/karpenter.md', 'docs/taking-over.md', 'docs/testing.md',
  ]));
});

test.each(PROGRAMS)('$place prints what the page says, and warns of nothing else', ({ text, prints, warns }) => {
  const { printed, warned } = outcomeOf(text);

  expect(printed).toBe(prints);
  expect(warned).toEqual(warns);
});
