import { asciiOf, NO_TERMINAL, painted, terminalOf } from '../../../src/cli/framework/terminal';
import { main } from '../../../src/cli/main';

const TTY = { isTTY: true, columns: 120 };
const PIPE = {};

test.each<[string, Record<string, string>, object, object, boolean, boolean]>([
  ['a terminal', { TERM: 'xterm' }, TTY, TTY, true, true],
  ['a pipe', { TERM: 'xterm' }, PIPE, PIPE, false, false],
  ['a pipe beside a terminal', { TERM: 'xterm' }, PIPE, TTY, false, true],
  ['a poor terminal', { TERM: 'dumb' }, TTY, TTY, false, false],
  ['NO_COLOR', { NO_COLOR: '1' }, TTY, TTY, false, false],
  ['an empty NO_COLOR', { NO_COLOR: '' }, TTY, TTY, true, true],
  ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, PIPE, PIPE, true, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, TTY, TTY, false, false],
  ['both', { NO_COLOR: '1', FORCE_COLOR: '1' }, TTY, TTY, false, false],
])('%s: colours of the answer and of messages', (_, env, stdout, stderr, color, messageColor) => {
  expect(terminalOf(env, stdout, stderr)).toMatchObject({ color, messageColor });
});

test.each<[string, Record<string, string>, boolean]>([
  ['nothing', {}, false],
  ['UTF-8', { LANG: 'en_US.UTF-8' }, false],
  ['utf8', { LANG: 'C.utf8' }, false],
  ['C', { LANG: 'C' }, true],
  ['POSIX over UTF-8', { LC_ALL: 'POSIX', LANG: 'en_US.UTF-8' }, true],
  ['UTF-8 over C', { LC_ALL: 'C.UTF-8', LANG: 'C' }, false],
  ['characters over language', { LC_CTYPE: 'de_DE.ISO-8859-1', LANG: 'de_DE.UTF-8' }, true],
  ['an empty one', { LC_ALL: '', LANG: 'en_GB.UTF-8' }, false],
  ['a poor terminal', { TERM: 'dumb', LANG: 'en_GB.UTF-8' }, true],
])('a locale of %s asks for ASCII: %s', (_, env, ascii) => {
  expect(terminalOf(env, TTY, TTY).ascii).toBe(ascii);
});

test.each([[TTY, 120], [PIPE, 80], [{ isTTY: true }, 80], [{ isTTY: true, columns: 0 }, 80]])('%j has %d columns', (stdout, columns) => {
  expect(terminalOf({}, stdout, PIPE).columns).toBe(columns);
});

test('ASCII has signs of ours by others and letters by their code', () => {
  expect(asciiOf('███░ 93 % – pods-ü')).toBe('###. 93 % - pods-\\u{fc}');
});

test('severities have their colour at the beginning of a line, and nothing else has', () => {
  expect(painted('error: x error: y\nwarning: z\nno error', true)).toBe('\u001b[31merror\u001b[0m: x error: y\n\u001b[33mwarning\u001b[0m: z\nno error');
  expect(painted('error: x', false)).toBe('error: x');
});

describe('the words ask', () => {
  const DENSE = 'docs/cases/dense-cluster.yaml';
  const escape = /\u001b\[/;
  const coloured = { ...NO_TERMINAL, color: true, messageColor: true };

  test.each<[string, string[], boolean]>([
    ['colours of a terminal', ['plan', DENSE], true],
    ['--no-color anywhere', ['--no-color', 'plan', DENSE], false],
    ['--no-color at the end', ['plan', DENSE, '--no-color'], false],
    ['the last one', ['plan', '--no-color', DENSE, '--color'], true],
    ['data', ['plan', DENSE, '--json'], false],
    ['Markdown', ['plan', DENSE, '--markdown'], false],
  ])('%s', (_, words, hasColor) => {
    expect(escape.test(main(words, coloured).stdout)).toBe(hasColor);
  });

  test('messages too', () => {
    expect(main(['plna'], coloured).stderr).toMatch(escape);
    expect(main(['plna', '--no-color'], coloured).stderr).not.toMatch(escape);
    expect(main(['plna', '--color']).stderr).toMatch(escape);
  });

  test('where the locale asks, nothing but ASCII is shown', () => {
    expect(main(['plan', DENSE], { ...NO_TERMINAL, ascii: true }).stdout).toMatch(/^[\0-\x7f]+$/);
    expect(main(['plan', DENSE]).stdout).toMatch(/█/);
  });
});
