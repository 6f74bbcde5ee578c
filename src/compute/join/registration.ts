import { Token } from 'aws-cdk-lib';
import { TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { JOINING_WORDS as WORDS } from '../../findings/words/nodes/joining';
import { grouped } from '../../templates/grouped';
import { keysInOrder } from '../../templates/key-order';

/** Labels and taints that a node registers with. */
export interface Registration {
  readonly labels?: { [name: string]: string };
  readonly taints?: TaintSpec[];
}

const EFFECTS: Readonly<Record<TaintEffect, string>> = {
  [TaintEffect.NO_SCHEDULE]: 'NoSchedule',
  [TaintEffect.PREFER_NO_SCHEDULE]: 'PreferNoSchedule',
  [TaintEffect.NO_EXECUTE]: 'NoExecute',
};

/** Labels of Kubernetes' own that a kubelet may put on its node. */
const ALLOWED_LABELS = new Set([
  'kubernetes.io/hostname',
  'kubernetes.io/arch',
  'kubernetes.io/os',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  // Of earlier versions, and still allowed.
  'beta.kubernetes.io/arch',
  'beta.kubernetes.io/os',
  'beta.kubernetes.io/instance-type',
  'failure-domain.beta.kubernetes.io/zone',
  'failure-domain.beta.kubernetes.io/region',
]);

/** Namespaces of the same. */
const ALLOWED_NAMESPACE = /(^|\.)(kubelet|node)\.kubernetes\.io\//;

/**
 * Names and values of labels and taints: letters, digits, and within them hyphens, underscores and dots. A name may
 * have the prefix of a domain.
 */
const VALUE = /^(?:[A-Za-z0-9](?:[-\w.]{0,61}[A-Za-z0-9])?)?$/;
const DOMAIN_PREFIX = /(?:(?=.{1,253}\/)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*\/)?/;
const NAME = new RegExp(`^${DOMAIN_PREFIX.source}[A-Za-z0-9](?:[-\\w.]{0,61}[A-Za-z0-9])?$`);

/** A taint as nodes have it. */
export interface NodeTaint {
  readonly key: string;

  /** Empty where it has none. */
  readonly value: string;
  readonly effect: string;
}

/** The taints of a list that have a key and an effect, as nodes have them. */
export function taintsOf(taints: readonly TaintSpec[]): NodeTaint[] {
  return taints.flatMap(({ key, value = '', effect }) =>
    key === undefined || effect === undefined ? [] : [{ key, value, effect: EFFECTS[effect] ?? effect }],
  );
}

/** Labels and taints as flags of kubelet. */
export function registrationFlags({ labels = {}, taints = [] }: Registration): string[] {
  const pairs = keysInOrder(labels).map((name) => `${name}=${labels[name]}`);
  const specs = taintsOf(taints).map(({ key, value, effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`);
  return [
    ...pairs.length === 0 ? [] : [`--node-labels=${pairs.join(',')}`],
    ...specs.length === 0 ? [] : [`--register-with-taints=${[...new Set(specs)].join(',')}`],
  ];
}

/** Those of the labels that a kubelet may put on its node. */
export function kubeletLabels(labels: { [name: string]: string } = {}): { [name: string]: string } {
  return Object.fromEntries(Object.entries(labels).filter(([name]) => kubeletMaySet(name)));
}

/** Whether a kubelet may put a label on its node; it does not start with one of the others. */
export function kubeletMaySet(label: string): boolean {
  if (Token.isUnresolved(label) || ALLOWED_LABELS.has(label) || ALLOWED_NAMESPACE.test(label)) return true;
  return !/(^|\.)(kubernetes|k8s)\.io\//.test(label);
}

/**
 * Labels and taints with which a node would not register, or which would be taken for several.
 *
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 * @see https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction
 */
export function registrationFindings({ labels = {}, taints = [] }: Registration): Finding[] {
  return [
    ...labelFindings('labels', labels),
    ...taintFindings('taints', taints),
    ...taints
      .filter(({ key, effect }) => key === undefined || effect === undefined)
      .map(({ key, effect }) =>
        findingOf(WORDS.taintIncomplete, about.prop('taints'), {
          key: Token.isUnresolved(key) ? 'a token' : key,
          effect,
        }),
      ),
  ];
}

/**
 * Labels that kubelet may not set, or that Kubernetes does not take.
 *
 * @param option by which they are given
 */
export function labelFindings(option: string, labels: { readonly [name: string]: string }): Finding[] {
  const names = Object.keys(labels);
  return [
    ...names.filter((label) => !kubeletMaySet(label)).map((label) => (
      findingOf(WORDS.labelNotAllowed, about.prop(propOf(option)), { option, labels: [label] }))),
    ...names.flatMap((name) => syntaxFindings(option, name, labels[name])),
  ];
}

/** Taints that Kubernetes does not take. */
export function taintFindings(option: string, taints: ReadonlyArray<Pick<TaintSpec, 'key' | 'value'>>): Finding[] {
  return taints.flatMap(({ key, value }) => syntaxFindings(option, key, value));
}

/** Labels that several options give different values. */
export function labelsTwice(byOption: Readonly<Record<string, { readonly [name: string]: string }>>): Finding[] {
  const all = Object.entries(byOption)
    .flatMap(([option, labels]) => Object.entries(labels).map(([name, value]) => ({ option, name, value })))
    .filter(({ name, value }) => !Token.isUnresolved(name) && !Token.isUnresolved(value));
  return [...grouped(all, ({ name }) => name).values()].flatMap((alike) => {
    const values = distinct(alike.map(({ value }) => value));
    const options = distinct(alike.map(({ option }) => option));
    const subject = about.prop(propOf(options[options.length - 1]));
    return values.length === 1 ? [] : [findingOf(WORDS.labelTwice, subject, { options, label: alike[0].name, values })];
  });
}

/** Taints of one key and effect with different values: a node has one of them, and two are refused by the API. */
export function taintsTwice(byOption: Readonly<Record<string, readonly NodeTaint[]>>): Finding[] {
  const all = Object.entries(byOption)
    .flatMap(([option, taints]) => taints.map((taint) => ({ option, ...taint })))
    .filter(({ key, value, effect }) => ![key, value, effect].some((text) => Token.isUnresolved(text)));
  return [...grouped(all, ({ key, effect }) => `${key}:${effect}`).values()].flatMap((alike) => {
    const values = distinct(alike.map(({ value }) => value));
    const options = distinct(alike.map(({ option }) => option));
    const subject = about.prop(propOf(options[options.length - 1]));
    const taint = `${alike[0].key}:${alike[0].effect}`;
    return values.length === 1 ? [] : [findingOf(WORDS.taintTwice, subject, { options, taint, values })];
  });
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}

/** The property that an option of nodes is, or lies in. */
function propOf(option: string): string {
  return option.split('.')[0];
}

/** What Kubernetes does not take for the name or the value of a label or a taint. */
function syntaxFindings(option: string, name: string = 'x', value: string = ''): Finding[] {
  const unfit = (text: string, form: RegExp) => !Token.isUnresolved(text) && !form.test(text);
  return [
    ...(unfit(name, NAME) ? [findingOf(WORDS.nameSyntax, about.prop(propOf(option)), { option, name })] : []),
    ...(unfit(value, VALUE)
      ? [
        findingOf(WORDS.valueSyntax, about.prop(propOf(option)), {
          option,
          name: Token.isUnresolved(name) ? 'a token' : name,
          value,
        }),
      ]
      : []),
  ];
}
