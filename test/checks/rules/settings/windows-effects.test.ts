import { App, CfnResource, Fn } from 'aws-cdk-lib';
import { messagesOf, PlainParts, plainCluster, saidOf, saidOfPlain } from '../../../private/cdk-plain';

const IPAM = { enableWindowsIpam: 'true' };
const IDLE = 'warning cni-setting-idle';
const IPV6 = { kubernetesNetworkConfig: { ipFamily: 'ipv6' } };

test.each<[string, Record<string, unknown>, string[]]>([
  ['prefixes without the switch', { ...IPAM, warmWindowsPrefixTarget: 2 }, [IDLE]],
  ['none of them', { ...IPAM, warmWindowsPrefixTarget: 0 }, []],
  ['prefixes beside the add-on\'s own targets', { ...IPAM, enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 2 }, [IDLE]],
  ['prefixes beside a minimum', { ...IPAM, enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 0 }, [IDLE]],
  ['prefixes alone', { ...IPAM, enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 0, minimumWindowsIPTarget: 0 }, []],
  ['targets of addresses', { ...IPAM, enableWindowsPrefixDelegation: 'true', warmWindowsIPTarget: 2, minimumWindowsIPTarget: 5 }, []],
  ['targets without Windows', { warmWindowsIPTarget: 2 }, [IDLE]],
  ['a switch of Windows that is told later', { enableWindowsIpam: Fn.importValue('On'), warmWindowsIPTarget: 2 }, []],
  ['a switch of prefixes that is told later', { ...IPAM, enableWindowsPrefixDelegation: Fn.importValue('On'), warmWindowsPrefixTarget: 2, warmWindowsIPTarget: 3 }, []],
  ['a target that is told later', { ...IPAM, warmWindowsPrefixTarget: Fn.importValue('Target') }, []],
  ['prefixes beside one of two targets, which is told later', {
    ...IPAM, enableWindowsPrefixDelegation: 'true', warmWindowsPrefixTarget: 2, warmWindowsIPTarget: Fn.importValue('Target'), minimumWindowsIPTarget: 0,
  }, []],
  ['a switch that cannot be read', { enableWindowsIpam: 'yes', warmWindowsIPTarget: 2 }, ['error cni-setting-invalid', IDLE]],
])('configuration: %s', (_, configuration, expected) => {
  expect(saidOfPlain({ configuration }).filter((said) => !said.includes('value-unchecked'))).toEqual(expected.map((said) => `${said} at Cni`));
});

test.each<[string, unknown, string[]]>([
  ['that cannot be read, and may switch Windows on', Fn.importValue('Objects'), []],
  ['that can', '[]', [`${IDLE} at Cni`]],
])('targets without Windows, beside a manifest %s', (_, Manifest, expected) => {
  const { stack, cluster } = plainCluster({ configuration: { warmWindowsIPTarget: 2 } });
  new CfnResource(stack, 'Objects', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: cluster.ref, Manifest } });

  expect(saidOf(stack.node.root as App)).toEqual(expected);
});

test('Windows in a cluster with IPv6, which it does not run in', () => {
  expect(saidOfPlain({ env: {}, configuration: { ...IPAM, warmWindowsIPTarget: 2 }, cluster: IPV6 })).toEqual([`${IDLE} at Cni`, `${IDLE} at Cni`]);
});

describe('the ConfigMap amazon-vpc-cni in a manifest', () => {
  const appWith = (data: Record<string, unknown>, parts: PlainParts = {}) => {
    const { stack, cluster } = plainCluster(parts);
    new CfnResource(stack, 'Map', {
      type: 'Custom::AWSCDK-EKS-KubernetesResource',
      properties: {
        ClusterName: cluster.ref,
        Manifest: stack.toJsonString([{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'amazon-vpc-cni', namespace: 'kube-system' }, data }]),
      },
    });
    return stack.node.root as App;
  };
  const said = (data: Record<string, unknown>, parts: PlainParts = {}) => saidOf(appWith(data, parts));
  const ON = { 'enable-windows-ipam': 'true' };

  test.each<[string, Record<string, unknown>, string[]]>([
    ['switched on', ON, []],
    ['by another spelling', { 'enable-windows-ipam': 'True', 'warm-ip-target': '5' }, []],
    ['a switch that is not a string', { 'enable-windows-ipam': true }, ['error cni-setting-invalid']],
    ['a target that is not a string', { ...ON, 'warm-ip-target': 5 }, ['error cni-setting-invalid']],
    ['a switch that cannot be read', { ...ON, 'enable-windows-prefix-delegation': 'yes' }, ['warning cni-setting-ignored']],
    ['a target that cannot be read', { ...ON, 'warm-ip-target': 'five' }, ['warning cni-setting-ignored']],
    ['prefixes without the switch', { ...ON, 'warm-prefix-target': '2' }, [IDLE]],
    ['prefixes beside the add-on\'s own targets', { ...ON, 'enable-windows-prefix-delegation': 'true', 'warm-prefix-target': '2' }, [IDLE]],
    ['prefixes alone', { ...ON, 'enable-windows-prefix-delegation': 'true', 'warm-prefix-target': '2', 'warm-ip-target': '0', 'minimum-ip-target': '0' }, []],
    ['targets while Windows is off', { 'warm-ip-target': '2' }, [IDLE]],
    ['a misspelt key', { ...ON, 'warm-ip-targets': '2' }, ['warning cni-setting-unknown']],
    ['network policies', { 'enable-network-policy-controller': 'true' }, []],
    ['a value that others read', { 'enable-network-policy-controller': 'perhaps', 'branch-eni-cooldown': 'a while' }, []],
    ['a value that others read, and that is not a string', { 'branch-eni-cooldown': 60 }, ['error cni-setting-invalid']],
    ['no prefix', { ...ON, 'warm-prefix-target': '0' }, []],
  ])('%s', (_, data, expected) => {
    expect(said(data)).toEqual(expected.map((each) => `${each} at Map`));
  });

  test('counts by its prefixes, as the configuration of the add-on does', () => {
    const group = { instanceTypes: ['c5.large'], amiType: 'WINDOWS_CORE_2022_x86_64' };
    const oneEni = (all: string[]) => all.filter((each) => each.includes('windows-one-eni'));

    // c5.large: 9 addresses of one ENI without prefixes, 144 with them
    expect(oneEni(said(ON, { group }))).toEqual(['warning windows-one-eni at Group']);
    expect(oneEni(said({ ...ON, 'enable-windows-prefix-delegation': 'true' }, { group }))).toEqual([]);
    expect(oneEni(saidOfPlain({ group, configuration: { ...IPAM, enableWindowsPrefixDelegation: 'true' } }))).toEqual([]);
  });

  test.each([
    ['enable-windows-ipam', 'yes', 'false'], ['enable-windows-prefix-delegation', 'on', 'false'],
    ['warm-prefix-target', 'one', '0'], ['warm-ip-target', '1.5', '0'], ['minimum-ip-target', '', '0'],
  ])('%s that is %s is said to be taken for %s', (key, text, taken) => {
    expect(messagesOf(appWith({ ...ON, [key]: text }), 'cni-setting-ignored')).toEqual([
      expect.stringContaining(`'${key}' of the ConfigMap amazon-vpc-cni is '${text}', which EKS cannot read, so it takes ${taken}`),
    ]);
  });
});
