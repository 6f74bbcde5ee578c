import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { csharpFaults } from './csharp-names';
import { Example, examplesOf } from './translations';
import { LANGUAGES, TWENTY, WORDS } from './twenty';
import { ownTypes, typeOf } from '../assembly';

const TEMPLATE = readFileSync(join(__dirname, '../constructs.template.md'), 'utf8');

/** The page of constructs, of the examples of the compiled API. */
export function pageOf(examples: readonly Example[]): string {
  const rows = TWENTY.flatMap(({ entries }) => entries)
    .map(({ task, name }) => `| ${task} | [\`${name}\`](#${name.toLowerCase()}) |`);
  const parts = TWENTY.flatMap(({ subject, entries }) => [
    `## ${subject}`,
    ...entries.map(({ name }) => partOf(examples.find((example) => example.name === name)!)),
  ]);
  const table = ['| you want | take |', '|---|---|', ...rows].join('\n');
  return TEMPLATE.replace('{{constructs}}', () => [table, ...parts].join('\n\n'));
}

function partOf({ name, summary, of }: Example): string {
  const [typescript, ...others] = LANGUAGES.map((language) => {
    const { title, block } = WORDS[language];
    return { title, code: `\`\`\`${block}\n${of[language]}\n\`\`\`` };
  });
  const folded = others.map(({ title, code }) => `<details><summary>${title}</summary>\n\n${code}\n\n</details>`);
  return [`### ${name}`, summary, typescript.code, ...folded].join('\n\n');
}

if (require.main === module) {
  const names = TWENTY.flatMap(({ entries }) => entries.map(({ name }) => name));
  const examples = examplesOf(names);
  writeFileSync(join(__dirname, '../../docs/constructs.md'), pageOf(examples));
  const own = ownTypes();
  const faults = examples.flatMap(({ name, of }) => (
    csharpFaults(of.csharp, (fqn) => typeOf(fqn, own)).map((fault) => `${name} in C#: ${fault}`)
  ));
  if (faults.length > 0) throw new Error(faults.join('\n'));
}
