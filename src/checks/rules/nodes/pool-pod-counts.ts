import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { IpAssignment } from '../../../capacity/ip-assignment';
import { NodeCapacity } from '../../../capacity/node-capacity';
import { NodeCapacityOptions } from '../../../capacity/node-capacity-options';
import { KarpenterCapacity } from '../../../compute/karpenter-capacity';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { POOL_COUNT_WORDS as WORDS } from '../../../findings/words/karpenter/pool-counts';
import { AppResource } from '../../../templates/app-resources';
import { numberOf } from '../../../templates/forms';
import { ClusterModel, isCniSeen } from '../../facts/cluster-model';
import { holderOfObjects } from '../../facts/kubernetes-facts';
import { isOtherSystem, KarpenterObjects, karpenterObjects, NodePoolFacts } from '../../facts/nodes/karpenter-objects';
import { poolTypes } from '../../facts/nodes/pool-types';
import { located, LocatedFinding } from '../located-finding';

/** A pod count in a manifest, and the pools whose nodes get it. */
interface ManifestCount {
  readonly manifest: AppResource;
  readonly shown: string;
  readonly path: string;
  readonly maxPods: number;
  readonly pools: readonly NodePoolFacts[];
}

/** What nodes of a type hold. */
interface TypePods {
  readonly name: string;

  /** Pods that its addresses allow. */
  readonly most: number;

  /** The recommended cap. */
  readonly cap: number;

  /** Pods that prefixes would allow; on a type without them what its addresses do. */
  readonly withPrefixes: number;
}

/** Pod counts in manifests that are above what the types of their NodePools hold: the same that constructs refuse. */
export function poolCountFindings(model: ClusterModel, stated: readonly InstanceTypeLimits[]): LocatedFinding[] {
  const { cni, cluster } = model;
  // What gives pods addresses, and how, is not seen there.
  if (!isCniSeen(model)) return [];
  // With IPv6 an ENI has addresses for as many pods as there can be.
  if (cluster?.isIpv6) return [];
  const podsOfType = typePods(cni.nodeOptions);
  return countsIn(karpenterObjects(cni.manifests))
    .map((count) => ({ count, findings: countFindings(count, podsOfType, stated) }))
    .filter(({ count, findings }) => findings.length > 0 && !isOfThisLibrary(count))
    .flatMap(({ count, findings }) => located(count.manifest, [holderOfObjects(count.manifest)], findings));
}

/** The counts of classes, and those of pools of earlier releases. */
function countsIn({ pools, classes }: KarpenterObjects): ManifestCount[] {
  const own = pools.filter(({ isAutoMode }) => !isAutoMode);
  const familyOf = (name?: string) => classes.find((each) => each.name === name)?.amiFamily;
  const all = [
    ...classes.map(({ name, ...each }) => ({
      ...each, path: 'spec.kubelet.maxPods', pools: own.filter(({ className }) => className === name),
    })),
    ...own.map((pool) => ({
      ...pool, path: pool.maxPodsPath, pools: [pool], amiFamily: familyOf(pool.className),
    })),
  ];
  return all.flatMap(({ amiFamily, maxPods: form, ...each }) => {
    const maxPods = numberOf(form);
    return maxPods === undefined || isOtherSystem(amiFamily) ? [] : [{ ...each, maxPods }];
  });
}

function countFindings(
  count: ManifestCount,
  podsOfType: (type: InstanceTypeLimits) => TypePods,
  stated: readonly InstanceTypeLimits[],
): Finding[] {
  const { maxPods, pools, path, shown } = count;
  const each = pools
    .map((pool) => ({ pool, ...poolTypes(pool, stated) }))
    .map(({ pool, types = [], areNamed = false }) => {
      const all = types.map(podsOfType);
      const above = all.filter(({ most }) => most < maxPods);
      return { pool, all, above, areNamed, isSure: areNamed || above.length === all.length };
    })
    .filter(({ all }) => all.length > 0);
  const tooMany = each.filter(({ above }) => above.length > 0);
  const facts = { path, object: shown, got: maxPods };
  if (tooMany.length > 0) {
    const sure = tooMany.filter(({ isSure }) => isSure);
    const said = sure.length > 0 ? sure : tooMany;
    const types = [...new Map(said.flatMap(({ above }) => above.map((type) => [type.name, type]))).values()];
    return [findingOf(sure.length > 0 ? WORDS.aboveTypes : WORDS.aboveSomeTypes, about.resource(shown), {
      ...facts,
      pools: said.map(({ pool }) => pool.shown),
      types: types.map(({ name }) => name),
      most: types.map(({ most }) => most),
      fitsPrefixes: types.every(({ withPrefixes }) => withPrefixes >= maxPods),
    })];
  }
  const caps = each.flatMap(({ all }) => all.map((type) => type.cap));
  const cap = each.every(({ areNamed }) => areNamed) ? Math.min(...caps) : Math.max(...caps);
  return caps.length === 0 || maxPods <= cap
    ? [] : [findingOf(WORDS.aboveCap, about.resource(shown), { ...facts, cap })];
}

/** What a type holds: many types have the same limits, for which it is worked out once. */
function typePods(options: NodeCapacityOptions): (type: InstanceTypeLimits) => TypePods {
  const known = new Map<string, Omit<TypePods, 'name'>>();
  const prefixes = { ...options, ipAssignment: IpAssignment.prefixDelegation() };
  return (limits) => {
    const { instanceType: name, maxEnis, ipv4PerEni, vcpus, hypervisor, branchInterfaces } = limits;
    const key = [maxEnis, ipv4PerEni, vcpus, hypervisor, branchInterfaces].join();
    const found = known.get(key) ?? podsOf(NodeCapacity.of(limits, options), NodeCapacity.of(limits, prefixes));
    known.set(key, found);
    return { name, ...found };
  };
}

function podsOf({ eniLimitedPods: most, cappedAt: cap = Infinity }: NodeCapacity, dense: NodeCapacity) {
  return { most, cap, withPrefixes: dense.eniLimitedPods };
}

/** Whether the count is one of this library, which has checked it with what else is known of its nodes. */
function isOfThisLibrary({ manifest: { construct }, maxPods }: ManifestCount): boolean {
  return construct.node.root.node.findAll()
    .some((each) => each instanceof KarpenterCapacity && each.kubelet?.maxPods === maxPods);
}
