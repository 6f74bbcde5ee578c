import { painter, Painter } from './paint';
import { Bar, GroupRow, Pool, ReportFinding, ReportModel } from '../model/report-model';
import { count, plain } from '../model/stage-words';
import { textTable } from '../text-table';

/** How a report is written for a terminal. */
export interface TextOptions {
  /** Whether all subnets and stages are shown. */
  readonly all?: boolean;

  /** Whether words have colours; the words say it too. */
  readonly color?: boolean;

  /** Whether only ASCII is shown. */
  readonly ascii?: boolean;

  /** Characters in a line. */
  readonly columns?: number;
}

/** As many pools have bars, and as many findings are told, where not all is asked for: the first that fit. */
const FEW: readonly Few[] = [{ pools: 2, findings: 3 }, { pools: 2, findings: 2 }, { pools: 1, findings: 1 }];

/** Lines of a screen. */
const MOST_LINES = 25;
const FEW_SUGGESTIONS = 1;
const FEW_DETAILS = 3;
const MOST_ERRORS = 10;
const CELLS = 20;
const COLUMNS = 80;
const LEAST_COLUMNS = 40;

interface Few {
  readonly pools: number;
  readonly findings: number;
}

/** A report for a terminal: the answer in a line, bars of what is fullest, findings last. */
export function reportText(report: ReportModel, options: TextOptions = {}): string {
  if (options.all) return textWith(report, options, { pools: Infinity, findings: Infinity });
  const tried = FEW.map((few) => textWith(report, options, few));
  return tried.find((text) => text.split('\n').length <= MOST_LINES + 1) ?? tried[tried.length - 1];
}

function textWith(report: ReportModel, options: TextOptions, few: Few): string {
  const { all = false, color = false, ascii = false, columns = COLUMNS } = options;
  const paint = painter(color);
  const blocks = [
    headline(report, paint),
    ...bars(report.pools, few.pools, { all, ascii, paint }),
    ...all ? tables(report) : [],
    ...all || report.findings.every(({ level }) => level === 'info') ? suggestionLines(report, all) : [],
    ...findingBlocks(report.findings, few.findings, all, paint),
    ...all ? [] : [paint.dim('--all: every subnet and stage   --html OUT: the page   --json: the data')],
  ];
  const width = Math.max(LEAST_COLUMNS, columns);
  const inLines = (block: string) => block.split('\n').flatMap((line) => wrapped(line, width)).join('\n');
  return `${blocks.map(inLines).join('\n\n')}\n`;
}

function headline({ name, verdict }: ReportModel, paint: Painter): string {
  const { everyStageNodes, peakNodes, plannedNodes, title, level, sentence } = verdict;
  const mark = { ok: paint.good, warning: paint.warning, error: paint.bad, unknown: paint.dim }[level];
  const alone = peakNodes === undefined ? '' : `, the peak alone up to ${count(peakNodes)}`;
  const what = everyStageNodes !== undefined && everyStageNodes < plannedNodes ? 'every stage fits' : 'all of them';
  const reach = everyStageNodes === undefined
    ? '' : `; ${what} up to ${count(everyStageNodes)} nodes (${count(plannedNodes)} planned)${alone}`;
  return `${paint.strong(`${name}:`)} ${mark(title)}${reach}\n${plain(sentence)}`;
}

function bars(
  pools: readonly Pool[],
  most: number,
  { all, ascii, paint }: { readonly all: boolean; readonly ascii: boolean; readonly paint: Painter },
): string[] {
  const drawn = pools.filter(({ summary }) => all || summary === undefined);
  const shown = drawn.slice(0, most);
  const rest = pools.filter((pool) => !shown.includes(pool));
  const sums = rest.slice(0, most).map(({ title, size, summary, bars: stages, ofSupply }) => {
    const worst = stages.find(({ isTightest }) => isTightest);
    const said = worst === undefined
      ? `of ${ofSupply}` : `${worst.words} takes ${count(worst.taken)} of ${ofSupply} (${worst.share})`;
    const says = summary === undefined ? said : `${plain(summary)[0].toLowerCase()}${plain(summary).slice(1)}`;
    return `${heading(title, size)}\n  ${says}`;
  });
  const more = rest.length - sums.length;
  return [
    ...shown.map((pool) => poolBars(pool, all, ascii, paint)),
    ...sums.length === 0 ? [] : [[...sums, ...more > 0 ? [`and ${count(more)} more kinds of subnets`] : []].join('\n')],
  ];
}

