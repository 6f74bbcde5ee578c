import { allOf, counted, few } from '../../phrases';
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
    details: ['the capacity adds its own settings to it'],
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
    message: `'${MAX_PODS}' is ${got}, but Karpenter has to compute max pods for each type`,
    fix: ['leave it out', "leave 'staticMaxPods' of the KarpenterCapacity out, and give the number as its 'maxPods'"],
  }), { got: '50' }),

  otherCount: wording('karpenter-contradiction', ({ got, maxPods }: { got: string; maxPods: number }) => ({
    message: `'${MAX_PODS}' is ${got}, and the capacity is ${maxPods}`,
    fix: ['leave it out', "give a lower count as 'maxPods' of the KarpenterCapacity"],
  }), { got: '50', maxPods: 110 }),

  eniConfigLabel: wording('karpenter-contradiction', ({ label, got }: { label: string; got: string }) => ({
    message: `the label ${label} in 'spec.template.metadata.labels' is ${got}, but the capacity sets another value`,
    details: ['by this label nodes find their ENIConfig'],
    fix: ["leave it out, and give the 'podNetworking' of a generation of pod subnets to the KarpenterCapacity"],
  }), { label: 'vpc.amazonaws.com/externalEniConfig', got: 'eu-west-1a' }),

  otherClass: wording('karpenter-contradiction', ({ got, nodeClass }: { got: string; nodeClass: string }) => ({
    message: `'spec.template.spec.nodeClassRef' is ${got}, and the EC2NodeClass with these max pods is '${nodeClass}'`,
    fix: ['leave it out'],
  }), { got: '{"name":"other"}', nodeClass: 'general' }),

  otherTypes: narrowed('node.kubernetes.io/instance-type', 'max pods are those of the types of the pool',
    { operator: 'In', values: ['m5.large'], admitted: ['c5.large', 'c5.xlarge'] }),

  otherHypervisors: narrowed('karpenter.k8s.aws/instance-hypervisor',
    'pods have prefixes, and only these hypervisors allow them',
    { operator: 'In', values: ['xen'], admitted: ['nitro'] }),

  otherZones: narrowed('topology.kubernetes.io/zone', 'these nodes have pod subnets in the zones of the pool only',
    { operator: 'In', values: ['eu-west-1c'], admitted: ['eu-west-1a', 'eu-west-1b'] }),

  userDataUnread: wording('value-unchecked', ({ family }: { family: string }) => ({
    message: "'spec.userData' was not read, so it is not known whether it sets other max pods",
    details: [`user data is read for AL2023, and the AMI family is ${family}`],
    fix: ["give 'amiFamily' or an alias in 'amiSelectorTerms', if the AMIs are of AL2023", 'acknowledge this finding'],
  }), { family: 'Custom' }),

  interfacesUnread: wording('value-unchecked', () => ({
    message: "'spec.networkInterfaces' is a token, so it is not known which ENIs it takes from pods",
    fix: ['give the interfaces themselves', 'acknowledge this finding'],
  }), {}),

  otherInterfaces: wording('karpenter-contradiction', ({ count, efaOnlyEnis }: {
    count: number; efaOnlyEnis: number;
  }) => ({
    message: `'spec.networkInterfaces' has ${counted(count, 'EFA-only interface')} on network card 0,`
      + ` and max pods were computed with ${efaOnlyEnis}`,
    details: ['each of them takes the place of an ENI for pods'],
    fix: [`give ${count} as 'efaOnlyEnis' of the KarpenterCapacity`],
  }), { count: 2, efaOnlyEnis: 0 }),

  prefixCount: wording('karpenter-contradiction', ({ got }: { got: string }) => ({
    message: `'spec.ipPrefixCount' is ${got}, and must be a whole number of 0 or more`,
    fix: ['leave it out'],
  }), { got: '"4"' }),

  prefixesUnused: wording('node-setting-idle', ({ got }: { got: string }) => ({
    message: `'spec.ipPrefixCount' is ${got}, and pods have no addresses on the primary ENI`,
    details: ['EC2 puts these prefixes on the primary ENI, and pods get none of them in this pod network'],
    fix: ['leave it out'],
  }), { got: '4' }),

  prefixesBesideAddresses: wording('node-setting-idle', ({ got }: { got: string }) => ({
    message: `'spec.ipPrefixCount' is ${got}, and pods have single addresses`,
    details: ['EC2 puts these prefixes on the primary ENI, in the place of single addresses'],
    fix: ['leave it out', 'give pods prefixes: IpAssignment.prefixDelegation() of the VpcCniAddon'],
  }), { got: '4' }),

  noTypeLeft: wording('karpenter-contradiction', ({ keys, types }: {
    keys: readonly string[]; types: readonly string[];
  }) => ({
    message: `the requirements of ${few(keys)} leave none of the types of the pool`,
    details: [...allOf('requirements', keys), `types of the pool: ${types.join(', ')}`],
    fix: ['leave out the requirement that excludes them', "change 'instanceTypes' of the KarpenterCapacity"],
  }), { keys: ['karpenter.k8s.aws/instance-family', 'kubernetes.io/arch'], types: ['m5.large', 'm6i.large'] }),

  noZoneLeft: wording('karpenter-contradiction', ({ zones }: { zones: readonly string[] }) => ({
    message: 'the requirements of topology.kubernetes.io/zone leave none of the zones with pod subnets',
    details: [`zones of the pool: ${zones.join(', ')}`],
    fix: ['leave out the requirement that excludes them'],
  }), { zones: ['eu-west-1a', 'eu-west-1b'] }),

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
