import { Form } from '../../src/templates/forms';
import { areDistinct, joinedParts, nameOf, shownName, textParts } from '../../src/templates/text-forms';

const REGION = { Ref: 'AWS::Region' };
const joined = (...parts: Form[]) => ({ 'Fn::Join': ['', parts] });
const zone = (index: number | string, region: Form = '') => ({ 'Fn::Select': [index, { 'Fn::GetAZs': region }] });
const placed = (index: number) => ({ 'Fn::Select': [index, { 'Fn::Split': [',', { Ref: 'Names' }] }] });

describe('two names are different ones, whatever CloudFormation fills in', () => {
  test.each<[string, Form, Form, boolean]>([
    ['texts', 'eu-west-1a', 'eu-west-1b', true],
    ['the same text', 'eu-west-1a', 'eu-west-1a', false],
    ['a number and its text', 1, '1', false],
    ['zones of the Region by letter', joined(REGION, 'a'), joined(REGION, 'b'), true],
    ['the same zone of the Region', joined(REGION, 'a'), joined(REGION, 'a'), false],
    ['one text between the same', joined('x', REGION, 'y'), joined('z', REGION, 'y'), true],
    ['two texts that differ around the same', joined('ab', REGION, 'c'), joined('a', REGION, 'bc'), false], // with b they are one: abbc
    ['another reference', joined(REGION, 'a'), joined({ Ref: 'AWS::AccountId' }, 'a'), false],
    ['another reference and another text', joined(REGION, 'a'), joined({ Ref: 'AWS::AccountId' }, 'b'), false],
    ['a text in place of a reference', joined(REGION, 'a'), joined('eu-west-1', 'a'), false],
    ['a text, and one that is not known', 'eu-west-1a', joined(REGION, 'a'), false],
    ['one more part', joined(REGION, 'a'), joined(REGION, 'a', REGION), false],
    ['Fn::Sub beside Fn::Join', { 'Fn::Sub': '${AWS::Region}a' }, joined('', REGION, 'b'), true],
    ['zones by their place', zone(0), zone(1), true],
    ['places of two digits', zone(1), zone(10), true],
    ['the same place', zone(0), zone('0'), false],
    ['places of two Regions', zone(0, 'eu-west-1'), zone(1, 'us-east-1'), false],
    ['places of a list that is no list of zones', placed(0), placed(1), false],
    ['a place of zones, and one of another list', zone(0), placed(1), false],
    ['a place and a text', zone(0), 'eu-west-1b', false],
    ['references', { Ref: 'A' }, { Ref: 'B' }, false],
  ])('%s: %j and %j', (_, one, other, distinct) => {
    expect([areDistinct(nameOf(one), nameOf(other)), areDistinct(nameOf(other), nameOf(one))]).toEqual([distinct, distinct]);
  });
});

test.each<[string, Form, Form[] | undefined]>([
  ['a text', 'x', undefined],
  ['a reference', REGION, undefined],
  ['a join', joined('a', REGION), ['a', REGION]],
  ['a join by a delimiter', { 'Fn::Join': ['-', ['a', REGION, 'b']] }, ['a', '-', REGION, '-', 'b']],
  ['a join of nothing', joined(), []],
  ['a join of a list that is not known', { 'Fn::Join': ['', { Ref: 'List' }] }, undefined],
  ['a text with references', { 'Fn::Sub': 'a${AWS::Region}b${X.Arn}' }, ['a', REGION, 'b', { 'Fn::GetAtt': ['X', 'Arn'] }, '']],
  ['one with variables', { 'Fn::Sub': ['${X}/${Y}', { X: 'x' }] }, ['', 'x', '/', { Ref: 'Y' }, '']],
  // In a template that CDK has included names are no longer names, but parts of a join.
  ['one of a text that is joined', { 'Fn::Sub': joined('a', REGION, '${X}b') }, ['a', REGION, '', { Ref: 'X' }, 'b']],
  ['one of a text that is joined, with variables', { 'Fn::Sub': [joined('${X}', REGION), { X: 'x' }] }, ['', 'x', '', REGION]],
  ['one of a text that is told later', { 'Fn::Sub': [{ 'Fn::ImportValue': 'Text' }, {}] }, [{ 'Fn::ImportValue': 'Text' }]],
  ['one of an attribute of an attribute', { 'Fn::Sub': '${A.Outputs.B}' }, ['', { 'Fn::GetAtt': ['A', 'Outputs.B'] }, '']],
  ['one of a name that every object has', { 'Fn::Sub': ['${toString}', {}] }, ['', { Ref: 'toString' }, '']],
  ['one that is left as it is', { 'Fn::Sub': '${!X}y' }, ['', '${X}', 'y']],
])('the parts of %s', (_, form, parts) => {
  expect(textParts(form)).toEqual(parts);
});

test.each<[string, Form[], Form]>([
  ['nothing', [], ''],
  ['texts', ['a', 'b', '', 'c'], 'abc'],
  ['one reference between empty texts', ['', REGION, ''], REGION],
  ['texts around a reference', ['a', 'b', REGION, 'c', 'd'], joined('ab', REGION, 'cd')],
  ['joins of joins', [joined('a', joined('b', REGION)), 'c'], joined('a', joined('b', REGION), 'c')],
  ['numbers', [1, 2], '12'],
])('one form of %s', (_, parts, form) => {
  expect(joinedParts(parts)).toEqual(form);
});

test.each<[Form, string]>([
  ['eu-west-1a', 'eu-west-1a'],
  [joined(REGION, 'a'), '${AWS::Region}a'],
  [zone(0), '1 of the Region'],
  [zone('2'), '3 of the Region'],
  [placed(0), JSON.stringify(placed(0))],
  [joined('a', { 'Fn::GetAtt': ['Vpc', 'VpcId'] }), 'a${Vpc}'],
  [joined('a', placed(0)), `a\${${JSON.stringify(placed(0))}}`],
])('%j is shown as %s', (form, shown) => {
  expect(shownName(nameOf(form))).toBe(shown);
});
