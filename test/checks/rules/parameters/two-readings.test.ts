import {
  App, Aws, CfnCondition, CfnMapping, CfnOutput, CfnParameter, CfnParameterProps, CfnResource, Fn, NestedStack, Stack, Validations,
} from 'aws-cdk-lib';
import { ChecksFailOn, FindingSeverity, PodCapacityChecks } from '../../../../src';
import { stackIn } from '../../../private/cdk-fixtures';
import { groupOf, messagesOf, PlainCluster, plainCluster, PlainParts, saidOf } from '../../../private/cdk-plain';

const JUDGED = 'parameter-default-judged';
const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true', WARM_PREFIX_TARGET: '1' };

const appOf = (stack: Stack) => stack.node.root as App;
const textOf = (stack: Stack, value?: string, more: CfnParameterProps = {}, id: string = 'Param') => new CfnParameter(stack, id, { default: value, ...more }).valueAsString;

/** What is said of a group, or of anything else of a cluster, of which parts are given by a stack. */
const saidWith = (parts: (stack: Stack) => PlainParts) => {
  const stack = stackIn();
  plainCluster(parts(stack), stack);
  return [...new Set(saidOf(appOf(stack)))];
};

/** One value that a default gives, wherever it stands in the text or list around it. */
const WAYS: ReadonlyArray<readonly [string, (stack: Stack, value: string) => string]> = [
  ['Ref', (stack, value) => textOf(stack, value)],
  ['Fn::Sub', (stack, value) => { textOf(stack, value.split('.')[0]); return Fn.sub(`\${Param}.${value.split('.')[1]}`); }],
  ['Fn::Sub with variables of its own', (stack, value) => Fn.sub('${Type}', { Type: textOf(stack, value) })],
  ['Fn::Join', (stack, value) => Fn.join('.', [textOf(stack, value.split('.')[0]), value.split('.')[1]])],
  ['Fn::Join of a list', (stack, value) => Fn.join('.', new CfnParameter(stack, 'Param', { type: 'CommaDelimitedList', default: value.replace('.', ' , ') }).valueAsList)],
  ['Fn::Select of a list', (stack, value) => Fn.select(1, new CfnParameter(stack, 'Param', { type: 'CommaDelimitedList', default: `m5.large, ${value}` }).valueAsList)],
  ['Fn::Select by a number that is a parameter', (stack, value) => Fn.select(new CfnParameter(stack, 'Param', { type: 'Number', default: 1 }).valueAsNumber, ['m5.large', value])],
  ['Fn::Select of Fn::Split', (stack, value) => Fn.select(0, Fn.split(',', textOf(stack, `${value},m5.large`)))],
  ['Fn::FindInMap by a key', (stack, value) => Fn.findInMap(new CfnMapping(stack, 'Map', { mapping: { small: { Type: value } } }).logicalId, textOf(stack, 'small'), 'Type')],
  ['Fn::If of Fn::Equals', (stack, value) => {
    const isSmall = new CfnCondition(stack, 'Small', { expression: Fn.conditionEquals(textOf(stack, 'true'), 'true') });
    return Fn.conditionIf(isSmall.logicalId, value, 'm5.large').toString();
  }],
  ['Fn::If of Fn::Not, Fn::And, Fn::Or and another condition', (stack, value) => {
    const isEmpty = new CfnCondition(stack, 'Empty', { expression: Fn.conditionEquals('', textOf(stack, '')) });
    const isGiven = new CfnCondition(stack, 'Given', { expression: Fn.conditionNot(isEmpty) });
    const isNever = Fn.conditionAnd(isGiven, Fn.conditionEquals(Aws.ACCOUNT_ID, '111122223333'));
    const isEither = new CfnCondition(stack, 'Either', { expression: Fn.conditionOr(isNever, isGiven) });
    return Fn.conditionIf(isEither.logicalId, 'm5.large', value).toString();
  }],
  ['Fn::If of an empty list', (stack, value) => {
    const list = new CfnParameter(stack, 'Param', { type: 'CommaDelimitedList', default: '' }).valueAsList;
    const isEmpty = new CfnCondition(stack, 'Empty', { expression: Fn.conditionEquals(Fn.join('', list), '') });
    return Fn.conditionIf(isEmpty.logicalId, value, Fn.select(0, list)).toString();
  }],
];