function heading(title: string, size: string | undefined): string {
  return `${title}${size === undefined ? '' : ` (${size})`}`;
}

function poolBars(
  { title, size, ofSupply, bars: stages, beside }: Pool, all: boolean, ascii: boolean, paint: Painter,
): string {
  const shown = all ? stages : stages.filter((bar) => isTold(bar, stages));
  return [
    `${paint.strong(heading(title, size))}, of ${ofSupply}`,
    ...shown.map((bar) => barLine(bar, ascii, paint)),
    ...all && beside !== undefined ? [`  ${plain(beside)}`] : [],
  ].join('\n');
}

/** Stages that are told by default: the usual one, the peak, the tightest, and the first that fails. */
function isTold(bar: Bar, all: readonly Bar[]): boolean {
  const tightest = all.find(({ isTightest }) => isTightest);
  return ['expected', 'peak'].includes(bar.stage) || bar === tightest || bar === all.find(({ isShort }) => isShort);
}

function barLine(
  { words, length, supplyEnd, taken, share, isShort, isTightest }: Bar, ascii: boolean, paint: Painter,
): string {
  const cells = (value: number) => Math.round((value * CELLS) / 10_000);
  const filled = taken === 0 ? 0 : Math.max(1, cells(length));
  const within = Math.min(filled, cells(supplyEnd ?? length));
  const [full, empty, beyond] = ascii ? ['#', '.', '!'] : ['█', '░', '▒'];
  const end = Math.max(cells(supplyEnd ?? 0), filled);
  const bar = `${full.repeat(within)}${beyond.repeat(filled - within)}${empty.repeat(end - filled)}`.padEnd(CELLS);
  const after = isTightest && !isShort ? '   tightest' : '';
  const said = isShort ? paint.bad(share) : share;
  return `  ${words.padEnd(10)} ${bar} ${count(taken).padStart(7)}  ${said}${after}`;
}

function suggestionLines({ suggestions }: ReportModel, all: boolean): string[] {
  const shown = all ? suggestions : suggestions.slice(0, FEW_SUGGESTIONS);
  const left = suggestions.length - shown.length;
  return [
    ...shown.map(({ changes, why, cost }) => [
      ...changes.map((change) => `suggestion: ${change}`), `    why: ${why}`, `    cost: ${cost}`,
    ].join('\n')),
    ...left > 0 ? [`${count(left)} more ${left === 1 ? 'suggestion' : 'suggestions'}: --all`] : [],
  ];
}

/**
 * Findings, those that matter most at the end, where the eye is. By default each has its first way out, and an error
 * the first of its sums: the answer is to fit a screen of 25 lines.
 */
function findingBlocks(findings: readonly ReportFinding[], most: number, all: boolean, paint: Painter): string[] {
  if (findings.length === 0) return ['no findings'];
  const colours = { error: paint.bad, warning: paint.warning, info: paint.dim };
  const shown = all ? findings
    : findings.filter(({ level }, index) => index < (level === 'error' ? MOST_ERRORS : most));
  const blocks = shown.map((finding, index) => [
    `${colours[finding.level](finding.level)}: ${finding.message} [${finding.id}]`,
    ...finding.details.slice(0, all ? undefined : finding.level === 'error' && index === 0 ? FEW_DETAILS : 0)
      .map((line) => `    ${line}`),
    ...finding.fixes.slice(0, all ? undefined : 1).map((fix, place) => `    ${place === 0 ? 'fix' : 'or'}: ${fix}`),
    ...all && finding.documentation !== undefined ? [`    see: ${finding.documentation}`] : [],
  ].join('\n'));
  const left = findings.length - shown.length;
  const more = left > 0 ? [`${count(left)} more ${left === 1 ? 'finding' : 'findings'}: --all`] : [];
  return [...more, ...blocks.reverse()];
}

