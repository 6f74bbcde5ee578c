import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** What the VPC CNI says of itself, and does, when all its targets are 0 under prefix delegation. */
const STOPS_WITHOUT_TARGETS = 'under prefix delegation the VPC CNI does not start if all warm targets are 0';

const NEVER_READY = 'nodes never become Ready';

const leaveOut = (path: string) => `leave '${path}' out`;

/** Of settings with which the VPC CNI gives pods no addresses, or other ones than were counted. */
export const ADDRESS_STOP_WORDS = {
  nothingWarm: wording('cni-gives-no-addresses', () => ({
    message: 'prefix delegation is on, and the warm targets keep nothing spare',
    details: [STOPS_WITHOUT_TARGETS, NEVER_READY],
    fix: ["set 'env.WARM_PREFIX_TARGET' to \"1\""],
  }), {}),

  poolKeepsNothing: wording('cni-gives-no-addresses', () => ({
    message: "'warmPool' keeps nothing spare, and the VPC CNI does not start with that under prefix delegation",
    details: [STOPS_WITHOUT_TARGETS, NEVER_READY],
    fix: ["give WarmPool.prefixes(1) as 'warmPool', which costs one prefix per node"],
  }), {}),

  nodesWithoutAddresses: wording('cni-gives-no-addresses', ({ path, groups }: {
    path: string; groups: readonly string[];
  }) => ({
    message: `'${path}' is on, so pods on nodes of ${fewQuoted(groups)} get no addresses`,
    details: [
      ...allOf('node groups', groups),
      'the VPC CNI attaches no ENIs and asks EC2 for no addresses',
      'a node has only the addresses that it was launched with, and these nodes are launched with none for pods',
    ],
    fix: [leaveOut(path)],
  }), { path: 'env.DISABLE_NETWORK_RESOURCE_PROVISIONING', groups: ['Stack/Web'] }),

  addressesNotAsked: wording('cni-gives-no-addresses', ({ path }: { path: string }) => ({
    message: `'${path}' is on, so the VPC CNI asks EC2 for no addresses for pods`,
    details: ['nodes of this library are launched without addresses for pods'],
    fix: [leaveOut(path)],
  }), { path: 'environment.ENABLE_IMDS_ONLY_MODE' }),

  podsWithoutIpv6: wording('cni-gives-no-addresses', ({ path }: { path: string }) => ({
    message: `'${path}' is on, and pods of the cluster have IPv6 addresses only`,
    details: ['IPv6 is switched off in each pod'],
    fix: [leaveOut(path)],
  }), { path: 'env.DISABLE_POD_V6' }),

  addressesBrought: wording('cni-setting-unmodelled', ({ path }: { path: string }) => ({
    message: `'${path}' is on, so pods have only the addresses that their node was launched with`,
    details: ['this was not counted: the plan assumes a VPC CNI that asks EC2 for addresses'],
    fix: [leaveOut(path), 'count the addresses of a node yourself, then acknowledge this finding'],
  }), { path: 'env.ENABLE_IMDS_ONLY_MODE' }),

  severalCards: wording('cni-setting-unmodelled', ({ path, types }: { path: string; types: readonly string[] }) => ({
    message: `'${path}' is on, and takes more addresses than were counted on nodes of ${few(types)}`,
    details: [
      ...allOf('types', types),
      'each further network card of a node takes an ENI of its own, with one spare address',
    ],
    fix: [leaveOut(path), 'count these addresses yourself, then acknowledge this finding'],
  }), { path: 'env.ENABLE_MULTI_NIC', types: ['p5.48xlarge'] }),

  severalCardsPossible: wording('cni-setting-unmodelled', ({ path }: { path: string }) => ({
    message: `'${path}' is on, and takes more addresses than were counted on nodes with several network cards`,
    details: ['each further network card of a node takes an ENI of its own, with one spare address'],
    fix: [leaveOut(path), 'check that the types of your nodes have one network card, then acknowledge this finding'],
  }), { path: 'env.ENABLE_MULTI_NIC' }),
};
