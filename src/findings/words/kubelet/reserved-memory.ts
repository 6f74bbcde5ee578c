import { allOf, counted, few, fewQuoted, number } from '../../phrases';
import { wording } from '../../wording';

/** What helps where the user reserves memory. */
const leaveOut = (setting: string, needMib: number, byType?: true) => (
  `leave '${setting}' out, and ${byType ? 'Karpenter computes it for each type' : `it is ${needMib}Mi`}`);

/** What comes of what cannot be read. */
const notTaken = (reader: string) => [`${reader} does not take it, so no node becomes ready`];

/** Of a value whose setting is its name. */
type Unread = { readonly setting: string; readonly got: string; readonly reader: string };

/** Memory as it is read: with two places, where there are any. */
const mib = (memory: number) => `${number(Math.round(memory * 100) / 100)} MiB`;

/** Memory that is reserved, beside that of types. */
type OfMemory = {
  readonly setting: string;
  readonly gotMib: number;
  readonly types: readonly string[];
  readonly memoryMib: number;
  readonly needMib: number;
  readonly byType?: true;
};

const ofMemory = {
  setting: 'kubeletConfig.kubeReserved.memory', types: ['m5.large'], memoryMib: 8192, needMib: 1465,
};

/** Of memory and other resources that users have kubelet keep from pods, in place of what is written by default. */
export const RESERVED_MEMORY_WORDS = {
  notMap: wording('option-refused', ({ setting, got, reader }: Unread) => ({
    message: `'${setting}' is ${got}, and must be an object with a string for each resource`,
    details: notTaken(reader),
    fix: [`give an object as '${setting}', as in { cpu: '200m', memory: '2Gi' }`],
  }), { setting: 'kubeletConfig.kubeReserved', got: '"2Gi"', reader: 'kubelet' }),

  notResource: wording('option-refused', ({ setting, reader, resources }: {
    setting: string; reader: string; resources: readonly string[];
  }) => ({
    message: `'${setting}' is not a resource that can be reserved`,
    details: [...allOf('resources', resources), ...notTaken(reader)],
    fix: [`reserve ${fewQuoted(resources)} only`],
  }), {
    setting: 'kubeletConfig.kubeReserved.mem',
    reader: 'kubelet',
    resources: ['cpu', 'memory', 'ephemeral-storage', 'pid'],
  }),

  notString: wording('option-refused', ({ setting, got, reader }: Unread) => ({
    message: `'${setting}' is ${got}, and must be a string`,
    details: notTaken(reader),
    fix: [`give '${setting}' as a string, with its unit`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', got: '1024', reader: 'kubelet' }),

  notQuantity: wording('option-refused', ({ setting, got, needMib, byType, reader }: Unread & {
    readonly needMib: number; readonly byType?: true;
  }) => ({
    message: `'${setting}' is '${got}', which is not a quantity of memory`,
    details: notTaken(reader),
    fix: [`give a number and a unit, as in ${needMib}Mi`, leaveOut(setting, needMib, byType)],
  }), { setting: 'kubeletConfig.kubeReserved.memory', got: '2 GB', needMib: 1465, reader: 'kubelet' }),

  unresolved: wording('value-unchecked', ({ setting, needMib, byType }: {
    setting: string; needMib: number; byType?: true;
  }) => ({
    message: `'${setting}' is a token, so what kubelet keeps from pods was not checked`,
    details: [`kubelet and the container runtime need ${mib(needMib)} for these pods`],
    fix: [leaveOut(setting, needMib, byType), `give '${setting}' as a literal`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', needMib: 1465 }),

  tooLittle: wording('reserved-memory-low', ({ setting, gotMib, needMib, pods, byType }: {
    setting: string; gotMib: number; needMib: number; pods: number; byType?: true;
  }) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, and ${mib(needMib)} are needed for ${counted(pods, 'pod')}`,
    details: ['kubelet and the container runtime need 255 MiB and 11 MiB per pod'],
    fix: [leaveOut(setting, needMib, byType), `reserve ${needMib}Mi or more`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', gotMib: 512, needMib: 1465, pods: 110 }),

  aboveNode: wording('option-refused', ({ setting, gotMib, types, memoryMib, needMib, byType }: OfMemory) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, and ${few(types)} has ${mib(memoryMib)} of memory`,
    details: [...allOf('types', types), 'kubelet does not start if nothing is left'],
    fix: [leaveOut(setting, needMib, byType)],
  }), { ...ofMemory, gotMib: 8192 }, ['types']),

  largeShare: wording('memory-withheld', ({ setting, gotMib, types, memoryMib, needMib, byType }: OfMemory) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, more than a quarter of the ${mib(memoryMib)} of ${few(types)}`,
    details: allOf('types', types),
    fix: [leaveOut(setting, needMib, byType), 'use an instance type with more memory'],
  }), { ...ofMemory, gotMib: 3072 }, ['types']),
};
