import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

const MAX_PODS = 'spec.kubelet.maxPods';

/** A requirement that does not fit the values of the pool. */
type Requirement = {
  readonly operator: string;
  readonly values: readonly string[];
  readonly admitted: readonly string[];
};

const listed = (values: readonly string[]) => values.map((value) => value || "''");

const notMerged = (wanted: string, example: { path: string; got: string }) =>
  wording('karpenter-contradiction', ({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, not ${wanted}`,
    details: ['what the capacity needs is put into it'],
    fix: [`give ${wanted}, or leave it out`],
  }), example);

const narrowed = (label: string, why: string, example: Requirement) =>
  wording('karpenter-contradiction', ({ operator, values, admitted }: Requirement) => ({
    message: `the requirement of ${label} is ${operator} [${few(listed(values))}]`
      + `, and the pool has [${few(listed(admitted))}]`,
    details: [...allOf('required', listed(values)), ...allOf('in the pool', listed(admitted)), why],
    fix: [`narrow the requirement to values of the pool: ${few(listed(admitted))}`, 'leave the requirement out'],
  }), example);

/** Of fields of manifests that contradict what the capacity puts into them. */
export const MANIFEST_WORDS = {
  countBesideKarpenters: wording('karpenter-contradiction', ({ got }: { got: string }) => ({
    message: `'${MAX_PODS}' is ${got}, and Karpenter is to compute the count of each type`,
    fix: ['leave it out', "leave 'staticMaxPods' of the KarpenterCapacity out, and give the count as its 'maxPods'"],
  }), { got: '50' }),

  otherCount: wording('karpenter-contradiction', ({ got, maxPods }: { got: string; maxPods: number }) => ({
    message: `'${MAX_PODS}' is ${got}, and the capacity is ${maxPods}`,
    fix: ['leave it out', "give a lower count as 'maxPods' of the KarpenterCapacity"],
  }), { got: '50', maxPods: 110 }),

  eniConfigLabel: wording('karpenter-contradiction', ({ label, got }: { label: string; got: string }) => ({
    message: `the label ${label} in 'spec.template.metadata.labels' is ${got}, and the capacity sets it otherwise`,
    details: ['by this label nodes find their ENIConfig'],
    fix: ["leave it out, and give the 'podNetworking' of a generation of pod subnets to the KarpenterCapacity"],
  }), { label: 'vpc.amazonaws.com/externalEniConfig', got: 'eu-west-1a' }),

  otherClass: wording('karpenter-contradiction', ({ got, nodeClass }: { got: string; nodeClass: string }) => ({
    message: `'spec.template.spec.nodeClassRef' is ${got}, and the EC2NodeClass with this pod count is '${nodeClass}'`,
    fix: ['leave it out'],
  }), { got: '{"name":"other"}', nodeClass: 'general' }),

  otherTypes: narrowed('node.kubernetes.io/instance-type', 'the pod count is that of the types of the pool',
    { operator: 'In', values: ['m5.large'], admitted: ['c5.large', 'c5.xlarge'] }),

  otherHypervisors: narrowed('karpenter.k8s.aws/instance-hypervisor',
    'pods have prefixes, which these hypervisors allow', { operator: 'In', values: ['xen'], admitted: ['nitro'] }),

  otherZones: narrowed('topology.kubernetes.io/zone', 'there are pod subnets for these nodes in the zones of the pool',
    { operator: 'In', values: ['eu-west-1c'], admitted: ['eu-west-1a', 'eu-west-1b'] }),

  notAnObject: notMerged('an object', { path: 'spec.kubelet', got: '[]' }),
  notAList: notMerged('a list', { path: 'spec.template.spec.requirements', got: '{}' }),

  name: wording('karpenter-contradiction', ({ parameter, most, got }: {
    parameter: string; most: number; got: string;
  }) => ({
    message: `'${parameter}' is '${got}', not a name that Kubernetes takes`,
    details: [
      `a name has 1 to ${most} lower-case letters, digits, hyphens and dots`,
      'it begins and ends with a letter or digit',
    ],
    fix: ["give a name as in 'general'"],
  }), { parameter: 'name', most: 63, got: 'General' }),
};
