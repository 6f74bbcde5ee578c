import { Stack } from 'aws-cdk-lib';
import { CniFacts } from '../../../src/checks/facts/cni-facts';
import { settingTruth } from '../../../src/cni/settings/setting-truth';
import { windowsNetworking } from '../../../src/cni/settings/told-windows';
import { stackIn } from '../../private/cdk-fixtures';
import { readIn, UNTOLD } from '../../private/cdk-readings';

const CONFIGURED = 'ConfigurationValues';

/** A VPC CNI of a template, told as the add-on is. */
function cniOf(properties: object | ((stack: Stack) => object)): CniFacts {
  const stack = stackIn();
  const { at } = readIn({ Cni: ['AWS::EKS::Addon', typeof properties === 'function' ? properties(stack) : properties] }, stack);
  return new CniFacts(at('Cni'));
}

const told = (values: object) => cniOf({ [CONFIGURED]: JSON.stringify(values) });
const withEnv = (env: object) => told({ env });
const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const CUSTOM = { AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };

test.each<[unknown, boolean | undefined]>([
  [undefined, undefined], ['true', true], ['false', false], [true, true], [false, false], ['True', true], ['TRUE', true], ['t', true], ['T', true], ['1', true], [1, true],
  ['False', false], ['FALSE', false], ['f', false], ['F', false], ['0', false], [0, false],
  ['yes', undefined], ['', undefined], [' true', undefined], [2, undefined], ['2', undefined], [null, undefined], [{}, undefined], [['true'], undefined], [{ Ref: 'x' }, undefined],
])('%p as Go reads a truth value', (given, expected) => {
  expect(settingTruth(given)).toBe(expected);
});

describe('switches', () => {
  test.each<[string, (cni: CniFacts) => boolean | undefined]>([
    ['ENABLE_PREFIX_DELEGATION', ({ nodeOptions }) => nodeOptions.ipAssignment!.usesPrefixes],
    ['AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', ({ nodeOptions }) => nodeOptions.customNetworking],
    ['ENABLE_POD_ENI', ({ nodeOptions }) => nodeOptions.trunkEni],
  ])('%s is off unless it is said', (name, read) => {
    expect(read(withEnv({}))).toBe(false);
    for (const on of ['true', 'True', '1', true, 1]) expect(read(withEnv({ [name]: on }))).toBe(true);
    for (const off of ['false', '0', false, 0, 'yes', '2', null, {}, ['true']]) expect(read(withEnv({ [name]: off }))).toBe(false);
  });

  test('ENABLE_SUBNET_DISCOVERY is on unless it is said, or custom networking is on', () => {
    expect(withEnv({}).discovery).toBe(true);
    expect(new CniFacts().discovery).toBe(true);
    for (const on of ['true', '1', 'yes']) expect(withEnv({ ENABLE_SUBNET_DISCOVERY: on }).discovery).toBe(true);
    for (const off of ['false', '0', false]) expect(withEnv({ ENABLE_SUBNET_DISCOVERY: off }).discovery).toBe(false);
    expect(withEnv({ ...CUSTOM, ENABLE_SUBNET_DISCOVERY: 'true' }).discovery).toBe(false);
  });
});

describe('numbers', () => {
  test.each<[unknown, number | undefined]>([
    [undefined, 0], ['0', 0], [0, 0], ['1', 1], [1, 1], ['2', 2], ['+2', 2], ['-1', 0], [-1, 0], ['007', 7],
    ['1.5', 0], [1.5, 0], ['', 0], ['two', 0], [' 1', 0], ['1e2', 0], [true, 0], [null, 0], [['1'], 0], [{ Ref: 'x' }, undefined],
  ])('%p, of which what cannot be read is 0', (given, expected) => {
    expect(withEnv({ WARM_IP_TARGET: given }).variables.target('WARM_IP_TARGET')).toBe(expected);
  });

  test.each<[string, number, number]>([['WARM_ENI_TARGET', 1, 1], ['WARM_PREFIX_TARGET', 1, 0], ['MINIMUM_IP_TARGET', 0, 0], ['MAX_ENI', 0, 0]])('%s that is not set is %i, and one that cannot be read %i', (name, unset, unread) => {
    expect(withEnv({}).variables.target(name)).toBe(unset);
    for (const text of ['two', '-1', '']) expect(withEnv({ [name]: text }).variables.target(name)).toBe(unread);
  });

  test.each<[unknown, number | undefined]>([[undefined, undefined], ['0', undefined], ['-1', undefined], ['1', 1], ['2', 2], [3, 3], ['x', undefined]])('MAX_ENI of %p', (given, expected) => {
    expect(withEnv({ MAX_ENI: given }).nodeOptions.maxEni).toBe(expected);
  });
});

