import { ConditionTruth } from '../../src/templates/defaults/condition-truth';
import { Form } from '../../src/templates/forms';

const EXPRESSIONS: Record<string, Form> = {
  Yes: { 'Fn::Equals': ['a', 'a'] },
  No: { 'Fn::Equals': ['a', 'b'] },
  Later: { 'Fn::Equals': [{ Ref: 'Told' }, 'a'] },
  Itself: { 'Fn::Not': [{ Condition: 'Itself' }] },
};
const [YES, NO, LATER] = ['Yes', 'No', 'Later'].map((Condition) => ({ Condition }));

const truthOf = (expression: Form) => new ConditionTruth({
  expressionOf: (name) => (name === 'It' ? expression : EXPRESSIONS[name]),
  valueOf: (form) => form,
}).of('It').truth;

const and = (...parts: Form[]) => ({ 'Fn::And': parts });
const or = (...parts: Form[]) => ({ 'Fn::Or': parts });
const equals = (...values: Form[]) => ({ 'Fn::Equals': values });

test.each<[string, Form, boolean | undefined]>([
  ['both of two that hold', and(YES, YES), true],
  ['both of two, of which one does not hold', and(YES, NO), false],
  ['both of two, of which one does not hold and one is not known', and(NO, LATER), false],
  ['the same in the other order', and(LATER, NO), false],
  ['both of two, of which one is not known', and(YES, LATER), undefined],
  ['all of none', and(), undefined],
  ['either of two that do not hold', or(NO, NO), false],
  ['either of two, of which one holds', or(NO, YES), true],
  ['either of two, of which one holds and one is not known', or(LATER, YES), true],
  ['the same in the other order', or(YES, LATER), true],
  ['either of two, of which one is not known', or(NO, LATER), undefined],
  ['either of none', or(), undefined],
  ['not what holds', { 'Fn::Not': [YES] }, false],
  ['not what does not hold', { 'Fn::Not': [NO] }, true],
  ['not what is not known', { 'Fn::Not': [LATER] }, undefined],
  ['another condition', YES, true],
  ['a condition that there is not', { Condition: 'Elsewhere' }, undefined],
  ['a condition that is made of itself', { Condition: 'Itself' }, undefined],
  ['one inside of others', or(NO, and(YES, { 'Fn::Not': [or(NO, NO)] })), true],
  ['the same texts', equals('a', 'a'), true],
  ['other texts', equals('a', 'b'), false],
  ['a number and its text', equals(1, '1'), true],
  ['a truth value and its text', equals(true, 'true'), true],
  ['the same thing, whatever it is', equals({ Ref: 'Told' }, { Ref: 'Told' }), true],
  ['two things that may be the same', equals({ Ref: 'Told' }, { Ref: 'Other' }), undefined],
  ['one value alone', equals('a'), undefined],
  ['what is no condition', 'Yes', undefined],
  ['nothing', undefined, undefined],
])('%s', (_, expression, expected) => {
  expect(truthOf(expression)).toBe(expected);
});