describe('a type that is the default of a parameter is judged', () => {
  test.each(WAYS)('through %s', (_, type) => {
    expect(saidWith((stack) => ({ group: { instanceTypes: [type(stack, 't2.large')] } }))).toEqual([`warning ${JUDGED} at Group`]);
  });

  test.each(WAYS)('through %s, and has nothing said of it where it is right', (_, type) => {
    expect(saidWith((stack) => ({ group: { instanceTypes: [type(stack, 'm5.xlarge')] } }))).toEqual([]);
  });
});

describe('whatever it is a default of', () => {
  const number = (stack: Stack, value: number, id: string) => new CfnParameter(stack, id, { type: 'Number', default: value }).valueAsNumber;

  test.each<[string, (stack: Stack) => PlainParts, string[]]>([
    ['the list of types', (stack) => ({ group: { instanceTypes: new CfnParameter(stack, 'P', { type: 'CommaDelimitedList', default: 'm5.large,t2.large' }).valueAsList } }), [`warning ${JUDGED} at Group`]],
    ['sizes', (stack) => ({
      subnets: ['10.0.0.0/26', '10.0.0.64/26'],
      group: { scalingConfig: { minSize: number(stack, 60, 'Min'), desiredSize: number(stack, 60, 'Desired'), maxSize: number(stack, 60, 'Max') } },
    }), [`warning ${JUDGED} at Subnet0`, `warning ${JUDGED} at Subnet1`]],
    ['an image type', (stack) => ({ group: { amiType: textOf(stack, 'AL2023_ARM_64_STANDARD') } }), [`warning ${JUDGED} at Group`]],
    ['the block of a VPC', (stack) => ({ vpcCidr: textOf(stack, '10.0.0.0/15') }), [`warning ${JUDGED} at Vpc`]],
    ['blocks of subnets', (stack) => ({ subnets: ['10.0.0.0/18', textOf(stack, '10.0.0.0/19')] }), [`warning ${JUDGED} at Subnet1`]],
    ['blocks of subnets that are cut of one', (stack) => {
      const blocks = Fn.cidr(textOf(stack, '10.1.0.0/16'), 4, '13');
      return { subnets: [0, 1].map((index) => Fn.select(index, blocks)) };
    }, [`warning ${JUDGED} at Subnet0`, `warning ${JUDGED} at Subnet1`]],
    ['a setting of the VPC CNI', (stack) => ({ env: { ...PREFIXES, WARM_PREFIX_TARGET: textOf(stack, 'banana') } }), [`warning ${JUDGED} at Cni`]],
    ['a number of the VPC CNI', (stack) => ({ env: { ...PREFIXES, WARM_PREFIX_TARGET: Fn.ref(new CfnParameter(stack, 'P', { type: 'Number', default: 0 }).logicalId) } }), [`warning ${JUDGED} at Cni`]],
    ['the version of the add-on', (stack) => ({ addon: { addonVersion: textOf(stack, 'v1.8.0-eksbuild.1') } }), [`warning ${JUDGED} at Cni`]],
    ['the name of an add-on', (stack) => ({ addon: { addonName: textOf(stack, 'vpc-cni') }, env: { ...PREFIXES, WARM_IP_TARGET: 'x' } }), [`warning ${JUDGED} at Cni`]],
    ['the range of services', (stack) => ({ cluster: { kubernetesNetworkConfig: { serviceIpv4Cidr: textOf(stack, '10.0.8.0/22') } } }), [`warning ${JUDGED} at Cluster`]],
  ])('%s', (_, parts, expected) => {
    expect(saidWith(parts)).toEqual(expected);
  });

  test('a property in another one is named with the defaults of that, and not of its neighbours', () => {
    const stack = stackIn();
    const version = textOf(stack, '1.33', {}, 'Version');
    plainCluster({ cluster: { version, kubernetesNetworkConfig: { serviceIpv4Cidr: textOf(stack, '10.0.8.0/22') } } }, stack);

    expect(messagesOf(appOf(stack), JUDGED)).toEqual([expect.stringContaining('Param = 10.0.8.0/22')]);
    expect(messagesOf(appOf(stack), JUDGED).join()).not.toContain('Version');
  });

  test('a range that is reserved', () => {
    const stack = stackIn();
    const { subnets } = plainCluster({}, stack);
    new CfnResource(stack, 'Reserved', { type: 'AWS::EC2::SubnetCidrReservation', properties: { SubnetId: subnets[0].ref, Cidr: textOf(stack, '10.9.0.0/20'), ReservationType: 'prefix' } });

    expect(saidOf(appOf(stack))).toEqual([`warning ${JUDGED} at Reserved`]);
  });
});