/** Whether groups name the pod subnets of their own. */
function podsIn(groups: readonly GroupRow[]): boolean {
  return groups.some((group) => group.podsIn !== undefined);
}

/** The tables of all numbers. */
function tables({ matrix, totals, growth, modes, groups, fleets, quotas, assumptions }: ReportModel): string[] {
  const number = (value: number | undefined) => (value === undefined ? '-' : String(value));
  return [
    `Every subnet at every stage: prefixes + single addresses, or addresses alone\n${textTable(
      ['subnet', 'block', 'zone', ...matrix.stages, 'of'],
      matrix.rows.map(({ name, cidr, zone, taken, of }) => [
        name, cidr, zone, ...taken.map(({ text, isShort }) => `${text}${isShort ? ' NO' : ''}`), of,
      ]))}`,
    `All zones together\n${textTable(
      ['stage', 'nodes', 'pods', 'addresses', 'idle', 'interfaces'],
      totals.map((row) => [row.words, ...[row.nodes, row.pods, row.addresses, row.idle, row.enis].map(String)]))}`,
    ...growth === undefined ? [] : [`How far it grows\n${textTable(
      ['stage', 'fits up to', 'growth left'],
      growth.rows.map(({ words, fitsUpTo, left }) => [words, String(fitsUpTo), left]))}`],
    ...modes.rows.length === 0 ? [] : [`The same pods another way\n${textTable(
      ['mode', 'max pods', 'nodes', 'smallest subnet'],
      modes.rows.map((row) => [
        `${row.words}${row.isCurrent ? ' (this plan)' : ''}`, number(row.maxPods), number(row.nodes),
        row.refusal === undefined ? row.smallest : 'not possible',
      ]))}`],
    ...groups.length === 0 ? [] : [`Node groups\n${textTable(
      [
        'group', 'type', ...podsIn(groups) ? ['pods in'] : [],
        'minimum', 'expected', 'peak', 'max pods', 'pods', 'prefixes', 'idle',
      ],
      groups.map((row) => [row.name, row.type, ...row.podsIn === undefined ? [] : [row.podsIn],
        ...[row.minimum, row.expected, row.peak, row.maxPods, row.pods, row.prefixes, row.idle].map(String)]))}`],
    ...fleets.length === 0 ? [] : [`Fleets\n${textTable(
      ['fleet', 'type', 'bound', 'minimum', 'expected', 'peak', 'max pods', 'prefixes', 'addresses'],
      fleets.map((row) => [row.name, row.type, row.bound,
        ...[row.minimum, row.expected, row.peak, row.maxPods, row.prefixes, row.addresses].map(number)]))}`],
    `Default quotas\n${textTable(['quota', 'taken', 'default', 'share'], quotas.map(({ name, used, quota, share }) => [
      name, String(used), String(quota), share,
    ]))}`,
    `Stages and assumptions\n${assumptions.map((sentence) => `- ${plain(sentence)}`).join('\n')}`,
  ];
}

/** A line of words in lines that are short enough, the following ones as far in as it; tables and bars stay. */
function wrapped(line: string, columns: number): string[] {
  const plainLine = line.replace(/\u001b\[\d+m/g, '');
  if (plainLine.length <= columns || / {2,}\S/.test(plainLine.trimStart())) return [line];
  const indent = ' '.repeat(plainLine.length - plainLine.trimStart().length);
  const lines: string[] = [];
  let current = '';
  for (const word of line.trimStart().split(' ')) {
    const next = current === '' ? word : `${current} ${word}`;
    if (current !== '' && indent.length + next.replace(/\u001b\[\d+m/g, '').length > columns) {
      lines.push(indent + current);
      current = lines.length > 0 && indent === '' ? word : `  ${word}`;
    } else {
      current = next;
    }
  }
  return [...lines, indent + current];
}
