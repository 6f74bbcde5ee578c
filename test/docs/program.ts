import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { format } from 'util';
import * as cdk from 'aws-cdk-lib';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import * as library from '../../src';
import { cdkInitContext } from '../private/cdk-init-context';

/**
 * What a program prints, and the ids of the warnings and errors of its synthesis; under the context of `cdk init` by default.
 * A program may be a file of jest: the tests in it run, and print what they fail with.
 */
export function outcomeOf(
  program: string,
  context: Record<string, unknown> = cdkInitContext(),
): { readonly printed: string; readonly warned: string[] } {
  const outdir = mkdtempSync(join(tmpdir(), 'program-'));
  const apps: cdk.App[] = [];
  class App extends cdk.App {
    constructor(props?: cdk.AppProps) {
      super({ ...props, outdir, context: { ...context, ...props?.context } });
      apps.push(this);
    }
  }
  const aws = new Proxy(cdk, { get: (target, name) => (name === 'App' ? App : Reflect.get(target, name)) });
  const modules: Record<string, unknown> = { 'aws-cdk-lib': aws, 'aws-cdk-lib/core': aws, 'cdk-eks-pod-capacity': library };
  const printed: string[] = [];
  const code = transpileModule(program, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } });
  try {
    new Function('require', 'exports', 'console', 'test', code.outputText)(
      // eslint-disable-next-line @typescript-eslint/no-require-imports
      (name: string) => modules[name] ?? require(name), {}, { log: (...words: unknown[]) => printed.push(`${format(...words)}\n`) },
      (_: string, body: () => void) => printed.push(failureOf(body)),
    );
    const messages = apps.flatMap((app) => app.synth().stacks).flatMap(({ messages: all }) => all);
    const warned = messages.filter(({ level }) => level !== 'info').map(({ entry: { data } }) => String(data))
      .map((text) => /cdk-eks-pod-capacity:([a-z0-9-]+)/.exec(text)?.[1] ?? text);
    return { printed: printed.join(''), warned: [...new Set(warned)].sort() };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** What a test fails with: a line, or nothing. */
function failureOf(body: () => void): string {
  try {
    body();
    return '';
  } catch (error) {
    return `${(error as Error).message}\n`;
  }
}