test.each<[string, (stack: Stack) => PlainParts, string]>([
  ['a type', (stack) => ({ group: { instanceTypes: [textOf(stack, 'm5.large')] } }), 'Param = m5.large'],
  ['types', (stack) => ({
    group: { instanceTypes: new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList', default: 'm5.large,m5.xlarge' }).valueAsList },
  }), 'Types = m5.large,m5.xlarge'],
])('what is worth knowing is said with the defaults that it follows from: %s', (_, parts, given) => {
  const stack = stackIn();
  plainCluster({ env: {}, ...parts(stack) }, stack);

  expect(messagesOf(appOf(stack), 'density-unused', { lowestSeverity: FindingSeverity.INFO })).toEqual([
    expect.stringContaining(`that is with the defaults of parameters: ${given}`),
  ]);
});

describe('what a plan follows from is named, and nothing else', () => {
  const number = (stack: Stack, value: number) => Fn.ref(new CfnParameter(stack, 'Given', { type: 'Number', default: value }).logicalId) as never;
  const given = (stack: Stack, value: string) => textOf(stack, value, {}, 'Given');
  const add = (stack: Stack, id: string, type: string, properties: Record<string, unknown>) => new CfnResource(stack, id, { type, properties });
  const template = (stack: Stack, type: string) => ({ id: add(stack, 'Launch', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: type } }).ref, version: '1' });
  const fleet = (stack: Stack, subnets: unknown[], more: Record<string, unknown>) => add(stack, 'Fleet', 'AWS::AutoScaling::AutoScalingGroup', {
    MinSize: '40', MaxSize: '40', VPCZoneIdentifier: subnets, Tags: [{ Key: 'eks:cluster-name', Value: { Ref: 'Cluster' }, PropagateAtLaunch: true }], ...more,
  });
  const many = { minSize: 40, desiredSize: 40, maxSize: 40 };

  test.each<[string, (stack: Stack) => PlainParts, ((plain: PlainCluster) => unknown)?]>([
    ['types of a group', (stack) => ({ group: { scalingConfig: many, instanceTypes: [given(stack, 'm5.large')] } })],
    ['sizes of a group', (stack) => ({ group: { scalingConfig: { ...many, maxSize: number(stack, 40) } } })],
    ['the launch template of a group', () => ({ group: { scalingConfig: many, instanceTypes: undefined } }), ({ stack, group }) => (group.launchTemplate = template(stack, given(stack, 'm5.large')))],
    ['the add-on', (stack) => ({ group: { scalingConfig: many }, env: { ...PREFIXES, ENABLE_PREFIX_DELEGATION: given(stack, 'true') } })],
    ['a block of a subnet', (stack) => ({ subnets: [given(stack, '10.0.0.0/23'), '10.0.64.0/23'], group: { scalingConfig: many } })],
    ['sizes of a fleet', () => ({}), ({ stack, subnets }) => fleet(stack, subnets.map(({ ref }) => ref), { MaxSize: number(stack, 40), LaunchTemplate: { LaunchTemplateId: template(stack, 'm5.large').id, Version: '1' } })],
    ['the launch template of a fleet', () => ({}), ({ stack, subnets }) => fleet(stack, subnets.map(({ ref }) => ref), { LaunchTemplate: { LaunchTemplateId: template(stack, given(stack, 'm5.large')).id, Version: '1' } })],
    ['the launch template of mixed instances', () => ({}), ({ stack, subnets }) => fleet(stack, subnets.map(({ ref }) => ref), {
      MixedInstancesPolicy: { LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: template(stack, given(stack, 'm5.large')).id, Version: '1' } } },
    })],
    ['the launch configuration of a fleet', () => ({}), ({ stack, subnets }) => fleet(stack, subnets.map(({ ref }) => ref), {
      LaunchConfigurationName: add(stack, 'Launch', 'AWS::AutoScaling::LaunchConfiguration', { InstanceType: given(stack, 'm5.large') }).ref,
    })],
    ['a reserved range', () => ({ group: { scalingConfig: { minSize: 4, desiredSize: 4, maxSize: 4 } } }), ({ stack, subnets }) => (
      add(stack, 'Reserved', 'AWS::EC2::SubnetCidrReservation', { SubnetId: subnets[0].ref, Cidr: given(stack, '10.0.0.0/24'), ReservationType: 'explicit' }))],
  ])('%s', (_, parts, change = () => {}) => {
    const stack = stackIn();
    const plain = plainCluster({ subnets: ['10.0.0.0/23', '10.0.64.0/23'], ...parts(stack) }, stack);
    change(plain);
    add(stack, 'Thing', 'AWS::EKS::Addon', { ClusterName: plain.cluster.ref, AddonName: textOf(stack, 'thing', {}, 'Unrelated') });
    const said = messagesOf(appOf(stack), JUDGED).filter((each) => /free|short|addresses/.test(each));

    expect(said.length).toBeGreaterThan(0);
    for (const each of said) expect([each.includes('Given'), each.includes('Unrelated')]).toEqual([true, false]);
  });
});

