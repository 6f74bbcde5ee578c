/**
 * What a page says, in no format yet: plain text throughout, which each format escapes in its own way.
 */
export interface Report {
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

/** A part of a page: lines, then a table. */
export interface ReportSection {
  /** What stands above it; nothing where it follows the title. */
  readonly title?: string;
  readonly lines?: readonly string[];
  readonly head?: readonly string[];
  readonly rows?: ReadonlyArray<readonly string[]>;
}
