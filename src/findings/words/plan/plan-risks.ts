import { allOf, counted, few, fewQuoted, nodesTake, number } from '../../phrases';
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
export function warmPoolInWords(change: WarmPoolChange): {
  readonly change: string; readonly reason: string; readonly cost: string;
} {
  const { presentAddresses, suggestedAddresses } = change;
  const [growths, calls, wait] = costsOf(change);
  return {
    change: poolOf(change),
    reason: `at the peak the nodes take ${number(suggestedAddresses)} addresses and not ${number(presentAddresses)}: `
      + `${number(presentAddresses - suggestedAddresses)} fewer`,
    cost: `${growths}; ${calls}, and ${wait}`,
  };
}

function poolOf({ warmAddresses, pods }: WarmPoolChange): string {
  return `WarmPool.addresses(${warmAddresses}, ${pods + warmAddresses})`;
}

function costsOf({ pods, presentGrowths, suggestedGrowths }: WarmPoolChange): string[] {
  return [
    `until the pods of the plan run the pool of a node grows ${times(suggestedGrowths)}, now ${times(presentGrowths)}`,
    `each pod beyond ${pods} makes it grow again, by calls of EC2 that are throttled for the whole account`,
    'a pod that finds no free address waits for them',
  ];
}

const idle = { nodes: 100, addresses: 11_300, idle: 10_200 };

function idleMessage({ nodes, addresses, idle: unused }: typeof idle): string {
  return `at the peak ${nodesTake(nodes)} ${number(addresses)} addresses, and no pod uses ${number(unused)} of them`;
}

type BranchPods = {
  readonly groups: readonly string[];
  readonly branchPods: number;
  readonly surgePercent: number;
  readonly rolledOut: number;
  readonly type: string;
  readonly branchInterfaces: number;
  readonly fits: number;
};

function rolledOutAboveRoom({ groups, branchPods, surgePercent, rolledOut, type, branchInterfaces, fits }: BranchPods): Said {
  return {
    message: `a rollout runs ${rolledOut} pods on branch interfaces per node, and ${type} has ${branchInterfaces}: ${few(groups)}`,
    details: [
      ...allOf('groups', groups),
      `a node has ${branchPods}, and a rollout with a surge of ${surgePercent}% runs ${rolledOut} for a while`,
      'a branch interface that is freed rests for a minute',
    ],
    fix: [`lower 'branchPods' to ${fits} per node`, "lower 'branchSurgePercent' of the group, and 'maxSurge' of its Deployments"],
  };
}

type WarmCalls = {
  readonly targets: readonly string[];
  readonly values: readonly number[];
  readonly nodes: number;
  readonly calls: number;
  readonly usual: number;
  readonly prefixes: boolean;
};

function oftenerCalls({ targets, values, nodes, calls, usual, prefixes }: WarmCalls): Said {
  const pool = prefixes ? 'WarmPool.prefixes(1)' : 'WarmPool.enis(1)';
  return {
    message: `the pools of ${counted(nodes, 'node')} grow ${number(calls)} times at the peak, each time by calls of EC2`,
    details: [
      `'warmPool' sets ${targets.map((name, index) => `${name} ${values[index]}`).join(' and ')}`,
      `by the own target of the add-on they grow ${number(usual)} times until the pods of the plan run`,
    ],
    fix: [
      "raise the minimum to the pods per node: the second argument of WarmPool.addresses, in 'warmPool'",
      `keep whole ${prefixes ? 'prefixes' : 'ENIs'}: give ${pool} as 'warmPool'`,
    ],
  };
}

type NodeSubnetPods = {
  readonly groups: readonly string[];
  readonly os: string;
  readonly lacks: string;
  readonly perNode: number;
  readonly subnets: readonly string[];
  readonly nodes: number;
};

function podsInNodeSubnets({ groups, os, lacks, perNode, subnets, nodes }: NodeSubnetPods): Said {
  return {
    message: `pods of ${few(groups)} take addresses of the subnets of the nodes, for ${os} has no ${lacks}`,
    details: [
      ...allOf('groups', groups),
      `a node takes ${counted(perNode, 'address', 'addresses')} at the peak, and ${counted(nodes, 'node')} `
        + `${nodes === 1 ? 'takes' : 'take'} ${number(perNode * nodes)}`,
      `they are of ${fewQuoted(subnets)}`,
      ...allOf('subnets', subnets),
    ],
    fix: ['make these subnets large enough', "name larger ones in 'subnets' of the group"],
  };
}

