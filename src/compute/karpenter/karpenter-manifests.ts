import { Token } from 'aws-cdk-lib';
import { classFieldFindings, reservedFindings } from './class-fields';
import { CountedPool, countedPool, mergedSizes } from './counted-pool';
import { HYPERVISOR_LABEL, INSTANCE_TYPE_LABEL, KarpenterRequirement, ZONE_LABEL } from './karpenter-pool';
import { choiceFindings } from './pool-choice';
import { Fields, NodePoolFacts, PoolFacts } from './pool-facts';
import { expiryField } from './told-sizes';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { MANIFEST_WORDS as WORDS } from '../../findings/words/karpenter/node-manifests';
import { shown } from '../../validation/shown-value';
import { ENI_CONFIG_LABEL } from '../nodes/node-zones';
import { givenOnly, isMap } from '../os/reserved-resources';
import { unfitFields } from '../os/unfit-values';

/** Names of objects in Kubernetes: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/. */
const OBJECT_NAME = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/;

/** The longest value of a label. */
const MOST_NAME = 63;

/** A manifest, and what of the fields given contradicts the capacity. */
export interface Merged {
  readonly manifest: Fields;
  readonly findings: Finding[];
}

/** The kind of class that NodePools of Karpenter refer to. */
const KARPENTER_CLASS = { group: 'karpenter.k8s.aws', kind: 'EC2NodeClass' };

/** A NodePool, and what the plan counts of it. */
export interface MergedPool extends Merged {
  readonly counted: CountedPool;
}

/** An EC2NodeClass: the fields given, with kubelet's part of the pod count. */
export function mergedNodeClass(name: string, spec: Fields, pool: PoolFacts): Merged {
  const { kubelet, subnetSelectorTerms } = pool;
  const findings = [...nameFindings('name', name), ...unfitFields('spec', spec)];
  const given = fieldsOf(spec, 'spec.kubelet', findings);
  const reserved = fieldsOf(given, 'spec.kubelet.kubeReserved', findings);
  if (given.maxPods !== undefined && given.maxPods !== kubelet?.maxPods) {
    const [subject, got] = [about.prop('spec.kubelet.maxPods'), shown(given.maxPods)];
    findings.push(kubelet === undefined
      ? findingOf(WORDS.countBesideKarpenters, subject, { got })
      : findingOf(WORDS.otherCount, subject, { got, maxPods: kubelet.maxPods }));
  }
  findings.push(...classFieldFindings(spec, pool), ...reservedFindings(spec, reserved, pool));
  const kubeReserved = { ...kubelet?.kubeReserved, ...givenOnly(reserved) };
  const merged = { ...given, ...kubelet, ...(Object.keys(kubeReserved).length === 0 ? {} : { kubeReserved }) };
  return {
    findings,
    manifest: {
      apiVersion: 'karpenter.k8s.aws/v1',
      kind: 'EC2NodeClass',
      metadata: { name },
      spec: {
        ...(subnetSelectorTerms.length === 0
          ? {}
          : { subnetSelectorTerms: subnetSelectorTerms.map((term) => ({ ...term })) }),
        ...spec,
        ...(Object.keys(merged).length === 0 ? {} : { kubelet: merged }),
      },
    },
  };
}

/** A NodePool: the fields given, with the requirements, the node label and the class of the capacity. */
export function mergedNodePool(
  name: string,
  nodeClassName: string,
  spec: Fields,
  pool: NodePoolFacts,
  classKind: { readonly group: string; readonly kind: string } = KARPENTER_CLASS,
): MergedPool {
  const { requirements, labels, types, zones, sizes } = pool;
  const findings = [
    ...nameFindings('name', name), ...nameFindings('nodeClassName', nodeClassName), ...unfitFields('spec', spec),
  ];
  const template = fieldsOf(spec, 'spec.template', findings);
  const metadata = fieldsOf(template, 'spec.template.metadata', findings);
  const ownLabels = fieldsOf(metadata, 'spec.template.metadata.labels', findings);
  const nodeSpec = fieldsOf(template, 'spec.template.spec', findings);
  const nodeClassRef = { ...classKind, name: nodeClassName };
  findings.push(...labelFindings(ownLabels, labels), ...classFindings(nodeSpec.nodeClassRef, nodeClassRef));
  const own: Fields[] = Array.isArray(nodeSpec.requirements) ? nodeSpec.requirements : [];
  if (nodeSpec.requirements !== undefined && own !== nodeSpec.requirements) {
    findings.push(notMergeable(WORDS.notAList, 'spec.template.spec.requirements', nodeSpec.requirements));
  }
  const unfit = own.flatMap((requirement, place) => requirementFindings(requirement, place, requirements));
  const unfitTogether = unfit.length > 0 ? [] : choiceFindings(own, types, zones);
  const { value: counted, findings: ofSizes } = countedPool(spec, own, pool);
  findings.push(...unfit, ...unfitTogether, ...ofSizes);
  const allLabels = { ...ownLabels, ...labels };
  const allMetadata = { ...metadata, ...(Object.keys(allLabels).length === 0 ? {} : { labels: allLabels }) };
  return {
    findings,
    counted,
    manifest: {
      apiVersion: 'karpenter.sh/v1',
      kind: 'NodePool',
      metadata: { name },
      spec: {
        ...mergedSizes(spec, sizes),
        template: {
          ...template,
          ...(Object.keys(allMetadata).length === 0 ? {} : { metadata: allMetadata }),
          spec: {
            ...expiryField(sizes),
            ...nodeSpec,
            nodeClassRef,
            requirements: [...requirements.map((ours) => ({ ...ours, values: [...ours.values] })), ...own],
          },
        },
      },
    },
  };
}

