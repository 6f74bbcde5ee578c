/** What is wrong with a command line or a file: the argument or key, the value, what is allowed, a line each. */
export interface UsageProblem {
  readonly problems: readonly string[];
}

/** A file that a command writes. */
export interface OutputFile {
  /** The option or operand that names it, for the message where it cannot be written. */
  readonly argument: string;
  readonly path: string;
  readonly content: string;

  /** Whether a file that stands there stays, and is a problem. */
  readonly isNew?: boolean;

  /** Whether the folders above it are made. */
  readonly makesFolders?: boolean;
}

/** What a command has to say, and whether its answer holds a finding of error severity. */
export interface CommandResult {
  readonly output: string;
  readonly failed: boolean;

  /**
   * Whether a program reads the output: it has neither colours nor signs for a terminal.
   *
   * @default false
   */
  readonly isData?: boolean;

  /**
   * What is written beside the answer, where only people read.
   *
   * @default - nothing
   */
  readonly notes?: string;

  /**
   * What could not be answered beside what could: a line each on stderr, and exit 2.
   *
   * @default - all was answered
   */
  readonly unanswered?: readonly string[];

  /**
   * Whether `files` has what `--output` names already.
   *
   * @default false
   */
  readonly isWritten?: boolean;

  /**
   * Files that are written, all of them or none.
   *
   * @default - none
   */
  readonly files?: readonly OutputFile[];
}

/** Whether a value is a problem. */
export function isProblem(value: unknown): value is UsageProblem {
  return typeof value === 'object' && value !== null && 'problems' in value;
}
