import { nodesTake, number, quoted } from '../../phrases';
import { wording } from '../../wording';

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
}: WarmPoolChange): { readonly change: string; readonly reason: string; readonly cost: string } {
  return {
    change: `WarmPool.addresses(${warmAddresses}, ${pods + warmAddresses})`,
    reason: `at the peak the nodes take ${suggestedAddresses} addresses and not ${presentAddresses}: `
      + `${presentAddresses - suggestedAddresses} fewer`,
    cost: `until the pods of the plan run the pool of a node grows ${times(suggestedGrowths)}, now ${times(presentGrowths)}; `
      + `each pod beyond ${pods} makes it grow again, by calls of EC2 that are throttled for the whole account, `
      + 'and a pod that finds no free address waits for them',
  };
}

const idle = { nodes: 100, addresses: 11_300, idle: 10_200 };

function idleInWords({ nodes, addresses, idle: unused }: typeof idle): string {
  return `at the peak ${nodesTake(nodes)} ${addresses} addresses, ${unused} of which no pod uses`;
}

/** Of what a plan takes, where nothing falls short of it. */
export const PLAN_RISK_WORDS = {
  quotaExceeded: wording('quota-exceeded', ({ name, used, quota, adjustableTo }: {
    name: string; used: number; quota: number; adjustableTo?: number;
  }) => `the plan takes ${used} ${name}, and the default quota is ${quota}`
    + `${adjustableTo === undefined ? '' : `, adjustable to ${adjustableTo}`}; ask for more before it is reached`,
  { name: 'IPv4 blocks of a VPC', used: 6, quota: 5, adjustableTo: 50 }),

  sizeUnknown: wording('subnet-size-unknown', ({ subnets }: { subnets: readonly string[] }) =>
    `the CIDR of ${quoted(subnets)} is not known at synth, so what nodes take from it was counted and compared with nothing; `
      + 'give the CIDR where the subnet is imported', { subnets: ['nodes-a', 'nodes-b'] }),

  useUnknown: wording('subnet-use-unknown', ({ subnets }: { subnets: readonly string[] }) =>
    `how many addresses others take from ${quoted(subnets)} is not known, and was counted as none; `
      + "state it ('otherAddresses'), or acknowledge", { subnets: ['nodes-a', 'nodes-b'] }),

  blocksUncertain: wording('prefix-space-unreserved', ({ subnets, blocks, subnet, certain, stage, prefixes }: {
    subnets: readonly string[]; blocks: number; subnet: string; certain: number; stage: string; prefixes: number;
  }) => `in ${quoted(subnets)} prefixes share the subnet with single addresses, each of which can spoil a /28 block: `
    + `of the ${blocks} blocks of '${subnet}' ${certain} are certain at ${stage}, and ${prefixes} are taken; reserve prefix space`,
  { subnets: ['nodes-a'], blocks: 255, subnet: 'nodes-a', certain: 155, stage: 'peak', prefixes: 200 }),

  littleSlack: wording('reservation-slack', ({ subnets, subnet, blocks, addresses }: {
    subnets: readonly string[]; subnet: string; blocks: number; addresses: number;
  }) => `at the peak ${blocks} reserved blocks of '${subnet}' are spare for ${addresses} single addresses, `
    + `should some of them land in the reservation (${quoted(subnets)})`,
  { subnets: ['pods-a'], subnet: 'pods-a', blocks: 2, addresses: 10 }),

  littleControlPlaneRoom: wording('control-plane-room', ({ subnet, room, least, advised }: {
    subnet: string; room: number; least: number; advised: number;
  }) => `at the peak ${room} addresses of '${subnet}' are left for the control plane: it must have ${least} for its interfaces `
    + `and an upgrade, and ${advised} are advised`, { subnet: 'control-a', room: 11, least: 6, advised: 16 }),

  idleAddresses: wording('idle-addresses', idleInWords, idle),

  idleAddressesSaved: wording('idle-addresses', (facts: typeof idle & WarmPoolChange) => {
    const { change, reason, cost } = warmPoolInWords(facts);
    return `${idleInWords(facts)}; ${change}: ${reason}; ${cost}`;
  }, {
    ...idle,
    warmAddresses: 2,
    pods: 10,
    presentAddresses: 11_300,
    suggestedAddresses: 4800,
    presentGrowths: 1,
    suggestedGrowths: 3,
  }),

  noZoneLoss: wording('zone-loss-unplanned', () =>
    "no loss of a zone is planned for: the nodes run in one zone, or 'zonesLost' is 0", {}),

  groupLost: wording('zone-loss-unplanned', ({ group, zones }: { group: string; zones: readonly string[] }) =>
    `group '${group}' runs in ${zones.join(', ')} only: where ${zones.length === 1 ? 'it is' : 'these are'} lost, `
      + 'its pods have nowhere to go', { group: 'web', zones: ['eu-west-1a'] }),

  warmCalls: wording('warm-target-calls', ({ targets, values, nodes, calls, usual, prefixes }: {
    targets: readonly string[]; values: readonly number[]; nodes: number; calls: number; usual: number; prefixes: boolean;
  }) => `'warmPool' sets ${targets.map((name, index) => `${name} ${values[index]}`).join(' and ')}: until the pods of the plan run, `
    + `the pools of ${nodes} nodes grow ${number(calls)} times at the peak, each by calls of EC2, and ${number(usual)} times by the `
    + "add-on's own target; raise the minimum to the pods of a node, or keep "
    + `${prefixes ? 'whole prefixes: WarmPool.prefixes(1)' : 'whole ENIs: WarmPool.enis(1)'}`,
  { targets: ['WARM_IP_TARGET'], values: [1], nodes: 200, calls: 5400, usual: 600, prefixes: true }),

  branchPodsRolledOut: wording('branch-pods-roll-out', ({ group, branchPods, surgePercent, rolledOut, type, branchInterfaces, fits }: {
    group: string; branchPods: number; surgePercent: number; rolledOut: number; type: string; branchInterfaces: number; fits: number;
  }) => `a node of ${group} has ${branchPods} pods on branch interfaces, and a rollout with a surge of ${surgePercent}% runs ${rolledOut} `
    + `for a while, where ${type} has ${branchInterfaces} and one that is freed rests for a minute; plan for ${fits} a node, `
    + "or lower 'branchSurgePercent'",
  { group: 'web', branchPods: 9, surgePercent: 25, rolledOut: 12, type: 'm5a.large', branchInterfaces: 9, fits: 7 }),

  podsInNodeSubnets: wording('windows-in-node-subnets', ({ group, os, lacks, perNode, subnets, nodes }: {
    group: string; os: string; lacks: string; perNode: number; subnets: readonly string[]; nodes: number;
  }) => `pods of ${group} run on ${os}, which has no ${lacks}: a node takes ${perNode} addresses of ${quoted(subnets)} at the peak, `
    + `${perNode * nodes} in all, and none of the subnets for pods; make those subnets large enough, `
    + "or name others in its 'subnets'",
  { group: 'win', os: 'Windows', lacks: 'custom networking', perNode: 10, subnets: ['nodes-a'], nodes: 4 }),
};
