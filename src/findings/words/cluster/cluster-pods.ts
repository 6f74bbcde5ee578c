import { allOf, few, fewQuoted, number } from '../../phrases';
import { wording } from '../../wording';

/** Groups as the subject of a sentence. */
const groupsAs = (groups: readonly string[]) => `node ${groups.length === 1 ? 'group' : 'groups'} ${fewQuoted(groups)}`;

/** Groups of which nothing was counted, and why. */
const uncounted = (groups: readonly string[], why: string) => {
  const [verb, their] = groups.length === 1 ? ['takes', 'its'] : ['take', 'their'];
  return `what ${groupsAs(groups)} ${verb} from subnets was not counted, because ${their} ${why}`;
};

/** Why a reservation in a subnet serves nobody: no node group takes prefixes, or those that do run in other subnets. */
type IdleReservation = 'noNodes' | 'nodesElsewhere';

const WITHOUT_RESERVATION: Readonly<Record<IdleReservation, string>> = {
  noNodes: "reserve nothing where no node runs: ReservationShare.NONE as 'reservation' of PodNetwork.nodeSubnets",
  nodesElsewhere: "reserve space in the subnets of the nodes alone: 'subnets' of PodNetwork.nodeSubnets",
};

/** Of what runs on a cluster: what its plan counts, and where coredns runs. */
export const CLUSTER_POD_WORDS = {
  subnetCrowded: wording('subnet-overcommitted', ({ subnets, sizes, left, others, idleReservation }: {
    subnets: readonly string[];
    sizes: readonly string[];
    left: number;
    others: number;
    idleReservation?: IdleReservation;
  }) => {
    const each = subnets.map((subnet, index) => (subnets.length === 1 ? subnet : `'${subnet}' (${sizes[index]})`));
    const lacks = number(others - left);
    return {
      message: subnets.length === 1
        ? `subnet '${subnets[0]}' (${sizes[0]}) lacks ${lacks} addresses before a node runs in it`
        : `${subnets.length} subnets lack ${lacks} addresses each before a node runs in them: ${few(each)}`,
      details: [
        ...allOf('subnets', each),
        `pods on Fargate and others take ${number(others)} addresses, and ${number(left)} are outside of reservations`,
      ],
      fix: [
        ...idleReservation === undefined ? [] : [WITHOUT_RESERVATION[idleReservation]],
        'use larger subnets',
        "lower 'expectedPods' of the Fargate profiles, or 'otherAddresses' in 'planning' of the cluster",
      ],
    };
  }, {
    subnets: ['Stack/Vpc/PrivateSubnet1'], sizes: ['10.0.0.0/23'], left: 251, others: 300, idleReservation: 'noNodes',
  }, ['subnets', 'sizes']),

  sizesUncounted: wording('value-unchecked', ({ groups }: { groups: readonly string[] }) => ({
    message: uncounted(groups, 'sizes are tokens'),
    details: allOf('node groups', groups),
    fix: ["give numbers as 'minSize' and 'maxSize' of the node group", 'acknowledge this finding'],
  }), { groups: ['General'] }),

  zonesUncounted: wording('value-unchecked', ({ groups }: { groups: readonly string[] }) => ({
    message: uncounted(groups, 'zones are not known at synth'),
    details: allOf('node groups', groups),
    fix: ["give the stack an 'env' with account and region, and the zones are known", 'acknowledge this finding'],
  }), { groups: ['General'] }),

  fargateUnknown: wording('fargate-pods-unknown', ({ profiles }: { profiles: readonly string[] }) => ({
    message: `the addresses of pods of ${profiles.length === 1 ? 'Fargate profile' : 'Fargate profiles'}`
      + ` ${fewQuoted(profiles)} were not counted`,
    details: [...allOf('Fargate profiles', profiles), 'how many pods run on Fargate is not known'],
    fix: ["give 'expectedPods' of each Fargate profile", 'acknowledge this finding'],
  }), { profiles: ['Web'] }),

  coreDnsGroupElsewhere: wording('coredns-group-elsewhere', ({ groups }: { groups: readonly string[] }) => ({
    message: `coredns does not wait for ${groupsAs(groups)} of another stack`,
    details: [...allOf('node groups', groups), 'the other stack waits for this one'],
    fix: ['make a node group that can run coredns in this stack', 'acknowledge this finding'],
  }), { groups: ['Nodes/General'] }, ['groups']),

  coreDnsWithoutNodes: wording('coredns-without-nodes', ({ namespace }: { namespace: string }) => ({
    message: 'no node group of this stack can run coredns, so its add-on would time out',
    fix: [
      'add a node group of Linux without taints, with a minSize of 1 or more',
      `add a Fargate profile for ${namespace}`,
      'make no add-on for coredns: coreDns: false',
    ],
  }), { namespace: 'kube-system' }),
};