describe('stays unknown', () => {
  test.each<[string, CfnParameterProps]>([
    ['without a default', {}],
    ['of Systems Manager', { type: 'AWS::SSM::Parameter::Value<String>', default: '/nodes/type' }],
    ['of a type of EC2', { type: 'AWS::EC2::AvailabilityZone::Name', default: 't2.large' }],
    ['that nobody is to see', { noEcho: true, default: 't2.large' }],
    ['that is empty', { default: '' }],
  ])('a parameter %s', (_, props) => {
    expect(saidWith((stack) => ({ group: { instanceTypes: [new CfnParameter(stack, 'P', props).valueAsString] } })))
      .toEqual(['warning value-unchecked at Group']);
  });

  test('a list that is empty', () => {
    expect(saidWith((stack) => ({ group: { instanceTypes: new CfnParameter(stack, 'P', { type: 'CommaDelimitedList', default: '' }).valueAsList } })))
      .toEqual(['warning value-unchecked at Group']);
  });

  test('what is made of a default and of what is known at deployment only', () => {
    expect(saidWith((stack) => ({ group: { instanceTypes: [`${textOf(stack, 't2')}.${textOf(stack, undefined, {}, 'Size')}`] } })))
      .toEqual(['warning value-unchecked at Group']);
  });

  test('a default that is a token', () => {
    expect(saidWith((stack) => ({ group: { instanceTypes: [new CfnParameter(stack, 'P', { default: Fn.importValue('x') }).valueAsString] } })))
      .toEqual(['warning value-unchecked at Group']);
  });
});

