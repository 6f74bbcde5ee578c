import { Planned } from './planned';
import { visible } from '../../findings/print/visible';

/** The longest name of a file, but for its ending. */
const LONGEST = 100;

/** File names for constructs by their paths: letters, digits, dots and dashes, none twice in any case. */
export function fileNamesOf(paths: readonly string[]): string[] {
  const taken = new Set(['index']);
  return paths.map((path) => {
    const safe = path.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+|[.-]+$/g, '').slice(0, LONGEST) || 'cluster';
    let name = safe;
    for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${safe}-${number}`;
    taken.add(name.toLowerCase());
    return `${name}.html`;
  });
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const STYLE = [
  'body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}',
  'body{color:#1b1f24;background:#fff}',
  'li{margin:.5rem 0}a{color:#0b5cad}',
  '@media screen and (prefers-color-scheme:dark){body{color:#e6edf3;background:#0d1117}a{color:#79b8ff}}',
].join('\n');

const STATES: Record<string, string> = {
  'fits': 'enough addresses at every stage',
  'passing-short': 'fits at the peak, not while nodes are replaced or a zone is lost',
  'peak-short': 'fits on a usual day, not at the peak',
  'usual-short': 'too few addresses on a usual day',
  'unknown': 'not known',
};

/** A page that lists the pages of clusters. */
export function indexPage(clusters: readonly Planned[], files: readonly string[]): string {
  const items = clusters.map((cluster, index) => {
    const { name = '', plan: { verdict, everyStageNodes } } = cluster;
    const room = everyStageNodes === undefined ? '' : `; every stage fits up to ${everyStageNodes} nodes`;
    return `<li><a href="${escaped(files[index])}">${escaped(visible(name))}</a>: ${STATES[verdict.state]}${room}</li>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Pod capacity</title>
<style>
${STYLE}
</style>
</head>
<body>
<h1>Pod capacity</h1>
<ul>
${items.join('\n')}
</ul>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
