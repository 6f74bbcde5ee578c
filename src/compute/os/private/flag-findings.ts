import { Token } from 'aws-cdk-lib';
import { ADDED_FLAGS, KubeletFlag, parsedFlags, Splitting } from './kubelet-flag';
import { podsPerCoreFindings } from './pods-per-core';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { KUBELET_FLAG_WORDS as WORDS } from '../../../findings/words/kubelet/kubelet-flags';
import { labelFindings, labelsTwice, NodeTaint, taintFindings, taintsTwice } from '../../join/registration';
import { ownLabelFindings } from '../../nodes/node-zones';
import { SettledNode } from '../os-design';

/** Flags of kubelet, and where they are given. */
export interface GivenFlags {
  /** As in `kubeletFlags`, or `userDataParts[0]`. */
  readonly option: string;
  readonly items: readonly string[];
  readonly splitting: Splitting;
}

/** What kubelet takes for false. */
const FALSE = ['0', 'f', 'F', 'false', 'FALSE', 'False'];

/** A taint in a list of them: key, value and effect. */
const TAINT = /^([^=:]*)(?:=([^:]*))?:(.*)$/;

/**
 * Flags of kubelet that are none, that say another pod count, or that change what nodes register with.
 *
 * @param readsConfig whether kubelet reads a configuration of ours beside them
 */
export function kubeletFlagFindings(
  given: GivenFlags,
  node: SettledNode,
  readsConfig: boolean,
): Finding[] {
  const { option, items, splitting } = given;
  const subject = about.prop(propOf(option));
  if (Token.isUnresolved(items)) return [findingOf(WORDS.flagsUnresolved, subject, {})];
  const judged = parsedFlags(items, splitting)
    .map((flag) => ({ flag, findings: judgementOf(flag, given, node, readsConfig) }));
  return items.flatMap((item) => {
    const findings = judged.filter(({ flag }) => flag.item === item).flatMap((each) => each.findings);
    return findings.length > 0 ? findings : formFindings(item, given);
  });
}

/** Flags that a later one of the same name replaces. */
export function idleFlagFindings(given: readonly GivenFlags[]): Finding[] {
  const all = given
    .filter(({ items }) => !Token.isUnresolved(items))
    .flatMap((each) => parsedFlags(each.items, each.splitting).map((flag) => ({ ...each, flag })));
  return all.flatMap(({ option, splitting, flag }, index) => {
    const later = all.slice(index + 1).find((other) => other.flag.name === flag.name);
    if (later === undefined || ADDED_FLAGS.includes(flag.name)) return [];
    const [shown, shownLater] = [flag, later.flag].map((each) => shownFlag(each, splitting));
    const facts = { option, flag: shown, later: shownLater, of: later.option };
    return [findingOf(WORDS.idle, about.prop(propOf(option)), facts)];
  });
}

/** What a string is, where nothing more is to be said of its flag. */
function formFindings(item: string, { option, splitting: { wordsOf, isOpen } }: GivenFlags): Finding[] {
  const subject = about.prop(propOf(option));
  if (isOpen(item)) return [findingOf(WORDS.unclosed, subject, { option, flag: shownText(item) })];
  const words = wordsOf(item);
  if (/^--[a-z]/.test(words[0] ?? '')) {
    return words.length === 1 && item === item.trim() ? []
      : [findingOf(WORDS.severalWords, subject, { option, flag: shownText(item) })];
  }
  return [Token.isUnresolved(item) ? findingOf(WORDS.unchecked, subject, { option })
    : findingOf(WORDS.noFlag, subject, { option, flag: item })];
}

function judgementOf(
  flag: KubeletFlag,
  { option, splitting }: GivenFlags,
  node: SettledNode,
  readsConfig: boolean,
): Finding[] {
  const subject = about.prop(propOf(option));
  const facts = { option, flag: shownFlag(flag, splitting) };
  switch (flag.name) {
    case 'max-pods': return [findingOf(WORDS.count, subject, facts)];
    case 'config':
    case 'config-dir': return [findingOf(WORDS.otherConfig, subject, facts)];
    case 'kube-reserved': return readsConfig ? [findingOf(WORDS.reserved, subject, facts)] : [];
    case 'register-node':
      return FALSE.includes(flag.value ?? '') ? [findingOf(WORDS.unregistered, subject, facts)] : [];
    case 'pods-per-core': return perCoreFindings(flag, option, node);
    case 'node-labels': return twiceFindings(flag, option, node) ?? labelFlagFindings(flag, option, node);
    case 'register-with-taints': return twiceFindings(flag, option, node) ?? taintFlagFindings(flag, option);
    default: return [];
  }
}

/** Labels and taints that user data gives by a flag of ours, or that EKS gives and a later flag would replace. */
function twiceFindings({ name }: KubeletFlag, option: string, node: SettledNode): Finding[] | undefined {
  const { mergedByEks, registration: { taints = [] } } = node;
  const isOfTaints = name === 'register-with-taints';
  const isWritten = option === 'kubeletFlags' && !mergedByEks;
  if (!isWritten && !(isOfTaints && taints.length > 0)) return undefined;
  const facts = { option, flag: `--${name}`, given: isOfTaints ? 'taints' : 'labels' };
  return [findingOf(WORDS.twice, about.prop(propOf(option)), facts)];
}

function perCoreFindings({ value }: KubeletFlag, option: string, node: SettledNode): Finding[] {
  if (Token.isUnresolved(value)) return [findingOf(WORDS.unchecked, about.prop(propOf(option)), { option })];
  return podsPerCoreFindings(propOf(option), `--pods-per-core in ${option}`, Number(value), node);
}

function labelFlagFindings({ value = '' }: KubeletFlag, option: string, { registration }: SettledNode): Finding[] {
  if (Token.isUnresolved(value)) return [];
  const given = `${option} (--node-labels)`;
  const labels = Object.fromEntries(value.split(',').filter((pair) => pair !== '').map((pair) => {
    const [name, ...rest] = pair.split('=');
    return [name, rest.join('=')];
  }));
  return [
    ...ownLabelFindings(given, labels),
    ...labelFindings(given, labels),
    ...labelsTwice({ labels: registration.labels ?? {}, [given]: labels }),
  ];
}

function taintFlagFindings({ value = '' }: KubeletFlag, option: string): Finding[] {
  if (Token.isUnresolved(value)) return [];
  const given = `${option} (--register-with-taints)`;
  const taints = value.split(',').filter((text) => text !== '').flatMap((text): NodeTaint[] => {
    const [, key, itsValue = '', effect] = TAINT.exec(text) ?? [];
    return key === undefined ? [] : [{ key, value: itsValue, effect }];
  });
  return [...taintFindings(given, taints), ...taintsTwice({ [given]: taints })];
}

/** A flag as messages show it. */
function shownFlag({ name, value, item }: KubeletFlag, { wordsOf }: Splitting): string {
  if (Token.isUnresolved(item)) return `--${name}`;
  if (wordsOf(item).length === 1) return item.trim();
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function shownText(text: string): string {
  return Token.isUnresolved(text) ? 'a token' : text;
}

function propOf(option: string): string {
  return option.split(/[[ .]/)[0];
}
