import { changedSettings } from '../../src/vpc-cni/changed-settings';
import { CNI_VARIABLES } from '../../src/vpc-cni/variable-table';

/** What the add-on does where nobody sets a value that is no variable, and another value. */
const OWN: ReadonlyArray<readonly [name: string, own: string, other: string]> = [
  ['branchENICooldown', '60', '30'],
  ['enableNetworkPolicy', 'false', 'true'],
  ['enableWindowsIpam', 'false', 'true'],
  ['enableWindowsPrefixDelegation', 'false', 'true'],
  ['livenessProbeTimeoutSeconds', '10', '20'],
  ['minimumWindowsIPTarget', '3', '1'],
  ['readinessProbeTimeoutSeconds', '10', '20'],
  ['warmWindowsIPTarget', '1', '3'],
  ['warmWindowsPrefixTarget', '0', '1'],
];

test.each(OWN)('%s is %s by itself, and not %s', (name, own, other) => {
  expect([changedSettings({ [name]: own }, false), changedSettings({ [name]: other }, false)]).toEqual([[], [name]]);
});

test.each(OWN.filter(([, own]) => own !== 'false'))('%s is %s as a number too', (name, own) => {
  expect(changedSettings({ [name]: Number(own) }, false)).toEqual([]);
});

test.each([...Object.entries(CNI_VARIABLES).flatMap(([name, { unset }]) => (unset === undefined ? [] : [[name, unset]]))])(
  'the variable %s is %s by itself', (name, unset) => {
    const said = (text: string) => changedSettings({ env: { [name]: text } }, false);

    expect([said(unset), said(`${unset}x`)]).toEqual([[], [`env.${name}`]]);
  },
);

test.each<[string, object, boolean, string[]]>([
  ['prefixes', { ENABLE_PREFIX_DELEGATION: 'true' }, false, ['env.ENABLE_PREFIX_DELEGATION']],
  ['prefixes with IPv6, where EKS sets them', { ENABLE_PREFIX_DELEGATION: 'true' }, true, []],
  ['no prefixes with IPv6', { ENABLE_PREFIX_DELEGATION: 'false' }, true, ['env.ENABLE_PREFIX_DELEGATION']],
  ['the family of IPv4', { ENABLE_IPv4: 'true', ENABLE_IPv6: 'false' }, false, []],
  ['the family of IPv6', { ENABLE_IPv4: 'false', ENABLE_IPv6: 'true' }, true, []],
  ['the other family', { ENABLE_IPv6: 'true' }, false, ['env.ENABLE_IPv6']],
  ['another spelling of off', { ENABLE_POD_ENI: 'F' }, false, []],
  ['nothing', { ENABLE_POD_ENI: '' }, false, []],
  ['what is told later', { WARM_IP_TARGET: { Ref: 'P' } }, false, ['env.WARM_IP_TARGET']],
  ['a variable that nobody knows', { WARM_POOL: '1' }, false, ['env.WARM_POOL']],
])('variables: %s', (_, env, ipv6, expected) => {
  expect(changedSettings({ env }, ipv6)).toEqual(expected);
});

test.each<[string, unknown, string[]]>([
  ['that are made', { create: true }, ['eniConfig']],
  ['that are made, as text', { create: 'true' }, ['eniConfig']],
  ['that may be made', { create: { Ref: 'P' } }, ['eniConfig']],
  ['that are not made', { create: false, region: 'eu-west-1' }, []],
  ['of which nothing is said', {}, []],
])('ENIConfigs %s', (_, eniConfig, expected) => {
  expect(changedSettings({ eniConfig }, false)).toEqual(expected);
});
