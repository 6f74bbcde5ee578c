import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const quotedSettings = (settings: readonly string[]) => few(settings.map((name) => `'${name}'`));

const leaveOut = (settings: readonly string[]) =>
  (settings.length === 1 ? `leave '${settings[0]}' out` : 'leave them out');

const hasNo = (settings: readonly string[]) => (settings.length === 1 ? 'has no' : 'have no');

/** Of settings of the VPC CNI in any template that nothing reads on the nodes that a cluster has. */
export const UNUSED_SETTING_WORDS = {
  minimumReached: wording('cni-setting-idle', ({ minimum, target }: { minimum: number; target: number }) => ({
    message: `'env.MINIMUM_IP_TARGET' is ${minimum}, which 'env.WARM_IP_TARGET' (${target}) keeps in any case`,
    fix: [
      "leave 'env.MINIMUM_IP_TARGET' out",
      `set 'env.MINIMUM_IP_TARGET' above ${target}, the addresses that a node has at least`,
    ],
  }), { minimum: 3, target: 5 }),

  groupMode: wording('cni-setting-idle', ({ mode }: { mode: string }) => ({
    message: `'env.POD_SECURITY_GROUP_ENFORCING_MODE' is '${mode}', and no pod has security groups of its own`,
    details: ["'env.ENABLE_POD_ENI' is not \"true\""],
    fix: ["leave 'env.POD_SECURITY_GROUP_ENFORCING_MODE' out", "set 'env.ENABLE_POD_ENI' to \"true\""],
  }), { mode: 'standard' }),

  eniConfigNames: wording('cni-setting-idle', ({ settings }: { settings: readonly string[] }) => ({
    message: `${quotedSettings(settings)} ${hasNo(settings)} effect without custom networking`,
    details: [...allOf('settings', settings), "'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG' is not \"true\""],
    fix: [leaveOut(settings), "set 'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG' to \"true\""],
  }), { settings: ['env.ENI_CONFIG_LABEL_DEF'] }, ['settings']),

  snatPorts: wording('cni-setting-idle', ({ path, ports }: { path: string; ports: string }) => ({
    message: `'${path}' is '${ports}', and has no effect, because SNAT is off (AWS_VPC_K8S_CNI_EXTERNALSNAT)`,
    fix: [`leave '${path}' out`],
  }), { path: 'env.AWS_VPC_K8S_CNI_RANDOMIZESNAT', ports: 'none' }),

  egressOfOtherFamily: wording('cni-setting-idle', ({ settings, family }: {
    settings: readonly string[]; family: string;
  }) => ({
    message: `${quotedSettings(settings)} ${hasNo(settings)} effect on pods with ${family} addresses`,
    details: allOf('settings', settings),
    fix: [leaveOut(settings)],
  }), { settings: ['env.ENABLE_V4_EGRESS'], family: 'IPv4' }, ['settings']),

  withIpv6: wording('cni-setting-idle', ({ settings }: { settings: readonly string[] }) => ({
    message: `${quotedSettings(settings)} ${hasNo(settings)} effect in a cluster with IPv6`,
    details: [
      ...allOf('settings', settings),
      'each node has one /80 prefix, and pods have addresses of the subnets of their nodes',
    ],
    fix: [leaveOut(settings)],
  }), { settings: ['env.WARM_IP_TARGET'] }, ['settings']),

  inAutoMode: wording('cni-setting-idle', ({ cluster }: { cluster: string }) => ({
    message: `the settings of the add-on vpc-cni have no effect: '${cluster}' has nodes of EKS Auto Mode only`,
    details: ['nodes of Auto Mode run a network plug-in of their own, and do not run the VPC CNI'],
    fix: ['leave the add-on out', 'acknowledge this finding, if other nodes join the cluster'],
  }), { cluster: 'Stack/Cluster' }),

  windowsPrefixesAlone: wording('cni-setting-idle', ({ path, target, on }: {
    path: string; target: number; on: string;
  }) => ({
    message: `'${path}' is ${target}, and has no effect with single addresses on Windows nodes`,
    fix: [`leave '${path}' out`, `set '${on}' to "true"`],
  }), { path: 'warmWindowsPrefixTarget', target: 1, on: 'enableWindowsPrefixDelegation' }),

  windowsPrefixesBeside: wording('cni-setting-idle', ({ path, target, others }: {
    path: string; target: number; others: readonly string[];
  }) => ({
    message: `'${path}' is ${target}, and has no effect beside ${quotedSettings(others)}`,
    details: [
      ...allOf('targets', others),
      'the add-on sets both targets of addresses if they are left out: 1 and 3',
    ],
    fix: [`set ${quotedSettings(others)} to 0`, `leave '${path}' out`],
  }), { path: 'warmWindowsPrefixTarget', target: 1, others: ['warmWindowsIPTarget', 'minimumWindowsIPTarget'] }),

  windowsConfigMap: wording('cni-setting-idle', ({ keys }: { keys: readonly string[] }) => ({
    message: `only Windows nodes read ${quotedSettings(keys)} of the ConfigMap amazon-vpc-cni, but Windows is off`,
    details: [...allOf('keys', keys), "'enable-windows-ipam' is not \"true\""],
    fix: ["set 'enable-windows-ipam' to \"true\"", leaveOut(keys)],
  }), { keys: ['enable-windows-prefix-delegation'] }, ['keys']),

  configMapUnread: wording('cni-setting-ignored', ({ key, text, taken }: {
    key: string; text: string; taken: string;
  }) => ({
    message: `'${key}' of the ConfigMap amazon-vpc-cni is '${text}', which EKS cannot read, so it takes ${taken}`,
    fix: [`give a string such as "${taken}"`, `leave '${key}' out`],
  }), { key: 'enable-windows-prefix-delegation', text: 'yes', taken: 'false' }),

  configMapNoText: wording('cni-setting-invalid', ({ keys }: { keys: readonly string[] }) => ({
    message: `the ConfigMap amazon-vpc-cni has values that are not strings: ${few(keys)}`,
    details: [...allOf('keys', keys), 'Kubernetes refuses such a manifest'],
    fix: ['write each value in quotes'],
  }), { keys: ['enable-windows-ipam'] }, ['keys']),
};
