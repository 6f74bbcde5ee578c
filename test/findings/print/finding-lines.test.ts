import { findingOf } from '../../../src/findings/catalogue';
import { Finding } from '../../../src/findings/finding';
import { few } from '../../../src/findings/phrases';
import { blockOf, blocksOf, headLine, lineOf, partLines } from '../../../src/findings/print/finding-lines';
import { about } from '../../../src/findings/subject';
import { wording } from '../../../src/findings/wording';
import { plainFinding } from '../../private/plain-finding';

const PAGE = 'https://github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/blob/main/docs/findings.md#subnet-overcommitted';

const SMALL = wording('subnet-overcommitted', ({ subnets, zones, short }: { subnets: readonly string[]; zones: readonly string[]; short: number }) => ({
  message: `${few(subnets)} in ${few(zones)}: ${short} too few`,
  details: [`subnets: ${subnets.join(', ')}`],
  fix: ['use larger ones'],
}), { subnets: ['a'], zones: ['z'], short: 1 }, ['subnets', 'zones']);

const small = (subnet: string, short: number = 1): Finding =>
  findingOf(SMALL, about.subnet(subnet), { subnets: [subnet], zones: [`zone ${subnet}`], short });

test('a block is the message, the sums, the ways out and the page', () => {
  const finding = plainFinding('subnet-overcommitted', 'a', 'too small', { details: ['1 of 2'], fix: ['more', 'fewer'] });

  expect(blockOf(finding)).toBe([
    'too small [cdk-eks-pod-capacity:subnet-overcommitted]', '    1 of 2', '    fix: more', '    or: fewer', `    see: ${PAGE}`,
  ].join('\n'));
  expect(lineOf(finding)).toBe('too small: more, or fewer');
});

test('a finding of another language has what it brings', () => {
  const { id, severity, subject, message } = small('a');

  expect(blockOf({ id, severity, subject, message })).toBe('a in zone a: 1 too few [cdk-eks-pod-capacity:subnet-overcommitted]');
});

describe('findings that are alike', () => {
  test('are one that lists what they are of; one with another number is its own', () => {
    expect(blocksOf([small('a'), small('b', 2), small('c')]).map((block) => block.split('\n')[0])).toEqual([
      'a, c in zone a, zone c: 1 too few [cdk-eks-pod-capacity:subnet-overcommitted]',
      'b in zone b: 2 too few [cdk-eks-pod-capacity:subnet-overcommitted]',
    ]);
  });

  test('of one thing are one, which names it once', () => {
    const [block, ...others] = blocksOf([small('a'), small('b'), small('a')]);

    expect(others).toEqual([]);
    expect(block.split('\n')[0]).toBe('a, b in zone a, zone b: 1 too few [cdk-eks-pod-capacity:subnet-overcommitted]');
  });

  test('but for their subjects are one that names these', () => {
    const same = wording('vcpus-unknown', () => ({ message: 'not known' }), {});
    const [block, ...others] = blocksOf(['x9.large', 'x9.xlarge'].map((type) => findingOf(same, about.type(type), {})));

    expect(others).toEqual([]);
    expect(block.split('\n').slice(0, 2)).toEqual(['not known [cdk-eks-pod-capacity:vcpus-unknown]', '    it is the same for x9.large, x9.xlarge']);
  });

  test('of five hundred subnets are one short block, and each is in the findings', () => {
    const findings = Array.from({ length: 500 }, (_, index) => small(`subnet-${index}`));
    const [block, ...others] = blocksOf(findings);

    expect(others).toEqual([]);
    expect(block.length).toBeLessThan(900);
    expect(block).toContain('subnet-0, subnet-1, subnet-2 and 497 more');
    expect(findings.map(({ message }) => message)).toContain('subnet-499 in zone subnet-499: 1 too few');
  });

  test('of five hundred subnets with a number each are ten blocks, and a count of the others', () => {
    const blocks = blocksOf(Array.from({ length: 500 }, (_, index) => small(`subnet-${index}`, index)));

    expect(blocks).toHaveLength(11);
    expect(blocks[10]).toBe('490 more like these: subnet-10, subnet-11, subnet-12 and 487 more [cdk-eks-pod-capacity:subnet-overcommitted]');
  });

  test.each<[number, string | undefined]>([
    [9, undefined], [10, undefined], [11, '1 more like these: s10'], [12, '2 more like these: s10, s11'],
  ])('of %i subnets with a number each have a count of those beyond ten', (count, rest) => {
    const blocks = blocksOf(Array.from({ length: count }, (_, index) => small(`s${index}`, index)));

    expect(blocks.slice(0, 10).map((block) => block.split(' ')[0])).toEqual(Array.from({ length: Math.min(count, 10) }, (_, index) => `s${index}`));
    expect(blocks.slice(10)).toEqual(rest === undefined ? [] : [`${rest} [cdk-eks-pod-capacity:subnet-overcommitted]`]);
  });

  test('of two ids are counted by each', () => {
    const same = wording('vcpus-unknown', ({ type }: { type: string }) => ({ message: `${type} is not known` }), { type: 'a' });
    const types = Array.from({ length: 10 }, (_, index) => findingOf(same, about.type(`t${index}`), { type: `t${index}` }));

    expect(blocksOf([...Array.from({ length: 10 }, (_, index) => small(`s${index}`, index)), ...types])).toHaveLength(20);
  });
});

