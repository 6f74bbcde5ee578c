import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const ofNode = { of: 'm5.large' };

const LINUX_NODES = "use Linux nodes: leave 'os' out";

const onWindows = (option: string, why: string) => wording('node-contradiction', ({ of }: typeof ofNode) => ({
  message: `'${option}' of ${of} is given with 'os' windows, and ${why}`,
  fix: [`leave '${option}' out`, LINUX_NODES],
}), ofNode);

const withIpv6 = (option: string, why: string) => wording('node-contradiction', ({ of }: typeof ofNode) => ({
  message: `'${option}' of ${of} is given with 'ipFamily' ipv6, and ${why}`,
  fix: [`leave '${option}' out`, "use IPv4: leave 'ipFamily' out"],
}), ofNode);

/** Of options of a node that rule each other out. */
export const NODE_OPTION_WORDS = {
  notAChoice: wording('node-contradiction', ({ option, of, choices, got }: {
    option: string; of: string; choices: readonly string[]; got: string;
  }) => ({
    message: `'${option}' of ${of} is ${got}, and must be one of ${few(choices)}`,
    details: allOf('choices', choices),
    fix: [`give '${option}' one of these values, or leave it out`],
  }), { option: 'os', of: 'm5.large', choices: ['linux', 'windows'], got: 'macos' }),

  windowsWithIpv6: wording('node-contradiction', ({ of }: typeof ofNode) => ({
    message: `'os' of ${of} is windows with 'ipFamily' ipv6, and Windows nodes run with IPv4 only`,
    fix: [LINUX_NODES, "use IPv4: leave 'ipFamily' out"],
  }), ofNode),
  customNetworkingWithIpv6: withIpv6('customNetworking', 'the VPC CNI does not start with both'),
  maxEniWithIpv6: withIpv6('maxEni', 'pods have addresses of the primary ENI only'),
  singleAddressesWithIpv6: withIpv6('ipAssignment', 'single addresses are for IPv4'),
  noCapWithIpv6: withIpv6('podCap', 'a /80 has 2^48 addresses, so only the cap limits max pods'),
  discoveryWithIpv6: withIpv6('subnetDiscovery', 'pods have addresses of the primary ENI only'),
  warmPoolWithIpv6: withIpv6('warmPool', 'warm targets have no effect on a /80'),

  customNetworkingOnWindows: onWindows('customNetworking', "Windows pods have addresses of the node's own subnet"),
  trunkOnWindows: onWindows('trunkEni', 'Windows pods cannot have security groups of their own'),
  maxEniOnWindows: onWindows('maxEni', 'a Windows node has one ENI for pods'),
  efaOnWindows: onWindows('efaOnlyEnis', 'EFA is for Linux'),
  discoveryOnWindows: onWindows('subnetDiscovery', "Windows pods have addresses of the node's own subnet"),
  warmPoolOnWindows: wording('node-contradiction', ({ of }: typeof ofNode) => ({
    message: `'warmPool' of ${of} is given with 'os' windows, and is for Linux nodes`,
    fix: ["give 'windowsWarmPool' in its place", LINUX_NODES],
  }), ofNode),

  windowsPoolOnLinux: wording('node-contradiction', ({ of }: typeof ofNode) => ({
    message: `'windowsWarmPool' of ${of} is given without 'os' windows, and would do nothing`,
    fix: ["leave 'windowsWarmPool' out", "give 'warmPool', which is for Linux nodes"],
  }), ofNode),

  customNetworkingWithDiscovery: wording('forecast-contradiction', ({ of }: typeof ofNode) => ({
    message: `'customNetworking' and 'subnetDiscovery' of ${of} are both true, and only one of them can be true`,
    details: ['the VPC CNI discovers no subnets when custom networking is on'],
    fix: ['set one of the two only'],
  }), ofNode),
};