describe('beside what is known anyway', () => {
  test('an error stays one, and is said once', () => {
    expect(saidWith((stack) => ({ group: { instanceTypes: ['t2.large', textOf(stack, 't2.xlarge')] }, env: { ...PREFIXES, WARM_IP_TARGET: 'x' } })))
      .toEqual(['error cni-setting-invalid at Cni', `warning ${JUDGED} at Group`]);
    expect(saidWith((stack) => ({ group: { instanceTypes: ['m5.larg', textOf(stack, 'm5.large')] } })))
      .toEqual(['error instance-type-unknown at Group', 'warning value-unchecked at Cluster']);
  });

  test('a shortage that nodes of known numbers come to stays an error', () => {
    const stack = stackIn();
    const sizes = (size: number) => ({ minSize: size, desiredSize: size, maxSize: size });
    const { cluster, subnets, addon } = plainCluster({ subnets: ['10.0.0.0/26'], group: { scalingConfig: sizes(60) } }, stack);
    const more = groupOf(cluster, 'More', { subnets: [subnets[0].ref], instanceTypes: [textOf(stack, 'm5.large')], scalingConfig: sizes(60) });
    more.addResourceDependency(addon!);

    expect(saidOf(appOf(stack))).toEqual(['error control-plane-subnets at Cluster', 'error subnet-overcommitted at Subnet0']);
  });
});

describe('a resource under a condition on a default', () => {
  const wantedIf = (kind: string) => {
    const stack = stackIn();
    const { cluster, subnets, addon } = plainCluster({}, stack);
    const condition = new CfnCondition(stack, 'Wanted', { expression: Fn.conditionEquals(textOf(stack, kind), 'many') });
    return { stack, cluster, subnets, addon: addon!, condition };
  };

  test.each<[string, string[]]>([
    ['few', []],
    ['many', [`warning ${JUDGED} at More`]],
  ])('is there where that is %s', (kind, expected) => {
    const { stack, cluster, subnets, addon, condition } = wantedIf(kind);
    const types = ['m5.large', 't2.large'].map((type, index) => Fn.conditionIf(condition.logicalId, ['t2.large', 'm5.large'][index], type).toString());
    const more = groupOf(cluster, 'More', { subnets: [subnets[0].ref], instanceTypes: [types[0]] });
    more.addResourceDependency(addon);
    more.cfnOptions.condition = condition;

    expect(saidOf(appOf(stack))).toEqual(expected);
  });

  test.each([['many'], ['few']])('excludes one under another, and each is judged: %s', (kind) => {
    const { stack, cluster, addon, condition } = wantedIf(kind);
    addon.cfnOptions.condition = condition;
    const second = new CfnResource(stack, 'Second', {
      type: 'AWS::EKS::Addon',
      properties: { AddonName: 'vpc-cni', ClusterName: cluster.ref, ResolveConflicts: 'OVERWRITE', ConfigurationValues: '{"env": {"WARM_ENI_TARGET": "2"}}' },
    });
    second.cfnOptions.condition = new CfnCondition(stack, 'Unwanted', { expression: Fn.conditionNot(condition) });

    expect(saidOf(appOf(stack))).toEqual(['warning nodegroup-before-vpc-cni at Group']); // it waits for the first alone
  });

  test('and two of which both are there are two', () => {
    const { stack, cluster, addon, condition } = wantedIf('many');
    addon.cfnOptions.condition = condition;
    const second = new CfnResource(stack, 'Second', { type: 'AWS::EKS::Addon', properties: { AddonName: 'vpc-cni', ClusterName: cluster.ref, ResolveConflicts: 'OVERWRITE' } });
    second.cfnOptions.condition = new CfnCondition(stack, 'Also', { expression: Fn.conditionEquals(textOf(stack, 'yes', {}, 'More'), 'yes') });

    expect(saidOf(appOf(stack))).toContain(`warning ${JUDGED} at Second`);
  });

  test('a condition that is made of itself is not known', () => {
    const { stack, addon, condition } = wantedIf('many');
    condition.expression = Fn.conditionNot(condition);
    addon.cfnOptions.condition = condition;

    expect(saidOf(appOf(stack))).toEqual([]);
  });
});

