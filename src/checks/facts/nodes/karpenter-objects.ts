import { AppResource } from '../../../templates/app-resources';
import { Form, Forms, formsOf, listOf, shownForm, textOf } from '../../../templates/forms';
import { nameOf } from '../../../templates/text-forms';
import { appliedObjects } from '../kubernetes-facts';

/** Groups of the API that are Karpenter's, and the one of Auto Mode. */
const KARPENTER_API = /^karpenter(\.k8s\.aws|\.sh)(\/|$)/;
const AUTO_MODE_GROUP = 'eks.amazonaws.com';

/** Kinds of what nodes are started by, and of what these nodes are like; the second ones are of earlier releases. */
const POOLS = ['NodePool', 'Provisioner'];
const CLASSES = ['EC2NodeClass', 'AWSNodeTemplate'];

/** A NodePool, whose nodes are like those of its class. */
export interface NodePoolFacts {
  readonly manifest: AppResource;
  readonly kind: string;
  readonly name: string;

  /** Its kind and name, as messages show them. */
  readonly shown: string;

  /** The name of its class; undefined where it is not known. */
  readonly className?: string;

  /** Whether Auto Mode starts its nodes, and no Karpenter in the cluster. */
  readonly isAutoMode: boolean;
  readonly requirements: Form;

  /** Max pods of its own, where the release of Karpenter has them there, and the path of it. */
  readonly maxPods: Form;
  readonly maxPodsPath: string;
}

/** An EC2NodeClass. */
export interface NodeClassFacts {
  readonly manifest: AppResource;
  readonly kind: string;
  readonly name: string;
  readonly shown: string;
  readonly maxPods: Form;
  readonly amiFamily: Form;
}

/** What manifests tell Karpenter, or Auto Mode. */
export interface KarpenterObjects {
  readonly pools: readonly NodePoolFacts[];
  readonly classes: readonly NodeClassFacts[];
}

/**
 * The NodePools in manifests, and their classes.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
export function karpenterObjects(manifests: readonly AppResource[]): KarpenterObjects {
  const objects = appliedObjects(manifests)
    .filter(({ object }) => KARPENTER_API.test(textOf(object.apiVersion) ?? ''))
    .map(({ manifest, object }) => ({ manifest, object, kind: textOf(object.kind) ?? '' }));
  return {
    pools: objects.filter(({ kind }) => POOLS.includes(kind)).map(({ manifest, object, kind }) => {
      const own = { manifest, kind, ...namesIn(kind, object) };
      return kind === 'Provisioner' ? { ...own, ...provisioner(object) } : { ...own, ...pool(object) };
    }),
    classes: objects.filter(({ kind }) => CLASSES.includes(kind)).map(({ manifest, object, kind }) => {
      const { kubelet, amiFamily, amiSelectorTerms } = formsOf(object.spec);
      const [alias] = listOf(amiSelectorTerms).flatMap((term) => formsOf(term).alias ?? []);
      const { maxPods } = formsOf(kubelet);
      return { manifest, kind, ...namesIn(kind, object), maxPods, amiFamily: amiFamily ?? alias };
    }),
  };
}

function pool({ spec }: Forms): Omit<NodePoolFacts, 'manifest' | 'kind' | 'name' | 'shown'> {
  const { nodeClassRef, requirements, kubelet } = formsOf(formsOf(formsOf(spec).template).spec);
  const { name, group, kind } = formsOf(nodeClassRef);
  return {
    className: name === undefined ? undefined : nameOf(name),
    isAutoMode: textOf(group) === AUTO_MODE_GROUP || textOf(kind) === 'NodeClass',
    requirements,
    maxPods: formsOf(kubelet).maxPods,
    maxPodsPath: 'spec.template.spec.kubelet.maxPods',
  };
}

function provisioner({ spec }: Forms): Omit<NodePoolFacts, 'manifest' | 'kind' | 'name' | 'shown'> {
  const { providerRef, requirements, kubeletConfiguration } = formsOf(spec);
  const { name } = formsOf(providerRef);
  return {
    className: name === undefined ? undefined : nameOf(name),
    isAutoMode: false,
    requirements,
    maxPods: formsOf(kubeletConfiguration).maxPods,
    maxPodsPath: 'spec.kubeletConfiguration.maxPods',
  };
}

function namesIn(kind: string, { metadata }: Forms): { readonly name: string; readonly shown: string } {
  const { name } = formsOf(metadata);
  return { name: nameOf(name ?? ''), shown: `${kind} ${name === undefined ? 'without a name' : shownForm(name)}` };
}
