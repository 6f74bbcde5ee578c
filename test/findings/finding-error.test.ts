import { FindingError } from '../../src/findings/finding-error';
import { plainFinding } from '../private/plain-finding';

const CIDR = plainFinding('invalid-cidr', 'cidr', 'the CIDR is wrong');
const NUMBER = plainFinding('invalid-number', 'maxEni', 'the number is wrong');

test('one problem is one line that ends with its id', () => {
  expect(new FindingError([CIDR]).message).toBe('the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]');
});

test('one problem of a construct begins with its path', () => {
  expect(new FindingError([CIDR], 'Stack/Pods').message).toBe('[Stack/Pods] the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]');
});

test('several problems are counted and stand one to a line', () => {
  expect(new FindingError([CIDR, NUMBER]).message).toBe([
    '2 problems:',
    '  - the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]',
    '  - the number is wrong [cdk-eks-pod-capacity:invalid-number]',
  ].join('\n'));
});

test('several problems of a construct begin with its path, once', () => {
  expect(new FindingError([CIDR, NUMBER], 'Stack/Pods').message).toBe([
    '[Stack/Pods] 2 problems:',
    '  - the CIDR is wrong [cdk-eks-pod-capacity:invalid-cidr]',
    '  - the number is wrong [cdk-eks-pod-capacity:invalid-number]',
  ].join('\n'));
});

test('it is an Error with a name, and keeps the findings in their order', () => {
  const error = new FindingError([NUMBER, CIDR]);

  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('FindingError');
  expect(error.findings).toEqual([NUMBER, CIDR]);
});
