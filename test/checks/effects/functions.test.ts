import { Effects } from './private/effects';
import { CLUSTER, ref, subnet } from './private/parts';
import { resourcesOf } from './private/read-resources';
import { Written } from './private/variants';
import { WrittenApp } from './private/written-app';

const thing = (Properties: object, more: object = {}): Written => ({ Type: 'X::Y::Z', Properties: { ...Properties }, ...more });
const att = (name: string, attribute: string) => ({ 'Fn::GetAtt': [name, attribute] });

/** What functions of CloudFormation make of a template. */
const APP: WrittenApp = {
  insideFunctions: true,
  parameters: {
    Letter: { type: 'String', default: 'a' },
    Letters: { type: 'CommaDelimitedList', default: 'a, b' },
    Empty: { type: 'String', default: '' },
    Unset: { type: 'String' },
    LookedUp: { type: 'AWS::SSM::Parameter::Value<String>', default: '/a' },
  },
  conditions: {
    IsA: { 'Fn::Equals': [ref('Letter'), 'a'] },
    IsNotA: { 'Fn::Not': [{ Condition: 'IsA' }] },
    Both: { 'Fn::And': [{ Condition: 'IsA' }, { 'Fn::Equals': [ref('Empty'), ''] }] },
    Either: { 'Fn::Or': [{ Condition: 'IsNotA' }, { 'Fn::Equals': [ref('Letter'), 'b'] }] },
    IsSet: { 'Fn::Not': [{ 'Fn::Equals': [ref('Unset'), ''] }] },
  },
  mappings: { Sizes: { small: { nodes: '1', type: 't3.small' }, large: { nodes: '9', type: 'm5.large' } } },
  resources: {
    Vpc: CLUSTER.Vpc,
    Subnet: subnet({ 'Fn::Select': [1, { 'Fn::Cidr': [att('Vpc', 'CidrBlock'), 4, 12] }] }, 'a'),
    Chosen: thing({ One: { 'Fn::If': ['IsA', 'x', ref('Subnet')] }, Two: { 'Fn::If': ['IsSet', 'x', 'y'] }, Nested: [{ 'Fn::If': ['IsNotA', 'x', ref('AWS::NoValue')] }, 'z'] }),
    Mapped: thing({ Nodes: { 'Fn::FindInMap': ['Sizes', 'large', 'nodes'] }, Type: { 'Fn::FindInMap': ['Sizes', { 'Fn::If': ['IsA', 'small', 'large'] }, 'type'] } }),
    Texts: thing({
      Substituted: { 'Fn::Sub': ['${Vpc}/${Letter}/${Own}/${!Kept}/${Subnet.AvailabilityZone}', { Own: ref('Unset') }] },
      Joined: { 'Fn::Join': ['-', ['a', { 'Fn::Join': ['', ['b', ref('AWS::Region')]] }, ref('Letter')]] },
      OfList: { 'Fn::Join': [',', ref('Letters')] },
      Encoded: { 'Fn::Base64': { 'Fn::Sub': 'x ${Letter}' } },
    }),
    Lists: thing({
      Split: { 'Fn::Split': [',', { 'Fn::Join': [',', ['a', ref('Vpc'), 'b']] }] },
      Selected: { 'Fn::Select': [1, ref('Letters')] },
      OfSplit: { 'Fn::Select': ['2', { 'Fn::Split': ['/', 'a/b/c'] }] },
      Cut: { 'Fn::Select': [2, { 'Fn::Cidr': ['10.9.0.0/16', 4] }] },
    }),
    Corners: thing({
      Without: { Left: ref('AWS::NoValue'), Kept: 'x' },
      JoinedWithout: { 'Fn::Join': ['-', ['a', ref('AWS::NoValue'), ref('Vpc')]] },
      NotSplit: { 'Fn::Split': ['', 'ab'] },
      OwnName: { 'Fn::Sub': '${toString}${Vpc.Some.Thing}' },
      ByText: { 'Fn::GetAtt': 'Vpc.Some.Thing' },
      OneAddress: { 'Fn::Select': [0, { 'Fn::Cidr': ['10.9.0.7/32', 1, 0] }] },
      NoBlocks: [{ 'Fn::Select': [0, { 'Fn::Cidr': ['10.9.0.0/16', 1, 33] }] }, { 'Fn::Select': [0, { 'Fn::Cidr': ['10.9.0.0/16', 1, -1] }] }],
      OfEnds: { 'Fn::Split': [',', ',a,,'] },
      WithoutDefault: { 'Fn::FindInMap': ['Sizes', 'medium', 'nodes', { DefaultValue: 'x' }] },
    }),
    Attributes: thing({ Zone: att('Subnet', 'AvailabilityZone'), Block: { 'Fn::GetAtt': 'Vpc.CidrBlock' }, Id: att('Vpc', 'VpcId'), Other: att('Subnet', 'NetworkAclAssociationId') }),
    Parameters: thing({ Letter: ref('Letter'), Letters: ref('Letters'), Empty: ref('Empty'), Unset: ref('Unset'), LookedUp: ref('LookedUp') }),
    Waits: thing({}, { DependsOn: ['Chosen', 'Sometimes'] }),
    Sometimes: thing({ Of: ref('Mapped') }, { Condition: 'IsSet' }),
    Never: thing({ Of: att('Waits', 'Arn') }, { Condition: 'IsNotA' }),
    Always: thing({ Of: { 'Fn::Sub': '${Waits}' } }, { Condition: 'Both', DependsOn: ['Texts'] }),
    Neither: thing({}, { Condition: 'Either' }),
  },
};

describe.each<[string, boolean]>([['with defaults of parameters', true], ['without them', false]])('%s', (_, takesDefaults) => {
  const effects = new Effects({ ...APP, takesDefaults }, resourcesOf);

  test('what is read', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  // Without them what they are has no effect but in these.
  test.each(takesDefaults ? effects.idsBeside({}) : ['Chosen', 'Parameters', 'Always'])('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
