/** What a command has to say, and whether its answer holds a finding of error severity. */
export interface CommandResult {
  readonly output: string;
  readonly failed: boolean;

  /**
   * What is written beside the answer, where only people read.
   *
   * @default - nothing
   */
  readonly notes?: string;
}
