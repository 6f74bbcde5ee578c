import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

/**
 * Compiles every block of TypeScript in the README and the guides against the compiled library, as somebody does who
 * pastes it: a program as it stands, a fragment where the fixture of the examples declares its names.
 */
const ROOT = join(__dirname, '..');
const FIXTURE = readFileSync(join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');

/** What the guides use beside the names of the fixture. A fragment may define it anew. */
const DECLARED = 'declare const platform: PodCapacityCluster; declare const general: PodNodegroup; '
  + "declare const fs: typeof import('fs');";

/** Pages that code writes, from examples that compile. */
const WRITTEN = ['constructs.md', 'day-two.md', 'findings.md', 'nodes.md', 'security.md'];

/** A block, as a file that is nowhere. */
export interface Source {
  readonly name: string;
  readonly place: string;
  readonly text: string;
}

/** The blocks of TypeScript on a page. */
export function sourcesOf(page: string, text: string, fixture: string): Source[] {
  return [...text.matchAll(/^( *)```ts\b[^\n]*\n([^]*?)^\1```$/gm)].map(({ 2: code, index }, place) => ({
    name: join(ROOT, 'test', `${page.replace(/\W/g, '-')}-${place}.ts`),
    place: `${page}:${text.slice(0, index).split('\n').length}`,
    text: /^import /m.test(code) ? code : inFixture(code, fixture),
  }));
}

function inFixture(code: string, fixture: string): string {
  return fixture.replace('/// here', `${DECLARED}\nexport async function block() {\n${code}\n}`);
}

/**
 * What is wrong with blocks: a line each, with its place on the page.
 *
 * @param types packages whose globals the blocks use
 */
export function faultsOf(sources: readonly Source[], types: string[] = ['node', 'jest']): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types,
    esModuleInterop: true,
    ignoreDeprecations: '6.0',
    paths: { 'cdk-eks-pod-capacity': [join(ROOT, 'lib/index.d.ts')] },
  };
  const byName = new Map(sources.map((source) => [source.name, source]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => byName.has(name) || fileExists.call(host, name);
  host.getSourceFile = (name, ...rest) => {
    const source = byName.get(name);
    if (source === undefined) return getSourceFile.call(host, name, ...rest);
    return ts.createSourceFile(name, source.text, rest[0]);
  };
  const program = ts.createProgram([...byName.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, messageText }) => (
    `${byName.get(file?.fileName ?? '')?.place ?? file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  ));
}

if (require.main === module) {
  const guides = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && !WRITTEN.includes(name));
  const pages = ['README.md', ...guides.map((name) => `docs/${name}`)];
  const sources = pages.flatMap((page) => sourcesOf(page, readFileSync(join(ROOT, page), 'utf8'), FIXTURE));
  const faults = faultsOf(sources);
  console.log(faults.length === 0 ? `${sources.length} blocks of TypeScript compile` : faults.join('\n'));
  process.exitCode = faults.length === 0 ? 0 : 1;
}