describe('warm pools', () => {
  const poolOf = (env: object) => (withEnv(env).warmPool as { _targets?: object } | undefined)?._targets;

  test.each<[string, object, object | undefined]>([
    ['nothing', {}, { WARM_ENI_TARGET: 1 }],
    ['no ENI', { WARM_ENI_TARGET: '0' }, { WARM_ENI_TARGET: 0 }],
    ['one ENI', { WARM_ENI_TARGET: '1' }, { WARM_ENI_TARGET: 1 }],
    ['two ENIs', { WARM_ENI_TARGET: '2' }, { WARM_ENI_TARGET: 2 }],
    ['fewer than no ENI, which is taken for one', { WARM_ENI_TARGET: '-1' }, { WARM_ENI_TARGET: 1 }],
    ['prefixes, and no number of them, which is taken for none', { ...PREFIXES, WARM_PREFIX_TARGET: 'two' }, { WARM_PREFIX_TARGET: 0 }],
    ['a target of prefixes without them', { WARM_PREFIX_TARGET: '2' }, { WARM_ENI_TARGET: 1 }],
    ['no address', { WARM_IP_TARGET: '0' }, { WARM_ENI_TARGET: 1 }],
    ['one address', { WARM_IP_TARGET: '1' }, { WARM_IP_TARGET: 1 }],
    ['two addresses beside ENIs', { WARM_IP_TARGET: '2', WARM_ENI_TARGET: '3' }, { WARM_IP_TARGET: 2 }],
    ['addresses and a floor', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '10' }, { WARM_IP_TARGET: 2, MINIMUM_IP_TARGET: 10 }],
    ['addresses and a floor of one', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '1' }, { WARM_IP_TARGET: 2, MINIMUM_IP_TARGET: 1 }],
    ['addresses and a floor of nothing', { WARM_IP_TARGET: '2', MINIMUM_IP_TARGET: '0' }, { WARM_IP_TARGET: 2 }],
    ['a floor alone', { MINIMUM_IP_TARGET: '10' }, { MINIMUM_IP_TARGET: 10 }],
    ['prefixes, and nothing', PREFIXES, undefined],
    ['prefixes, none warm', { ...PREFIXES, WARM_PREFIX_TARGET: '0' }, { WARM_PREFIX_TARGET: 0 }],
    ['prefixes, one warm', { ...PREFIXES, WARM_PREFIX_TARGET: '1' }, { WARM_PREFIX_TARGET: 1 }],
    ['prefixes, two warm', { ...PREFIXES, WARM_PREFIX_TARGET: 2 }, { WARM_PREFIX_TARGET: 2 }],
    ['prefixes, and a target of ENIs', { ...PREFIXES, WARM_ENI_TARGET: '2' }, undefined],
    ['prefixes, and addresses before them', { ...PREFIXES, WARM_PREFIX_TARGET: '2', WARM_IP_TARGET: '5' }, { WARM_IP_TARGET: 5 }],
  ])('%s', (_, env, expected) => {
    expect(poolOf(env)).toEqual(expected);
  });

  test('of an add-on that the app does not make', () => {
    expect(new CniFacts().warmPool).toEqual(withEnv({}).warmPool);
    expect(new CniFacts().ipAssignment.usesPrefixes).toBe(false);
  });
});

describe('what is told later', () => {
  const MODELLED = [
    'ENABLE_PREFIX_DELEGATION', 'WARM_PREFIX_TARGET', 'WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_ENI_TARGET', 'MAX_ENI', 'ENABLE_POD_ENI',
    'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'ENABLE_SUBNET_DISCOVERY',
  ];

  test.each(UNTOLD)('each variable that counts follow from, %s', (_, write) => {
    const text = (stack: Stack, name: string) => stack.toJsonString({ env: { [name]: write(stack, 1) } });
    expect(MODELLED.map((name) => cniOf((stack) => ({ [CONFIGURED]: text(stack, name) })).unknown)).toEqual(MODELLED.map((name) => [name]));
    expect(cniOf((stack) => ({ [CONFIGURED]: text(stack, 'AWS_VPC_K8S_CNI_LOGLEVEL') })).unknown).toEqual([]);
  });

  test.each(UNTOLD)('all of it, %s', (_, write) => {
    expect(cniOf((stack) => ({ [CONFIGURED]: write(stack, '{}') })).unknown).toEqual([CONFIGURED]);
    expect(cniOf((stack) => ({ [CONFIGURED]: stack.toJsonString({ env: write(stack, '{}') }) })).unknown).toEqual(['env']);
  });

  test.each<[string, unknown]>([['absent', undefined], ['left out', { Ref: 'AWS::NoValue' }], ['empty', ''], ['{}', '{}'], ['null', 'null'], ['env: null', '{"env": null}']])('nothing of what is %s', (_, values) => {
    const { unknown, configuration, environment } = cniOf({ [CONFIGURED]: values });
    expect([unknown, environment, configuration.problem]).toEqual([[], {}, undefined]);
  });
});

