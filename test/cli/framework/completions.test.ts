import { spawnSync } from 'child_process';
import { COMMANDS } from '../../../src/cli/command-table';
import { completionsOf, SHELLS } from '../../../src/cli/framework/completions';
import { main } from '../../../src/cli/main';

const NAMES = COMMANDS.map(({ name }) => name);

test.each(SHELLS.map((shell) => [shell]))('%s has all commands and options', (shell) => {
  const { code, stdout } = main(['completion', shell]);

  expect([code, stdout]).toEqual([0, completionsOf(shell, COMMANDS)]);
  expect(NAMES.filter((name) => !stdout.includes(name))).toEqual([]);
  expect(COMMANDS.flatMap(({ options }) => Object.keys(options)).filter((name) => !stdout.includes(shell === 'fish' ? `-l ${name}` : `--${name}`))).toEqual([]);
});

test.each([
  [['completion'], /SHELL is missing: give bash, zsh or fish/],
  [['completion', 'bsh'], /SHELL must be bash, zsh or fish, and is 'bsh': did you mean bash/],
  [['completion', 'bash', 'zsh'], /'zsh' is not expected: give one SHELL/],
])('%j fails with exit 2', (words, problem) => {
  expect(main(words)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(problem) });
});

test('bash completes commands, options and values', () => {
  const complete = (...words: string[]) => `COMP_WORDS=(eks-pod-capacity ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _eks_pod_capacity; echo "\${COMPREPLY[*]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', [
    completionsOf('bash', COMMANDS), complete('pl'), complete('plan', '--ma'), complete('max-pods', '--os', 'b'), complete('completion', 'f'), complete('help', 'sim'),
  ].join('\n')], { encoding: 'utf8' });

  expect([stderr, stdout.split('\n')]).toEqual(['', ['plan', '--markdown --max-bytes', 'bottlerocket', 'fish', 'simulate', '']]);
});
