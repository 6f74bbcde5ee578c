import { Token } from 'aws-cdk-lib';
import { SettledNode } from './os-design';
import { KubeletReservation } from '../../capacity/kubelet-reservation';
import { mebibytesOf } from '../../capacity/rules/kubernetes-quantity';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVED_MEMORY_WORDS as WORDS } from '../../findings/words/kubelet/reserved-memory';
import { shown } from '../../validation/shown-value';

/** Who reads what is reserved, and refuses what it cannot read. */
type Reader = 'kubelet' | 'Bottlerocket' | 'Karpenter';

/**
 * What can be reserved. kubelet takes process ids too, of which Bottlerocket has no setting.
 *
 * @see https://kubernetes.io/docs/tasks/administer-cluster/reserve-compute-resources/
 * @see https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/#kube-reserved
 */
const RESOURCES: Readonly<Record<Reader, readonly string[]>> = {
  kubelet: ['cpu', 'memory', 'ephemeral-storage', 'pid'],
  Bottlerocket: ['cpu', 'memory', 'ephemeral-storage'],
  Karpenter: ['cpu', 'memory', 'ephemeral-storage', 'pid'],
};

/** Resources that a user has kubelet keep from pods, and the setting that says so. */
export interface OwnReserved {
  readonly prop: string;

  /** As in `kubeletConfig.kubeReserved`. */
  readonly path: string;

  /** The part of user data that it stands in. */
  readonly within?: string;
  readonly reader: Reader;
  readonly resources: unknown;
}

/** The nodes that resources are reserved on. */
export interface ReservingNode extends Pick<SettledNode, 'maxPods' | 'types'> {
  /** Where what is left out is computed for each type. */
  readonly byType?: true;
}

/** The memory that is reserved; undefined where it is left to others. */
export function reservedMemory({ resources }: OwnReserved): unknown {
  return isMap(resources) ? givenOnly(resources).memory : undefined;
}

/** What cannot be read of what is reserved. Of tokens others speak. */
export function unfitReserved(own: OwnReserved): Finding[] {
  const { prop, resources, reader } = own;
  const subject = about.prop(prop);
  if (resources === undefined || resources === null || Token.isUnresolved(resources)) return [];
  if (!isMap(resources)) {
    const facts = { setting: settingOf(own), got: shown(resources), reader };
    return [findingOf(WORDS.notMap, subject, facts)];
  }
  return Object.entries(givenOnly(resources)).filter(([name]) => !Token.isUnresolved(name)).flatMap(([name, value]) => {
    const setting = settingOf(own, name);
    if (!RESOURCES[reader].includes(name)) {
      return [findingOf(WORDS.notResource, subject, { setting, reader, resources: RESOURCES[reader] })];
    }
    if (typeof value === 'string' || Token.isUnresolved(value)) return [];
    return [findingOf(WORDS.notString, subject, { setting, got: shown(value), reader })];
  });
}

/** What there is to say of the memory that is reserved, on nodes of some types. */
export function memoryFindings(own: OwnReserved, { maxPods, types, byType }: ReservingNode): Finding[] {
  const quantity = reservedMemory(own);
  if (quantity === undefined || maxPods === undefined) return [];
  const [subject, setting] = [about.prop(own.prop), settingOf(own, 'memory')];
  const by = byType ? { byType } : {};
  const needMib = memoryFor(maxPods);
  if (Token.isUnresolved(quantity)) return [findingOf(WORDS.unresolved, subject, { setting, needMib, ...by })];
  const gotMib = mebibytesOf(String(quantity));
  if (gotMib === undefined) {
    const facts = { setting, got: String(quantity), needMib, ...by, reader: own.reader };
    return [findingOf(WORDS.notQuantity, subject, facts)];
  }
  return [
    ...(gotMib < needMib
      ? [findingOf(WORDS.tooLittle, subject, { setting, gotMib, needMib, pods: maxPods, ...by })] : []),
    ...types.flatMap(({ instanceType, memoryMib = Infinity }) => {
      const reason = gotMib >= memoryMib ? WORDS.aboveNode
        : gotMib >= needMib && KubeletReservation._isLargeShare(gotMib, memoryMib) ? WORDS.largeShare : undefined;
      const facts = { setting, gotMib, types: [instanceType], memoryMib, needMib, ...by };
      return reason === undefined ? [] : [findingOf(reason, about.type(instanceType), facts)];
    }),
  ];
}

/** Memory that kubelet and the container runtime need for so many pods, in MiB. */
export function memoryFor(maxPods: number): number {
  return KubeletReservation.forPods(maxPods).memoryMib;
}

/** Without what is absent: null is that to kubelet too. */
export function givenOnly(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined && value !== null));
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function settingOf({ path, within }: OwnReserved, name?: string): string {
  const all = name === undefined ? path : `${path}.${name}`;
  return within === undefined ? all : `${all} in ${within}`;
}
