import { Sentence } from '../model/report-model';

/** What Markdown, or HTML in it, could take for markup; `@` and `#` could call people and issues. */
const MARKUP = /[\\`*_[\]<>|~&@#]/g;

/** A text as Markdown that shows it in a line. */
export function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(MARKUP, (sign) => (
    sign === '@' || sign === '#' ? `${sign}\u200b` : `\\${sign}`));
}

/** A text as code. */
export function code(text: string): string {
  return /[`|]/.test(text) ? escaped(text) : `\`${text}\``;
}

/** A sentence with its marks. */
export function sentence(parts: Sentence): string {
  return parts.map((part) => (typeof part === 'string' ? escaped(part)
    : 'strong' in part ? `**${escaped(part.strong)}**` : code(part.code))).join('');
}

/** A table of GitHub: cells as they are, the last columns but one to the right. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>, numbers: number): string {
  const first = head.length - numbers - (head[head.length - 1] === 'of' ? 1 : 0);
  const rules = head.map((_, column) => (column >= first && head[column] !== 'of' ? '--:' : ':--'));
  return [head, rules, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text as it is, with a fence that nothing in it ends. */
export function fence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const line = '`'.repeat(longest + 1);
  return `${line}text\n${text}\n${line}`;
}
