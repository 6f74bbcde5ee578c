/** What a migration leads to. */
export const MIGRATION_TARGETS = ['prefix-delegation'] as const;

/** What a migration leads to. */
export type MigrationTarget = (typeof MIGRATION_TARGETS)[number];

/**
 * The order in which the settings of the VPC CNI change. A: prefixes first, from /28 blocks of the subnets of the old
 * nodes. B: custom networking first, with single addresses, and prefixes after the nodes have been replaced once. C:
 * both at once.
 */
export type MigrationWay = 'A' | 'B' | 'C';

/** What is asked for. */
export interface MigrationOptions {
  readonly target: MigrationTarget;

  /** The range in which pods get subnets of their own; without it they stay in the subnets of the nodes. */
  readonly podCidr?: string;

  /** The way to go, whichever is the better one. */
  readonly way?: MigrationWay;
}

/** Something in the way of a migration: what it is, the sums behind it, and what can be done. */
export interface MigrationProblem {
  /** What kind of problem it is, as in `missing-file` and `blocks-short`. */
  readonly kind: string;
  readonly message: string;
  readonly details: readonly string[];
  readonly fix: readonly string[];
}

/** What the VPC CNI is told, as far as the mode of nodes follows from it. */
export interface MigrationMode {
  readonly prefixes: boolean;
  readonly customNetworking: boolean;
}

/** Whether a way can be gone. */
export interface WayVerdict {
  readonly way: MigrationWay;
  readonly possible: boolean;

  /** Why it can, or what is in its way. */
  readonly reasons: readonly string[];
}

/** What a subnet has at a step, what is taken of it, and what is left. */
export interface StepSupply {
  readonly has: number;

  /** What the old nodes hold or can take. */
  readonly oldNodes: number;

  /** What the new nodes take, those that a further step replaces included. */
  readonly newNodes: number;
  readonly left: number;
}

/** A subnet at a step. */
export interface StepSubnet {
  /** Its id, or `pods <zone>` where the migration makes it. */
  readonly subnet: string;
  readonly cidr: string;
  readonly zone?: string;

  /** Whole /28 blocks. */
  readonly blocks: StepSupply;

  /** Single addresses outside of reservations; what is in use before the first step is not among them. */
  readonly addresses: StepSupply;

  /** Whether blocks are 'at most' so many, because somebody unseen has addresses in the subnet. */
  readonly atMost: boolean;
}

/** A command, and what it shows where all is well. */
export interface MigrationCheck {
  readonly command: string;
  readonly expect: string;
}

/** What to deploy at a step. */
export interface MigrationDeployment {
  /** The statements that are new, or take the place of those before. */
  readonly change: string;

  /** The whole program at this step. */
  readonly program: string;
}

/** A step of a migration. */
export interface MigrationStep {
  readonly id: string;
  readonly title: string;

  /** What to do, in order. */
  readonly actions: readonly string[];
  readonly deployment?: MigrationDeployment;

  /** Commands to run by hand, which change something. */
  readonly commands: readonly string[];

  /** What is then true of the old nodes, and of the new ones. */
  readonly oldNodes: readonly string[];
  readonly newNodes: readonly string[];
  readonly checks: readonly MigrationCheck[];

  /** Signs to stop at. */
  readonly stop: readonly string[];
  readonly back: readonly string[];
  readonly subnets: readonly StepSubnet[];
}

/** Nodes that are replaced together, and what replaces them. */
export interface MigrationGroup {
  readonly name: string;
  readonly kind: 'managed' | 'karpenter' | 'own';
  readonly nodes: number;
  readonly instanceTypes: readonly string[];

  /** Pods with an address by the VPC CNI, and what the old nodes were told. */
  readonly pods: number;
  readonly maxPods: { readonly old: readonly number[]; readonly new: number; readonly between?: number };

  /** Nodes of the generation between, in way B. */
  readonly nodesBetween?: number;
}

/** The ordered plan of a migration. */
export interface MigrationPlan {
  readonly kind: 'migration';
  readonly schemaVersion: 1;
  readonly cluster: string;
  readonly region?: string;
  readonly target: MigrationTarget;
  readonly podCidr?: string;
  readonly from: MigrationMode;
  readonly to: MigrationMode;
  readonly way: MigrationWay;
  readonly ways: readonly WayVerdict[];
  readonly groups: readonly MigrationGroup[];
  readonly steps: readonly MigrationStep[];

  /** What to know before: what is not known, and what was left out. */
  readonly notes: readonly string[];
}

/** Why there is no plan, all of it. */
export interface MigrationRefusal {
  readonly kind: 'migration-refused';
  readonly schemaVersion: 1;
  readonly cluster?: string;
  readonly target: MigrationTarget;
  readonly podCidr?: string;
  readonly problems: readonly MigrationProblem[];
  readonly ways: readonly WayVerdict[];
  readonly notes: readonly string[];
}

export type Migration = MigrationPlan | MigrationRefusal;
