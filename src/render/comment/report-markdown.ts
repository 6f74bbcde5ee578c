import { code, escaped, fence, sentence, table } from './markdown-text';
import { Bar, Level, Pool, ReportFinding, ReportModel, ReportSuggestion } from '../model/report-model';
import { count } from '../model/stage-words';

/** As many bytes a comment has by default, below what GitHub takes. */
export const DEFAULT_BYTES = 60_000;

/** As many pools a table holds where it has to be short. */
const FEW_POOLS = 10;

const SIGNS: Record<Level, string> = { ok: '✅', warning: '⚠️', error: '❌', unknown: '❔' };
const FINDING_SIGNS = { error: '❌', warning: '⚠️', info: 'ℹ️' } as const;

/** What is left out to stay below a number of bytes, in this order. */
const OMISSIONS = [
  ['other modes', 'modes'],
  ['quotas', 'quotas'],
  ['node groups', 'nodes'],
  ['growth', 'growth'],
  ['bars', 'bars'],
  ['details of notes', 'notes'],
  ['pools beyond ten that fit', 'pools'],
  ['sums of findings', 'sums'],
] as const;

type Part = (typeof OMISSIONS)[number][1];

/** Options of the Markdown of a report. */
export interface MarkdownOptions {
  /** Most bytes; 0 lifts the limit. */
  readonly maxBytes?: number;
}

/**
 * A report as Markdown for a pull request. Its first line is hidden and names the plan, so that whoever comments keeps
 * one comment. Where it would be longer than the limit, parts are left out, and the last line says which.
 */
export function reportMarkdown(report: ReportModel, { maxBytes = DEFAULT_BYTES }: MarkdownOptions = {}): string {
  const whole = written(report, new Set(), maxBytes);
  if (maxBytes === 0 || size(whole) <= maxBytes) return whole;
  const left = new Set<Part>();
  for (const [, part] of OMISSIONS) {
    left.add(part);
    const shorter = written(report, left, maxBytes);
    if (size(shorter) <= maxBytes) return shorter;
  }
  return cutTo(written(report, left, maxBytes), maxBytes);
}

function size(text: string): number {
  return Buffer.byteLength(text);
}

/** The first lines of a text, for a limit that not even the verdict and the findings keep. */
function cutTo(text: string, maxBytes: number): string {
  const last = '\n\nThe rest was left out to stay below the limit.\n';
  const lines = text.split('\n');
  while (lines.length > 3 && size(`${lines.join('\n')}${last}`) > maxBytes) lines.pop();
  return `${lines.join('\n')}${last}`;
}

