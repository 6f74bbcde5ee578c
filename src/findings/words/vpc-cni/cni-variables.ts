import { wording } from '../../wording';

const notForUsers = (why: string) => wording('option-refused', ({ variable }: { variable: string }) =>
  `'environment' sets ${variable}, ${why}`, { variable: 'ENABLE_MULTI_NIC' });

const offWithIpv6 = (why: string, path: string, text: string) =>
  wording('cni-setting-invalid', (facts: { path: string; text: string }) =>
    `'${facts.path}' is '${facts.text}', and with IPv6 ${why}; leave it out`, { path, text });

/** Of variables of the VPC CNI that are not for users to set, and of settings that it does not know or cannot read. */
export const CNI_VARIABLE_WORDS = {
  ofDiscovery: wording('option-refused', ({ variable }: { variable: string }) =>
    `'environment' sets ${variable}, which is the affair of 'podNetwork': subnet discovery is on; leave it out`,
  { variable: 'ENABLE_SUBNET_DISCOVERY' }),

  ofProp: wording('option-refused', ({ variable, prop }: { variable: string; prop: string }) =>
    `'environment' sets ${variable}, which is the affair of '${prop}'; use that property`,
  { variable: 'WARM_IP_TARGET', prop: 'warmPool' }),

  ofInitContainer: notForUsers('which EKS takes for the init container only; leave it out: '
    + 'SecurityGroupsForPods.strict() sets it'),
  notModelled: notForUsers('whose effect on pod counts is not modelled yet; leave it out'),

  unknown: wording('cni-setting-unknown', ({ path, nearest }: { path: string; nearest?: string }) =>
    `'${path}' is no setting of the VPC CNI that is published, and the schema of its add-on refuses what it does not `
      + 'know'
    + `${nearest === undefined ? '' : `; did you mean ${nearest}?`};`
    + ' compare with `aws eks describe-addon-configuration` for your version',
  { path: 'environment.WARM_IP_TARGTE', nearest: 'WARM_IP_TARGET' }),

  notWhole: wording('cni-setting-invalid', ({ path, text }: { path: string; text: string }) =>
    `'${path}' is '${text}', which is no whole number; give one as text, as in '1'`,
  { path: 'environment.AWS_VPC_ENI_MTU', text: '9001.5' }),

  notBoolean: wording('cni-setting-invalid', ({ path, text }: { path: string; text: string }) =>
    `'${path}' is '${text}'; give 'true' or 'false'`,
  { path: 'environment.DISABLE_METRICS', text: 'yes' }),

  customNetworkingWithIpv6: offWithIpv6('the VPC CNI does not start with custom networking', 'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'true'),
  noPrefixesWithIpv6: offWithIpv6('the VPC CNI starts with prefixes only', 'env.ENABLE_PREFIX_DELEGATION', 'false'),
};
