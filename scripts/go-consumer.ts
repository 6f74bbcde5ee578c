import { execFileSync } from 'child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { consumerTemplate } from './go-consumer/app';

const ROOT = join(__dirname, '..');
const MODULE = 'github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity';
const NEEDS = 'it needs Go 1.23, the Go module of aws-cdk-lib, and the compiled library (npx projen compile)';

/** Runs an app in Go against the library, and compares its template with that of the same app in TypeScript. */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'go-consumer-'));
  const run = (command: string, args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env) =>
    execFileSync(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  try {
    const outdir = join(folder, 'packages');
    run(join(ROOT, 'node_modules/.bin/jsii-pacmak'), ['--code-only', '--targets', 'go', '--outdir', outdir], ROOT);
    const consumer = join(folder, 'consumer');
    const library = join(outdir, 'go/cdkekspodcapacity');
    execFileSync('mkdir', [consumer]);
    copyFileSync(join(__dirname, 'go-consumer/main.go'), join(consumer, 'main.go'));
    writeFileSync(join(consumer, 'go.mod'), `module consumer\n\ngo 1.23\n\nreplace ${MODULE} => ${library}\n`);
    run('go', ['mod', 'tidy'], consumer);
    run('go', ['run', '.'], consumer, { ...process.env, CDK_OUTDIR: join(folder, 'cdk.out') });
    const template = JSON.parse(readFileSync(join(folder, 'cdk.out/Consumer.template.json'), 'utf8'));
    const expected = JSON.parse(JSON.stringify(consumerTemplate()));
    if (!isDeepStrictEqual(template, expected)) {
      throw new Error(`Go gives another template than TypeScript:\n${JSON.stringify(template.Metadata, undefined, 2)}`);
    }
    console.log('the template of Go is that of TypeScript, manifests included');
  } catch (error) {
    throw new Error(`the consumer in Go failed; ${NEEDS}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
