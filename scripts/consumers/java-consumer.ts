import { readFileSync, rmSync, writeFileSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, run } from './twin';
import { writeJava } from '../constructs/compiled-blocks';

const NEEDS = 'a JDK of 11 or later, Maven, and packages of Maven Central';

/** The version of CDK that Java takes in place of the lowest, where Maven reaches a repository without that one. */
const [cdk] = process.argv.slice(2);

/**
 * Makes the jar of the library, runs the tests of the consumer in Java with it, and compares its template with that of
 * TypeScript. Maven finds the jar where it keeps all packages, and it is taken away from there afterwards.
 */
inTemporaryFolder('Java', NEEDS, (folder) => {
  demand('javac', ['-version'], 'on Debian `apt-get install default-jdk-headless` brings it');
  demand('mvn', ['-version'], 'on Debian `apt-get install maven` brings it');
  const library = packages('java', folder, '--code-only');
  pinVersions(join(library, 'pom.xml'));
  const consumer = copyOf('java', folder);
  const examples = writeJava(join(consumer, 'src/main/java/com/example'));
  const quiet = ['--batch-mode', '--quiet', ...(cdk === undefined ? [] : [`-Dcdk.version=${cdk}`])];
  try {
    run('mvn', [...quiet, '-Dmaven.javadoc.skip', '-Dmaven.source.skip', '-Dgpg.skip', 'install'], library);
    run('mvn', [...quiet, 'test'], consumer);
    console.log(`${examples} examples of docs/constructs.md in Java compile`);
    expectTwin('Java', outcomeOf('mvn', [...quiet, 'exec:java'], consumer));
  } finally {
    const own = 'repository/io/github/cdkekspodcapacity/cdk-eks-pod-capacity/0.0.0';
    rmSync(join(homedir(), '.m2', own), { recursive: true, force: true });
  }
});

/** The lowest version of each range: what TypeScript has here, without a list of versions from the repository. */
function pinVersions(pom: string): void {
  const text = readFileSync(pom, 'utf8');
  const lowest = text.replace(/<version>\[([^,]+),[^)\]]*[)\]]<\/version>/g, '<version>$1</version>');
  const ofCdk = /(?<=<artifactId>aws-cdk-lib<\/artifactId>\s*<version>)[^<]+/;
  writeFileSync(pom, cdk === undefined ? lowest : lowest.replace(ofCdk, cdk));
}
