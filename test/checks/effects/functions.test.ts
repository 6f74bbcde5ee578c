import { CfnResource } from 'aws-cdk-lib';
import { Effects, WrittenApp } from './effects';
import { CLUSTER, ref, subnet } from './parts';
import { Written } from './variants';
import { PartOrder } from '../../../src/checks/facts/order/part-order';
import { AppResource, AppResources } from '../../../src/templates/app-resources';

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
    Attributes: thing({ Zone: att('Subnet', 'AvailabilityZone'), Block: { 'Fn::GetAtt': 'Vpc.CidrBlock' }, Id: att('Vpc', 'VpcId'), Other: att('Subnet', 'NetworkAclAssociationId') }),
    Parameters: thing({ Letter: ref('Letter'), Letters: ref('Letters'), Empty: ref('Empty'), Unset: ref('Unset'), LookedUp: ref('LookedUp') }),
    Waits: thing({}, { DependsOn: ['Chosen', 'Sometimes'] }),
    Sometimes: thing({ Of: ref('Mapped') }, { Condition: 'IsSet' }),
    Never: thing({ Of: att('Waits', 'Arn') }, { Condition: 'IsNotA' }),
    Always: thing({ Of: { 'Fn::Sub': '${Waits}' } }, { Condition: 'Both', DependsOn: ['Texts'] }),
    Neither: thing({}, { Condition: 'Either' }),
  },
};

/** Each resource that is made, as the rules read it, with all that comes before it. */
function read(resources: AppResources): object {
  const all = resources.ofType('X::Y::Z', 'AWS::EC2::Subnet', 'AWS::EC2::VPC');
  const order = new PartOrder(resources.waiting);
  const among = (holds: (other: AppResource) => boolean) => all.filter(holds).map(({ path }) => path);
  return {
    read: Object.fromEntries(all.map((one) => [one.path, {
      properties: one.properties,
      condition: one.condition,
      isLeftOut: one.isLeftOut === true ? true : undefined,
      defaults: [...one.defaults ?? []].map(([property, defaults]) => [property, defaults.map(({ name }) => name)]),
      always: among((other) => order.always(one, other)),
      can: among((other) => order.can(one, other)),
      between: all.flatMap((other) => order.between(one, other)),
      declared: among((other) => resources.waiting.waitsFor(one.construct, other.construct)),
      targets: Object.values(one.properties).flatMap((form) => resources.targetOf(form)?.path ?? []),
    }])),
    types: resources.constructsOf('X::Y::Z').map((construct: CfnResource) => construct.node.path),
    asked: resources.parameterDefaults.map(({ name }) => name),
  };
}

describe.each<[string, boolean]>([['with defaults of parameters', true], ['without them', false]])('%s', (_, takesDefaults) => {
  const effects = new Effects({ ...APP, takesDefaults }, read);

  test('what is read', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  // Without them what they are has no effect but in these.
  test.each(takesDefaults ? effects.idsBeside({}) : ['Chosen', 'Parameters', 'Always'])('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
