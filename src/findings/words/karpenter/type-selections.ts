import { allOf, counted, few } from '../../phrases';
import { wording } from '../../wording';

/** Of instance types that are selected by what they are. */
export const SELECTION_WORDS = {
  noCategory: wording('type-selection-refused', () => ({
    message: "'categories' is an empty list, so no instance type is selected",
    fix: ["name at least one category, as in InstanceTypeSelection.families(['m', 'c', 'r'])"],
  }), {}),

  unknownCategory: wording('type-selection-refused', ({ category, compiledOn, known }: {
    category: string; compiledOn: string; known: readonly string[];
  }) => ({
    message: `'categories' has '${category}', which no instance type of the table is of`,
    details: [
      'a category is the letters before the generation, as m of m7g.large',
      `the table of ${compiledOn} has ${known.join(', ')}`,
    ],
    fix: ['name categories of the table', "list the types as 'instanceTypes', with 'instanceTypeLimits' for new ones"],
  }), { category: 'm7g', compiledOn: '2026-11-22', known: ['c', 'm', 'r'] }),

  contradictoryVcpus: wording('type-selection-refused', ({ minVcpus, maxVcpus }: {
    minVcpus: number; maxVcpus: number;
  }) => ({
    message: `'minVcpus' is ${minVcpus}, and 'maxVcpus' is ${maxVcpus}`,
    fix: ["lower 'minVcpus'", "raise 'maxVcpus'"],
  }), { minVcpus: 32, maxVcpus: 16 }),

  nothingSelected: wording('type-selection-refused', ({ minPods, compiledOn }: {
    minPods: number; compiledOn: string;
  }) => ({
    message: `no instance type that is selected runs ${counted(minPods, 'pod')} with the addresses that it has`,
    details: [`the table is of ${compiledOn}`],
    fix: [
      "lower 'minPods'",
      "give more categories, a lower 'minGeneration' or more vCPUs",
      'give pods prefixes: IpAssignment.prefixDelegation() of the VpcCniAddon',
    ],
  }), { minPods: 110, compiledOn: '2026-11-22' }),

  besideTypes: wording('type-selection-refused', () => ({
    message: "'instanceTypes' and 'instanceTypeSelection' are both given",
    fix: ["leave 'instanceTypes' out", "leave 'instanceTypeSelection' out"],
  }), {}),

  openToNewTypes: wording('type-selection-open', ({ minPods, compiledOn, selected }: {
    minPods: number; compiledOn: string; selected: number;
  }) => ({
    message: `the requirements also select types that are newer than the table of ${compiledOn}`,
    details: [
      `${counted(selected, 'type')} of the table are selected, and each runs ${minPods} pods`,
      'whether newer ones do is not known',
    ],
    fix: ["set 'exact' of InstanceTypeSelection.families to true, to select types of the table alone"],
  }), { minPods: 110, compiledOn: '2026-11-22', selected: 840 }),

  capsMixed: wording('type-selection-mixed', ({ maxPods, most, losers }: {
    maxPods: number; most: number; losers: readonly string[];
  }) => ({
    message: `every node gets ${maxPods} max pods, and up to ${most} can run on ${counted(losers.length, 'type')}`,
    details: [`among them ${few(losers)}`, ...allOf('types', losers.slice(0, 20))],
    fix: [
      "make two selections, with 'maxVcpus' of 30 and with 'minVcpus' of 31, and a KarpenterCapacity for each",
    ],
  }), { maxPods: 110, most: 250, losers: ['m7i.8xlarge', 'm7i.12xlarge'] }),
};