describe('a parameter of a nested stack', () => {
  const nestedIn = (stack: Stack, given: Record<string, string>) => {
    const parts = plainCluster({}, stack);
    const nested = new NestedStack(stack, 'Nested', { parameters: { Cluster: parts.cluster.ref, Subnets: Fn.join(',', parts.subnets.map(({ ref }) => ref)), ...given } });
    const [type, name] = [textOf(nested, 't2.large', {}, 'Type'), textOf(nested, undefined, {}, 'Cluster')];
    const subnets = new CfnParameter(nested, 'Subnets', { type: 'List<AWS::EC2::Subnet::Id>' }).valueAsList;
    const group = new CfnResource(nested, 'Group', {
      type: 'AWS::EKS::Nodegroup',
      properties: { ClusterName: name, NodeRole: 'arn:aws:iam::111122223333:role/nodes', Subnets: subnets, InstanceTypes: [type], ScalingConfig: { MinSize: 1, DesiredSize: 1, MaxSize: 1 } },
    });
    (nested.nestedStackResource as CfnResource).addResourceDependency(parts.addon!);
    return { ...parts, nested, group };
  };

  test.each<[string, (stack: Stack) => Record<string, string>, string[]]>([
    ['is its default where nobody gives it', () => ({}), [`warning ${JUDGED} at Nested/Group`]],
    ['is what the stack around gives it, which is known', () => ({ Type: 'm4.large' }), ['error prefixes-unsupported-in-group at Nested/Group']],
    ['and is right where that is', () => ({ Type: 'm5.large' }), []],
    ['is the default of a parameter there', (stack) => ({ Type: textOf(stack, 'm4.large') }), [`warning ${JUDGED} at Nested/Group`]],
    ['is not known where that has none', (stack) => ({ Type: textOf(stack) }), ['warning value-unchecked at Nested/Group']],
  ])('%s', (_, given, expected) => {
    const stack = stackIn();
    nestedIn(stack, given(stack));

    expect(saidOf(appOf(stack))).toEqual(expected);
  });

  test('names the cluster and the subnets that it stands for', () => {
    const stack = stackIn();
    const { group } = nestedIn(stack, { Type: 'm5.large' });
    group.addPropertyOverride('ScalingConfig', { MinSize: 9000, DesiredSize: 9000, MaxSize: 9000 });

    expect(saidOf(appOf(stack))).toEqual(expect.arrayContaining(['error subnet-overcommitted at Subnet0', 'error subnet-overcommitted at Subnet1']));
  });

  test('is not there where the nested stack is not', () => {
    const stack = stackIn();
    const { nested } = nestedIn(stack, { Type: 'm5.large' });
    textOf(nested, 'x', {}, 'Other');
    (nested.nestedStackResource as CfnResource).cfnOptions.condition = new CfnCondition(stack, 'Wanted', { expression: Fn.conditionEquals(textOf(stack, 'no'), 'yes') });
    new CfnResource(nested, 'Addon', { type: 'AWS::EKS::Addon', properties: { AddonName: 'vpc-cni', ClusterName: { Ref: 'Cluster' } } });

    expect(saidOf(appOf(stack)).filter((each) => each.includes('addon-twice') || each.includes(JUDGED))).toEqual([]);
  });

  test('outputs of one are what they stand for', () => {
    const stack = stackIn();
    const nested = new NestedStack(stack, 'Network');
    const { cluster, vpc, subnets, addon } = plainCluster({}, stack);
    const pods = new CfnResource(nested, 'Small', { type: 'AWS::EC2::Subnet', properties: { VpcId: vpc.ref, CidrBlock: '10.0.128.0/28', AvailabilityZone: 'eu-west-1a' } });
    new CfnOutput(nested, 'SubnetId', { value: pods.ref });
    const group = groupOf(cluster, 'More', { subnets: [subnets[0].ref], scalingConfig: { minSize: 20, desiredSize: 20, maxSize: 20 } });
    group.addResourceDependency(addon!);
    group.addPropertyOverride('Subnets', [{ 'Fn::GetAtt': [stack.resolve((nested.nestedStackResource as CfnResource).logicalId), 'Outputs.SubnetId'] }]);

    expect(saidOf(appOf(stack))).toContain('error subnet-overcommitted at Network/Small');
  });
});