/** Of what a plan takes, where nothing falls short of it. */
export const PLAN_RISK_WORDS = {
  quotaExceeded: wording('quota-exceeded', ({ name, used, quota, adjustableTo }: {
    name: string; used: number; quota: number; adjustableTo?: number;
  }) => ({
    message: `the plan takes ${number(used)} ${name}, and the default quota is ${number(quota)}`,
    details: adjustableTo === undefined ? [] : [`AWS raises it to at most ${number(adjustableTo)}`],
    fix: adjustableTo !== undefined && used > adjustableTo
      ? [`plan for ${number(adjustableTo)} or fewer, for AWS does not raise the quota further`]
      : ['ask for a higher quota before it is reached', 'acknowledge, if the quota of your account is higher'],
  }), { name: 'IPv4 blocks of a VPC', used: 6, quota: 5, adjustableTo: 50 }),

  sizeUnknown: wording('subnet-size-unknown', ({ subnets }: { subnets: readonly string[] }) => ({
    message: `the CIDR of ${fewQuoted(subnets)} is not known at synth`,
    details: [...allOf('subnets', subnets), 'what nodes take from them was counted, and compared with nothing'],
    fix: ['give the CIDR where the subnet is imported'],
  }), { subnets: ['nodes-a', 'nodes-b'] }),

  useUnknown: wording('subnet-use-unknown', ({ subnets }: { subnets: readonly string[] }) => ({
    message: `how many addresses others take is not known of ${fewQuoted(subnets)}`,
    details: [...allOf('subnets', subnets), 'they were counted as none'],
    fix: ["give them as 'otherAddresses', 0 if there are none", 'acknowledge, if it makes no difference'],
  }), { subnets: ['nodes-a', 'nodes-b'] }),

  blocksUncertain: wording('prefix-space-unreserved', ({ subnets, blocks, subnet, certain, stage, prefixes }: {
    subnets: readonly string[]; blocks: number; subnet: string; certain: number; stage: string; prefixes: number;
  }) => ({
    message: `single addresses can spoil the /28 blocks that prefixes need in ${fewQuoted(subnets)}`,
    details: [
      ...allOf('subnets', subnets),
      `'${subnet}' has ${counted(blocks, 'block')}, and at stage ${stage} ${number(certain)} of them are certain`,
      `the nodes take ${counted(prefixes, 'prefix', 'prefixes')} there`,
    ],
    fix: [
      "reserve part of the pod subnets: 'reservation', in the options of PodNetwork",
      'reserve part of the node subnets with NodeSubnetReservations',
    ],
  }), { subnets: ['nodes-a'], blocks: 255, subnet: 'nodes-a', certain: 155, stage: 'peak', prefixes: 200 }),

  littleSlack: wording('reservation-slack', ({ subnets, subnet, blocks, addresses }: {
    subnets: readonly string[]; subnet: string; blocks: number; addresses: number;
  }) => ({
    message: `few reserved blocks are spare at the peak in ${fewQuoted(subnets)}`,
    details: [
      ...allOf('subnets', subnets),
      `'${subnet}' has ${counted(blocks, 'spare block')} for ${counted(addresses, 'single address', 'single addresses')}`,
      'each address that lands in the reservation takes a block',
    ],
    fix: ["reserve more of the subnet: 'reservation', in the options of PodNetwork"],
  }), { subnets: ['pods-a'], subnet: 'pods-a', blocks: 2, addresses: 10 }),

  littleControlPlaneRoom: wording('control-plane-room', ({ subnets, room, least, advised }: {
    subnets: readonly string[]; room: number; least: number; advised: number;
  }) => ({
    message: `at the peak ${counted(room, 'address', 'addresses')} of ${fewQuoted(subnets)} `
      + `${room === 1 ? 'is' : 'are'} left for the control plane`,
    details: [
      ...allOf('subnets', subnets),
      `EKS needs ${least} per subnet for its interfaces and an upgrade, and AWS advises ${advised}`,
    ],
    fix: ["give the control plane subnets of its own: 'vpcSubnets' of the cluster", 'run fewer nodes in this subnet'],
  }), { subnets: ['control-a'], room: 11, least: 6, advised: 16 }, ['subnets']),

  idleAddresses: wording('idle-addresses', (facts: typeof idle) => ({ message: idleMessage(facts) }), idle),

  idleAddressesSaved: wording('idle-addresses', (facts: typeof idle & WarmPoolChange) => ({
    message: idleMessage(facts),
    details: [`with the suggested pool: ${warmPoolInWords(facts).reason}`, ...costsOf(facts)],
    fix: [`give ${poolOf(facts)} as 'warmPool', if starting pods can wait for EC2`],
  }), {
    ...idle,
    warmAddresses: 2,
    pods: 10,
    presentAddresses: 11_300,
    suggestedAddresses: 4800,
    presentGrowths: 1,
    suggestedGrowths: 3,
  }),

  noZoneLoss: wording('zone-loss-unplanned', () => ({
    message: 'the plan has no stage at which a zone is lost',
    details: ["the nodes run in one zone, or 'zonesLost' is 0"],
    fix: ["run nodes in two zones or more, and leave 'zonesLost' out"],
  }), {}),

  groupLost: wording('zone-loss-unplanned', ({ groups, zones }: { groups: readonly string[]; zones: readonly string[] }) => ({
    message: `when ${few(zones)} ${zones.length === 1 ? 'is' : 'are'} lost, the pods of ${few(groups)} have no node to go to`,
    details: [...allOf('groups', groups), ...allOf('zones', zones)],
    fix: [zones.length === 1
      ? "run the group in two zones or more: 'subnets' of the group"
      : "run the group in more zones than are lost at once: 'subnets' of the group"],
  }), { groups: ['web'], zones: ['eu-west-1a'] }, ['groups']),

  warmCalls: wording('warm-target-calls', oftenerCalls,
    { targets: ['WARM_IP_TARGET'], values: [1], nodes: 200, calls: 5400, usual: 600, prefixes: true }),

  branchPodsRolledOut: wording('branch-pods-roll-out', rolledOutAboveRoom, {
    groups: ['web'], branchPods: 9, surgePercent: 25, rolledOut: 12, type: 'm5a.large', branchInterfaces: 9, fits: 7,
  }, ['groups']),

  podsInNodeSubnets: wording('windows-in-node-subnets', podsInNodeSubnets,
    { groups: ['win'], os: 'Windows', lacks: 'custom networking', perNode: 10, subnets: ['nodes-a'], nodes: 4 }, ['groups']),
};