function written(report: ReportModel, left: ReadonlySet<Part>, maxBytes: number): string {
  const { name, verdict, suggestions, findings, pools } = report;
  const of = (level: ReportFinding['level']) => findings.filter((finding) => finding.level === level);
  const shown = shownPools(pools, left.has('pools'));
  const notes = of('info');
  const folded = [
    ...left.has('bars') ? [] : [['Bars', barsText(shown)] as const],
    ...left.has('growth') || report.growth === undefined ? [] : [['Growth', growthText(report)] as const],
    ...left.has('modes') || report.modes.rows.length === 0
      ? [] : [['The same pods another way', modesText(report)] as const],
    ...left.has('nodes') ? [] : [['Node groups', nodesText(report)] as const],
    ...left.has('quotas') ? [] : [['Default quotas', quotasText(report)] as const],
    ...notes.length === 0 ? [] : [[
      `${count(notes.length)} ${notes.length === 1 ? 'note' : 'notes'}`,
      notes.map((note) => findingText(note, left.has('notes'))).join('\n'),
    ] as const],
  ].filter(([, text]) => text !== '');
  const omitted = OMISSIONS.filter(([, part]) => left.has(part)).map(([words]) => words);
  return `${[
    `<!-- eks-pod-capacity: ${escapedComment(name)} -->`,
    `### ${SIGNS[verdict.level]} Pod capacity, ${escaped(name)}: ${escaped(verdict.title)}\n`
    + `${sentence(verdict.sentence)}${reach(report)}`,
    ...of('error').map((finding) => findingText(finding, left.has('sums'))),
    ...pools.length === 0 ? [] : [poolTable(shown, pools.length)],
    ...of('warning').map((finding) => findingText(finding, left.has('sums'))),
    ...suggestions.map(suggestionText),
    ...folded.map(([title, text]) => `<details><summary>${escaped(title)}</summary>\n\n${text}\n\n</details>`),
    ...omitted.length === 0 ? [] : [`Left out to stay below ${count(maxBytes)} bytes: ${omitted.join(', ')}.`],
  ].join('\n\n')}\n`;
}

/** What a hidden line can hold without ending. */
function escapedComment(name: string): string {
  return name.replace(/--/g, '-\u200b-').replace(/[<>]/g, '');
}

function reach({ verdict: { everyStageNodes, plannedNodes, state } }: ReportModel): string {
  if (state !== 'fits' || everyStageNodes === undefined) return '';
  return ` Every stage fits up to **${count(everyStageNodes)} nodes**; ${count(plannedNodes)} are planned.`;
}

function shownPools(pools: readonly Pool[], isShort: boolean): readonly Pool[] {
  if (!isShort) return pools;
  const failing = pools.filter(({ isShort: fails }) => fails);
  return [...failing, ...pools.filter((pool) => !failing.includes(pool))].slice(0, Math.max(FEW_POOLS, failing.length));
}

/** Pools by stage; the minimum is left to the bars. */
function poolTable(pools: readonly Pool[], all: number): string {
  const stages = [...new Set(pools.flatMap(({ bars }) => bars.map(({ stage }) => stage)))]
    .filter((stage) => stage !== 'minimum');
  const wordsOf = (stage: string) => pools.flatMap(({ bars }) => bars).find((bar) => bar.stage === stage)!.words;
  const rows = pools.map((pool) => [
    `${escaped(pool.title)}${pool.size === undefined ? '' : ` ${code(pool.size)}`}`,
    ...stages.map((stage) => cell(pool.bars.find((bar) => bar.stage === stage))),
    escaped(pool.ofSupply),
  ]);
  const rest = all - pools.length;
  return [
    table(['subnets', ...stages.map(wordsOf), 'of'], rows, stages.length),
    ...rest > 0 ? [`and ${count(rest)} more kinds of subnets, all of which fit`] : [],
  ].join('\n\n');
}

function cell(bar: Bar | undefined): string {
  if (bar === undefined) return '';
  return bar.isShort ? `**${count(bar.taken)}** (${escaped(bar.share)})` : count(bar.taken);
}

function findingText({ level, message, name, documentation, details, fixes }: ReportFinding, isShort: boolean): string {
  const id = documentation === undefined ? code(name) : `[${code(name)}](${documentation})`;
  return [
    `${FINDING_SIGNS[level]} **${escaped(message)}** ${id}`,
    ...isShort ? [] : details.map((line) => `- ${escaped(line)}`),
    ...fixes.map((fix, index) => `- ${index === 0 ? '**Fix:**' : '**Or:**'} ${escaped(fix)}`),
  ].join('\n');
}

function suggestionText({ changes, why, cost }: ReportSuggestion): string {
  return [
    ...changes.map((change) => `💡 **Suggestion:** ${escaped(change)}`),
    `- Why: ${escaped(why)}`,
    `- Cost: ${escaped(cost)}`,
  ].join('\n');
}

const CELLS = 20;

function barsText(pools: readonly Pool[]): string {
  return fence(pools.map(({ title, size: length, ofSupply, bars }) => [
    `${title}${length === undefined ? '' : ` (${length})`}, of ${ofSupply}`,
    ...bars.map(({ words, length: end, taken, share }) => {
      const filled = taken === 0 ? 0 : Math.max(1, Math.round((end * CELLS) / 10_000));
      const bar = `${'█'.repeat(filled)}${'░'.repeat(CELLS - filled)}`;
      return `  ${words.padEnd(10)} ${bar} ${count(taken).padStart(7)}  ${share}`;
    }),
  ].join('\n')).join('\n\n'));
}

function growthText({ growth }: ReportModel): string {
  if (growth === undefined) return '';
  return `${table(['stage', 'fits up to', 'growth left'], growth.rows.map(({ words, fitsUpTo, left, isShort }) => [
    escaped(words), `${count(fitsUpTo)} nodes`, isShort ? `**${escaped(left)}**` : escaped(left),
  ]), 2)}\n\n${sentence(growth.sentence)}`;
}

function modesText({ modes }: ReportModel): string {
  const rows = modes.rows.map((row) => {
    const bold = (text: string) => (row.isCurrent ? `**${text}**` : text);
    return row.refusal === undefined
      ? [
        `${bold(escaped(row.words))}${row.isCurrent ? ' (this plan)' : ''}`, number(row.maxPods), number(row.nodes),
        escaped(row.smallest),
      ]
      : [`${escaped(row.words)}: not possible, ${escaped(row.refusal)}`, '', '', ''];
  });
  return `${sentence(modes.sentence)}\n\n${table(['mode', 'max pods', 'nodes', 'smallest subnet'], rows, 3)}`;
}

function nodesText({ groups, fleets }: ReportModel): string {
  return [
    ...groups.length === 0 ? [] : [table(
      [
        'group', 'type', 'minimum', 'expected', 'peak', 'max pods',
        'pods per node', 'prefixes per node', 'idle per node',
      ],
      groups.map((group) => [
        escaped(group.name),
        escaped(group.podsIn === undefined ? group.type : `${group.type}, pods in ${group.podsIn}`),
        ...[group.minimum, group.expected, group.peak, group.maxPods].map(number),
        ...[group.pods, group.prefixes, group.idle].map(number),
      ]), 7)],
    ...fleets.length === 0 ? [] : [table(
      ['fleet', 'type', 'bound', 'minimum', 'expected', 'peak', 'max pods', 'prefixes', 'addresses'],
      fleets.map((fleet) => [
        escaped(fleet.name), escaped(fleet.type), escaped(fleet.bound),
        ...[fleet.minimum, fleet.expected, fleet.peak, fleet.maxPods, fleet.prefixes, fleet.addresses].map(number),
      ]), 6)],
  ].join('\n\n');
}

function quotasText({ quotas }: ReportModel): string {
  return table(['quota', 'taken', 'default', 'share'], quotas.map(({ name, used, quota, share, isShort }) => [
    escaped(name), count(used), count(quota), isShort ? `**${share}**` : share,
  ]), 3);
}

function number(value: number | undefined): string {
  return value === undefined ? '–' : count(value);
}
