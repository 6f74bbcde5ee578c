import { wording } from '../../wording';

/** A generation by its name, where that is known at synth. */
const generation = (name?: string) => (name === undefined ? 'the generation' : `generation '${name}'`);

/** How pods of a cluster get more pod subnets, by the placement that they have without ENIConfigs. */
function withoutEniConfigs(placement: string): string[] {
  switch (placement) {
    case 'tagged-subnets':
      return ["give the network beside the first one: 'podNetwork' PodNetwork.taggedSubnets(first, second)"];
    case 'subnet-discovery':
      return [
        "give the VPC CNI a 'podNetwork' with ENIConfigs: PodNetwork.secondaryCidr without PodNetwork.subnetDiscovery",
      ];
    default:
      return ["give the VPC CNI a 'podNetwork' with pod subnets, as in PodNetwork.secondaryCidr('100.64.0.0/16')"];
  }
}

/** Of generations of pod subnets that there cannot be. */
export const GENERATION_REFUSAL_WORDS = {
  withIpv6: wording('pod-generation', () => ({
    message: 'a cluster with IPv6 has no pod subnets: pods have addresses of the subnets of their nodes',
    fix: ["give the node groups other 'subnets'"],
  }), {}),

  nameUnfit: wording('pod-generation', ({ name }: { name?: string }) => ({
    message: name === undefined
      ? 'the name of a generation is a token, and ENIConfigs are named after it'
      : `the name of a generation is '${name}', which ENIConfigs and node labels cannot have`,
    details: ['the name has to be 1 to 32 lower-case letters, digits and hyphens, with a letter or digit at both ends'],
    fix: ["give a name as in 'second'"],
  }), { name: 'Second' }),

  nameTaken: wording('pod-generation', ({ name }: { name?: string }) => ({
    message: `${generation(name)} exists already`,
    fix: ['give each generation a name of its own'],
  }), { name: 'second' }),

  addonWithoutEniConfigs: wording('pod-generation', ({ name, placement }: { name?: string; placement: string }) => ({
    message: `${generation(name)} needs ENIConfigs, and the VPC CNI runs without them (${placement})`,
    fix: withoutEniConfigs(placement),
  }), { name: 'second', placement: 'node-subnets' }),

  networkWithoutEniConfigs: wording('pod-generation', ({ name, placement }: { name?: string; placement: string }) => ({
    message: `${generation(name)} needs a network with ENIConfigs, and gets one without them (${placement})`,
    fix: ["give a network with pod subnets, as in PodNetwork.secondaryCidr('100.65.0.0/16')"],
  }), { name: 'second', placement: 'subnet-discovery' }),

  withoutVpc: wording('option-refused', () => ({
    message: "'cluster' is imported without its VPC, in which pod subnets are made",
    fix: ["give 'vpc' where the cluster is imported"],
  }), {}),
};
