import { Token } from 'aws-cdk-lib';
import { TaintEffect, TaintSpec } from 'aws-cdk-lib/aws-eks-v2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { JOINING_WORDS as WORDS } from '../../findings/words/nodes/joining';
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

/** Labels and taints as flags of kubelet. */
export function registrationFlags({ labels = {}, taints = [] }: Registration): string[] {
  const pairs = keysInOrder(labels).map((name) => `${name}=${labels[name]}`);
  const specs = taints.map(
    ({ key, value, effect }) => `${key}${value === undefined ? '' : `=${value}`}:${EFFECTS[effect!]}`,
  );
  return [
    ...pairs.length === 0 ? [] : [`--node-labels=${pairs.join(',')}`],
    ...specs.length === 0 ? [] : [`--register-with-taints=${specs.join(',')}`],
  ];
}

/** The same as settings of Bottlerocket below `kubernetes`, after those that the user has there. */
export function registrationSettings(
  { labels = {}, taints = [] }: Registration,
  own: { [name: string]: any } = {},
): { [name: string]: any } {
  const nodeTaints: { [key: string]: string[] } = { ...own['node-taints'] };
  for (const { key, value = '', effect } of taints) {
    nodeTaints[key!] = [...nodeTaints[key!] ?? [], `${value}:${EFFECTS[effect!]}`];
  }
  return {
    ...Object.keys(labels).length === 0 ? {} : { 'node-labels': { ...own['node-labels'], ...labels } },
    ...taints.length === 0 ? {} : { 'node-taints': nodeTaints },
  };
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
export function registrationFindings(
  { labels = {}, taints = [] }: Registration,
  flags: readonly string[] = [],
): Finding[] {
  const twice = (
    [
      ['--node-labels', 'labels'],
      ['--register-with-taints', 'taints'],
    ] as const
  ).filter(([flag]) => flags.some((own) => own.startsWith(flag)));
  return [
    ...twice.map(([flag, option]) => findingOf(WORDS.flagTwice, about.prop('kubeletFlags'), { flag, option })),
    ...Object.keys(labels).filter((label) => !kubeletMaySet(label)).map((label) => (
      findingOf(WORDS.labelNotAllowed, about.prop('labels'), { labels: [label] }))),
    ...Object.entries(labels).flatMap(([name, value]) => syntaxFindings('labels', name, value)),
    ...taints.flatMap(({ key, value }) => syntaxFindings('taints', key, value)),
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

/** What Kubernetes does not take for the name or the value of a label or a taint. */
function syntaxFindings(option: string, name: string = 'x', value: string = ''): Finding[] {
  const unfit = (text: string, form: RegExp) => !Token.isUnresolved(text) && !form.test(text);
  return [
    ...(unfit(name, NAME) ? [findingOf(WORDS.nameSyntax, about.prop(option), { option, name })] : []),
    ...(unfit(value, VALUE)
      ? [
        findingOf(WORDS.valueSyntax, about.prop(option), {
          option,
          name: Token.isUnresolved(name) ? 'a token' : name,
          value,
        }),
      ]
      : []),
  ];
}
