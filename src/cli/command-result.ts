/** What a command has to say, and whether its answer holds a finding of error severity. */
export interface CommandResult {
  readonly output: string;
  readonly failed: boolean;
}
