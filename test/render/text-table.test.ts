import { textTable } from '../../src/render/text-table';

test('text stands to the left, numbers to the right, with two blanks between', () => {
  expect(textTable(['type', 'pods', 'memory'], [['m5.large', '29', '574 MiB'], ['t3', '4', '1465 MiB']])).toBe([
    'type      pods    memory',
    'm5.large    29   574 MiB',
    't3           4  1465 MiB',
  ].join('\n'));
});

test('a dash counts as a number, a word makes its column text', () => {
  expect(textTable(['cap', 'bound by'], [['-', 'enis'], ['110', '110']])).toBe([
    'cap  bound by',
    '  -  enis',
    '110  110',
  ].join('\n'));
});

test('a column is as wide as its head at least', () => {
  expect(textTable(['long head', 'b'], [['1', '2']])).toBe('long head  b\n        1  2');
});

test('a head without rows is a line', () => {
  expect(textTable(['type', 'pods'], [])).toBe('type  pods');
});
