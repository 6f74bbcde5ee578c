import { MovingGroup, NewNodes } from '../facts/moving-group';
import { PodRange } from '../facts/pod-range';
import { StartingPoint } from '../facts/starting-point';
import { MigrationMode, MigrationWay } from '../migration';

/** Pods by which the nodes between are told less than they have room for, so that none of them is ever full. */
const SPARE = 1;

/** One of the stretches of a migration: a change of the settings, or nodes that are replaced. */
export type Stretch =
  | { readonly kind: 'switch'; readonly to: MigrationMode }
  | { readonly kind: 'replace'; readonly generation: Generation };

/** Nodes that start after a change of settings, and what they are between two changes. */
export interface Generation {
  readonly isLast: boolean;
  readonly mode: MigrationMode;
  readonly nodes: ReadonlyMap<MovingGroup, NewNodes>;

  /** What they take once prefixes are on, where they start before. */
  readonly inPrefixes?: ReadonlyMap<MovingGroup, NewNodes>;
}

/** A way, as the stretches that it has from where the cluster is. */
export interface Course {
  readonly way: MigrationWay;
  readonly stretches: readonly Stretch[];

  /** Groups whose types have no room for pods in a mode on the way. */
  readonly withoutRoom: readonly MovingGroup[];
}

/** The mode that a migration leads to. */
export function targetMode({ mode }: StartingPoint, range: PodRange | undefined): MigrationMode {
  return { prefixes: true, customNetworking: mode.customNetworking || range !== undefined };
}

/** The stretches of a way from the mode in force; none where the way does not exist from there. */
export function courseOf(start: StartingPoint, range: PodRange | undefined, way: MigrationWay): Course | undefined {
  const { mode } = start;
  const target = targetMode(start, range);
  const moves = target.customNetworking && !mode.customNetworking;
  const prefixes = { ...mode, prefixes: true };
  const withoutRoom: MovingGroup[] = [];
  const last = (): Stretch => ({ kind: 'replace', generation: generationOf(start, target, true, withoutRoom) });
  const to = (next: MigrationMode): Stretch => ({ kind: 'switch', to: next });
  const made = (...stretches: Stretch[]): Course => ({ way, stretches, withoutRoom });
  switch (way) {
    case 'A':
      // The nodes between need not be replaced: by then each old node holds a prefix.
      if (mode.customNetworking) return undefined;
      if (mode.prefixes) return moves ? made(to(target), last()) : undefined;
      return moves ? made(to(prefixes), to(target), last()) : made(to(prefixes), last());
    case 'B': {
      if (mode.prefixes) return undefined;
      if (!moves) return mode.customNetworking ? made(to(target), last()) : undefined;
      const single = { prefixes: false, customNetworking: true };
      const between = generationOf(start, single, false, withoutRoom);
      return made(to(single), { kind: 'replace', generation: between }, to(target), last());
    }
    case 'C':
      return moves && !mode.prefixes ? made(to(target), last()) : undefined;
  }
}

function generationOf(
  start: StartingPoint,
  mode: MigrationMode,
  isLast: boolean,
  withoutRoom: MovingGroup[],
): Generation {
  const nodes = new Map<MovingGroup, NewNodes>();
  const inPrefixes = new Map<MovingGroup, NewNodes>();
  for (const group of start.groups) {
    const made = group.newNodes(start.inMode(mode), isLast ? 0 : SPARE);
    if (made === undefined) {
      if (!withoutRoom.includes(group)) withoutRoom.push(group);
      continue;
    }
    nodes.set(group, made);
    if (!isLast) inPrefixes.set(group, group.takenBy(made, start.inMode({ ...mode, prefixes: true })));
  }
  return { isLast, mode, nodes, inPrefixes: isLast ? undefined : inPrefixes };
}
