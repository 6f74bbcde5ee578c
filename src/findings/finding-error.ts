import { Finding } from './finding';
import { blocksOf } from './print/finding-lines';

/**
 * What is thrown for findings whose delivery is to throw. jsii allows no exported
 * subclass of Error, so other languages see the message only: the ids are in it.
 *
 * @internal
 */
export class FindingError extends Error {
  /** The problems, one each. */
  declare public readonly findings: Finding[];

  /**
   * @param findings the problems, at least one; all of them are in the message
   * @param path the construct's path, where a construct is the one that refuses
   */
  constructor(findings: Finding[], path?: string) {
    super(messageOf(findings, path));
    this.name = 'FindingError';
    // Node prints the fields of an error after its message, which says all of this.
    Object.defineProperty(this, 'findings', { value: findings, enumerable: false });
  }
}

function messageOf(findings: Finding[], path?: string): string {
  const blocks = blocksOf(findings);
  const place = path === undefined ? '' : `[${path}] `;
  if (blocks.length === 1) return `${place}${blocks[0]}`;
  return `${place}${blocks.length} problems:\n${blocks.map((block) => `  - ${block}`).join('\n')}`;
}
