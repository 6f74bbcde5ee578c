import { inspect } from 'util';
import { FindingCatalogue } from '../../src/findings/catalogue';
import { FindingError } from '../../src/findings/finding-error';
import { plainFinding } from '../private/plain-finding';

const CIDR = plainFinding('invalid-cidr', 'cidr', 'the CIDR is wrong', { details: ['it has 33 bits'], fix: ['write 32', 'leave it out'] });
const NUMBER = plainFinding('invalid-number', 'maxEni', 'the number is wrong');
const [CIDR_PAGE, NUMBER_PAGE] = [CIDR, NUMBER].map(({ id }) => FindingCatalogue.find(id)!.documentation);

const CIDR_PARTS = ['    it has 33 bits', '    fix: write 32', '    or: leave it out', `    see: ${CIDR_PAGE}`];

test('one problem is its message with the id, and below it the sums, the ways out and the page', () => {
  expect(new FindingError([CIDR]).message).toBe(['the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]', ...CIDR_PARTS].join('\n'));
});

test('one problem of a construct begins with its path', () => {
  expect(new FindingError([NUMBER], 'Stack/Pods').message)
    .toBe(`[Stack/Pods] the number is wrong [cdk-eks-pod-capacity:invalid-number]\n    see: ${NUMBER_PAGE}`);
});

test.each([[undefined, ''], ['Stack/Pods', '[Stack/Pods] ']])('several problems of %s are counted, each with its parts', (path, beginning) => {
  expect(new FindingError([CIDR, NUMBER], path).message).toBe([
    `${beginning}2 problems:`,
    '  - the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]',
    ...CIDR_PARTS,
    '  - the number is wrong [cdk-eks-pod-capacity:invalid-number]',
    `    see: ${NUMBER_PAGE}`,
  ].join('\n'));
});

test('it is an Error with a name, and keeps the findings in their order', () => {
  const error = new FindingError([NUMBER, CIDR]);

  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('FindingError');
  expect(error.findings).toEqual([NUMBER, CIDR]);
});

test('what Node prints of it says each thing once', () => {
  const printed = inspect(new FindingError([CIDR, NUMBER], 'Stack/Pods'));

  for (const { message } of [CIDR, NUMBER]) expect(printed.split(message)).toHaveLength(2);
});
