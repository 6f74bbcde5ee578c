import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

/** What helps where the user reserves memory. */
const leaveOut = (setting: string, needMib: number) => `leave '${setting}' out, and it is ${needMib}Mi`;

/** Memory as it is read: with two places, where there are any. */
const mib = (memory: number) => `${number(Math.round(memory * 100) / 100)} MiB`;

const ofMemory = {
  setting: 'kubeletConfig.kubeReserved.memory', types: ['m5.large'], memoryMib: 8192, needMib: 1465,
};

/** Of memory that users have kubelet keep from pods, in place of what is written by default. */
export const RESERVED_MEMORY_WORDS = {
  notMap: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => ({
    message: `'${setting}' is ${got}, and must be an object with a string for each resource`,
    details: ['kubelet does not start with it'],
    fix: [`give an object as '${setting}', as in { cpu: '200m', memory: '2Gi' }`],
  }), { setting: 'kubeletConfig.kubeReserved', got: '"2Gi"' }),

  notString: wording('option-refused', ({ setting, got }: { setting: string; got: string }) => ({
    message: `'${setting}' is ${got}, and must be a string`,
    details: ['kubelet does not start with it'],
    fix: [`give '${setting}' as a string, with its unit`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', got: '1024' }),

  notQuantity: wording('option-refused', ({ setting, got, needMib }: {
    setting: string; got: string; needMib: number;
  }) => ({
    message: `'${setting}' is '${got}', which is not a quantity of memory`,
    details: ['kubelet does not start with it'],
    fix: [`give a number and a unit, as in ${needMib}Mi`, leaveOut(setting, needMib)],
  }), { setting: 'kubeletConfig.kubeReserved.memory', got: '2 GB', needMib: 1465 }),

  unresolved: wording('value-unchecked', ({ setting, needMib }: { setting: string; needMib: number }) => ({
    message: `'${setting}' is a token, so what kubelet keeps from pods was not checked`,
    details: [`kubelet and the container runtime need ${mib(needMib)} for these pods`],
    fix: [leaveOut(setting, needMib), `give '${setting}' as a literal`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', needMib: 1465 }),

  tooLittle: wording('reserved-memory-low', ({ setting, gotMib, needMib, pods }: {
    setting: string; gotMib: number; needMib: number; pods: number;
  }) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, and ${mib(needMib)} are needed for ${counted(pods, 'pod')}`,
    details: ['kubelet and the container runtime need 255 MiB and 11 MiB per pod'],
    fix: [leaveOut(setting, needMib), `reserve ${needMib}Mi or more`],
  }), { setting: 'kubeletConfig.kubeReserved.memory', gotMib: 512, needMib: 1465, pods: 110 }),

  aboveNode: wording('option-refused', ({ setting, gotMib, types, memoryMib, needMib }: {
    setting: string; gotMib: number; types: readonly string[]; memoryMib: number; needMib: number;
  }) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, and ${few(types)} has ${mib(memoryMib)} of memory`,
    details: [...allOf('types', types), 'kubelet does not start where nothing is left'],
    fix: [leaveOut(setting, needMib)],
  }), { ...ofMemory, gotMib: 8192 }, ['types']),

  largeShare: wording('memory-withheld', ({ setting, gotMib, types, memoryMib, needMib }: {
    setting: string; gotMib: number; types: readonly string[]; memoryMib: number; needMib: number;
  }) => ({
    message: `'${setting}' reserves ${mib(gotMib)}, more than a quarter of the ${mib(memoryMib)} of ${few(types)}`,
    details: allOf('types', types),
    fix: [leaveOut(setting, needMib), 'use an instance type with more memory'],
  }), { ...ofMemory, gotMib: 3072 }, ['types']),
};
