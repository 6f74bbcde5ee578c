import { PlanStage } from '../../forecast/plan-stage';
import { Unit } from '../demand/measures';
import { PlanVerdict } from '../plan-verdict';

/** Where a stage is nearest to its end, or furthest beyond. */
export interface StagePlace {
  readonly subnet: string;
  readonly unit: Unit;
  readonly taken: number;
  readonly supply: number;
}

/** What a change was from or is to. */
export type ChangeValue = string | number | boolean | readonly string[] | StagePlace;

/** What kind of change it is. */
export type ChangeKind =
  | 'cluster-added' | 'cluster-removed'
  | 'no-longer-fits' | 'further-short' | 'no-longer-known' | 'known-now' | 'less-short' | 'fits-again'
  | 'finding-new' | 'finding-gone'
  | 'ip-family' | 'ip-assignment' | 'custom-networking' | 'subnet-discovery' | 'subnet-replaced' | 'subnet-renamed'
  | 'subnet-resized' | 'subnet-zone' | 'subnet-removed' | 'reservation-removed'
  | 'room'
  | 'max-pods' | 'prefixes-per-node' | 'pods-per-node'
  | 'group-removed' | 'group-added' | 'group-sizes' | 'group-types' | 'group-subnets' | 'fleet-removed'
  | 'fleet-added' | 'fleet-sizes' | 'subnet-added' | 'reservation-added' | 'setting'
  | 'quota';

/**
 * A change between two plans, in the order in which a reviewer has to stop for it: 0 clusters, 1 what fits, 2 findings,
 * 3 what cannot be taken back, 4 room, 5 density, 6 sizes, 7 quotas.
 */
export interface PlanChange {
  readonly rank: number;
  readonly kind: ChangeKind;

  /** What changes: a stage, the id of a finding, a subnet, a group, a setting. */
  readonly subject: string;
  readonly was?: ChangeValue;
  readonly is?: ChangeValue;

  /** The quota that both are counted against. */
  readonly of?: number;

  /** Whether it is for the worse, as far as capacity goes; of what is neither, false. */
  readonly worse: boolean;

  /** Of a finding: its severity, what it is about, and what it says. */
  readonly severity?: string;
  readonly subjects?: readonly string[];
  readonly message?: string;

  /** The cluster, where there are several. */
  readonly cluster?: string;
}

/** One of the two plans. */
export interface DifferenceSide {
  readonly verdict: PlanVerdict;
  readonly plannedNodes: number;
  readonly everyStageNodes?: number;
  readonly stages: ReadonlyArray<{ readonly stage: PlanStage; readonly place?: StagePlace; readonly fits?: boolean }>;
}

/** What changes from one plan to another. */
export interface PlanDifference {
  readonly was: DifferenceSide;
  readonly is: DifferenceSide;

  /** By rank; within one the worse before the better. */
  readonly changes: readonly PlanChange[];

  /** How many are as they were. */
  readonly unchanged: { readonly subnets: number; readonly nodegroups: number; readonly fleets: number };
}

/** Whether a change is one that a merge should stop for: a stage that fits less, or a new error. */
export function isGrave({ rank, worse, kind, severity }: PlanChange): boolean {
  return worse && (rank <= 1 || (kind === 'finding-new' && severity === 'error'));
}

/** Changes by rank; within one the worse before the better, else as they come. */
export function ranked(changes: readonly PlanChange[]): PlanChange[] {
  return [...changes].sort((one, other) => one.rank - other.rank || Number(other.worse) - Number(one.worse));
}
