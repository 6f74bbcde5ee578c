import { Effects } from './private/effects';
import { ref } from './private/parts';
import { resourcesOf } from './private/read-resources';
import { Written, WrittenResources } from './private/variants';
import { elsewhere } from './private/written-app';

const thing = (In: string | undefined, Properties: object = {}, ...DependsOn: string[]): Written => ({ Type: 'X::Y::Z', Properties: { ...Properties }, DependsOn, In });
const nested = (In: string | undefined, Parameters: object = {}, ...DependsOn: string[]): Written => (
  { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters }, DependsOn, In });

/** What waits for what in one stack and the nested ones in it: some wait for one of a nested stack, others for its resource. */
const NESTED: WrittenResources = {
  First: thing(undefined),
  Outer: nested(undefined, {}, 'First'),
  Inside: thing('Outer'),
  Inner: nested('Outer', { Given: ref('Inside') }),
  Deep: thing('Inner'),
  Typed: { ...thing('Inner', {}, 'Deep'), Type: 'X::Y::Other' },
  Empty: nested(undefined),
  Alone: thing('Empty'),
  AfterEmpty: thing(undefined, {}, 'Empty'),
  AfterAlone: thing(undefined, {}, 'Alone'),
  AfterOuter: thing(undefined, {}, 'Outer'),
  AfterDeep: thing(undefined, {}, 'Deep'),
  ByOutput: thing(undefined, { Of: { 'Fn::GetAtt': ['Outer', 'Outputs.None'] } }),
  Beside: thing('Outer', { Of: ref('Inside') }),
};

/** The same of several stacks: one is declared to wait for another, one refers to it, and one imports. */
const ACROSS: WrittenResources = {
  Own: thing(undefined),
  Base: { Type: 'Stack' },
  One: { ...thing('Base'), Type: 'X::Y::Other' },
  Two: thing('Base'),
  Exported: { Type: 'Output', Properties: { Value: ref('One'), Export: { Name: 'one' } }, In: 'Base' },
  Declared: { Type: 'Stack', DependsOn: ['Base'] },
  InDeclared: thing('Declared'),
  Referring: { Type: 'Stack' },
  Direct: thing('Referring', { Of: elsewhere('Two') }),
  Other: thing('Referring'),
  Importing: { Type: 'Stack' },
  Defaulting: { Type: 'Stack' },
  Imported: thing('Importing', { Of: { 'Fn::ImportValue': 'one' } }),
  Name: { Type: 'Parameter', Properties: { Type: 'String', Default: 'one' }, In: 'Defaulting' },
  ByDefault: thing('Defaulting', { Of: { 'Fn::ImportValue': ref('Name') } }),
  Last: { Type: 'Stack', DependsOn: ['Declared'] },
  InLast: thing('Last'),
  Part: nested('Last', { Given: elsewhere('Other') }),
  InPart: thing('Part'),
  After: thing('Last', {}, 'InPart'),
};

describe.each<[string, WrittenResources]>([['nested stacks', NESTED], ['several stacks', ACROSS]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, resourcesOf);

  test('what is read', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(effects.idsBeside({}))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
