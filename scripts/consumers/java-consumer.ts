import { rmSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';
import { copyOf, demand, expectTwin, inTemporaryFolder, outcomeOf, packages, run } from './twin';

const NEEDS = 'a JDK of 11 or later, Maven, and packages of Maven Central';

/**
 * Makes the jar of the library, runs the tests of the consumer in Java with it, and compares its template with that of
 * TypeScript. Maven finds the jar where it keeps all packages, and it is taken away from there afterwards.
 */
inTemporaryFolder('Java', NEEDS, (folder) => {
  demand('javac', ['-version'], 'on Debian `apt-get install default-jdk-headless` brings it');
  demand('mvn', ['-version'], 'on Debian `apt-get install maven` brings it');
  const library = packages('java', folder, '--code-only');
  const consumer = copyOf('java', folder);
  const quiet = ['--batch-mode', '--quiet'];
  try {
    run('mvn', [...quiet, '-Dmaven.javadoc.skip', '-Dmaven.source.skip', '-Dgpg.skip', 'install'], library);
    run('mvn', [...quiet, 'test'], consumer);
    expectTwin('Java', outcomeOf('mvn', [...quiet, 'exec:java'], consumer));
  } finally {
    const own = 'repository/io/github/cdkekspodcapacity/cdk-eks-pod-capacity/0.0.0';
    rmSync(join(homedir(), '.m2', own), { recursive: true, force: true });
  }
});
