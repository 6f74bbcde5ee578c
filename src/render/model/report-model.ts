import { PlanStage } from '../../forecast/plan-stage';
import { PlanState } from '../../plan/plan-verdict';
import { Producer } from '../../plan/producer';

/** A part of a sentence; each form escapes it and marks it in its own way. */
export type Phrase = string | { readonly strong: string } | { readonly code: string };

/** A sentence in parts. */
export type Sentence = readonly Phrase[];

/** How good it looks, by colour and sign; the words say it too. */
export type Level = 'ok' | 'warning' | 'error' | 'unknown';

/**
 * What a report of a plan says, in no form yet. Each number that a form shows is here: no form computes one, and none
 * takes a sentence apart.
 */
export interface ReportModel {
  /** What the plan is of: the path of a construct, a file. */
  readonly name: string;
  readonly producer: Producer;
  readonly schemaVersion: number;
  readonly verdict: ReportVerdict;
  readonly tiles: readonly Tile[];
  readonly suggestions: readonly ReportSuggestion[];
  readonly findings: readonly ReportFinding[];

  /** Subnets alike, the fullest first. */
  readonly pools: readonly Pool[];

  /** Absent where it is not known. */
  readonly growth?: GrowthPart;
  readonly modes: ModesPart;
  readonly groups: readonly GroupRow[];
  readonly fleets: readonly FleetRow[];
  readonly quotas: readonly QuotaRow[];
  readonly matrix: Matrix;
  readonly totals: readonly TotalRow[];

  /** What the plan is worked out for, a sentence each. */
  readonly assumptions: readonly Sentence[];
}

export interface ReportVerdict {
  readonly level: Level;
  readonly state: PlanState;

  /** Without the name. */
  readonly title: string;
  readonly sentence: Sentence;

  /** Up to how many nodes every stage fits, the peak alone, and how many are planned; undefined is not known. */
  readonly everyStageNodes?: number;
  readonly peakNodes?: number;
  readonly plannedNodes: number;
}

/** A number that matters, with what it is of. */
export interface Tile {
  readonly label: string;
  readonly value: string;
  readonly unit?: string;
  readonly note: string;
}

/** A change that could be made. */
export interface ReportSuggestion {
  readonly changes: readonly string[];
  readonly why: string;
  readonly cost: string;
}

/** A finding, with those like it as one. */
export interface ReportFinding {
  readonly level: 'error' | 'warning' | 'info';
  readonly id: string;
  readonly name: string;
  readonly message: string;
  readonly details: readonly string[];
  readonly fixes: readonly string[];
  readonly documentation?: string;
}

/** Subnets that are alike, and what is taken of each. */
export interface Pool {
  readonly names: readonly string[];

  /** Their names in a line. */
  readonly title: string;

  /** As in `for pods, /18, 3 alike: drawn once`. */
  readonly subtitle: string;
  readonly size?: string;
  readonly subnets: ReadonlyArray<{ readonly name: string; readonly cidr?: string; readonly zone: string }>;

  /** What binds: whole blocks or addresses, in words. */
  readonly unit: string;

  /** How much there is of it; undefined is not known. */
  readonly supply?: number;

  /** As in `of 511 /28 blocks`. */
  readonly ofSupply: string;
  readonly bars: readonly Bar[];

  /** The names of what takes it, in the order of the segments of each bar; none where it is one. */
  readonly segments: readonly string[];

  /** The fullest stage in a thousand parts, more than 1,000 where it does not fit. */
  readonly perMille: number;
  readonly isShort: boolean;

  /** In one sentence, for a pool that is never what runs out. */
  readonly summary?: Sentence;

  /** What else is taken of it. */
  readonly beside?: Sentence;
  readonly maps: readonly BlockMapPart[];
}

/** A stage of a pool. */
export interface Bar {
  readonly stage: PlanStage;
  readonly words: string;

  /** Whether the state passes, as an update does. */
  readonly isPassing: boolean;
  readonly nodes: number;
  readonly taken: number;

