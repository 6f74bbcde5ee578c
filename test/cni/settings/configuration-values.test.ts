import { IpAssignment } from '../../../src/capacity/ip-assignment';
import { WarmPool } from '../../../src/capacity/warm-pool';
import { CniSettings, configurationValues, EniConfigSettings, OWNED_VARIABLES, UNMODELLED_VARIABLES } from '../../../src/cni/settings/configuration-values';
import { SnatPolicy } from '../../../src/cni/snat-policy';
import { schemaProblems } from '../../private/cdk-addon-schema';

const ENI_CONFIG: EniConfigSettings = {
  region: 'eu-west-1',
  subnets: [{ zone: 'eu-west-1a', subnetId: 'subnet-a' }, { zone: 'eu-west-1b', subnetId: 'subnet-b' }],
};

const SETTINGS: CniSettings = {
  ipAssignment: IpAssignment.prefixDelegation(),
  warmPool: WarmPool.prefixes(1),
  snat: SnatPolicy.node(),
  environment: {},
};

const [PREFIXES, SINGLE] = [IpAssignment.prefixDelegation(), IpAssignment.secondaryIp()];

/** Each choice of each typed setting, with those that go together. */
const CHOICES = {
  assignment: [
    ...[WarmPool.prefixes(1), WarmPool.prefixes(3), WarmPool.addresses(5), WarmPool.addresses(5, 10), WarmPool.none()]
      .map((warmPool) => ({ ipAssignment: PREFIXES, warmPool })),
    ...[WarmPool.enis(1), WarmPool.enis(2), WarmPool.addresses(1), WarmPool.addresses(1, 3)].map((warmPool) => ({ ipAssignment: SINGLE, warmPool })),
  ],
  snat: [SnatPolicy.node(), SnatPolicy.nodeExcept(['10.0.0.0/8', '192.168.0.0/16']), SnatPolicy.external()],
  maxEni: [undefined, 2],
  networkPolicy: [undefined, true, false],
  environment: [{}, { AWS_VPC_K8S_CNI_LOGLEVEL: 'DEBUG' }] as Array<Record<string, string>>,
  eniConfig: [undefined, ENI_CONFIG, { ...ENI_CONFIG, securityGroupIds: ['sg-1', 'sg-2'] }],
};

function combinations(): CniSettings[] {
  return CHOICES.assignment.flatMap((assignment) => CHOICES.snat.flatMap((snat) => CHOICES.maxEni.flatMap((maxEni) =>
    CHOICES.networkPolicy.flatMap((networkPolicy) => CHOICES.environment.flatMap((environment) =>
      CHOICES.eniConfig.map((eniConfig) => ({ ...assignment, snat, maxEni, networkPolicy, environment, eniConfig })))))));
}

test('every combination of settings satisfies the schema, with text as each environment variable (S97)', () => {
  const all = combinations();
  const problems = all.flatMap((settings) => schemaProblems(configurationValues(settings)));
  const texts = all.flatMap((settings) => Object.values(configurationValues(settings).env as object)).filter((value) => typeof value !== 'string');

  expect(all).toHaveLength(9 * 3 * 2 * 3 * 2 * 3);
  expect([...new Set(problems)]).toEqual([]);
  expect(texts).toEqual([]);
}, 60_000);

test.each<[string, object, string]>([
  ['a boolean as environment variable', { env: { ENABLE_PREFIX_DELEGATION: true } }, '/env/ENABLE_PREFIX_DELEGATION must be string'],
  ['a number as environment variable', { env: { WARM_PREFIX_TARGET: 1 } }, '/env/WARM_PREFIX_TARGET must be string'],
  ['an unknown environment variable', { env: { NOT_A_VARIABLE: 'x' } }, '/env must NOT have additional properties'],
  ['text where the schema wants a boolean', { eniConfig: { create: 'true', region: 'x', subnets: { a: { id: 's' } } } }, '/eniConfig/create must be boolean'],
  ['ENIConfigs without subnets', { eniConfig: { create: true, region: 'x', subnets: {} } }, '/eniConfig/subnets must NOT have fewer than 1 properties'],
  ['a boolean for network policies', { enableNetworkPolicy: true }, '/enableNetworkPolicy must be string'],
])('the schema refuses %s, so the test above can fail (S97)', (_, configuration, problem) => {
  expect(schemaProblems(configuration)).toEqual([problem]);
});

test('the settings by default', () => {
  expect(configurationValues(SETTINGS)).toEqual({
    env: {
      ENABLE_PREFIX_DELEGATION: 'true',
      WARM_PREFIX_TARGET: '1',
      AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
    },
  });
});

test('everything set', () => {
  expect(configurationValues({
    ipAssignment: SINGLE,
    warmPool: WarmPool.addresses(2, 5),
    snat: SnatPolicy.nodeExcept(['10.0.0.0/8']),
    maxEni: 2,
    networkPolicy: true,
    environment: { AWS_VPC_ENI_MTU: '1500' },
    eniConfig: { ...ENI_CONFIG, securityGroupIds: ['sg-1'] },
  })).toEqual({
    enableNetworkPolicy: 'true',
    env: {
      AWS_VPC_ENI_MTU: '1500',
      ENABLE_PREFIX_DELEGATION: 'false',
      WARM_IP_TARGET: '2',
      MINIMUM_IP_TARGET: '5',
      AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false',
      AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8',
      MAX_ENI: '2',
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true',
      ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone',
    },
    eniConfig: {
      create: true,
      region: 'eu-west-1',
      subnets: {
        'eu-west-1a': { id: 'subnet-a', securityGroups: ['sg-1'] },
        'eu-west-1b': { id: 'subnet-b', securityGroups: ['sg-1'] },
      },
    },
  });
});

test('warm targets of different kinds are never set together (S62)', () => {
  for (const settings of combinations()) {
    const names = Object.keys(configurationValues(settings).env as object);
    const kinds = [['WARM_PREFIX_TARGET'], ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET'], ['WARM_ENI_TARGET']].filter((kind) => kind.some((name) => names.includes(name)));

    expect(kinds).toHaveLength(1);
  }
});

test('what the typed settings write is theirs: nobody else can set it', () => {
  const written = combinations().flatMap((settings) => Object.keys(configurationValues({ ...settings, environment: {} }).env as object));

  expect([...new Set(written)].filter((name) => OWNED_VARIABLES[name] === undefined)).toEqual([]);
});

test('the typed settings win over the environment given', () => {
  const environment = { ENABLE_PREFIX_DELEGATION: 'false', WARM_PREFIX_TARGET: '9', MAX_ENI: '9', AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true' };

  expect(configurationValues({ ...SETTINGS, maxEni: 2, environment }).env).toMatchObject({
    ENABLE_PREFIX_DELEGATION: 'true',
    WARM_PREFIX_TARGET: '1',
    MAX_ENI: '2',
    AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'false',
  });
});

test('owned and unmodelled variables are different ones', () => {
  expect(UNMODELLED_VARIABLES.filter((name) => OWNED_VARIABLES[name] !== undefined)).toEqual([]);
  expect(UNMODELLED_VARIABLES).toContain('ENABLE_MULTI_NIC');
});
