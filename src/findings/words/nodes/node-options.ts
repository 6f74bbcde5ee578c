import { wording } from '../../wording';

const ofNode = { of: 'm5.large' };

const onWindows = (option: string, why: string) => wording('node-contradiction', ({ of }: typeof ofNode) =>
  `'${option}' of ${of} is given with 'os' windows, and ${why}; leave it out, or use Linux nodes`, ofNode);

const withIpv6 = (option: string, why: string) => wording('node-contradiction', ({ of }: typeof ofNode) =>
  `'${option}' of ${of} is given with 'ipFamily' ipv6, and ${why}; leave one of them out`, ofNode);

/** Of options of a node that rule each other out. */
export const NODE_OPTION_WORDS = {
  notAChoice: wording('node-contradiction', ({ option, of, choices, got }: {
    option: string; of: string; choices: readonly string[]; got: string;
  }) => `'${option}' of ${of} must be ${choices.join(' or ')}; got ${got}`,
  { option: 'os', of: 'm5.large', choices: ['linux', 'windows'], got: 'macos' }),

  windowsWithIpv6: withIpv6('os', 'Windows nodes run with IPv4 only'),
  customNetworkingWithIpv6: withIpv6('customNetworking', 'the VPC CNI does not start with both'),
  maxEniWithIpv6: withIpv6('maxEni', 'pods have addresses of the primary ENI only'),
  singleAddressesWithIpv6: withIpv6('ipAssignment', 'single addresses are for IPv4'),
  noCapWithIpv6: withIpv6('podCap', 'a /80 has 2^48 addresses, so that nothing but the cap is left to bind'),
  discoveryWithIpv6: withIpv6('subnetDiscovery', 'pods have addresses of the primary ENI only'),
  warmPoolWithIpv6: withIpv6('warmPool', 'warm targets have no effect on a /80'),

  customNetworkingOnWindows: onWindows('customNetworking', "its pods have addresses of the node's own subnet"),
  trunkOnWindows: onWindows('trunkEni', 'its pods cannot have security groups of their own'),
  maxEniOnWindows: onWindows('maxEni', 'it has one ENI whatever is set'),
  efaOnWindows: onWindows('efaOnlyEnis', 'EFA is for Linux'),
  discoveryOnWindows: onWindows('subnetDiscovery', "its pods have addresses of the node's own subnet"),
  warmPoolOnWindows: onWindows('warmPool', "its spare addresses are those of 'windowsWarmPool'"),

  windowsPoolOnLinux: wording('node-contradiction', ({ of }: typeof ofNode) =>
    `'windowsWarmPool' of ${of} is given, and 'os' is not windows, so it would do nothing; leave it out, `
      + "or set 'warmPool'", ofNode),

  customNetworkingWithDiscovery: wording('forecast-contradiction', ({ of }: typeof ofNode) =>
    `'customNetworking' and 'subnetDiscovery' of ${of} are both true, and the VPC CNI then discovers no subnets; `
      + 'set one of them', ofNode),
};
