import { Token } from 'aws-cdk-lib';
import { NodeSettings, SettledNode } from './os-design';
import { readPart } from './private/node-config-part';
import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { mebibytesOf, quantityOf } from '../../capacity/rules/memory-quantity';
import { findingOf, isOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVED_MEMORY_WORDS as WORDS } from '../../findings/words/kubelet/reserved-memory';

const KUBE_RESERVED = 'kubeletConfig.kubeReserved';
const MEMORY = `${KUBE_RESERVED}.memory`;

/** Memory that the user reserves, and by which setting. */
interface OwnMemory {
  readonly prop: keyof NodeSettings;
  readonly setting: string;
  readonly quantity: unknown;
}

/**
 * What kubelet keeps from pods, as its configuration has it: the user's own, with the memory for the pod count where
 * the user states none. nodeadm of images before v20251007 does not read `maxPodsExpression`, by which the later ones
 * come to the same. It merges key by key, so what it reserves of CPU and storage stays.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/internal/kubelet/config.go
 */
export function reservedResources(settings: NodeSettings, maxPods: number): { kubeReserved?: object } {
  const { kubeletConfig: { kubeReserved } = {} } = settings;
  const own = isMap(kubeReserved) ? givenOnly(kubeReserved) : {};
  // What another NodeConfig states of it stays, for ours is the last one.
  const ours = memoryInParts(settings) === undefined ? { memory: quantityOf(memoryFor(maxPods)) } : {};
  const all = { ...ours, ...own };
  return Object.keys(all).length === 0 ? {} : { kubeReserved: all };
}

/** Without what is said of the memory for the pod count, where the user states another one. */
export function withoutOwnMemory(findings: readonly Finding[], settings: NodeSettings): Finding[] {
  return findings.filter((finding) => ownMemory(settings) === undefined || !isOf(finding, 'memory-withheld'));
}

/** What is wrong with what the user reserves, and what there is to say of its memory on nodes of some types. */
export function reservedMemoryFindings(settings: NodeSettings, { maxPods, types }: SettledNode): Finding[] {
  const unfit = unfitReserved(settings.kubeletConfig?.kubeReserved);
  const own = ownMemory(settings);
  if (unfit.length > 0 || own === undefined || maxPods === undefined) return unfit;
  const { prop, setting, quantity } = own;
  const subject = about.prop(prop);
  const needMib = memoryFor(maxPods);
  if (Token.isUnresolved(quantity)) return [findingOf(WORDS.unresolved, subject, { setting, needMib })];
  const gotMib = mebibytesOf(String(quantity));
  if (gotMib === undefined) {
    return [findingOf(WORDS.notQuantity, subject, { setting, got: String(quantity), needMib })];
  }
  return [
    ...(gotMib < needMib ? [findingOf(WORDS.tooLittle, subject, { setting, gotMib, needMib, pods: maxPods })] : []),
    ...types.flatMap(({ instanceType, memoryMib = Infinity }) => {
      const reason = gotMib >= memoryMib ? WORDS.aboveNode
        : gotMib >= needMib && KubeletReservation._isLargeShare(gotMib, memoryMib) ? WORDS.largeShare : undefined;
      const facts = { setting, gotMib, types: [instanceType], memoryMib, needMib };
      return reason === undefined ? [] : [findingOf(reason, about.type(instanceType), facts)];
    }),
  ];
}

/** The memory that the user reserves: a flag for it is refused. */
function ownMemory(settings: NodeSettings): OwnMemory | undefined {
  const { kubeletConfig: { kubeReserved } = {} } = settings;
  const quantity = isMap(kubeReserved) ? kubeReserved.memory : undefined;
  return isGiven(quantity) ? { prop: 'kubeletConfig', setting: MEMORY, quantity } : memoryInParts(settings);
}

/** That of the last NodeConfig that states it. */
function memoryInParts({ userDataParts = [] }: NodeSettings): OwnMemory | undefined {
  const stated = userDataParts.map((part, index) => {
    const { kubeReserved } = readPart(part).config;
    return { index, quantity: isMap(kubeReserved) ? kubeReserved.memory : undefined };
  }).filter(({ quantity }) => isGiven(quantity)).pop();
  if (stated === undefined) return undefined;
  const setting = `kubeReserved.memory in userDataParts[${stated.index}]`;
  return { prop: 'userDataParts', setting, quantity: stated.quantity };
}

function memoryFor(maxPods: number): number {
  return KubeletReservation.forPods(maxPods).memoryMib;
}

/** What kubelet cannot read: it takes a string for each resource. Of tokens others speak. */
function unfitReserved(kubeReserved: unknown): Finding[] {
  const subject = about.prop('kubeletConfig');
  if (kubeReserved === undefined || kubeReserved === null || Token.isUnresolved(kubeReserved)) return [];
  if (!isMap(kubeReserved)) {
    return [findingOf(WORDS.notMap, subject, { setting: KUBE_RESERVED, got: JSON.stringify(kubeReserved) })];
  }
  return Object.entries(givenOnly(kubeReserved))
    .filter(([, value]) => typeof value !== 'string' && !Token.isUnresolved(value))
    .map(([name, value]) => findingOf(WORDS.notString, subject,
      { setting: `${KUBE_RESERVED}.${name}`, got: JSON.stringify(value) ?? String(value) }));
}

/** Without what is absent: null is that to kubelet too. */
function givenOnly(map: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => isGiven(value)));
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
