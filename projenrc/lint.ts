import { JsonFile, Project } from 'projen';

/** The rooms of `src`, from the left to the right: each may import from those before it. */
export const PURE_ROOMS = [
  'findings', 'addressing', 'capacity', 'vpc-cni', 'forecast', 'plan', 'churn', 'assertions', 'audit', 'render',
];
export const CDK_ROOMS = ['validation', 'templates', 'network', 'eks', 'cni', 'compute', 'cluster', 'checks'];

/** What a line holds, comments and strings included: two files stand side by side on a screen. */
const MOST_CHARACTERS = 120;

/** What lays out code, as projen's own rules for ESLint do. */
const LAYOUT = {
  'stylistic/indent': ['error', 2],
  'stylistic/quotes': ['error', 'single', { avoidEscape: true }],
  'stylistic/comma-dangle': ['error', 'always-multiline'],
  'stylistic/comma-spacing': ['error', { before: false, after: true }],
  'stylistic/no-multi-spaces': ['error', { ignoreEOLComments: false }],
  'stylistic/array-bracket-spacing': ['error', 'never'],
  'stylistic/array-bracket-newline': ['error', 'consistent'],
  'stylistic/object-curly-spacing': ['error', 'always'],
  'stylistic/object-curly-newline': ['error', { multiline: true, consistent: true }],
  'stylistic/object-property-newline': ['error', { allowAllPropertiesOnSameLine: true }],
  'stylistic/keyword-spacing': 'error',
  'stylistic/brace-style': ['error', '1tbs', { allowSingleLine: true }],
  'stylistic/space-before-blocks': 'error',
  'stylistic/member-delimiter-style': 'error',
  'stylistic/semi': ['error', 'always'],
  'stylistic/max-len': ['error', { code: MOST_CHARACTERS, ignoreUrls: true }],
  'stylistic/quote-props': ['error', 'consistent-as-needed'],
  'stylistic/key-spacing': 'error',
  'stylistic/no-multiple-empty-lines': 'error',
  'stylistic/no-trailing-spaces': 'error',
};

/** What code may not do, in a file of any folder. */
const CODE = {
  'curly': ['error', 'multi-line', 'consistent'],
  'no-bitwise': 'error',
  'no-shadow': 'error',
  'typescript/dot-notation': 'error',
  'typescript/no-require-imports': 'error',
  'typescript/no-floating-promises': 'error',
  'typescript/return-await': 'error',
  'member-order/member-ordering': ['error', {
    default: [
      'public-static-field', 'public-static-method', 'protected-static-field', 'protected-static-method',
      'private-static-field', 'private-static-method', 'field', 'constructor', 'method',
    ],
  }],
  'max-lines': ['error', { max: 300, skipBlankLines: false }],
};

const IMPORTS = {
  'import/no-duplicates': 'error',
  'imports/order': [
    'error',
    { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } },
  ],
  'own/no-circle': 'error',
};

/** Has Oxlint hold the rooms apart, and files and lines to their size. `folders` are those beside `src`. */
export function addLint(project: Project, folders: string[]): void {
  new JsonFile(project, '.oxlintrc.json', {
    obj: {
      plugins: ['typescript', 'import'],
      jsPlugins: [
        { name: 'stylistic', specifier: '@stylistic/eslint-plugin' },
        { name: 'imports', specifier: 'eslint-plugin-import' },
        { name: 'member-order', specifier: '@typescript-eslint/eslint-plugin' },
        './projenrc/lint-rules/index.js',
      ],
      settings: { 'import/resolver': { node: { extensions: ['.ts', '.js', '.json'] } } },
      categories: { correctness: 'off' },
      ignorePatterns: ['**/*.js', '**/*.d.ts', '**/*.generated.ts', 'node_modules', '**/cdk.out'],
      rules: { ...LAYOUT, ...CODE, ...IMPORTS },
      overrides: [...SOURCES, WITHOUT_CDK, TESTS],
    },
    // Oxlint refuses names that it does not know, as that of projen's remark.
    marker: false,
  });
  const paths = ['src', ...folders, '.projenrc.ts'];
  project.addTask('check', {
    description: 'Check types and lint',
    exec: `oxlint --type-aware --type-check --tsconfig tsconfig.check.json ${paths.join(' ')}`,
  });
}

/** What holds for the sources alone. */
const SOURCES = [
  {
    files: ['src/**/*.ts'],
    rules: {
      'imports/no-extraneous-dependencies': [
        'error',
        { devDependencies: false, optionalDependencies: false, peerDependencies: true },
      ],
      'own/rooms': ['error', { order: [...PURE_ROOMS, ...CDK_ROOMS, 'cli'], apart: { cli: CDK_ROOMS } }],
      'own/own-private': 'error',
      'own/no-named-os': 'error',
      'own/one-file-of-a-name': 'error',
      'own/folder-size': ['error', { most: 15 }],
    },
  },
  {
    // Operating systems themselves, their enumerations, and the sentences that speak of them.
    files: [
      'src/compute/os/**/*.ts',
      'src/compute/node-os.ts',
      'src/capacity/kernel/**/*.ts',
      'src/capacity/operating-system.ts',
      'src/findings/words/**/*.ts',
      'src/audit/migration/words/**/*.ts',
    ],
    rules: { 'own/no-named-os': 'off' },
  },
];

const TESTS = {
  // A table of cases has a row for each.
  files: ['test/**/*.ts'],
  rules: {
    'max-lines': 'off',
    'stylistic/max-len': [
      'error',
      {
        code: 150,
        ignoreUrls: true,
        ignoreStrings: true,
        ignoreTemplateLiterals: true,
        ignoreComments: true,
        ignoreRegExpLiterals: true,
      },
    ],
  },
};

/** The rooms that are arithmetic and text, and the command line, which starts faster without CDK. */
const WITHOUT_CDK = {
  files: [...PURE_ROOMS, 'cli'].map((room) => `src/${room}/**/*.ts`),
  rules: {
    'no-restricted-imports': [
      'error',
      { paths: ['aws-cdk-lib', 'constructs'], patterns: ['aws-cdk-lib/**', 'constructs/**'] },
    ],
  },
};
