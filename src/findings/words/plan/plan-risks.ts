import { allOf, counted, few, fewQuoted, number } from '../../phrases';
import { Said, wording } from '../../wording';

/** A pool of IP targets in place of the present one: what it takes, and how many times the pool of a node grows. */
export type WarmPoolChange = {
  readonly warmAddresses: number;

  /** The pods of a node that it has addresses for before it grows again. */
  readonly pods: number;
  readonly presentAddresses: number;
  readonly suggestedAddresses: number;
  readonly presentGrowths: number;
  readonly suggestedGrowths: number;
};

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

/** A pool that is suggested, in the words of a suggestion. */
export function warmPoolInWords({
  warmAddresses, pods, presentAddresses, suggestedAddresses, presentGrowths, suggestedGrowths,
}: WarmPoolChange): { readonly change: string; readonly reason: string; readonly cost: readonly string[] } {
  return {
    change: `WarmPool.addresses(${warmAddresses}, ${pods + warmAddresses})`,
    reason:
      `with the change the nodes take ${number(suggestedAddresses)} addresses at the peak in place of `
      + number(presentAddresses),
    cost: [
      `until the pods of the plan run, the pool of a node grows ${times(suggestedGrowths)} `
      + `(now ${times(presentGrowths)})`,
      `each pod beyond ${pods} makes it grow again, by calls to EC2 that AWS throttles for the whole account`,
      'a pod that finds no free address waits for them',
    ],
  };
}

const idle = { nodes: 100, addresses: 11_300, idle: 10_200 };

function idleInWords({ nodes, addresses, idle: unused }: typeof idle): string {
  const takers = `${counted(nodes, 'node')} ${nodes === 1 ? 'takes' : 'take'}`;
  return `no pod uses ${number(unused)} of the ${number(addresses)} addresses that ${takers} at the peak`;
}

const namedSubnets = { subnets: ['nodes-a', 'nodes-b'] };