describe('names of users', () => {
  test.each<[string, string, string]>([
    ['a line feed', 'a\nb', 'a\\u{a}b'],
    ['an escape sequence of a terminal', 'a\u001b[31mb', 'a\\u{1b}[31mb'],
    ['a letter that turns the direction', 'a\u202eb', 'a\\u{202e}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['markup, which is none to a terminal', '<b>*a*</b>', '<b>*a*</b>'],
    ['255 characters', 'x'.repeat(255), `${'x'.repeat(60)}...${'x'.repeat(30)}`],
    ['100 characters', 'x'.repeat(100), 'x'.repeat(100)],
    ['200 characters in words', `${'x'.repeat(100)} ${'x'.repeat(99)}`, `${'x'.repeat(100)} ${'x'.repeat(99)}`],
    ['201 characters in words', `${'x'.repeat(100)} ${'x'.repeat(100)}`, `${'x'.repeat(60)}...${'x'.repeat(30)}`],
    ['letters of two units each', '\u{1f600}'.repeat(101), `${'\u{1f600}'.repeat(60)}...${'\u{1f600}'.repeat(30)}`],
  ])('with %s', (_, name, shown) => {
    expect(headLine(small(name)).startsWith(`${shown} in zone `) ? shown : headLine(small(name))).toBe(shown);
    expect(small(name).message).toContain(name);
  });

  test('that are very many end the line of details early', () => {
    const subnets = Array.from({ length: 200 }, (_, index) => `subnet-${index}`);
    const [line] = partLines(findingOf(SMALL, about.subnet('all'), { subnets, zones: ['z'], short: 1 }));

    expect(line.length).toBeLessThan(260);
    expect(line).toMatch(/^subnets: subnet-0, .*subnet-\d+, and more$/);
  });
});

test.each([
  [11, undefined], [12, undefined], [13, '1 more line is in the details of the finding'], [14, '2 more lines are in the details of the finding'],
])('of %i lines of details, what is beyond twelve is a count', (count, rest) => {
  const details = Array.from({ length: count }, (_, index) => `line ${index}`);
  const lines = partLines(plainFinding('subnet-overcommitted', 'a', 'too small', { details })).filter((line) => /line/.test(line));

  expect(lines).toEqual([...details.slice(0, 12), ...(rest === undefined ? [] : [rest])]);
});

test('of very many lines of details the first are written, and how many more there are', () => {
  const details = Array.from({ length: 15 }, (_, index) => `line ${index}`);

  expect(partLines(plainFinding('subnet-overcommitted', 'a', 'too small', { details })).slice(11, 13)).toEqual([
    'line 11', '3 more lines are in the details of the finding',
  ]);
});
