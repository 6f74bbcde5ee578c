import { awscdk, javascript, JsonFile, TextFile } from 'projen';
import { addLanguageTasks } from './projenrc/languages';
import { addLint } from './projenrc/lint';

/** The lowest aws-cdk-lib that the package takes: the first release with CfnSubnetCidrReservation. */
const LOWEST_CDK = '2.273.0';

/** A newer one, on which the examples are synthesized too. */
const NEWER_CDK = '2.276.0';

/** The oldest supported Node, which `.ci/run` takes where the machine has none of those that docs/support.md names. */
const OLDEST_NODE = '22';

/** What is no part of the package. */
const FOLDERS = ['test', 'benchmarks', 'examples', 'scripts', 'projenrc'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-eks-pod-capacity',
  description:
    'Amazon EKS clusters that run as many pods per node as the nodes can hold, and do not run out of IP addresses '
    + 'for pods: both are computed at synth.',
  author: 'cdk-eks-pod-capacity maintainers',
  authorAddress: 'maintainers@cdk-eks-pod-capacity.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity.git',
  defaultReleaseBranch: 'main',
  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  license: 'Apache-2.0',
  // As the README says it: before the first release.
  stability: 'experimental',
  homepage: 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity#readme',
  bugsUrl: 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/issues',
  keywords: [
    'aws', 'cdk', 'awscdk', 'eks', 'kubernetes', 'vpc-cni', 'prefix-delegation', 'max-pods', 'custom-networking',
  ],

  cdkVersion: LOWEST_CDK,
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  minNodeVersion: `${OLDEST_NODE}.0.0`,
  workflowNodeVersion: OLDEST_NODE,

  bundledDeps: ['fastest-levenshtein', 'heap-js', 'pure-rand', 'smol-toml', 'yaml'],
  devDeps: [
    '@aws-cdk/cloudformation-diff',
    '@stylistic/eslint-plugin@^2',
    `@types/node@^${OLDEST_NODE}`,
    '@typescript-eslint/eslint-plugin@^8',
    'ajv@^8',
    'cdk-nag@^3',
    'eslint@^9',
    'eslint-plugin-import',
    'fast-check',
    'jest-circus@^30',
    'jest-mock@^30',
    'oxlint',
    'oxlint-tsgolint',
    'sucrase@^3',
  ],
  bin: { 'eks-pod-capacity': 'bin/eks-pod-capacity.js' },

  publishToPypi: { distName: 'cdk-eks-pod-capacity', module: 'cdk_eks_pod_capacity' },
  publishToMaven: {
    mavenGroupId: 'io.github.cdkekspodcapacity',
    mavenArtifactId: 'cdk-eks-pod-capacity',
    javaPackage: 'io.github.cdkekspodcapacity',
  },
  publishToNuget: { dotNetNamespace: 'CdkEksPodCapacity', packageId: 'CdkEksPodCapacity' },
  publishToGo: {
    moduleName: 'github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go',
    packageName: 'cdkekspodcapacity',
  },

  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    // Silent: each synthesis reports its warnings on the console.
    extraCliOptions: ['--silent', '--json', '--outputFile=jest-result.json'],
    junitReporting: false,
    coverageText: false,
    jestConfig: {
      collectCoverage: false,
      // Of all other folders jest would list the files, packages included.
      roots: ['<rootDir>/src', '<rootDir>/test'],
      // By default one core of two would stand idle.
      maxWorkers: '100%',
      globalSetup: '<rootDir>/test/private/jest-setup.ts',
      globalTeardown: '<rootDir>/test/private/jest-teardown.ts',
      // Sources and packages once for each worker, instead of once for each file.
      testEnvironment: '<rootDir>/test/private/native-environment.ts',
      testRunner: '<rootDir>/test/private/native-runner.js',
      // Beside the packages, where the next run finds it; the temporary folder is left as it was.
      cacheDirectory: '<rootDir>/node_modules/.cache/jest',
    },
  },
  // Oxlint reads files, and checks types beside, in a fraction of the time.
  eslint: false,
  gitignore: ['cdk.out', '.jsii.tabl.json', '/jest-result.json'],
  npmIgnoreOptions: {
    ignorePatterns: [
      '/.cache/',
      '/.ci/',
      '/.oxlintrc.json',
      '/tsconfig.check.json',
      '/benchmarks/',
      '/examples/',
      '/docs/',
      '/data/',
      '/scripts/',
      '/rosetta/',
      '/coverage/',
      '/jest-result.json',
      '/API.md',
      '/CONTRIBUTING.md',
      '/SECURITY.md',
      '/.npmrc',
      'cdk.out',
    ],
  },
});

