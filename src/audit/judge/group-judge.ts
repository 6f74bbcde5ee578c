import { NodeJudgement, NodeMode } from './node-judge';
import { RunningCluster } from '../model/running-cluster';

/** Nodes of a managed node group or NodePool, together. */
export interface GroupJudgement {
  /** Its name; undefined for nodes that no label and no tag says it of. */
  readonly name?: string;
  readonly nodes: number;
  readonly instanceTypes: readonly string[];

  /** Its sizes, where it is a managed group that was described. */
  readonly minSize?: number;
  readonly maxSize?: number;

  /** Nodes by their mode, and those of which it is not known. */
  readonly modes: Readonly<Record<NodeMode, number>>;
  readonly modeUnknown: number;

  /** The counts that kubelets were told, each once. */
  readonly maxPods: readonly number[];

  /** The fewest pods that one of them can run at most. */
  readonly leastRoom?: number;

  /** Nodes that were told more than they can run. */
  readonly toldTooMany: number;
  readonly cordoned: number;
  readonly pods?: number;

  /** Memory that kubelets keep from pods, in MiB, of the nodes of which it is known. */
  readonly withheldMib?: number;
}

/** The groups of some nodes, by name. */
export function judgeGroups(nodes: readonly NodeJudgement[], cluster: RunningCluster): GroupJudgement[] {
  const names = [...new Set(nodes.map(({ group }) => group))]
    .sort((one, other) => compared(one ?? '\uffff', other ?? '\uffff'));
  return names.map((name) => {
    const own = nodes.filter(({ group }) => group === name);
    const described = cluster.nodegroups?.find((group) => group.name === name);
    const inMode = (mode: NodeMode) => own.filter((node) => node.mode === mode).length;
    const rooms = own.flatMap(({ mostPods }) => mostPods ?? []);
    return {
      name,
      nodes: own.length,
      instanceTypes: distinct(own.flatMap(({ instanceType }) => instanceType ?? [])),
      minSize: described?.minSize,
      maxSize: described?.maxSize,
      modes: {
        [NodeMode.SINGLE]: inMode(NodeMode.SINGLE),
        [NodeMode.PREFIX]: inMode(NodeMode.PREFIX),
        [NodeMode.MIXED]: inMode(NodeMode.MIXED),
        [NodeMode.NONE]: inMode(NodeMode.NONE),
      },
      modeUnknown: own.filter(({ mode }) => mode === undefined).length,
      maxPods: distinct(own.flatMap(({ maxPods }) => maxPods ?? [])),
      leastRoom: rooms.length === 0 ? undefined : rooms.reduce((least, room) => Math.min(least, room)),
      toldTooMany: own.filter(isToldTooMany).length,
      cordoned: own.filter(({ cordoned }) => cordoned).length,
      pods: cluster.pods === undefined ? undefined : total(own.map(({ pods }) => pods ?? 0)),
      withheldMib: own.some(({ withheldMib }) => withheldMib !== undefined)
        ? total(own.map(({ withheldMib }) => withheldMib ?? 0)) : undefined,
    };
  });
}

/** Whether kubelet was told more pods than the addresses of a node allow. */
export function isToldTooMany({ maxPods, mostPods }: NodeJudgement): boolean {
  return maxPods !== undefined && mostPods !== undefined && maxPods > mostPods;
}

function distinct<T extends string | number>(values: readonly T[]): T[] {
  return [...new Set(values)].sort((one, other) =>
    (typeof one === 'number' ? one - Number(other) : compared(String(one), String(other))));
}

function compared(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
