import { Finding } from './finding';

/**
 * What is thrown for findings whose delivery is to throw. jsii allows no exported
 * subclass of Error, so other languages see the message only: the ids are in it.
 *
 * @internal
 */
export class FindingError extends Error {
  /**
   * @param findings the problems, at least one; all of them are in the message
   * @param path the construct's path, where a construct is the one that refuses
   */
  constructor(public readonly findings: Finding[], path?: string) {
    super(messageOf(findings, path));
    this.name = 'FindingError';
  }
}

function messageOf(findings: Finding[], path?: string): string {
  const lines = findings.map((finding) => `${finding.message} [${finding.id}]`);
  const place = path === undefined ? '' : `[${path}] `;
  return lines.length === 1 ? `${place}${lines[0]}` : `${place}${lines.length} problems:\n${lines.map((line) => `  - ${line}`).join('\n')}`;
}