// Sources are compiled once for all tests, and by Sucrase, which takes far less time than TypeScript's compiler.
project.deps.removeDependency('ts-jest');
Object.assign(project.jest!.config, { transform: { '\\.ts$': '<rootDir>/test/private/typescript-module.js' } });

// The packages of other languages are made from this one, and their examples from the translations in it.
project.npmignore?.include('.jsii.tabl.json');

// Source maps with the sources in them are more than half of what Node reads to load the library.
for (const option of ['inlineSourceMap', 'inlineSources']) {
  project.tryFindObjectFile('tsconfig.json')?.addDeletionOverride(`compilerOptions.${option}`);
}

// Of 1.13.0 not every platform's binary can be had everywhere, and npm ci refuses a lock file that lacks one.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

// A release alone needs it, and its task takes it by npx: it and its own packages were half of the time of npm ci.
project.deps.removeDependency('commit-and-tag-version');

// Both have a binary for each platform among their optional packages, and scripts that only look for it.
project.package.addField('allowScripts', { '@parcel/watcher': false, 'unrs-resolver': false });

// The lock file names packages and versions; where they are downloaded from is the machine's affair.
new TextFile(project, '.npmrc', { lines: ['omit-lockfile-registry-resolved=true', ''], marker: false });

// Where to publish is the publisher's own default, as it is for the other languages.
project
  .tryFindObjectFile('.github/workflows/release.yml')
  ?.addDeletionOverride('jobs.release_npm.steps.9.env.NPM_REGISTRY');

for (const folder of ['benchmarks', 'examples', 'scripts']) {
  new JsonFile(project, `${folder}/tsconfig.json`, {
    obj: {
      extends: '../tsconfig.json',
      compilerOptions: { noEmit: true, rootDir: '..' },
      include: ['**/*.ts'],
      exclude: ['node_modules', '**/cdk.out'],
    },
  });
}

// jest transpiles only, so types are checked apart: of all folders at once, for each has the sources and CDK in it.
new JsonFile(project, 'tsconfig.check.json', {
  obj: {
    extends: './tsconfig.json',
    // Declarations are made where the sources are compiled, and checked there.
    compilerOptions: { noEmit: true, rootDir: '.', declaration: false },
    include: [
      ...['src', ...FOLDERS].map((folder) => `${folder}/**/*.ts`),
      '.projenrc.ts',
    ],
    exclude: ['node_modules', '**/cdk.out'],
  },
});
addLint(project, FOLDERS);

// Most of what V8 makes here lives shortly: with room for it, far less is copied. Threads that collect garbage would
// take the processors from tests of other workers.
const node = 'node --max-semi-space-size=64 --single-threaded-gc';
const { execArgs: jestWords } = project.testTask.steps.find(({ execArgs }) => execArgs?.[0] === 'jest')!;
const jest = project.addTask('jest', {
  description: 'Run tests: [patterns and options of jest]',
  exec: `${node} node_modules/jest/bin/jest.js ${jestWords!.slice(1).join(' ')}`,
  receiveArgs: true,
});
project.testTask.reset(`node projenrc/beside.js check ${jest.name} --`, { receiveArgs: true });

project.compileTask.reset('jsii --fail-on-warnings');

const snippets = project.addTask('snippets', {
  description: 'Compile the README and @example snippets',
  exec: 'jsii-rosetta extract --compile --fail .jsii',
});
project.postCompileTask.spawn(snippets);