describe('what is said', () => {
  const withType = (props?: ConstructorParameters<typeof PodCapacityChecks>[0]) => {
    const stack = stackIn();
    const { group } = plainCluster({ group: { instanceTypes: [textOf(stack, 't2.large', {}, 'NodeInstanceType')] } }, stack);
    return { stack, group, report: () => new PodCapacityChecks(props).validateScope(stack) };
  };

  test('names the parameter, its value, and the id that it would have', () => {
    const { stack, report } = withType();
    const [violation] = report().violations;

    expect(violation).toMatchObject({ severity: 'warning', ruleMetadata: { severity: 'warning' } });
    expect(violation.description).toMatch(/NodeInstanceType = t2\.large.*\n.*cdk-eks-pod-capacity:prefixes-unsupported-in-group/s);
    expect(violation.fix).toMatch(/t2\.large.*\n.*#parameter-default-judged$/s);
    expect(messagesOf(appOf(stack), JUDGED)).toHaveLength(1);
  });

  test('names the parameters that a plan follows from, each once', () => {
    const stack = stackIn();
    const size = new CfnParameter(stack, 'Size', { type: 'Number', default: 60 }).valueAsNumber;
    plainCluster({ subnets: [textOf(stack, '10.0.0.0/26', {}, 'Block')], group: { scalingConfig: { minSize: size, desiredSize: size, maxSize: size } } }, stack);
    new CfnParameter(stack, 'Other', { default: 'x' });

    expect(messagesOf(appOf(stack), JUDGED)).toEqual([expect.stringMatching(/^with the default Block = 10\.0\.0\.0\/26, Size = 60: /)]);
  });

  test.each<[ChecksFailOn, string, boolean]>([
    [ChecksFailOn.ERROR, 'warning', true],
    [ChecksFailOn.NEVER, 'warning', true],
    [ChecksFailOn.WARNING, 'error', false],
  ])('with failOn %s is of severity %s', (failOn, severity, success) => {
    const { violations, ...report } = withType({ failOn }).report();

    expect([violations.map((each) => each.severity), report.success]).toEqual([[severity], success]);
  });

  test('is no error where only errors are reported', () => {
    expect(withType({ lowestSeverity: FindingSeverity.ERROR }).report().violations).toEqual([]);
  });

  test.each([
    'cdk-eks-pod-capacity:parameter-default-judged',
    'cdk-eks-pod-capacity:prefixes-unsupported-in-group',
    'PodCapacityChecks::cdk-eks-pod-capacity:prefixes-unsupported-in-group',
  ])('is acknowledged by %s', (id) => {
    const { group, report } = withType();
    Validations.of(group).acknowledge({ id, reason: 'a test of ours' });

    expect(report().violations).toEqual([]);
  });
});

test('clusters of two stacks whose names have one default are two', () => {
  const app = new App();
  const stacks = ['Dev', 'Prod'].map((id) => {
    const stack = stackIn({ app, id });
    const name = textOf(stack, 'main', {}, 'ClusterName');
    plainCluster({ cluster: { name }, addon: { clusterName: name }, group: { clusterName: name } }, stack);
    return stack;
  });

  expect(stacks.flatMap((stack) => new PodCapacityChecks().validateScope(stack).violations)).toEqual([]);
});
