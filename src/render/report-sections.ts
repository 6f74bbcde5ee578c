/**
 * What a page says, in no format yet: plain text throughout, which each format escapes in its own way.
 */
export interface Report {
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

/** A line with what belongs to it, which stands below it and further in. */
export interface ReportItem {
  readonly line: string;
  readonly below: readonly string[];
}

/** A part of a page: lines, then items, then a table. */
export interface ReportSection {
  /** What stands above it; nothing where it follows the title. */
  readonly title?: string;
  readonly lines?: readonly string[];
  readonly items?: readonly ReportItem[];
  readonly head?: readonly string[];
  readonly rows?: ReadonlyArray<readonly string[]>;
}
