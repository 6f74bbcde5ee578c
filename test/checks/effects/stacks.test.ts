import { Effects } from './private/effects';
import { CLUSTER, ref, subnet } from './private/parts';
import { factsOf } from './private/read-facts';
import { Written, WrittenResources } from './private/variants';
import { elsewhere } from './private/written-app';

const stack = (Parameters: object, ...DependsOn: string[]): Written => ({ Type: 'AWS::CloudFormation::Stack', Properties: { Parameters }, DependsOn });
const parameter = (In: string, Type: string, more: object = {}): Written => ({ Type: 'Parameter', Properties: { Type, ...more }, In });
const output = (In: string, Value: unknown, Name?: unknown): Written => (
  { Type: 'Output', Properties: { Value, ...Name === undefined ? {} : { Export: { Name } } }, In });
const inside = (In: string, written: Written): Written => ({ ...written, In });
const outputOf = (name: string, which: string) => ({ 'Fn::GetAtt': [name, `Outputs.${which}`] });
const imported = (name: unknown) => ({ 'Fn::ImportValue': name });
const nodes = (Subnets: unknown, ClusterName: unknown, more: object = {}): Written => (
  { Type: 'AWS::EKS::Nodegroup', Properties: { InstanceTypes: ['m5.large'], Subnets, ClusterName, ...more } });

/** A cluster of which the network, and nodes, are in nested stacks: one gives the other what it has. */
const NESTED: WrittenResources = {
  Network: stack({ Block: '10.0.0.0/16', Zones: 'eu-west-1a, eu-west-1b' }),
  Block: parameter('Network', 'String', { Default: '10.9.0.0/16' }),
  Zones: parameter('Network', 'List<AWS::EC2::AvailabilityZone::Name>'),
  Vpc: inside('Network', { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: ref('Block') } }),
  One: inside('Network', subnet('10.0.0.0/20', 'a', { AvailabilityZone: { 'Fn::Select': [0, ref('Zones')] } })),
  Two: inside('Network', subnet('10.0.16.0/20', 'b', { AvailabilityZone: { 'Fn::Select': [1, ref('Zones')] } })),
  SubnetIds: output('Network', { 'Fn::Join': [',', [ref('One'), ref('Two')]] }),
  Second: output('Network', ref('Two')),
  Cluster: {
    Type: 'AWS::EKS::Cluster', Properties: { Name: 'prod', Version: '1.34', ResourcesVpcConfig: { SubnetIds: { 'Fn::Split': [',', outputOf('Network', 'SubnetIds')] } } },
  },
  Nodes: stack({ Name: ref('Cluster'), Subnets: outputOf('Network', 'SubnetIds'), Types: 'm5.large, c5.large', Sizes: '2,4', Looked: '/x' }),
  Name: parameter('Nodes', 'String'),
  Subnets: parameter('Nodes', 'List<AWS::EC2::Subnet::Id>'),
  Types: parameter('Nodes', 'CommaDelimitedList'),
  Sizes: parameter('Nodes', 'List<Number>'),
  Looked: parameter('Nodes', 'AWS::SSM::Parameter::Value<String>'),
  Ungiven: parameter('Nodes', 'String', { Default: 't3.small' }),
  Group: inside('Nodes', nodes(ref('Subnets'), ref('Name'), {
    InstanceTypes: ref('Types'), ScalingConfig: { MinSize: { 'Fn::Select': [0, ref('Sizes')] }, MaxSize: { 'Fn::Select': [1, ref('Sizes')] }, DesiredSize: 3 },
  })),
  Later: inside('Nodes', nodes([ref('Subnets')], ref('Name'), { InstanceTypes: [ref('Ungiven')], AmiType: ref('Looked') })),
  Beside: nodes([outputOf('Network', 'Second')], ref('Cluster')),
};

/** Another Region, where an export of the same name is another one. */
const ABROAD: WrittenResources = {
  Far: { Type: 'Stack', Properties: { region: 'eu-central-1' } },
  Abroad: inside('Far', nodes(['subnet-1'], imported('name'))),
};

/** The same of stacks that export and import, with names that are put together, and of one to which CDK refers. */
const ACROSS: WrittenResources = {
  Base: { Type: 'Stack' },
  Own: inside('Base', CLUSTER.Vpc),
  One: inside('Base', subnet('10.0.0.0/20', 'a', { VpcId: ref('Own') })),
  Two: inside('Base', subnet('10.0.16.0/20', 'b', { VpcId: ref('Own') })),
  First: output('Base', ref('One'), { 'Fn::Sub': '${AWS::StackName}-one' }),
  Ids: output('Base', { 'Fn::Join': [',', [ref('One'), ref('Two')]] }, { 'Fn::Sub': '${AWS::Region}-ids' }),
  Name: output('Base', 'prod', 'name'),
  Round: output('Base', imported('round'), { 'Fn::Join': ['-', [imported('round'), imported('Base-one')]] }),
  Named: output('Base', 'inner', 'name of it'),
  ByName: output('Base', 'subnet-9', imported('name of it')),
  Ninth: inside('Base', nodes([imported('inner')], 'prod')),
  Cluster: {
    Type: 'AWS::EKS::Cluster', Properties: { Name: imported('name'), ResourcesVpcConfig: { SubnetIds: { 'Fn::Split': [',', imported({ 'Fn::Sub': '${AWS::Region}-ids' })] } } },
  },
  Group: nodes([imported('Base-one')], imported('name')),
  Top: { Type: 'Stack', DependsOn: ['Base'] },
  ...ABROAD,
  Taken: output('Far', 'other', 'name'),
  Direct: inside('Top', nodes([elsewhere('One'), elsewhere('Two')], elsewhere('Cluster'))),
  AndName: inside('Top', nodes([imported('Base-one')], 'prod')),
};

describe.each<[string, WrittenResources]>([['nested stacks', NESTED], ['stacks that export and import', ACROSS]])('%s', (_, resources) => {
  const effects = new Effects({ resources }, factsOf);

  test('what is read', () => {
    expect(effects.whole).toMatchSnapshot();
  });

  test.each(effects.idsBeside({ ...CLUSTER, ...ABROAD }))('%s', (id) => {
    expect(effects.of(id)).toMatchSnapshot();
  });
});
