import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { PropChecks } from '../../src/validation/prop-checks';
import { numberTokens, stackIn, textTokens } from '../private/cdk-fixtures';
import { errorOf, expectRefusal, namesOf } from '../private/cdk-refusals';
import { plainFinding } from '../private/plain-finding';

function checksOf(): { checks: PropChecks; scope: Construct } {
  const scope = new Construct(stackIn(), 'Thing');
  return { checks: new PropChecks(scope), scope };
}

describe('cidr', () => {
  test('gives the block', () => {
    const { checks } = checksOf();

    expect(checks.cidr('cidr', '100.64.0.0/16')?.toString()).toBe('100.64.0.0/16');
    expect(checks.deliver()).toEqual([]);
  });

  test.each([
    ['100.64.0.0', 'form'],
    ['100.64.0.256/16', 'address'],
    ['100.64.0.0/33', 'length'],
    ['100.64.1.0/16', 'hostBits'],
    ['', 'form'],
  ])('fails for %p, naming property, value and way out', (text, fault) => {
    const { checks } = checksOf();

    expect(checks.cidr('theBlock', text)).toBeUndefined();
    expectRefusal(() => checks.deliver(), 'Stack/Thing',
      ['invalid-cidr', 'values.cidrInvalid', { prop: 'theBlock', got: text, fault, instead: '100.64.0.0/16' }]);
  });

  test('fails for each kind of token, without showing its encoding', () => {
    for (const [kind, token] of textTokens(stackIn(), '100.64.0.0/16')) {
      const { checks } = checksOf();

      expect([kind, checks.cidr('theBlock', token)]).toEqual([kind, undefined]);
      expectRefusal(() => checks.deliver(), 'Stack/Thing', ['unresolved-value', 'values.cidrUnresolved', { prop: 'theBlock' }]);
      expect(errorOf(() => checks.deliver()).message).not.toContain('TOKEN');
    }
  });
});

describe('wholeNumber', () => {
  test.each([[undefined], [1], [2], [1e9]])('takes %p', (value) => {
    const { checks } = checksOf();

    checks.wholeNumber('size', value, 1);

    expect(checks.deliver()).toEqual([]);
  });

  test.each([[0], [-1], [1.5], [NaN], [Infinity], [-Infinity]])('fails for %p, naming property, value and range', (value) => {
    const { checks } = checksOf();

    checks.wholeNumber('size', value, 1);

    expectRefusal(() => checks.deliver(), 'Stack/Thing', ['invalid-number', { prop: 'size', least: 1, got: value }]);
  });

  test('passes each kind of token', () => {
    const { checks } = checksOf();
    for (const [, token] of numberTokens(stackIn(), 0)) checks.wholeNumber('size', token, 1);

    expect(checks.deliver()).toEqual([]);
  });
});

describe('literalWholeNumber', () => {
  test.each([[undefined], [0], [3]])('takes %p', (value) => {
    const { checks } = checksOf();

    checks.literalWholeNumber('pods', value, 0);

    expect(checks.deliver()).toEqual([]);
  });

  test.each([[-1], [0.5]])('fails for %p', (value) => {
    const { checks } = checksOf();

    checks.literalWholeNumber('pods', value, 0);

    expectRefusal(() => checks.deliver(), 'Stack/Thing', ['invalid-number', { prop: 'pods', least: 0, got: value }]);
  });

  test('fails for each kind of token', () => {
    for (const [, token] of numberTokens(stackIn(), 3)) {
      const { checks } = checksOf();

      checks.literalWholeNumber('pods', token, 0);

      expectRefusal(() => checks.deliver(), 'Stack/Thing', ['unresolved-value', 'values.countUnresolved', { prop: 'pods' }]);
    }
  });

  test('adds nothing to what was noted before', () => {
    const { checks } = checksOf();
    checks.wholeNumber('size', 0, 1);
    checks.literalWholeNumber('pods', 3, 0);

    expectRefusal(() => checks.deliver(), 'Stack/Thing', ['invalid-number', { prop: 'size' }]);
  });
});

test('fails with everything that was noted, in one error and in order', () => {
  const { checks } = checksOf();
  checks.cidr('cidr', 'x');
  checks.wholeNumber('size', 0, 1);
  checks.literalWholeNumber('pods', Token.asNumber({ Ref: 'P' }), 0);
  checks.add(plainFinding('option-refused', 'mode', "'mode' is not one of ours"));

  expectRefusal(() => checks.deliver(), 'Stack/Thing',
    ['invalid-cidr', { prop: 'cidr' }],
    ['invalid-number', { prop: 'size', least: 1, got: 0 }],
    ['unresolved-value', { prop: 'pods' }],
    ['option-refused', "'mode'"]);
  expect(errorOf(() => checks.deliver()).message).toContain('4 problems:\n  - ');
});

test('refusals are what is to be thrown, warnings are not', () => {
  const { checks } = checksOf();
  checks.add(plainFinding('value-unchecked', 'a', 'not checked'), plainFinding('option-refused', 'b', 'refused'), plainFinding('memory-unknown', 'c', 'unknown'));

  expect(namesOf(checks.refusals)).toEqual(['option-refused']);
});

test('deliver gives back all that is not thrown, as a copy', () => {
  const { checks } = checksOf();
  checks.add(plainFinding('value-unchecked', 'a', 'not checked'), plainFinding('memory-unknown', 'c', 'unknown'));

  checks.deliver().pop();

  expect(namesOf(checks.deliver())).toEqual(['value-unchecked', 'memory-unknown']);
});
