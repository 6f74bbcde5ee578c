import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { isDeepStrictEqual } from 'util';
import { consumerTemplate } from './go-hostile/go-app';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, run } from './twin';

const MODULE = 'github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity';
const NEEDS = 'Go 1.23 or later, and the Go module of aws-cdk-lib';

/**
 * Runs the tests of the consumer in Go with the library, and compares its template with that of TypeScript; then that
 * of a second app, which hands over values of every kind.
 */
inTemporaryFolder('Go', NEEDS, (folder) => {
  demand('go', ['version'], 'golang.org says how to install it');
  const library = join(packages('go', folder, '--code-only'), 'cdkekspodcapacity');
  const consumer = copyOf('go', folder);
  run('go', ['mod', 'edit', `-replace=${MODULE}=${library}`], consumer);
  run('go', ['mod', 'tidy'], consumer);
  run('go', ['test', './...'], consumer);
  expectTwin('Go', outcomeOf('go', ['run', '.'], consumer));

  const values = join(folder, 'values');
  mkdirSync(values);
  cpSync(join(__dirname, 'go-hostile/main.go'), join(values, 'main.go'));
  writeFileSync(join(values, 'go.mod'), `module consumer\n\ngo 1.23\n\nreplace ${MODULE} => ${library}\n`);
  run('go', ['mod', 'tidy'], values);
  run('go', ['run', '.'], values, { ...process.env, CDK_OUTDIR: join(folder, 'cdk.out') });
  const template = JSON.parse(readFileSync(join(folder, 'cdk.out/Consumer.template.json'), 'utf8'));
  if (!isDeepStrictEqual(template, JSON.parse(JSON.stringify(consumerTemplate())))) {
    throw new Error(`Go gives another template than TypeScript:\n${JSON.stringify(template.Metadata, undefined, 2)}`);
  }
  console.log('values come back from Go as they were, those of manifests included');
});
