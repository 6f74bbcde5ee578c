import { faultsOf, sourcesOf } from '../../scripts/doc-blocks';

const PAGE = 'A page.\n\n```ts\nconst pods: number = 110;\n```\n\n```sh\nls\n```\n\n```ts\nimport { join } from \'path\';\njoin(1);\n```\n';

test('a program is compiled as it stands, and a fragment where the fixture declares its names', () => {
  const [fragment, program, ...others] = sourcesOf('docs/page.md', PAGE, 'declare const vpc: string;\n/// here');

  expect(others).toEqual([]);
  expect([fragment.place, program.place]).toEqual(['docs/page.md:3', 'docs/page.md:11']);
  expect(fragment.text).toMatch(/^declare const vpc: string;\n[^]*\nexport async function block\(\) \{\nconst pods: number = 110;\n/);
  expect(program.text).toBe("import { join } from 'path';\njoin(1);\n");
});

test('a fault is said with its place on the page', () => {
  const wrong = { name: `${__dirname}/page-0.ts`, place: 'docs/page.md:3', text: 'export const pods: number = "110";' };

  expect(faultsOf([wrong], [])).toEqual(["docs/page.md:3: Type 'string' is not assignable to type 'number'."]);
});
