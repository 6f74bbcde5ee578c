import { Token } from 'aws-cdk-lib';
import { ZONE_LABEL } from './karpenter-pool';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { TypeLabels as NodeLabels, typeLabels } from '../../capacity/selection/type-labels';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { MANIFEST_WORDS as WORDS } from '../../findings/words/karpenter/node-manifests';

/** One of `spec.template.spec.requirements`, as a user gives it. */
export interface GivenRequirement {
  readonly key?: unknown;
  readonly operator?: unknown;
  readonly values?: unknown;
}

const SUBJECT = about.prop('spec.template.spec.requirements');

/** Labels of Auto Mode are those of Karpenter in a domain of its own. */
const DOMAINS = ['karpenter.k8s.aws/', 'eks.amazonaws.com/'] as const;

/** The label of the system of a node. */
export const OS_LABEL = 'kubernetes.io/os';

/** Labels of nodes that every type can have. */
export const BESIDE_TYPES: readonly string[] = [
  ZONE_LABEL, 'karpenter.sh/capacity-type', 'karpenter.sh/nodepool', OS_LABEL, 'topology.k8s.aws/zone-id',
];

/**
 * Requirements that exclude each other: together they leave no type of the pool, or no zone, so that Karpenter starts
 * no node and says so nowhere but in its log. What tokens stand for is not known, and excludes nothing.
 */
export function choiceFindings(
  requirements: readonly GivenRequirement[],
  types: readonly InstanceTypeLimits[],
  zones: readonly string[],
): Finding[] {
  const known = requirements.filter((each) => typeof each === 'object' && each !== null && isKnown(each));
  const left = (labels: NodeLabels) => known.every((requirement) => admits(requirement, labels));
  const keys = [...new Set(known.map(({ key }) => String(key)))];
  const names = types.map(({ instanceType }) => instanceType);
  const ofTypes = keys.filter((key) => key !== ZONE_LABEL && types.some((type) => labelsOf(type)[key] !== undefined));
  return [
    ...(types.length === 0 || types.some((type) => left(labelsOf(type))) ? []
      : [findingOf(WORDS.noTypeLeft, SUBJECT, { keys: ofTypes, types: names })]),
    ...(zones.length === 0 || zones.some((zone) => Token.isUnresolved(zone) || left({ [ZONE_LABEL]: zone })) ? []
      : [findingOf(WORDS.noZoneLeft, SUBJECT, { zones })]),
  ];
}

/**
 * Whether a node of a type has what requirements ask for; undefined where one of them asks for a label whose value is
 * not known.
 */
export function admitsType(requirements: readonly GivenRequirement[], type: InstanceTypeLimits): boolean | undefined {
  const labels = labelsOf(type);
  if (!requirements.every((requirement) => admits(requirement, labels))) return false;
  const decides = ({ key }: GivenRequirement) =>
    labels[String(key)] !== undefined || BESIDE_TYPES.includes(String(key));
  return requirements.every(decides) ? true : undefined;
}

/** Whether a node in a zone has what requirements ask for, as far as it is known. */
export function admitsZone(requirements: readonly GivenRequirement[], zone: string): boolean {
  return Token.isUnresolved(zone)
    || requirements.filter(isKnown).every((requirement) => admits(requirement, { [ZONE_LABEL]: zone }));
}

/** The labels of types, each worked out once: a NodePool is held against the whole table. */
const LABELS = new WeakMap<InstanceTypeLimits, NodeLabels>();

function labelsOf(type: InstanceTypeLimits): NodeLabels {
  const known = LABELS.get(type);
  if (known !== undefined) return known;
  const labels = allLabelsOf(type);
  LABELS.set(type, labels);
  return labels;
}

/** The labels of a type, of Karpenter and of EKS Auto Mode: a NodePool asks for those of one of both. */
function allLabelsOf(type: InstanceTypeLimits): NodeLabels {
  const labels = typeLabels(type);
  const alike = Object.entries(labels).map(([key, value]) => [key.replace(...DOMAINS), value] as const);
  return { ...labels, ...Object.fromEntries(alike) };
}

function isKnown({ key, operator, values }: GivenRequirement): boolean {
  const given: unknown[] = Array.isArray(values) && !Token.isUnresolved(values) ? values : [values];
  const all = [key, operator, ...given];
  return typeof key === 'string' && !all.some((value) => Token.isUnresolved(value));
}

function admits({ key, operator, values }: GivenRequirement, labels: NodeLabels): boolean {
  const label = labels[String(key)];
  const given: unknown[] = Array.isArray(values) ? values : [];
  if (label === undefined) return true;
  switch (operator) {
    case 'In': return given.includes(label);
    case 'NotIn': return !given.includes(label);
    case 'DoesNotExist': return false;
    case 'Gt': return Number(label) > Number(given[0]);
    case 'Lt': return Number(label) < Number(given[0]);
    case 'Gte': return Number(label) >= Number(given[0]);
    case 'Lte': return Number(label) <= Number(given[0]);
    default: return true;
  }
}
