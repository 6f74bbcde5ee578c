import { parsedConfiguration } from '../../../src/cni/settings/configuration-text';

const REF = { Ref: 'Stack/Subnet' };

test.each<[string, unknown, unknown]>([
  ['nothing', undefined, {}],
  ['JSON', '{"env": {"A": "1"}}', { env: { A: '1' } }],
  ['YAML', 'env:\n  A: "1"\n', { env: { A: '1' } }],
  ['an empty text', '', {}],
  ['a reference in quotes', { 'Fn::Join': ['', ['{"id": "', REF, '"}']] }, { id: REF }],
  ['a reference without', { 'Fn::Join': ['', ['{"id": ', REF, '}']] }, { id: REF }],
  ['a reference within a text', { 'Fn::Join': ['', ['{"id": "a-', REF, '"}']] }, { id: { 'Fn::Join': ['', ['a-', REF]] } }],
  ['a reference as a name', { 'Fn::Join': ['', ['{"', REF, '": 1}']] }, { [JSON.stringify(REF)]: 1 }],
  ['joins in joins', { 'Fn::Join': ['', ['{"id"', { 'Fn::Join': [':', ['', '[1,']] }, REF, ']}']] }, { id: [1, REF] }],
  ['Fn::Sub', { 'Fn::Sub': '{"id": "${Subnet}", "text": "${!kept}"}' }, { id: { Ref: 'Subnet' }, text: '${kept}' }],
  ['Fn::Sub of an included template', { 'Fn::Sub': { 'Fn::Join': ['', [{ 'Fn::Join': ['', ['{"id": "', REF]] }, '", "text": "${!kept}", "name": "${Name}"}']] } }, { id: REF, text: '${kept}', name: { Ref: 'Name' } }],
  ['Fn::Sub with variables', { 'Fn::Sub': ['{"id": "${Name}"}', { Name: REF }] }, { id: REF }],
])('reads %s', (_, form, values) => {
  expect(parsedConfiguration(form)).toEqual({ values, isUnknown: false });
});

test.each<[string, unknown]>([
  ['a reference', REF],
  ['an import', { 'Fn::ImportValue': 'Name' }],
  ['a join of nothing else', { 'Fn::Join': ['', [REF]] }],
  ['a number', 5],
  ['a list', ['x']],
])('knows nothing of %s', (_, form) => {
  expect(parsedConfiguration(form)).toEqual({ values: {}, isUnknown: true });
});

test.each<[string, unknown, unknown]>([
  ['an object', { env: {}, init: {} }, { kind: 'noText' }],
  ['a list', '[1]', { kind: 'noObject' }],
  ['a word', 'env', { kind: 'noObject' }],
  ['half of a text', '{"env": ', { kind: 'malformed', reason: 'Flow map must end with a } at line 1, column 9' }],
])('refuses %s', (_, form, problem) => {
  expect(parsedConfiguration(form)).toEqual({ values: {}, problem, isUnknown: false });
});

test('says nothing beside the findings', () => {
  const said = jest.spyOn(process, 'emitWarning').mockImplementation();

  // A name that is an object, of which the parser warns.
  parsedConfiguration('{{ x }}: 1');

  expect(said).not.toHaveBeenCalled();
});