describe('ENIConfigs', () => {
  const configured = (eniConfig: unknown) => [...told({ env: CUSTOM, eniConfig }).eniConfigs];
  const subnets = { 'eu-west-1a': { id: 'subnet-1' }, 'eu-west-1b': { id: 'subnet-2', securityGroups: [] } };
  const BOTH = [['eu-west-1a', 'subnet-1'], ['eu-west-1b', 'subnet-2']];

  test.each<[string, unknown, unknown]>([
    ['none', undefined, []],
    ['made', { create: true, subnets }, BOTH],
    ['made, as text', { create: 'true', subnets }, BOTH],
    ['not made', { create: false, subnets }, []],
    ['not said to be made', { subnets }, []],
    ['made in other words', { create: 'yes', subnets }, []],
    ['without subnets', { create: true }, []],
    ['of a list', { create: true, subnets: ['subnet-1'] }, []],
    ['whose subnet is text', { create: true, subnets: { 'eu-west-1a': 'subnet-1' } }, [['eu-west-1a', undefined]]],
  ])('%s', (_, eniConfig, expected) => {
    expect(configured(eniConfig)).toEqual(expected);
  });

  test.each<[string, unknown, boolean]>([
    ['none', undefined, false],
    ['made', { create: true, subnets }, true],
    ['made, without subnets', { create: true }, true],
    ['not made', { create: false, subnets }, false],
  ])('are in the app: %s', (_, eniConfig, expected) => {
    expect(told({ env: CUSTOM, eniConfig }).hasEniConfigs).toBe(expected);
  });

  test.each<[unknown, string | undefined, boolean]>([
    [undefined, 'k8s.amazonaws.com/eniConfig', true],
    ['k8s.amazonaws.com/eniConfig', 'k8s.amazonaws.com/eniConfig', true],
    ['', 'k8s.amazonaws.com/eniConfig', true],
    ['topology.kubernetes.io/zone', 'topology.kubernetes.io/zone', false],
  ])('the label %p', (label, expected, isOwn) => {
    const cni = withEnv({ ENI_CONFIG_LABEL_DEF: label });
    expect([cni.eniConfigLabel, cni.hasOwnLabel]).toEqual([expected, isOwn]);
    expect(withEnv({ ENI_CONFIG_LABEL_DEF: label, ENI_CONFIG_ANNOTATION_DEF: 'x' }).hasOwnLabel).toBe(false);
    expect(withEnv({ ENI_CONFIG_LABEL_DEF: label, ENI_CONFIG_ANNOTATION_DEF: '' }).hasOwnLabel).toBe(isOwn);
  });

  test('a label that is told later', () => {
    expect(cniOf((stack) => ({ [CONFIGURED]: stack.toJsonString({ env: { ENI_CONFIG_LABEL_DEF: { 'Fn::ImportValue': 'x' } } }) })).eniConfigLabel).toBeUndefined();
  });
});

test.each<[unknown, string | undefined]>([[undefined, undefined], ['v1.20.4-eksbuild.1', 'v1.20.4-eksbuild.1'], [{ 'Fn::ImportValue': 'x' }, undefined]])('the version %p', (AddonVersion, expected) => {
  expect(cniOf({ AddonVersion }).version).toBe(expected);
});

describe('Windows', () => {
  const ON = { enableWindowsPrefixDelegation: 'true' };
  const poolOf = (values: object) => windowsNetworking(told(values).configuration.values).warmPool?._targets;

  test.each<[unknown, boolean]>([[undefined, false], ['true', true], [true, true], ['false', false], ['yes', false]])('prefixes of %p', (given, expected) => {
    expect(windowsNetworking(told({ enableWindowsPrefixDelegation: given }).configuration.values).ipAssignment!.usesPrefixes).toBe(expected);
  });

  test.each<[string, object, object | undefined]>([
    ['nothing', {}, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 }],
    ['no warm address, which is taken for one', { warmWindowsIPTarget: '0' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 }],
    ['one warm address', { warmWindowsIPTarget: '1' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 }],
    ['two, and a floor', { warmWindowsIPTarget: '2', minimumWindowsIPTarget: '9' }, { warmWindowsIPTarget: 2, minimumWindowsIPTarget: 9 }],
    ['a floor of nothing', { minimumWindowsIPTarget: '0' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 0 }],
    ['a floor below nothing', { minimumWindowsIPTarget: '-2' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 0 }],
    ['prefixes beside addresses', { ...ON, warmWindowsPrefixTarget: '2' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 3 }],
    ['prefixes alone', { ...ON, warmWindowsPrefixTarget: '2', warmWindowsIPTarget: '0', minimumWindowsIPTarget: '0' }, { warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }],
    ['prefixes above a floor', { ...ON, warmWindowsPrefixTarget: '2', warmWindowsIPTarget: '0' }, undefined],
    ['no prefix', { ...ON, warmWindowsPrefixTarget: '0', warmWindowsIPTarget: '0', minimumWindowsIPTarget: '0' }, undefined],
    ['a target of prefixes without them', { warmWindowsPrefixTarget: '2', warmWindowsIPTarget: '0', minimumWindowsIPTarget: '0' }, { warmWindowsIPTarget: 1, minimumWindowsIPTarget: 0 }],
  ])('%s', (_, values, expected) => {
    expect(poolOf(values)).toEqual(expected);
  });
});