// A build needs Node alone; package-all makes the packages of every language, for those who have their toolchains.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

const runTs = 'ts-node --transpile-only --project scripts/tsconfig.json';
project.postCompileTask.spawn(project.addTask('generate:prop-names', {
  description: 'Write the names of the properties of each struct that users pass in, from the compiled API',
  exec: `${runTs} scripts/generate-prop-names.ts`,
}));
project.postCompileTask.spawn(project.addTask('docs:blocks', {
  description: 'Compile each block of TypeScript in the README and the guides against the compiled library',
  exec: `${runTs} scripts/doc-blocks.ts`,
}));
project.postCompileTask.spawn(project.addTask('generate:schemas', {
  description: 'Write the schemas of the JSON that forecasts and plans are, from the compiled API',
  exec: `${runTs} scripts/generate-schemas.ts`,
}));
project.postCompileTask.spawn(project.addTask('lazy-index', {
  description: 'Have the compiled index load a module when its export is first read',
  exec: `${runTs} scripts/lazy-index.ts`,
}));
project.postCompileTask.spawn(project.addTask('check:api', {
  description: 'Fail on API that is not documented, or that other languages cannot read',
  exec: `${runTs} scripts/check-api.ts`,
}));
project.addTask('cdk-init:refresh', {
  description: 'Take what `cdk init` writes today into test/docs/cdk-init; it needs the network',
  exec: `${runTs} scripts/refresh-cdk-init.ts`,
});
project.addTask('generate:instance-types', {
  description: 'Make the table of instance types from data/instance-types.csv',
  exec: `${runTs} scripts/generate-instance-types.ts`,
});
project.addTask('generate:day-two', {
  description: 'Write docs/day-two.md from the changes of test/day-two',
  exec: `${runTs} scripts/generate-day-two.ts`,
});
project.addTask('generate:findings', {
  description: 'Write docs/findings.md from the catalogue and the examples of test/findings/fixtures',
  exec: `${runTs} scripts/generate-findings.ts`,
});
project.addTask('generate:nodes', {
  description: 'Write docs/nodes.md from the kinds of test/nodes',
  exec: `${runTs} scripts/generate-nodes.ts`,
});
project.addTask('generate:reports', {
  description: 'Write the drawings of the documentation, and the reports of plans that tests compare',
  exec: `${runTs} scripts/generate-reports.ts`,
});
project.addTask('pages', {
  description: 'Open the page of each kind of plan in Chromium, where it is installed: [folder to leave pages in]',
  exec: `${runTs} scripts/check-pages.ts`,
  receiveArgs: true,
});
project.addTask('generate:security', {
  description: 'Write docs/security.md from what the packs of cdk-nag say of the examples',
  exec: `${runTs} scripts/generate-security.ts`,
});
project.addTask('security', {
  description:
    'Print what the packs of cdk-nag say of each example, and all that is acknowledged; fails on anything else',
  exec: `${runTs} scripts/security.ts`,
});
project.addTask('hostile', {
  description: 'Give every public entry hostile input: [inputs, 100000 by default] [seed]',
  exec: `${runTs} scripts/hostile-input.ts`,
  receiveArgs: true,
});
project.addTask('example', {
  description: 'Synthesize an example into its cdk.out, as the CDK CLI would, and print its capacity',
  exec: `${runTs} scripts/run-example.ts`,
  receiveArgs: true,
});
project.addTask('examples', {
  description: 'Synthesize all examples with the npm package, on the lowest and on a newer CDK; fails on any warning',
  exec: `${runTs} scripts/examples-on-cdk.ts ${NEWER_CDK}`,
});
project.addTask('benchmark', {
  description:
    'Time plan, simulation and synthesis, and print what they took; fails above the limits that CONTRIBUTING states',
  exec: `${runTs} benchmarks/run.ts`,
});
addLanguageTasks(project, runTs);
project.addTask('package:names', {
  description: 'Generate the Python and Java packages from the npm package, so that names and examples survive',
  exec: `${runTs} scripts/check-packages.ts`,
});

project.synth();
