/**
 * A form of the report of a plan.
 */
export enum PlanReportFormat {
  /** A page that needs nothing else: `.html`. */
  HTML = 'html',

  /** Markdown for a pull request, at most 60,000 bytes: `.md`. */
  MARKDOWN = 'markdown',

  /** For a terminal: `.txt`. */
  TEXT = 'text',

  /** Data, with how far each stage grows: `.json`. */
  JSON = 'json',
}
