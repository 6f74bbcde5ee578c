import { Duration, Token } from 'aws-cdk-lib';
import { Fields } from './pool-facts';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { NodegroupCapacity } from '../../capacity/nodegroup-capacity';
import { quantityOf } from '../../capacity/rules/kubernetes-quantity';
import { numberFindings } from '../../capacity/rules/number-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POOL_SIZE_WORDS as WORDS } from '../../findings/words/karpenter/pool-sizes';
import { mostNodes } from '../../forecast/fleets/fleet-bounds';
import { podFindings } from '../../forecast/pod-findings';
import { literalNumberFindings } from '../../validation/number-props';
import { KarpenterPoolSizes } from '../karpenter-pool-sizes';

/** Of what a type has of memory, as much as a node at least reports. */
const REPORTED = 0.9;

/** Where sizes are stated, as messages name them. */
interface SizePaths {
  readonly limits: string;
  readonly replicas: string;
}

const OF_PROPS: SizePaths = { limits: 'limits', replicas: 'replicas' };

/** The limits that are sums of what nodes have. */
const SUMS = ['cpu', 'memoryMib'] as const;

function limitPath({ limits }: SizePaths, name: (typeof SUMS)[number]): string {
  return `${limits}.${limits === OF_PROPS.limits || name === 'cpu' ? name : 'memory'}`;
}

/** What is wrong with the sizes in props, each by itself. */
export function sizeNumberFindings(props: KarpenterPoolSizes): Finding[] {
  const { limits = {}, budgetPercent, expireAfter } = props;
  const atLeast = (least: number, ...names: Array<keyof KarpenterPoolSizes>) =>
    names.flatMap((name) => literalNumberFindings(name, props[name] as number | undefined, least));
  const ofPercent = atLeast(0, 'budgetPercent');
  const percent = { name: 'budgetPercent', value: budgetPercent, least: 0, most: 100 };
  return [
    ...(['cpu', 'memoryMib', 'nodes'] as const).flatMap((name) =>
      literalNumberFindings(`limits.${name}`, limits[name], 1)),
    ...atLeast(0, 'replicas', 'expectedNodes', 'podsPerNode', 'daemonSetPods', 'budgetNodes'),
    ...(ofPercent.length > 0 ? ofPercent : numberFindings(about.prop('budgetPercent'), [percent])),
    ...durationFindings(expireAfter),
  ];
}

/** The sizes among the props of a pool. */
export function sizesOf({
  limits, replicas, expectedNodes, expectedType, podsPerNode, daemonSetPods, budgetNodes, budgetPercent, expireAfter,
  spread,
}: KarpenterPoolSizes): KarpenterPoolSizes {
  return {
    limits,
    replicas,
    expectedNodes,
    expectedType,
    podsPerNode,
    daemonSetPods,
    budgetNodes,
    budgetPercent,
    expireAfter,
    spread,
  };
}

/** Expected pods that the nodes cannot run. */
export function podsOfPoolFindings(
  { podsPerNode, daemonSetPods }: KarpenterPoolSizes,
  capacity: NodegroupCapacity,
  maxPods?: number,
): Finding[] {
  return podFindings({ name: 'the pool', podsPerNode, daemonSetPods, maxPods, maxSize: 1 }, capacity, false, '');
}

/**
 * What of sizes contradicts each other, or the types.
 *
 * @param sizes whose numbers are whole
 */
export function sizeFindings(
  sizes: KarpenterPoolSizes,
  types: readonly InstanceTypeLimits[],
  paths: SizePaths = OF_PROPS,
): Finding[] {
  const { limits = {}, replicas, expectedNodes, expectedType } = sizes;
  const given = [
    ...SUMS.filter((name) => limits[name] !== undefined).map((name) => limitPath(paths, name)),
    ...(['expectedNodes', 'expectedType'] as const).filter((name) => sizes[name] !== undefined),
  ];
  if (replicas !== undefined && given.length > 0) {
    return given.map((path) => findingOf(WORDS.besideReplicas, about.prop(path), { path, replicas: paths.replicas }));
  }
  const none = limitsBelowTypes(limits, types, paths);
  if (none.length > 0) return none;
  const type = types.find(({ instanceType }) => instanceType === expectedType);
  const nodes = replicas ?? expectedNodes ?? 0;
  const path = replicas === undefined ? 'expectedNodes' : paths.replicas;
  const most = mostNodes(types, limits) ?? Infinity;
  const mostOfType = type === undefined ? Infinity : mostNodes([type], limits) ?? Infinity;
  const subject = about.prop(path);
  return [
    ...typeFindings(sizes, types),
    ...(nodes > most ? [findingOf(WORDS.aboveLimits, subject, { path, nodes, most })]
      : nodes > mostOfType
        ? [findingOf(WORDS.aboveLimits, subject, { path, nodes, most: mostOfType, type: expectedType })] : []),
  ];
}

