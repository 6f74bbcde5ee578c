import { javascript } from 'projen';

/** The rooms of `src`, from the left to the right: each may import from those before it. */
export const PURE_ROOMS = [
  'findings', 'addressing', 'capacity', 'vpc-cni', 'forecast', 'plan', 'churn', 'assertions', 'audit', 'render',
];
export const CDK_ROOMS = ['validation', 'templates', 'network', 'eks', 'cni', 'compute', 'cluster', 'checks'];

/** What a line holds, comments and strings included: two files stand side by side on a screen. */
const MOST_CHARACTERS = 120;

const WITHOUT_CDK = {
  'no-restricted-imports': [
    'error',
    { paths: ['aws-cdk-lib', 'constructs'], patterns: ['aws-cdk-lib/*', 'constructs/*'] },
  ],
};

/** Has ESLint hold the rooms apart, and files and lines to their size. */
export function addLintRules(eslint: javascript.Eslint): void {
  for (const [index, room] of PURE_ROOMS.entries()) {
    eslint.addOverride({
      files: [`src/${room}/**/*.ts`],
      rules: { ...WITHOUT_CDK, ...onlyLeftOf([...PURE_ROOMS.slice(index + 1), ...CDK_ROOMS, 'cli']) },
    });
  }
  for (const [index, room] of CDK_ROOMS.entries()) {
    eslint.addOverride({
      files: [`src/${room}/**/*.ts`],
      rules: onlyLeftOf([...CDK_ROOMS.slice(index + 1), 'cli']),
    });
  }
  eslint.addOverride({ files: ['src/cli/**/*.ts'], rules: { ...WITHOUT_CDK, ...onlyLeftOf(CDK_ROOMS) } });
  eslint.addRules({
    'no-circle': ['error'],
    'max-lines': ['warn', { max: 300, skipBlankLines: false }],
    '@stylistic/max-len': ['error', { code: MOST_CHARACTERS, ignoreUrls: true }],
  });
  eslint.addOverride({ files: ['test/**/*.ts'], rules: { 'max-lines': 'off' } });
  eslint.addOverride({
    // A table of cases has a row for each.
    files: ['test/**/*.ts'],
    rules: {
      '@stylistic/max-len': [
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
  });
  eslint.addOverride({
    files: ['src/**/*.ts'],
    rules: {
      'own-private': ['error'],
      'no-named-os': ['error'],
      'one-file-of-a-name': ['error'],
      'folder-size': ['error', { most: 15 }],
    },
  });
  eslint.addOverride({
    // Operating systems themselves, their enumerations, and the sentences that speak of them.
    files: [
      'src/compute/os/**/*.ts',
      'src/compute/node-os.ts',
      'src/capacity/kernel/**/*.ts',
      'src/capacity/operating-system.ts',
      'src/findings/words/**/*.ts',
      'src/audit/migration/words/**/*.ts',
    ],
    rules: { 'no-named-os': 'off' },
  });
}

function onlyLeftOf(rooms: string[]): Record<string, any> {
  return {
    'import/no-restricted-paths': [
      'error',
      { zones: [{ target: './src', from: rooms.map((room) => `./src/${room}`) }] },
    ],
  };
}
