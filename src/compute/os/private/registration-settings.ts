import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { JOINING_WORDS as WORDS } from '../../../findings/words/nodes/joining';
import { keysInOrder } from '../../../templates/key-order';
import { shown } from '../../../validation/shown-value';
import {
  labelFindings, labelsTwice, NodeTaint, Registration, taintFindings, taintsOf, taintsTwice,
} from '../../join/registration';
import { ownLabelFindings } from '../../nodes/node-zones';

const SUBJECT = about.prop('bottlerocketSettings');
const LABELS = 'bottlerocketSettings.kubernetes.node-labels';
const TAINTS = 'bottlerocketSettings.kubernetes.node-taints';

/** A taint of a key as Bottlerocket has it: value, colon and effect. */
const TAINT_TEXT = /^([^:]*):(NoSchedule|PreferNoSchedule|NoExecute)$/;

/** Settings below `kubernetes`. */
type Settings = Readonly<Record<string, unknown>>;

/**
 * Labels and taints as settings of Bottlerocket below `kubernetes`, with those that the user has there. The taints of a
 * key are one string, or a list of them.
 *
 * @see https://bottlerocket.dev/en/os/latest/#/api/settings/kubernetes/#node-taints
 */
export function registrationSettings({ labels = {}, taints = [] }: Registration, own: Settings = {}): Settings {
  const nodeTaints = { ...asTable(own['node-taints']) };
  for (const { key, value, effect } of taintsOf(taints)) {
    nodeTaints[key] = [...new Set([...textsUnder(nodeTaints[key]), `${value}:${effect}`])];
  }
  const nodeLabels = { ...labelsIn(own['node-labels']), ...labels };
  return {
    ...(Object.keys(nodeLabels).length === 0 ? {} : { 'node-labels': nodeLabels }),
    ...(Object.keys(nodeTaints).length === 0 ? {} : { 'node-taints': nodeTaints }),
  };
}

/**
 * Labels and taints in the user's settings that Bottlerocket does not take, that kubelet does not register with, or
 * that contradict those of options.
 */
export function registrationSettingFindings(own: Settings, registration: Registration): Finding[] {
  const tables: Settings = { [LABELS]: own['node-labels'], [TAINTS]: own['node-taints'] };
  const noTables = Object.entries(tables).flatMap(([setting, table]) => noTableFindings(setting, table));
  const labels = labelsIn(own['node-labels']);
  const taints = asTable(own['node-taints']);
  const texts = keysInOrder(taints).flatMap((key) => textsUnder(taints[key]).map((text) => ({ key, text })));
  const read = texts.flatMap(({ key, text }) => {
    const [, value, effect] = TAINT_TEXT.exec(text) ?? [];
    return value === undefined ? [] : [{ key, value, effect }];
  });
  const known = Object.fromEntries(Object.entries(labels).filter(([, value]) => typeof value === 'string'));
  return [
    ...noTables,
    ...keysInOrder(labels).flatMap((key) => labelValueFindings(key, labels[key])),
    ...keysInOrder(taints).flatMap((key) => taintValueFindings(key, taints[key])),
    ...ownLabelFindings(LABELS, labels),
    ...labelFindings(LABELS, known as Record<string, string>),
    ...taintFindings(TAINTS, read),
    ...labelsTwice({ labels: registration.labels ?? {}, [LABELS]: known as Record<string, string> }),
    ...taintsTwice({ taints: besides(read, taintsOf(registration.taints ?? [])), [TAINTS]: read }),
  ];
}

/** Taints that are given elsewhere too; what two of the option itself say is judged with the option. */
function besides(own: readonly NodeTaint[], taints: readonly NodeTaint[]): NodeTaint[] {
  return taints.filter((taint) => own.some(({ key, effect }) => key === taint.key && effect === taint.effect));
}

function noTableFindings(setting: string, table: unknown): Finding[] {
  if (table === undefined || isTable(table) || isUnwritten(table)) return [];
  const asIn = setting === LABELS ? "{ team: 'a' }" : "{ dedicated: 'build:NoSchedule' }";
  return [findingOf(WORDS.notKeyed, SUBJECT, { setting, got: shown(table), asIn })];
}

function labelValueFindings(key: string, value: unknown): Finding[] {
  if (typeof value === 'string' || value === undefined || isUnwritten(value)) return [];
  return [findingOf(WORDS.labelNoString, SUBJECT, { setting: LABELS, key: shownKey(key), got: shown(value) })];
}

function taintValueFindings(key: string, given: unknown): Finding[] {
  const items: unknown[] = Array.isArray(given) && !Token.isUnresolved(given) ? given : [given];
  return items
    .filter((item) => item !== undefined && !isUnwritten(item))
    .filter((item) => typeof item !== 'string' || !(Token.isUnresolved(item) || TAINT_TEXT.test(item)))
    .map((item) => findingOf(WORDS.taintText, SUBJECT, { setting: TAINTS, key: shownKey(key), got: shown(item) }));
}

/** The labels of a table; a list of one is that one. */
function labelsIn(table: unknown): Record<string, unknown> {
  const entries = Object.entries(asTable(table)).map(([key, value]): [string, unknown] => {
    const texts = Array.isArray(value) && value.length === 1 ? textsUnder(value) : [];
    return [key, texts.length === 1 ? texts[0] : value];
  });
  return Object.fromEntries(entries);
}

/** The strings under a key: one, or those of a list. */
function textsUnder(value: unknown): string[] {
  const items: unknown[] = Array.isArray(value) && !Token.isUnresolved(value) ? value : [value];
  return items.filter((item) => typeof item === 'string');
}

/** Null, and tokens other than strings: settings cannot hold them, which is said of all settings alike. */
function isUnwritten(value: unknown): boolean {
  return value === null || (typeof value !== 'string' && Token.isUnresolved(value));
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value);
}

function asTable(value: unknown): Record<string, unknown> {
  return isTable(value) ? value : {};
}

function shownKey(key: string): string {
  return Token.isUnresolved(key) ? 'a token' : key;
}