function typeFindings({ expectedNodes, expectedType }: KarpenterPoolSizes, types: readonly InstanceTypeLimits[]) {
  if (expectedType === undefined) return [];
  const subject = about.prop('expectedType');
  const there = types.map(({ instanceType }) => instanceType);
  if (!there.includes(expectedType)) {
    return [findingOf(WORDS.otherExpectedType, subject, { type: expectedType, there })];
  }
  return expectedNodes === undefined ? [findingOf(WORDS.idleExpectedType, subject, {})] : [];
}

/** Limits that not even one node of any type is within. */
function limitsBelowTypes(
  limits: NonNullable<KarpenterPoolSizes['limits']>,
  types: readonly InstanceTypeLimits[],
  paths: SizePaths,
): Finding[] {
  return SUMS.flatMap((limit) => {
    const got = limits[limit];
    if (got === undefined || mostNodes(types, { [limit]: got }) !== 0) return [];
    const size = limit === 'cpu' ? 'vcpus' : 'memoryMib';
    const smallest = types
      .filter((type) => type[size] !== undefined)
      .reduce((one, other) => (other[size]! < one[size]! ? other : one));
    const least = limit === 'cpu' ? smallest.vcpus! : Math.ceil(smallest.memoryMib! * REPORTED);
    const path = limitPath(paths, limit);
    return [findingOf(WORDS.limitBelowTypes, about.prop(path), {
      path, limit, got, least, type: smallest.instanceType,
    })];
  });
}

function durationFindings(expireAfter: Duration | undefined): Finding[] {
  if (expireAfter === undefined) return [];
  const got = expireAfter.isUnresolved() ? 'a token' : expireAfter.toMilliseconds() % 1000 === 0
    && expireAfter.toMilliseconds() > 0 ? undefined : expireAfter.toString();
  return got === undefined ? [] : [findingOf(WORDS.notADuration, about.prop('expireAfter'), { got })];
}

/** What of a NodePool says its sizes; nothing that is not given. */
export function sizeFields({ limits, replicas, budgetNodes, budgetPercent }: KarpenterPoolSizes): Fields {
  const { cpu, memoryMib, nodes } = limits ?? {};
  const ofLimits = {
    ...(cpu === undefined ? {} : { cpu }),
    ...(memoryMib === undefined ? {} : { memory: quantityOf(memoryMib) }),
    ...(nodes === undefined ? {} : { nodes }),
  };
  const budgets = [
    ...(budgetPercent === undefined ? [] : [{ nodes: `${budgetPercent}%` }]),
    ...(budgetNodes === undefined ? [] : [{ nodes: `${budgetNodes}` }]),
  ];
  return {
    ...(Object.keys(ofLimits).length === 0 ? {} : { limits: ofLimits }),
    ...(replicas === undefined ? {} : { replicas }),
    ...(budgets.length === 0 ? {} : { disruption: { budgets } }),
  };
}

/** `expireAfter` of a NodePool, in the longest unit that says it: Karpenter reads hours, minutes and seconds. */
export function expiryField({ expireAfter }: KarpenterPoolSizes): Fields {
  if (expireAfter === undefined || Token.isUnresolved(expireAfter)) return {};
  const seconds = expireAfter.toSeconds();
  const [count, unit] = seconds % 3600 === 0 ? [seconds / 3600, 'h']
    : seconds % 60 === 0 ? [seconds / 60, 'm'] : [seconds, 's'];
  return { expireAfter: `${count}${unit}` };
}