/** Of what a plan takes, where nothing falls short of it. */
export const PLAN_RISK_WORDS = {
  quotaExceeded: wording(
    'quota-exceeded',
    ({ name, used, quota, adjustableTo }: {
      name: string; used: number; quota: number; adjustableTo?: number;
    }): Said => ({
      message: `the plan takes ${number(used)} ${name}, and the default quota is ${number(quota)}`,
      fix:
        adjustableTo !== undefined && used > adjustableTo
          ? [`plan for less: AWS raises the quota to ${number(adjustableTo)} at most`]
          : [
            'ask AWS for a higher quota before you deploy'
            + (adjustableTo === undefined ? '' : `: it can be raised to ${number(adjustableTo)}`),
          ],
    }),
    { name: 'IPv4 blocks of a VPC', used: 6, quota: 5, adjustableTo: 50 },
  ),

  sizeUnknown: wording('subnet-size-unknown', ({ subnets }: { subnets: readonly string[] }): Said => ({
    message: `the size of ${fewQuoted(subnets)} is not known, so it was not checked whether there are enough addresses`,
    details: ['the CIDR is a token, or not a block of /16 to /28', ...allOf('subnets', subnets)],
    fix: ['give the CIDR of the subnet where it is imported'],
  }), namedSubnets),

  useUnknown: wording(
    'subnet-use-unknown',
    ({ subnets }: { subnets: readonly string[] }): Said => ({
      message: `how many addresses others take from ${fewQuoted(subnets)} is not known, and none were counted`,
      details: allOf('subnets', subnets),
      fix: [
        "state the number as 'otherAddresses' of the subnet",
        'acknowledge this finding, if nothing else uses the subnet',
      ],
    }),
    namedSubnets,
  ),

  blocksUncertain: wording(
    'prefix-space-unreserved',
    ({ subnets, blocks, subnet, certain, stage, prefixes }: {
      subnets: readonly string[]; blocks: number; subnet: string; certain: number; stage: string; prefixes: number;
    }): Said => ({
      message: `prefixes share ${fewQuoted(subnets)} with single addresses, and may find no whole /28 block`,
      details: [
        `'${subnet}' has ${number(blocks)} blocks: at stage ${stage} ${number(certain)} are sure to stay whole, `
        + `and prefixes take ${number(prefixes)}`,
        'each single address can break up a block',
        ...allOf('subnets', subnets),
      ],
      fix: ["reserve part of the subnet for prefixes: 'reservation', in the options of PodNetwork"],
    }),
    { subnets: ['nodes-a'], blocks: 255, subnet: 'nodes-a', certain: 155, stage: 'peak', prefixes: 200 },
  ),

  littleSlack: wording(
    'reservation-slack',
    ({ subnets, subnet, blocks, addresses }: {
      subnets: readonly string[]; subnet: string; blocks: number; addresses: number;
    }): Said => ({
      message: `the reservation of ${fewQuoted(subnets)} is nearly full at the peak`,
      details: [
        `'${subnet}' has ${counted(blocks, 'reserved block')} left, `
        + `and nodes take ${counted(addresses, 'single address', 'single addresses')} of the subnet`,
        'single addresses have been seen inside of reservations, and each takes a block there',
        ...allOf('subnets', subnets),
      ],
      fix: ["reserve a larger share ('reservation', in the options of PodNetwork)", 'use larger subnets'],
    }),
    { subnets: ['pods-a'], subnet: 'pods-a', blocks: 2, addresses: 10 },
  ),

  littleControlPlaneRoom: wording(
    'control-plane-room',
    ({ subnets, room, least, advised }: {
      subnets: readonly string[]; room: number; least: number; advised: number;
    }): Said => ({
      message:
        `${fewQuoted(subnets)} ${subnets.length === 1 ? 'has' : 'have'} `
        + `${counted(room, 'address', 'addresses')} left for the control plane at the peak`,
      details: [
        `EKS needs ${counted(least, 'address', 'addresses')} for its interfaces and an upgrade, `
        + `and advises ${number(advised)}`,
        ...allOf('subnets', subnets),
      ],
      fix: ["give the control plane larger subnets: 'vpcSubnets' of the cluster"],
    }),
    { subnets: ['control-a'], room: 11, least: 6, advised: 16 },
    ['subnets'],
  ),

  idleAddresses: wording('idle-addresses', (facts: typeof idle): Said => ({ message: idleInWords(facts) }), idle),

  idleAddressesSaved: wording('idle-addresses', (facts: typeof idle & WarmPoolChange): Said => {
    const { change, reason, cost } = warmPoolInWords(facts);
    return { message: idleInWords(facts), details: [reason, ...cost], fix: [`set 'warmPool' to ${change}`] };
  }, {
    ...idle,
    warmAddresses: 2,
    pods: 10,
    presentAddresses: 11_300,
    suggestedAddresses: 4800,
    presentGrowths: 1,
    suggestedGrowths: 3,
  }),

  noZoneLoss: wording('zone-loss-unplanned', (): Said => ({
    message: 'the plan does not count the loss of a zone',
    details: ["the nodes run in one zone, or 'zonesLost' is 0"],
    fix: ["run the nodes in several zones, with 'zonesLost' of 1 or more"],
  }), {}),

  groupLost: wording(
    'zone-loss-unplanned',
    ({ groups, zones }: { groups: readonly string[]; zones: readonly string[] }): Said => {
      const each = groups.map((group, index) => `'${group}' (${zones[index]})`);
      return {
        message: groups.length === 1
          ? `pods of node group '${groups[0]}' have nowhere to go when ${zones[0]} is lost`
          : `pods of ${groups.length} node groups have nowhere to go when their zone is lost: ${few(each)}`,
        details: ['its nodes run in this zone only', ...allOf('node groups', each)],
        fix: ["give the node group subnets in further zones: 'subnets'"],
      };
    },
    { groups: ['web'], zones: ['zone eu-west-1a'] },
    ['groups', 'zones'],
  ),

  warmCalls: wording(
    'warm-target-calls',
    ({ targets, values, nodes, calls, usual, prefixes }: {
      targets: readonly string[];
      values: readonly number[];
      nodes: number;
      calls: number;
      usual: number;
      prefixes: boolean;
    }): Said => ({
      message:
        `'warmPool' sets ${few(targets.map((name, index) => `${name} ${values[index]}`))}, `
        + 'so nodes call EC2 often',
      details: [
        `until the pods of the plan run, the pools of ${counted(nodes, 'node')} grow ${number(calls)} times `
        + 'at the peak, each time by calls to EC2',
        `with the add-on's own target they grow ${number(usual)} times`,
        ...allOf('targets', targets),
      ],
      fix: [
        'raise the minimum, the second argument of WarmPool.addresses, to the pods that a node runs',
        prefixes ? 'keep whole prefixes: WarmPool.prefixes(1)' : 'keep whole ENIs: WarmPool.enis(1)',
      ],
    }),
    { targets: ['WARM_IP_TARGET'], values: [1], nodes: 200, calls: 5400, usual: 600, prefixes: true },
  ),

  branchPodsUncounted: wording('branch-pods-uncounted', ({ subnets, groups, most, left }: {
    subnets: readonly string[]; groups: readonly string[]; most: number; left: number;
  }): Said => ({
    message: `${fewQuoted(subnets)} ${subnets.length === 1 ? 'has' : 'have'} `
      + `${counted(left, 'address', 'addresses')} left for pods on branch interfaces`,
    details: [
      `nodes of ${few(groups)} can run ${number(most)} such pods there, and each takes an address of its own`,
      'the plan counts none of them, because it does not know how many run',
      ...allOf('subnets', subnets),
      ...allOf('node groups', groups),
    ],
    fix: [
      "give 'branchPods', how many run on each node, and the plan counts them",
      'use larger subnets',
      'acknowledge this finding, if fewer pods have security groups of their own',
    ],
  }), { subnets: ['nodes-a'], groups: ['web'], most: 306, left: 100 }, ['subnets']),

  branchPodsRolledOut: wording(
    'branch-pods-roll-out',
    ({ groups, branchPods, surgePercent, rolledOut, type, branchInterfaces, fits }: {
      groups: readonly string[];
      branchPods: number;
      surgePercent: number;
      rolledOut: number;
      type: string;
      branchInterfaces: number;
      fits: number;
    }): Said => ({
      message:
        `a rollout on a node of ${few(groups)} takes ${rolledOut} branch interfaces, `
        + `and ${type} has ${branchInterfaces}`,
      details: [
        `${counted(branchPods, 'pod')} with a surge of ${surgePercent}% are ${rolledOut} for a while`,
        'an interface that is freed cannot be used again for a minute',
        ...allOf('node groups', groups),
      ],
      fix: [`lower 'branchPods' to ${counted(fits, 'pod')} per node`, "lower 'branchSurgePercent'"],
    }),
    {
      groups: ['web'],
      branchPods: 9,
      surgePercent: 25,
      rolledOut: 12,
      type: 'm5a.large',
      branchInterfaces: 9,
      fits: 7,
    },
    ['groups'],
  ),

  podsInNodeSubnets: wording(
    'windows-in-node-subnets',
    ({ groups, os, discovery, perNode, subnets, nodes }: {
      groups: readonly string[];
      os: string;
      discovery: boolean;
      perNode: readonly number[];
      subnets: readonly string[];
      nodes: readonly number[];
    }): Said => ({
      message: `pods of ${few(groups)} take addresses from the subnets of the nodes: ${fewQuoted(subnets)}`,
      details: [
        `${os} nodes have no ${discovery ? 'subnet discovery' : 'custom networking'}`,
        'their pods get no addresses from pod subnets',
        ...groups.map((group, index) => `at the peak a node of ${group} takes `
          + `${counted(perNode[index], 'address', 'addresses')}, ${number(perNode[index] * nodes[index])} in all`),
        ...allOf('subnets', subnets),
      ],
      fix: [
        'make the subnets of these nodes large enough, then acknowledge this finding',
        "name other subnets as 'subnets' of the node group",
      ],
    }),
    { groups: ['win'], os: 'Windows', discovery: false, perNode: [10], subnets: ['nodes-a'], nodes: [4] },
    ['groups', 'perNode', 'nodes'],
  ),
};
