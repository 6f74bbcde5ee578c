import { wording } from '../../wording';

const leftOut = (variable: string) => `leave ${variable} out of 'environment'`;

const offWithIpv6 = (what: string, path: string, text: string) =>
  wording('cni-setting-invalid', (facts: { path: string; text: string }) => ({
    message: `'${facts.path}' is '${facts.text}', and with IPv6 the VPC CNI ${what}`,
    fix: [`leave '${facts.path}' out`],
  }), { path, text });

/** Of variables of the VPC CNI that are not for users to set, and of settings that it does not know or cannot read. */
export const CNI_VARIABLE_WORDS = {
  ofDiscovery: wording('option-refused', ({ variable }: { variable: string }) => ({
    message: `'environment' sets ${variable}, and 'podNetwork' has subnet discovery on`,
    fix: [leftOut(variable)],
  }), { variable: 'ENABLE_SUBNET_DISCOVERY' }),

  ofProp: wording('option-refused', ({ variable, prop }: { variable: string; prop: string }) => ({
    message: `'environment' sets ${variable}, which follows from '${prop}'`,
    fix: [`use '${prop}', and ${leftOut(variable)}`],
  }), { variable: 'WARM_IP_TARGET', prop: 'warmPool' }),

  ofInitContainer: wording('option-refused', ({ variable }: { variable: string }) => ({
    message: `'environment' sets ${variable}, which EKS takes for the init container only`,
    details: ['SecurityGroupsForPods.strict() sets it there'],
    fix: [leftOut(variable)],
  }), { variable: 'DISABLE_TCP_EARLY_DEMUX' }),

  notModelled: wording('option-refused', ({ variable }: { variable: string }) => ({
    message: `'environment' sets ${variable}, and this library does not compute its effect on max pods`,
    fix: [leftOut(variable)],
  }), { variable: 'ENABLE_MULTI_NIC' }),

  unknown: wording('cni-setting-unknown', ({ path, nearest }: { path: string; nearest?: string }) => ({
    message: `'${path}' is not a published setting of the VPC CNI`,
    details: ['EKS refuses a configuration with a setting that the version of the add-on does not know'],
    fix: [
      ...(nearest === undefined ? [] : [`correct the name, if you mean ${nearest}`]),
      'look it up with `aws eks describe-addon-configuration` for your version, then acknowledge this finding',
    ],
  }), { path: 'environment.WARM_IP_TARGTE', nearest: 'WARM_IP_TARGET' }),

  notWhole: wording('cni-setting-invalid', ({ path, text }: { path: string; text: string }) => ({
    message: `'${path}' is '${text}', not a whole number`,
    fix: ["give a whole number as a string, as in '9001'"],
  }), { path: 'environment.AWS_VPC_ENI_MTU', text: '9001.5' }),

  notBoolean: wording('cni-setting-invalid', ({ path, text }: { path: string; text: string }) => ({
    message: `'${path}' is '${text}', neither true nor false`,
    fix: ["give 'true' or 'false'"],
  }), { path: 'environment.DISABLE_METRICS', text: 'yes' }),

  customNetworkingWithIpv6:
    offWithIpv6('does not start with custom networking', 'env.AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG', 'true'),
  noPrefixesWithIpv6: offWithIpv6('starts with prefixes only', 'env.ENABLE_PREFIX_DELEGATION', 'false'),
};
