import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { ApiType, ownTypes } from '../assembly';
import { repairedGo } from './go-repairs';
import { Language } from './twenty';

const ROOT = join(__dirname, '../..');
const MAKES_THEM = 'run npx projen compile and npx projen snippets first';

/** An example of the API in a language, as the packages of that language have it too. */
interface Snippet {
  readonly translations: Readonly<Record<string, { readonly source: string }>>;
}

/** An example with its translations. */
export interface Example {
  readonly name: string;
  readonly summary: string;
  readonly of: Readonly<Record<Language, string>>;
}

/** The example of each named type, with what jsii-rosetta made of it when the snippets were compiled last. */
export function examplesOf(names: readonly string[]): Example[] {
  const file = join(ROOT, '.jsii.tabl.json');
  if (!existsSync(file)) throw new Error(`there are no translations; ${MAKES_THEM}`);
  const { snippets } = JSON.parse(readFileSync(file, 'utf8')) as { snippets: Record<string, Snippet> };
  const types = ownTypes();
  return names.map((name) => {
    const type = types.find((each) => each.name === name);
    const example = type?.docs?.example;
    if (type === undefined || example === undefined) throw new Error(`the API has no example of ${name}`);
    const found = Object.values(snippets).find((each) => sourceOf(each.translations, '$') === example.trim());
    if (found === undefined) throw new Error(`the example of ${name} has no translations; ${MAKES_THEM}`);
    const { translations } = found;
    const of = {
      typescript: example.trim(),
      python: sourceOf(translations, 'python'),
      java: sourceOf(translations, 'java'),
      csharp: sourceOf(translations, 'csharp'),
      go: repairedGo(sourceOf(translations, 'go'), types),
    };
    return { name, summary: summaryOf(type), of };
  });
}

function sourceOf(translations: Snippet['translations'], key: string): string {
  return translations[key]?.source.trim() ?? '';
}

function summaryOf({ docs }: ApiType): string {
  return (docs?.summary ?? '').replace(/\s+/g, ' ').trim();
}