  /**
   * Of the longer of supply and largest demand, in ten thousand parts: where it ends, and where the supply ends, where
   * that is known.
   */
  readonly length: number;
  readonly supplyEnd?: number;

  /** Parts of the length by what takes it. */
  readonly segments: readonly number[];

  /** The share in words: `93 %`, `141 too few`, `not known`. */
  readonly share: string;
  readonly isShort: boolean;
  readonly isTightest: boolean;
}

/** What a square of a map stands for. */
export type SquareState =
  | 'kept' | 'others' | 'single' | 'unreserved' | 'free' | 'short'
  | 'usual' | 'peak' | 'update' | 'zone-lost' | 'changeover';

/** The /28 blocks of a range, a square each or several. */
export interface BlockMapPart {
  readonly caption: Sentence;

  /** All of it in words, for those who do not see it. */
  readonly description: string;
  readonly columns: number;

  /** Blocks that a square stands for. */
  readonly blocksPerSquare: number;

  /** Squares in address order, run by run. */
  readonly runs: readonly SquareRun[];
  readonly key: readonly KeyEntry[];
  readonly notes: readonly string[];
}

export interface SquareRun {
  readonly state: SquareState;
  readonly squares: number;
}

export interface KeyEntry {
  readonly state: SquareState;
  readonly words: string;
  readonly count: number;
}

/** How far the cluster grows. */
export interface GrowthPart {
  readonly planned: number;

  /** The right end of the axis, in nodes, and the numbers that stand below it. */
  readonly most: number;
  readonly ticks: readonly number[];
  readonly rows: readonly GrowthRow[];
  readonly sentence: Sentence;

  /** All of the drawing in words. */
  readonly description: string;
}

/** A stage that grows. */
export interface GrowthRow {
  readonly stage: PlanStage;
  readonly words: string;
  readonly fitsUpTo: number;

  /** As in `+8 %` or `20 short`. */
  readonly left: string;
  readonly isShort: boolean;

  /** Nodes at the peak, and the share of the fullest subnet in a thousand parts. */
  readonly line: ReadonlyArray<readonly [nodes: number, perMille: number]>;
}

export interface ModesPart {
  readonly sentence: Sentence;
  readonly rows: readonly ModeRow[];
}

export interface ModeRow {
  readonly words: string;
  readonly isCurrent: boolean;
  readonly refusal?: string;
  readonly maxPods?: number;
  readonly nodes?: number;

  /** Of the most nodes of any mode, in ten thousand parts. */
  readonly length: number;
  readonly smallest: string;
}

export interface GroupRow {
  readonly name: string;
  readonly type: string;

  /** The pod subnets of its pods, where a group of the plan names its own. */
  readonly podsIn?: string;
  readonly minimum: number;
  readonly expected: number;
  readonly peak: number;
  readonly maxPods: number;
  readonly pods: number;
  readonly prefixes: number;
  readonly idle: number;
}

export interface FleetRow {
  readonly name: string;
  readonly type: string;
  readonly bound: string;
  readonly minimum: number;

  /** Undefined is not known. */
  readonly expected?: number;
  readonly peak: number;
  readonly maxPods: number;
  readonly prefixes: number;
  readonly addresses: number;
}

export interface QuotaRow {
  readonly name: string;
  readonly used: number;
  readonly quota: number;
  readonly share: string;

  /** Of the longer of quota and use, in ten thousand parts. */
  readonly length: number;
  readonly quotaEnd: number;
  readonly isShort: boolean;
}

/** Each subnet at each stage. */
export interface Matrix {
  readonly stages: readonly string[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly name: string;
  readonly cidr: string;
  readonly zone: string;

  /** What is taken of it at each stage, of each thing that it has. */
  readonly taken: ReadonlyArray<{ readonly text: string; readonly isShort: boolean }>;
  readonly of: string;
}

export interface TotalRow {
  readonly words: string;
  readonly nodes: number;
  readonly pods: number;
  readonly addresses: number;
  readonly idle: number;
  readonly enis: number;
}
