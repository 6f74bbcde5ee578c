import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { writeGo } from '../constructs/compiled-blocks';
import { consumerTemplate } from './go-hostile/go-app';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, run } from './twin';

const MODULE = 'github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity';
const CDK = 'github.com/aws/aws-cdk-go/awscdk/v2';
const NEEDS = 'Go 1.23 or later, and the Go module of aws-cdk-lib';

/** The version of CDK that Go takes in place of the lowest, where a proxy does not have that one: 2.277.0. */
const [cdk] = process.argv.slice(2);

/**
 * Runs the tests of the consumer in Go with the library, and compares its template with that of TypeScript; then that
 * of a second app, which hands over values of every kind.
 */
inTemporaryFolder('Go', NEEDS, (folder) => {
  demand('go', ['version'], 'golang.org says how to install it');
  const library = join(packages('go', folder, '--code-only'), 'cdkekspodcapacity');
  const consumer = copyOf('go', folder);
  const examples = writeGo(join(consumer, 'examples'));
  const replaced = [`-replace=${MODULE}=${library}`, ...(cdk === undefined ? [] : [`-replace=${CDK}=${CDK}@v${cdk}`])];
  run('go', ['mod', 'edit', ...replaced], consumer);
  run('go', ['mod', 'tidy'], consumer);
  run('go', ['build', './...'], consumer);
  run('go', ['test', '.'], consumer);
  console.log(`${examples} examples of docs/constructs.md in Go compile`);
  expectTwin('Go', outcomeOf('go', ['run', '.'], consumer));

  const values = join(folder, 'values');
  mkdirSync(values);
  cpSync(join(__dirname, 'go-hostile/main.go'), join(values, 'main.go'));
  writeFileSync(join(values, 'go.mod'), 'module consumer\n\ngo 1.23\n');
  run('go', ['mod', 'edit', ...replaced], values);
  run('go', ['mod', 'tidy'], values);
  run('go', ['run', '.'], values, { ...process.env, CDK_OUTDIR: join(folder, 'cdk.out') });
  const template = JSON.parse(readFileSync(join(folder, 'cdk.out/Consumer.template.json'), 'utf8'));
  if (!isDeepStrictEqual(template, JSON.parse(JSON.stringify(consumerTemplate())))) {
    throw new Error(`Go gives another template than TypeScript:\n${JSON.stringify(template.Metadata, undefined, 2)}`);
  }
  console.log('values come back from Go as they were, those of manifests included');
});
