import { wording } from '../../wording';

/** A name, where it is known at synth. */
const shown = (name?: string) => (name === undefined ? 'a token' : `'${name}'`);

/** Of generations of pod subnets that there cannot be. */
export const GENERATION_REFUSAL_WORDS = {
  withIpv6: wording('pod-generation', () =>
    'pods of a cluster with IPv6 have addresses of the subnets of their nodes, and no subnets of their own; '
    + "give node groups other 'subnets'",
  {}),

  nameUnfit: wording('pod-generation', ({ name }: { name?: string }) =>
    'the name of a generation must be 1 to 32 lower-case letters, digits and hyphens, as in \'second\', '
    + `for ENIConfigs and node labels are named after it; got ${shown(name)}`,
  { name: 'Second' }),

  nameTaken: wording('pod-generation', ({ name }: { name?: string }) =>
    `generation ${shown(name)} is there already; give each generation a name of its own`, { name: 'second' }),

  addonWithoutEniConfigs: wording('pod-generation', ({ name, placement }: { name?: string; placement: string }) =>
    `generation ${shown(name)} needs ENIConfigs, and the VPC CNI runs with ${placement}; `
    + "give it a 'podNetwork' with subnets for pods",
  { name: 'second', placement: 'node-subnets' }),

  networkWithoutEniConfigs: wording('pod-generation', ({ name, placement }: { name?: string; placement: string }) =>
    `generation ${shown(name)} takes a network with subnets for pods; got one of ${placement}: `
    + "give PodNetwork.secondaryCidr('100.65.0.0/16'), for example",
  { name: 'second', placement: 'subnet-discovery' }),

  withoutVpc: wording('option-refused', () =>
    "'cluster' is imported without its VPC, which pod subnets need; give 'vpc' where it is imported", {}),
};
