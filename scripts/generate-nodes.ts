import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { MODES, NodeKind, placesOf, toldIn } from '../test/nodes/node-kind';
import { NODE_KINDS } from '../test/nodes/node-kinds';
import { ownTemporaryFolder } from '../test/private/temporary-folder';

/** Where the page is kept. */
export const PAGE = join(__dirname, '../docs/nodes.md');

const TEMPLATE = join(__dirname, 'nodes.template.md');

/**
 * The page on how the pod count reaches nodes: prose from a file, tables from what is really written for each kind.
 */
export function nodesPage(): string {
  const kinds = table(
    ['operating system', 'nodes run by', 'image', 'where the number is written', 'who else writes one', 'who wins'],
    NODE_KINDS.map((kind) => [kind.os, kind.way, kind.image, written(kind), kind.others, kind.wins]),
  );
  const counts = table(
    ['operating system', 'nodes run by', 'image', ...Object.keys(MODES)],
    NODE_KINDS.map((kind) => [
      kind.os,
      kind.way,
      kind.image,
      ...Object.keys(MODES).map((mode) => String(toldIn(kind, mode)?.maxPods ?? 'refused')),
    ]),
  );
  return readFileSync(TEMPLATE, 'utf8')
    .replace('<!-- kinds -->', () => kinds)
    .replace('<!-- counts -->', () => counts);
}

function written(kind: NodeKind): string {
  const { maxPods, document } = toldIn(kind, Object.keys(MODES)[0])!;
  return placesOf(document, maxPods).map((place) => `\`${place}\``).join(', ') || 'nowhere';
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

if (require.main === module) {
  process.on('exit', ownTemporaryFolder());
  writeFileSync(PAGE, nodesPage());
}
