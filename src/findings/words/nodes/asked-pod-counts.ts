import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

type HostPods = { readonly hostNetworkPods: number; readonly maxPods: number };

/** More pods on the host network than a node can run. */
const hostPodsAbove = (node: string) => wording('forecast-contradiction', ({ hostNetworkPods, maxPods }: HostPods) => ({
  message: `'hostNetworkPods' is ${hostNetworkPods}, and ${node} can run ${counted(maxPods, 'pod')} in all`,
  fix: [`lower 'hostNetworkPods' to ${maxPods} or less`],
}), { hostNetworkPods: 12, maxPods: 11 });

/** A count outside of what the addresses of a type allow, and what these follow from. */
type Range = {
  readonly most: number;
  readonly got: number | string;
  readonly type: string;
  readonly enis: number;
  readonly ipv4PerEni: number;

  /** Addresses of a slot of an ENI: those of a prefix, or 1. */
  readonly slotAddresses: number;
  readonly hostNetworkPods: number;
  readonly ipv6: boolean;
  readonly recommended: number;
};

function sumOf({ most, enis, ipv4PerEni, slotAddresses, hostNetworkPods, ipv6 }: Range): string {
  const ofHost = `${hostNetworkPods} on the host network`;
  if (ipv6) return `${number(most - hostNetworkPods)} pods with an IPv6 address + ${ofHost}`;
  const slots = `${counted(enis, 'ENI')} x (${ipv4PerEni} - 1)`;
  return `${slots}${slotAddresses === 1 ? '' : ` x ${slotAddresses}`} + ${ofHost} = ${number(most)} pods`;
}

/** What is true of nodes where EKS has them run more or fewer pods than they were told. */
const whereEksWins = (maxPods: number, ofEks: number, neededMib: number) => {
  const pods = `${counted(Math.abs(ofEks - maxPods), 'pod')} too ${ofEks > maxPods ? 'few' : 'many'}`;
  return `if ${ofEks} wins, ${number(neededMib)} MiB would be right, and addresses are counted for ${pods} per node`;
};

/** Of pod counts that are asked for, and who tells kubelet another one. */
export const ASKED_POD_COUNT_WORDS = {
  prefixesUnsupported: wording('prefixes-unsupported-in-group', ({ types, giver }: {
    types: readonly string[]; giver: string;
  }) => ({
    message: `'instanceTypes' holds types that cannot take prefixes (/28): ${few(types)}`,
    details: [
      ...allOf('types without prefixes', types),
      `${giver} gives nodes prefixes, but these nodes would get single addresses, and too few of them`,
      'a type takes prefixes if it is a Nitro type or bare metal',
    ],
    fix: [`put Nitro types into 'instanceTypes' in place of ${few(types)}`],
  }), { types: ['t2.large'], giver: 'the VPC CNI' }),

  unresolved: wording('unresolved-value', () => ({
    message: "'maxPods' is a token, and addresses are counted with its value at synth",
    fix: ["give 'maxPods' as a number", "leave 'maxPods' out, and it follows from the instance types"],
  }), {}),

  outOfRange: wording('max-pods-out-of-range', (facts: Range) => ({
    message: `'maxPods' is ${facts.got}, and must be a whole number from 1 to ${number(facts.most)}`,
    details: [
      `the addresses of ${facts.type} allow ${sumOf(facts)}`,
      `the recommended count is ${facts.recommended}`,
    ],
    fix: [`leave 'maxPods' out, and it is ${facts.recommended}`, "give 'maxPods' a number in this range"],
  }), {
    most: 290,
    got: 300,
    type: 'm5.large',
    enis: 2,
    ipv4PerEni: 10,
    slotAddresses: 16,
    hostNetworkPods: 2,
    ipv6: false,
    recommended: 110,
  }),

  aboveCap: wording('max-pods-above-cap', ({ maxPods, cap }: { maxPods: number; cap: number }) => ({
    message: `'maxPods' is ${maxPods}, above the ${cap} that are recommended for these types`,
    fix: [
      `give 'maxPods' ${cap} or less`,
      'test that kubelet and the control plane can handle it, then acknowledge this finding',
    ],
  }), { maxPods: 120, cap: 110 }),

  differsFromEks: wording('max-pods-differs-from-eks', ({ maxPods, ofEks, reservedMib, neededMib }: {
    maxPods: number; ofEks: number; reservedMib: number; neededMib: number;
  }) => ({
    message: `nodes get max pods ${maxPods}, EKS computes ${ofEks}, and it is not documented which of the two wins`,
    details: [
      'EKS computes max pods for each managed node group without an AMI of your own',
      'it merges that number into the user data of AL2023 nodes',
      `kubelet keeps ${number(reservedMib)} MiB from pods, as for ${maxPods} pods, whichever number wins`,
      whereEksWins(maxPods, ofEks, neededMib),
      "memory that 'kubeReserved' of 'kubeletConfig' reserves takes the place of it",
    ],
    fix: [
      "run Bottlerocket, where max pods in the user data win: NodeOs.BOTTLEROCKET as 'os'",
      "give an AMI of your own, for which EKS computes no max pods: 'machineImageId' and 'os'",
    ],
  }), { maxPods: 50, ofEks: 110, reservedMib: 805, neededMib: 1465 }),

  hostPodsAbove: hostPodsAbove('a node'),
  hostPodsAboveInGroup: hostPodsAbove('a node of the group'),

  toldByEks: wording('option-refused', ({ asked, system, told, runs }: {
    asked: number; system: string; told: number; runs: number;
  }) => ({
    message: `'maxPods' is ${asked}, and EKS sets ${told} on ${system} nodes that have an AMI of EKS`,
    details: [`a node of this group runs ${counted(runs, 'pod')}`],
    fix: ["leave 'maxPods' out", "give an AMI of your own, whose nodes get 'maxPods': 'machineImageId'"],
  }), { asked: 10, system: 'Windows', told: 110, runs: 9 }),

  differByType: wording('windows-pods-differ', ({ types, counts, system, told, planned }: {
    types: readonly string[]; counts: readonly number[]; system: string; told: number; planned: number;
  }) => {
    const each = types.map((type, index) => `${type} ${counts[index]}`);
    return {
      message: `nodes of the group run different numbers of pods: ${few(each)}`,
      details: [
        ...allOf('pods by type', each),
        `EKS sets ${told} max pods on ${system} nodes with an AMI of EKS, so each type runs what its addresses allow`,
        `the plan counts ${planned} on each node`,
      ],
      fix: [
        'make a node group for each number of pods',
        "give an AMI of your own, whose nodes all get the lowest number: 'machineImageId'",
      ],
    };
  }, { types: ['t3.large', 'm5.4xlarge'], counts: [11, 29], system: 'Windows', told: 110, planned: 11 }),
};
