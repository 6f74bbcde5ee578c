import { CommandResult, UsageProblem } from './command-result';
import { Terminal } from './terminal';

/** An option of a command. */
export interface CommandOption {
  /** What it does, in a line. */
  readonly text: string;

  /**
   * The value that it takes.
   *
   * @default - it takes none
   */
  readonly value?: OptionValue;

  /**
   * Its one letter.
   *
   * @default - it has none
   */
  readonly short?: string;
}

/** The value of an option. */
export interface OptionValue {
  /** What stands for it in the help, as in `N`. */
  readonly name: string;

  /** What it may be, as the end of a sentence. */
  readonly allowed: string;

  /**
   * All that it may be, where these are few words; anything else is refused before the command runs.
   *
   * @default - it is not one of a few words
   */
  readonly choices?: readonly string[];

  /** Whether it names a file that is read: `-` is standard input. */
  readonly isInput?: boolean;
}

/** The options of a command by their long names. */
export type CommandOptions = Readonly<Record<string, CommandOption>>;

/** A word of a command that is no option. */
export interface Operand {
  /** What stands for it in the help, as in `FILE`. */
  readonly name: string;

  /** What it is, as the end of a sentence: it is missing, give the path of ... */
  readonly text: string;

  /** Whether it may be left out. */
  readonly isOptional?: boolean;

  /** Whether any number of them may be given; only the last one of a command. */
  readonly isMany?: boolean;

  /** Whether it names a file that is read: `-` is standard input. */
  readonly isInput?: boolean;

  /** All that it may be, where these are few words; anything else is refused before the command runs. */
  readonly choices?: readonly string[];
}

/** A call of a command, and what one sees. */
export interface CommandExample {
  /** The words after `eks-pod-capacity`. */
  readonly words: string;
  readonly says: string;
}

/** A key of the file that a command reads. */
export interface FileKey {
  readonly name: string;
  readonly text: string;
}

/** The words of a command line, sorted into operands and options. */
export interface Words {
  readonly operands: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/** What a command is called with. */
export interface CommandContext extends Words {
  readonly terminal: Terminal;

  /** All commands, this one too. */
  readonly commands: readonly Command[];
}

/**
 * A command: parsing, help and completions are made from what it says of itself, and `run` answers.
 *
 * Before `run` is called, `--help` has been answered, options that do not exist or lack their value and missing or
 * surplus operands have been refused.
 */
export interface Command {
  readonly name: string;

  /** What it answers, in a line without a period. */
  readonly purpose: string;

  /** How it is called, the most usual call first. */
  readonly examples: readonly CommandExample[];
  readonly operands: readonly Operand[];

  /**
   * What is said of a word that is no option where none is expected.
   *
   * @default 'only options can be given'
   */
  readonly surplus?: string;

  /** Its own options. `--help`, `--output`, `--color` and `--no-color` are those of all commands. */
  readonly options: CommandOptions;

  /**
   * Options of which at most one can be given.
   *
   * @default - any can be given together
   */
  readonly exclusive?: readonly string[];

  /**
   * The keys of its file.
   *
   * @default - none are listed
   */
  readonly keys?: readonly FileKey[];

  /**
   * When it exits with 1; `never`, where it does not.
   *
   * @default 'the answer holds a finding of error severity'
   */
  readonly failure?: string;

  /** The page of the docs that says more, in `docs/`. */
  readonly page: string;

  /** The answer, or what is wrong with the words or the files. */
  run(context: CommandContext): CommandResult | UsageProblem;
}
