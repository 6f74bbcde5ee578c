import { wholeNumberOf, wordsOf } from '../../src/cli/framework/arguments';
import { isProblem } from '../../src/cli/framework/command-result';

const OPTIONS = { count: { text: 'how many', value: { name: 'N', allowed: 'a whole number' } }, loud: { text: 'whether to shout' } };

test('operands keep their order, whatever stands between them', () => {
  expect(wordsOf(['b', '--loud', 'a', '--count', '3', 'c'], OPTIONS)).toMatchObject({
    operands: ['b', 'a', 'c'],
    values: { loud: true, count: '3' },
  });
});

test('a value may follow an equals sign', () => {
  expect(wordsOf(['--count=3'], OPTIONS)).toMatchObject({ operands: [], values: { count: '3' } });
});

test('no words are no operands and no values', () => {
  expect(wordsOf([], OPTIONS)).toMatchObject({ operands: [], values: {} });
});

test.each([
  [['--quiet'], '--quiet is not an option: allowed are --count, --loud'],
  [['-l'], '-l is not an option: allowed are --count, --loud'],
  [['--no-loud'], '--no-loud is not an option: did you mean --loud'],
  [['--loud=yes'], "--loud takes no value, and has 'yes'"],
])('fails on %p', (args, problem) => {
  expect(wordsOf(args, OPTIONS)).toEqual({ problems: [problem] });
});

test.each([[['--count']], [['--count=']], [['--count', '']]])('fails on %p, which lacks the value', (args) => {
  const words = wordsOf(args, OPTIONS);

  expect(isProblem(words) && words.problems[0]).toMatch(/^--count needs a value/);
});

describe('wholeNumberOf', () => {
  const numberOf = (text: string | undefined, least: number) => wholeNumberOf({ operands: [], values: { count: text } }, 'count', least);

  test.each([
    ['0', 0, 0],
    ['1', 1, 1],
    ['42', 1, 42],
    ['9007199254740991', 1, 9007199254740991], // 2^53 - 1
    [undefined, 1, undefined],
  ])('%p of %d or more is %p', (text, least, value) => {
    expect(numberOf(text, least)).toBe(value);
  });

  test.each([
    ['0', 1],
    ['-1', 0],
    ['1.5', 0],
    ['1e1', 0],
    ['0x10', 0],
    [' 1', 0],
    ['three', 0],
    ['NaN', 0],
    ['9007199254740992', 0], // 2^53, beyond what a number holds exactly
  ])('fails on %p of %d or more', (text, least) => {
    expect(numberOf(text, least)).toEqual({ problems: [`--count must be a whole number of ${least} or more, and is '${text}'`] });
  });
});

test.each([
  [{ problems: ['x'] }, true],
  [{ operands: [] }, false],
  [undefined, false],
  [null, false],
  ['problems', false],
  [3, false],
])('%p is a problem: %p', (value, expected) => {
  expect(isProblem(value)).toBe(expected);
});
