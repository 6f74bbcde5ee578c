import { CfnResource, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { groupFacts, GroupFacts } from '../../../src/checks/facts/group-facts';
import { AppResources } from '../../../src/templates/app-resources';
import { StageTree } from '../../../src/templates/stage-tree';
import { stackIn } from '../../private/cdk-fixtures';
import { readIn, TOLD, UNTOLD } from '../../private/cdk-readings';

/** A node group of a template, beside what it can refer to. */
function groupOf(properties: object | ((stack: Stack) => object), takesDefaults: boolean = false): GroupFacts {
  const stack = stackIn();
  const { resources, at } = readIn({
    Launch: ['AWS::EC2::LaunchTemplate', { LaunchTemplateName: 'launch', LaunchTemplateData: { InstanceType: 'c5.large' } }],
    Bare: ['AWS::EC2::LaunchTemplate', {}],
    Other: ['X::Y::Z', {}],
    A: ['AWS::EC2::Subnet', { AvailabilityZone: 'eu-west-1a' }],
    B: ['AWS::EC2::Subnet', { AvailabilityZone: 'eu-west-1b' }],
    Group: ['AWS::EKS::Nodegroup', typeof properties === 'function' ? properties(stack) : properties],
  }, stack, takesDefaults);
  return groupFacts(at('Group'), resources);
}

const sizesOf = (ScalingConfig: unknown) => groupOf({ ScalingConfig }).sizes;
const sizes = (minSize: number, maxSize: number, expectedSize?: number) => ({ minSize, maxSize, expectedSize });

describe('sizes', () => {
  test.each<[string, unknown, GroupFacts['sizes']]>([
    ['none', undefined, sizes(1, 2)],
    ['an empty object', {}, sizes(1, 2)],
    ['a list, which is nothing', [], sizes(1, 2)],
    ['the minimum alone, of none', { MinSize: 0 }, sizes(0, 1)],
    ['the minimum alone, of one', { MinSize: 1 }, sizes(1, 1)],
    ['the minimum alone, of two', { MinSize: 2 }, sizes(2, 2)],
    ['the minimum alone, of five', { MinSize: 5 }, sizes(5, 5)],
    ['the maximum alone', { MaxSize: 7 }, sizes(1, 7)],
    ['the desired size alone, of none', { DesiredSize: 0 }, sizes(0, 1, 0)],
    ['the desired size alone, of one', { DesiredSize: 1 }, sizes(1, 1, 1)],
    ['the desired size alone, of four', { DesiredSize: 4 }, sizes(1, 4, 4)],
    ['desired size and maximum', { DesiredSize: 4, MaxSize: 9 }, sizes(1, 9, 4)],
    ['minimum and desired size', { MinSize: 2, DesiredSize: 4 }, sizes(2, 4, 4)],
    ['all', { MinSize: 2, DesiredSize: 4, MaxSize: 9 }, sizes(2, 9, 4)],
    ['all as text', { MinSize: '2', DesiredSize: '4', MaxSize: '9' }, sizes(2, 9, 4)],
    ['a fraction', { MinSize: 1.5 }, undefined],
    ['a word', { MaxSize: 'many' }, undefined],
    ['an empty text', { DesiredSize: '' }, undefined],
    ['a truth value', { MinSize: true }, undefined],
    ['a list of one', { MinSize: [2] }, undefined],
    ['more than can be counted with', { MaxSize: 2 ** 53 }, undefined],
  ])('%s', (_, given, expected) => {
    expect(sizesOf(given)).toEqual(expected);
  });

  describe.each(['MinSize', 'MaxSize', 'DesiredSize'])('%s', (name) => {
    const others = { MinSize: 1, DesiredSize: 2, MaxSize: 9 };
    const field = { MinSize: 'minSize', MaxSize: 'maxSize', DesiredSize: 'expectedSize' }[name]!;

    test.each(TOLD)('%s', (_, write) => {
      for (const value of [0, 1, 2]) {
        expect(groupOf((stack) => ({ ScalingConfig: { ...others, [name]: write(stack, value) } })).sizes).toMatchObject({ [field]: value });
      }
    });

    test.each(UNTOLD)('%s', (_, write) => {
      expect(groupOf((stack) => ({ ScalingConfig: { ...others, [name]: write(stack, 2) } })).sizes).toBeUndefined();
    });

    test('a parameter whose default is taken', () => {
      const [, write] = UNTOLD.find(([way]) => way === 'a parameter with a default')!;
      expect(groupOf((stack) => ({ ScalingConfig: { ...others, [name]: write(stack, 2) } }), true).sizes).toMatchObject({ [field]: 2 });
    });

    test('left out by AWS::NoValue', () => {
      const without: Partial<typeof others> = { ...others };
      delete without[name as keyof typeof others];
      expect(groupOf({ ScalingConfig: { ...others, [name]: { Ref: 'AWS::NoValue' } } }).sizes).toEqual(sizesOf(without));
    });
  });

  test.each(UNTOLD)('all in one, %s', (_, write) => {
    expect(groupOf((stack) => ({ ScalingConfig: write(stack, '') })).sizes).toBeUndefined();
  });
});

describe('updates', () => {
  test.each<[string, unknown, GroupFacts['updates']]>([
    ['none', undefined, {}],
    ['no node', { MaxUnavailable: 0 }, {}],
    ['one node', { MaxUnavailable: 1 }, { maxUnavailable: 1 }],
    ['two nodes, as text', { MaxUnavailable: '2' }, { maxUnavailable: 2 }],
    ['a hundred nodes', { MaxUnavailable: 100 }, { maxUnavailable: 100 }],
    ['more than EKS takes', { MaxUnavailable: 101 }, {}],
    ['no part', { MaxUnavailablePercentage: 0 }, {}],
    ['one in a hundred', { MaxUnavailablePercentage: 1 }, { maxUnavailablePercentage: 1 }],
    ['all', { MaxUnavailablePercentage: '100' }, { maxUnavailablePercentage: 100 }],
    ['more than all', { MaxUnavailablePercentage: 101 }, {}],
    ['both', { MaxUnavailable: 2, MaxUnavailablePercentage: 50 }, { maxUnavailable: 2 }],
    ['a count that cannot be read beside a part', { MaxUnavailable: 'x', MaxUnavailablePercentage: 50 }, { maxUnavailablePercentage: 50 }],
    ['a count that is told later', { MaxUnavailable: { 'Fn::ImportValue': 'x' } }, {}],
  ])('%s', (_, UpdateConfig, expected) => {
    expect(groupOf({ UpdateConfig }).updates).toEqual({ maxUnavailable: undefined, maxUnavailablePercentage: undefined, ...expected });
  });
});

const launch = (by: object) => ({ LaunchTemplate: by });
const IMPORTED = { 'Fn::ImportValue': 'x' };

describe('types', () => {
  test.each<[string, object, string[] | undefined, string[]?]>([
    ['none', {}, ['t3.medium']],
    ['an empty list', { InstanceTypes: [] }, ['t3.medium']],
    ['one', { InstanceTypes: ['m5.large'] }, ['m5.large']],
    ['one outside of a list', { InstanceTypes: 'm5.large' }, ['m5.large']],
    ['two', { InstanceTypes: ['m5.large', 'm5a.large'] }, ['m5.large', 'm5a.large']],
    ['two, of which one is left out', { InstanceTypes: ['m5.large', { Ref: 'AWS::NoValue' }] }, ['m5.large']],
    ['two, of which one is told later', { InstanceTypes: ['m5.large', IMPORTED] }, undefined, ['m5.large']],
    ['a list that is told later', { InstanceTypes: IMPORTED }, undefined],
    ['a list that is split', { InstanceTypes: { 'Fn::Split': [',', 'm5.large,c5.large'] } }, ['m5.large', 'c5.large']],
    ['that of the launch template, by its id', launch({ Id: { Ref: 'Launch' } }), ['c5.large']],
    ['that of the launch template, by its name', launch({ Name: { Ref: 'Launch' } }), ['c5.large']],
    ['that of the launch template, by an attribute', launch({ Id: { 'Fn::GetAtt': ['Launch', 'LaunchTemplateId'] } }), ['c5.large']],
    ['those of the group before that of its template', { ...launch({ Id: { Ref: 'Launch' } }), InstanceTypes: ['m5.large'] }, ['m5.large']],
    ['a launch template that says none', launch({ Id: { Ref: 'Bare' } }), ['t3.medium']],
    ['a launch template of somebody else', launch({ Id: 'lt-1' }), undefined],
    ['a launch template that is imported', launch({ Id: IMPORTED }), undefined],
    ['types beside a launch template of somebody else', { ...launch({ Id: 'lt-1' }), InstanceTypes: ['m5.large'] }, ['m5.large']],
  ])('%s', (_, properties, expected, known = expected ?? []) => {
    expect(groupOf(properties)).toMatchObject({ knownTypes: known });
    expect(groupOf(properties).types).toEqual(expected);
  });

  test.each(TOLD)('%s', (_, write) => {
    expect(groupOf((stack) => ({ InstanceTypes: [write(stack, 'm5.large')] })).types).toEqual(['m5.large']);
  });

  test.each(UNTOLD)('%s', (_, write) => {
    expect(groupOf((stack) => ({ InstanceTypes: [write(stack, 'm5.large')] })).types).toBeUndefined();
  });
});

describe('the launch template', () => {
  test.each<[string, object, string | undefined]>([
    ['by its id', { Id: { Ref: 'Launch' } }, 'Stack/Launch'],
    ['by its name', { Name: { Ref: 'Launch' } }, 'Stack/Launch'],
    ['of somebody else', { Id: 'lt-1' }, undefined],
    ['that is something else', { Id: { Ref: 'Other' } }, undefined],
  ])('%s', (_, by, path) => {
    expect(groupOf(launch(by)).launchTemplate?.path).toBe(path);
  });
});

describe('subnets', () => {
  const keys = (Subnets: unknown) => groupOf({ Subnets }).subnets?.map(({ key }) => key);

  test.each<[string, unknown, string[] | undefined]>([
    ['none', undefined, undefined],
    ['an empty list', [], []],
    ['by ids', ['subnet-1', 'subnet-2'], ['subnet-1', 'subnet-2']],
    ['one outside of a list', 'subnet-1', ['subnet-1']],
    ['one twice', ['subnet-1', 'subnet-2', 'subnet-1'], ['subnet-1', 'subnet-2']],
    ['of the app', [{ Ref: 'A' }, { 'Fn::GetAtt': ['B', 'SubnetId'] }], ['Stack/A', 'Stack/B']],
    ['of the app, one twice', [{ Ref: 'A' }, { 'Fn::GetAtt': ['A', 'SubnetId'] }], ['Stack/A']],
    ['of the app, joined and split', { 'Fn::Split': [',', { 'Fn::Join': [',', [{ Ref: 'A' }, { Ref: 'B' }]] }] }, ['Stack/A', 'Stack/B']],
    ['imported', IMPORTED, undefined],
    ['imported one by one', [IMPORTED], ['{"Fn::ImportValue":"x"}']],
  ])('%s', (_, given, expected) => {
    expect(keys(given)).toEqual(expected);
  });
});

test.each<[string, unknown, string]>([
  ['none', undefined, 'linux'],
  ['of Linux', 'BOTTLEROCKET_x86_64', 'linux'],
  ['of Windows', 'WINDOWS_CORE_2022_x86_64', 'windows'],
  ['told later', IMPORTED, 'linux'],
  ['of no system that is known', 'PLAN9', 'linux'],
])('an image type %s', (_, AmiType, kernel) => {
  expect(groupOf({ AmiType }).os.kernel.name).toBe(kernel);
});

describe('the name', () => {
  const nameIn = (scope: (stack: Stack) => Construct, id: string) => {
    const stack = stackIn();
    const group = new CfnResource(scope(stack), id, { type: 'AWS::EKS::Nodegroup' });
    const resources = new AppResources(new StageTree(stack.node.root));
    return groupFacts(resources.at(group.node.path)!, resources).name;
  };

  test('is that of the construct which users know, and not that of its resource', () => {
    expect(nameIn((stack) => new Construct(stack, 'Group'), 'Resource')).toBe('Stack/Group');
    expect(nameIn((stack) => stack, 'Group')).toBe('Stack/Group');
  });

  test('is never that of the stack', () => {
    expect(nameIn((stack) => stack, 'Resource')).toBe('Stack/Resource');
  });
});
