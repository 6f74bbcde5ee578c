import { ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { CREATE_ONLY, IN_PLACE, impactOf, referencesOf } from './resource-facts';
import { TemplateDiff, templateDiff } from './template-diff';
import { CfnTemplate } from '../private/template-graph';

type Resources = Record<string, { Type: string; Properties?: any; DependsOn?: string[]; Metadata?: any }>;

const template = (resources: Resources): CfnTemplate => ({ Resources: resources });
const ids = (diff: TemplateDiff) => Object.fromEntries(Object.entries(diff).map(([kind, list]) => [kind, list.map(({ id }: { id: string }) => id)])
  .filter(([, list]) => list.length > 0));
const between = (before: Resources, after: Resources) => templateDiff(template(before), template(after));

const addon = (configurationValues: string, dependsOn?: string[]) => ({ Type: 'AWS::EKS::Addon', Properties: { ConfigurationValues: configurationValues }, DependsOn: dependsOn });
const subnet = (cidr: string) => ({ Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', CidrBlock: cidr } });
const group = (mode: string, properties: object = {}) => ({
  Type: 'AWS::EKS::Nodegroup',
  Properties: { ClusterName: 'c', ...properties },
  Metadata: { 'aws:cdk:path': `App/Platform/NodegroupGeneral/${mode}/Resource` },
});

describe.each(Object.keys(CREATE_ONLY))('the diff knows %s', (type) => {
  test.each(CREATE_ONLY[type])('%s makes another one', (property) => {
    expect(impactOf(type, property)).toBe(ResourceImpact.WILL_REPLACE);
  });

  test('what changes in place', () => {
    expect(IN_PLACE[type].filter((property) => impactOf(type, property) !== ResourceImpact.WILL_UPDATE)).toEqual([]);
  });
});

test('the diff knows nothing of a property that does not exist', () => {
  expect(impactOf('AWS::EC2::Subnet', 'Nonsense')).toBeUndefined();
});

describe('a diff', () => {
  test('of equal templates is empty', () => {
    expect(ids(between({ A: addon('1'), S: subnet('10.0.0.0/24') }, { S: subnet('10.0.0.0/24'), A: addon('1') }))).toEqual({});
  });

  test('tells what comes, goes and changes in place', () => {
    expect(ids(between({ Old: subnet('10.0.0.0/24'), A: addon('1') }, { New: subnet('10.0.1.0/24'), A: addon('2') })))
      .toEqual({ added: ['New'], removed: ['Old'], updated: ['A'] });
  });

  test('tells another order from an update', () => {
    expect(ids(between({ A: addon('1', ['X']) }, { A: addon('1', ['X', 'Y']) }))).toEqual({ reordered: ['A'] });
    expect(ids(between({ A: addon('1', ['X', 'Y']) }, { A: addon('1', ['Y', 'X']) }))).toEqual({});
  });

  test('names the property through which CloudFormation replaces, and what follows by reference', () => {
    const others = {
      Reservation: { Type: 'AWS::EC2::SubnetCidrReservation', Properties: { SubnetId: { Ref: 'S' }, Cidr: '10.0.0.128/25' } },
      Joined: { Type: 'AWS::EKS::Addon', Properties: { ConfigurationValues: { 'Fn::Join': ['', ['{', { Ref: 'S' }, '}']] } } },
    };
    const diff = between({ S: subnet('10.0.0.0/24'), ...others }, { S: subnet('10.0.1.0/24'), ...others });

    expect(diff.replaced).toEqual([
      { id: 'Reservation', type: 'AWS::EC2::SubnetCidrReservation', properties: ['SubnetId'], by: 'CloudFormation', successor: 'Reservation', certain: true },
      { id: 'S', type: 'AWS::EC2::Subnet', properties: ['CidrBlock'], by: 'CloudFormation', successor: 'S', certain: true },
    ]);
    expect(diff.following).toEqual([{ id: 'Joined', type: 'AWS::EKS::Addon', properties: ['ConfigurationValues'] }]);
  });

  test('says where a replacement is not certain', () => {
    const vpc = (tenancy: string) => ({ V: { Type: 'AWS::EC2::VPC', Properties: { InstanceTenancy: tenancy } } });

    expect(between(vpc('default'), vpc('dedicated')).replaced).toMatchObject([{ id: 'V', properties: ['InstanceTenancy'], certain: false }]);
  });

  test('follows the newest version of a launch template into its node groups, and not the others', () => {
    const launchTemplate = (data: string) => ({ Type: 'AWS::EC2::LaunchTemplate', Properties: { LaunchTemplateData: { UserData: data } } });
    const versions = { Newest: group('A', { LaunchTemplate: { Version: { 'Fn::GetAtt': ['L', 'LatestVersionNumber'] } } }), First: group('B', { LaunchTemplate: { Id: { Ref: 'L' }, Version: '1' } }) };

    expect(ids(between({ L: launchTemplate('a'), ...versions }, { L: launchTemplate('b'), ...versions }))).toEqual({ updated: ['L'], following: ['Newest'] });
  });

  test('knows a node group that takes the place of another one in its construct', () => {
    const diff = between({ One: group('Prefix') }, { Two: group('SecondaryIp') });

    expect(diff.replaced).toEqual([{ id: 'One', type: 'AWS::EKS::Nodegroup', properties: ['logical id'], by: 'this library', successor: 'Two', certain: true }]);
    expect([diff.added, diff.removed]).toEqual([[], []]);
  });

  test.each([
    ['a property that the diff does not know', () => between({ S: subnet('10.0.0.0/24') }, { S: { ...subnet('10.0.0.0/24'), Properties: { ...subnet('10.0.0.0/24').Properties, Nonsense: 1 } } }), /knows nothing of AWS::EC2::Subnet Nonsense/],
    ['a create-only text that is joined with what is made anew', () => {
      const joined = { N: { Type: 'AWS::EKS::Nodegroup', Properties: { NodegroupName: { 'Fn::Join': ['-', ['g', { Ref: 'S' }]] } } } };
      return between({ S: subnet('10.0.0.0/24'), ...joined }, { S: subnet('10.0.1.0/24'), ...joined });
    }, /N has in NodegroupName, which is create-only/],
    ['a node group without a path', () => between({ One: { ...group('A'), Metadata: {} } }, { Two: group('B') }), /One has no path/],
  ])('fails on %s', (_, diff, complaint) => {
    expect(diff).toThrow(complaint);
  });
});

test('references are found in Ref, Fn::GetAtt and Fn::Sub, however deep', () => {
  expect(referencesOf({ a: [{ Ref: 'A' }], b: { 'Fn::GetAtt': ['B', 'Arn'] }, c: { 'Fn::GetAtt': 'C.Arn' }, d: { 'Fn::Sub': ['${D.Arn}${!E}${F}', { F: { Ref: 'G' } }] }, e: 'H', f: 1, g: null }))
    .toEqual(['A', 'B.Arn', 'C.Arn', 'D.Arn', 'F', 'G']);
});