/** The fields under the last name of a path; none where there are none. */
export function fieldsOf(parent: Fields, path: string, findings: Finding[]): Fields {
  const value = parent[path.split('.').pop()!];
  if (value === undefined) return {};
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && !Token.isUnresolved(value)) return value;
  findings.push(notMergeable(WORDS.notAnObject, path, value));
  return {};
}

function labelFindings(own: Fields, labels: Readonly<Record<string, string>>): Finding[] {
  const value = own[ENI_CONFIG_LABEL];
  if (value === undefined || value === labels[ENI_CONFIG_LABEL]) return [];
  const path = `spec.template.metadata.labels['${ENI_CONFIG_LABEL}']`;
  return [findingOf(WORDS.eniConfigLabel, about.prop(path), { label: ENI_CONFIG_LABEL, got: shownPlain(value) })];
}

function classFindings(own: Fields | null | undefined, ref: Fields): Finding[] {
  if (own === undefined || Object.keys({ ...own, ...ref }).every((key) => own?.[key] === ref[key])) return [];
  return [findingOf(WORDS.otherClass, about.prop('spec.template.spec.nodeClassRef'),
    { got: shownPlain(own), nodeClass: shownPlain(ref.name) })];
}

/**
 * Karpenter takes what fulfils all requirements, so one more can only narrow the pool: to nothing, or in silence.
 */
function requirementFindings(
  requirement: Fields,
  place: number,
  ours: readonly KarpenterRequirement[],
): Finding[] {
  const path = `spec.template.spec.requirements[${place}]`;
  if (Token.isUnresolved(requirement)) return [];
  if (!isMap(requirement)) return [notMergeable(WORDS.notAnObject, path, requirement)];
  if (requirement.values !== undefined && !Array.isArray(requirement.values)) {
    return Token.isUnresolved(requirement.values) ? []
      : [notMergeable(WORDS.notAList, `${path}.values`, requirement.values)];
  }
  const ofKey = ours.find(({ key }) => key === requirement.key);
  // Of labels that selections choose by, more requirements only narrow.
  const unfit = ofKey && UNFIT[ofKey.key];
  if (ofKey === undefined || unfit === undefined) return [];
  const admitted = ofKey.operator === 'NotIn' ? ['nitro', ''] : ofKey.values;
  const { operator, values = [] } = requirement;
  // What a token stands for cannot be compared.
  if ([operator, values, ...values, ...admitted].some((value) => Token.isUnresolved(value))) return [];
  const fits = operator === 'Exists'
    || (operator === 'In' && values.length > 0 && values.every((value: string) => admitted.includes(value)))
    || (operator === 'NotIn' && admitted.some((value) => !values.includes(value)));
  if (fits) return [];
  return [findingOf(unfit, about.prop(`spec.template.spec.requirements (${requirement.key})`),
    { operator: shownPlain(operator), values: values.map(shownPlain), admitted })];
}

/** What is said of a requirement that does not fit, by its label. */
const UNFIT: Readonly<Record<string, typeof WORDS.otherTypes | undefined>> = {
  [INSTANCE_TYPE_LABEL]: WORDS.otherTypes,
  [HYPERVISOR_LABEL]: WORDS.otherHypervisors,
  [ZONE_LABEL]: WORDS.otherZones,
};

function notMergeable(words: Wording<{ path: string; got: string }>, path: string, value: unknown): Finding {
  return findingOf(words, about.prop(path), { path, got: shownPlain(value) });
}

function shownPlain(value: unknown): string {
  return typeof value === 'string' && !Token.isUnresolved(value) ? value : shown(value);
}

/**
 * A name that Kubernetes does not take, or that is too long for the labels by which nodes name their pool and class.
 */
export function nameFindings(parameter: string, name: string): Finding[] {
  if (Token.isUnresolved(name) || (name.length <= MOST_NAME && OBJECT_NAME.test(name))) return [];
  return [findingOf(WORDS.name, about.prop(parameter), { parameter, most: MOST_NAME, got: name })];
}
