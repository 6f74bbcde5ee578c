import { AppResource } from '../../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, partOf, shownForm, textOf } from '../../../templates/forms';
import { nameOf } from '../../../templates/text-forms';
import { appliedObjects } from '../kubernetes-facts';

/** Groups of the API that are Karpenter's, and the one of Auto Mode. */
const APIS = /^(karpenter(\.k8s\.aws|\.sh)|eks\.amazonaws\.com)(\/|$)/;
const AUTO_MODE_GROUP = 'eks.amazonaws.com';

/** Kinds of what nodes are started by, and of what these nodes are like; the second ones are of earlier releases. */
const POOLS = ['NodePool', 'Provisioner'];
const CLASSES = ['EC2NodeClass', 'AWSNodeTemplate'];
const AUTO_MODE_CLASS = 'NodeClass';

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

  /** What it is told of its size: what all nodes together do not exceed, or how many there always are. */
  readonly limits: Form;
  readonly replicas: Form;

  /** How many nodes may be replaced at once. */
  readonly budgets: Form;

  /** Labels of its nodes. */
  readonly labels: Form;
}

/** An EC2NodeClass. */
export interface NodeClassFacts {
  readonly manifest: AppResource;
  readonly kind: string;
  readonly name: string;
  readonly shown: string;
  readonly maxPods: Form;
  readonly amiFamily: Form;

  /** What chooses the subnets of its nodes. */
  readonly subnets: Form;
}

/** A NodeClass of Auto Mode. */
export interface AutoModeClassFacts {
  readonly manifest: AppResource;
  readonly name: string;
  readonly shown: string;

  /** What chooses the subnets of its nodes, and those of their pods. */
  readonly subnets: Form;
  readonly podSubnets: Form;

  /** What chooses the security groups of pods. */
  readonly podSecurityGroups: Form;

  /** What ENIs hold. */
  readonly prefixSize: Form;
}

/** What manifests tell Karpenter, or Auto Mode. */
export interface KarpenterObjects {
  readonly pools: readonly NodePoolFacts[];
  readonly classes: readonly NodeClassFacts[];
  readonly autoModeClasses: readonly AutoModeClassFacts[];
}

/**
 * The NodePools in manifests, and their classes.
 *
 * @see https://karpenter.sh/docs/concepts/nodeclasses/
 */
export function karpenterObjects(manifests: readonly AppResource[]): KarpenterObjects {
  const objects = appliedObjects(manifests)
    .filter(({ object }) => APIS.test(textOf(object.apiVersion) ?? ''))
    .map(({ manifest, object }) => ({ manifest, object, kind: textOf(object.kind) ?? '' }));
  return {
    pools: objects.filter(({ kind }) => POOLS.includes(kind)).map(({ manifest, object, kind }) => {
      const own = { manifest, kind, ...namesIn(kind, object) };
      return kind === 'Provisioner' ? { ...own, ...provisioner(object) } : { ...own, ...pool(object) };
    }),
    classes: objects.filter(({ kind }) => CLASSES.includes(kind)).map(({ manifest, object, kind }) => {
      const { spec } = object;
      const [alias] = listOf(partOf(spec, 'amiSelectorTerms')).flatMap((term) => partOf(term, 'alias') ?? []);
      return {
        manifest,
        kind,
        ...namesIn(kind, object),
        maxPods: partOf(spec, 'kubelet', 'maxPods'),
        amiFamily: partOf(spec, 'amiFamily') ?? alias,
        subnets: partOf(spec, 'subnetSelectorTerms') ?? earlierTerms(partOf(spec, 'subnetSelector')),
      };
    }),
    autoModeClasses: objects.filter(({ kind }) => kind === AUTO_MODE_CLASS).map(({ manifest, kind, object }) => ({
      manifest,
      ...namesIn(kind, object),
      subnets: partOf(object.spec, 'subnetSelectorTerms'),
      podSubnets: partOf(object.spec, 'podSubnetSelectorTerms'),
      podSecurityGroups: partOf(object.spec, 'podSecurityGroupSelectorTerms'),
      prefixSize: partOf(object.spec, 'advancedNetworking', 'ipv4PrefixSize'),
    })),
  };
}

/** Whether nodes of an AMI family can run another system than the VPC CNI does, or be told another count. */
export function isOtherSystem(amiFamily: Form): boolean {
  return amiFamily !== undefined && !/^(al2|amazonlinux|bottlerocket|ubuntu)/i.test(textOf(amiFamily) ?? '');
}

function pool({ spec }: Forms): Omit<NodePoolFacts, 'manifest' | 'kind' | 'name' | 'shown'> {
  const ofNodes = partOf(spec, 'template', 'spec');
  const { name, group, kind } = formsOf(partOf(ofNodes, 'nodeClassRef'));
  return {
    className: name === undefined ? undefined : nameOf(name),
    isAutoMode: textOf(group) === AUTO_MODE_GROUP || textOf(kind) === AUTO_MODE_CLASS,
    requirements: partOf(ofNodes, 'requirements'),
    maxPods: partOf(ofNodes, 'kubelet', 'maxPods'),
    maxPodsPath: 'spec.template.spec.kubelet.maxPods',
    limits: partOf(spec, 'limits'),
    replicas: partOf(spec, 'replicas'),
    budgets: partOf(spec, 'disruption', 'budgets'),
    labels: partOf(spec, 'template', 'metadata', 'labels'),
  };
}

function provisioner({ spec }: Forms): Omit<NodePoolFacts, 'manifest' | 'kind' | 'name' | 'shown'> {
  const { name } = formsOf(partOf(spec, 'providerRef'));
  return {
    className: name === undefined ? undefined : nameOf(name),
    isAutoMode: false,
    requirements: partOf(spec, 'requirements'),
    maxPods: partOf(spec, 'kubeletConfiguration', 'maxPods'),
    maxPodsPath: 'spec.kubeletConfiguration.maxPods',
    limits: partOf(spec, 'limits', 'resources'),
    replicas: undefined,
    budgets: undefined,
    labels: partOf(spec, 'labels'),
  };
}

function namesIn(kind: string, { metadata }: Forms): { readonly name: string; readonly shown: string } {
  const { name } = formsOf(metadata);
  return { name: nameOf(name ?? ''), shown: `${kind} ${name === undefined ? 'without a name' : shownForm(name)}` };
}

/** Terms of what an earlier release chooses subnets by: tags, and ids under a name of their own. */
function earlierTerms(selector: Form): Form {
  if (isUnknown(selector) || selector === undefined) return selector;
  const { 'aws-ids': ids, ...tags } = formsOf(selector);
  const given = textOf(ids)?.split(',').map((id) => ({ id: id.trim() })) ?? (ids === undefined ? [] : [{ id: ids }]);
  return given.length > 0 ? given : [{ tags }];
}
