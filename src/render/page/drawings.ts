import { html, Markup } from './markup';
import { COLOURS } from './style';
import { Bar, BlockMapPart, GrowthPart, SquareState } from '../model/report-model';
import { count } from '../model/stage-words';

type Colour = keyof typeof COLOURS;

/** A square of a map, and the gap beside it. */
const CELL = 8;

/** How each state is filled: with a colour, or with stripes of the first on the second. */
const FILLS: Record<SquareState, Colour | `url(#${string})`> = {
  'kept': 'kept',
  'others': 'others',
  'single': 'single',
  'unreserved': 'unreserved',
  'free': 'track',
  'short': 'short',
  'usual': 'usual',
  'peak': 'peak',
  'update': 'url(#p-update)',
  'zone-lost': 'url(#p-zone-lost)',
  'changeover': 'url(#p-changeover)',
};

/** Colours of the parts of a bar, by their place. */
const PARTS: readonly Colour[] = ['usual', 'peak', 'light', 'others'];

/** A shape that is filled, by a class for the theme and by an attribute where there is no sheet. */
function fill(name: Colour | `url(#${string})`): Markup {
  return name.startsWith('url') ? html`fill="${name}"` : html`class="f-${name}" fill="${COLOURS[name as Colour]}"`;
}

/** The stripes, and the grid over maps, that the drawings of a page share. */
export function patterns(): Markup {
  const stripes = (id: string, width: number, of: Colour, on: Colour) => html`
    <pattern id="p-${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect width="4" height="4" ${fill(on)}/><rect width="${width}" height="4" ${fill(of)}/></pattern>`;
  return html`<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>
    ${stripes('update', 3, 'peak', 'pale')}${stripes('zone-lost', 2, 'peak', 'pale')}
    ${stripes('changeover', 1.2, 'peak', 'pale')}
    <pattern id="p-grid" width="${CELL}" height="${CELL}" patternUnits="userSpaceOnUse">
    <path d="M${CELL - 0.5} 0V${CELL - 0.5}H0" class="s-grid" fill="none" stroke="${COLOURS.grid}"/></pattern>
    </defs></svg>`;
}

/** A bar of a stage: what is taken, where the supply ends, and what is beyond it. */
export function barOf({ length, supplyEnd, segments, isPassing, stage }: Bar): Markup {
  const solid = isPassing ? FILLS[stage === 'surge' ? 'update' : stage as SquareState] : fillOf(stage);
  const end = supplyEnd ?? length;
  const within = Math.min(length, end);
  const rect = (from: number, to: number, colour: Colour | `url(#${string})`) => (to <= from ? undefined
    : html`<rect x="${part(from)}" width="${part(to - from)}" height="14" ${fill(colour)}/>`);
  let at = 0;
  const parts = segments.map((size, index) => {
    const from = at;
    at += size;
    return rect(from, Math.min(at, within), PARTS[Math.min(index, PARTS.length - 1)]);
  });
  return html`<svg width="100%" height="14" aria-hidden="true" focusable="false">
    ${supplyEnd !== undefined && rect(0, supplyEnd, 'track')}
    ${segments.length > 0 ? parts : rect(0, within, solid)}
    ${rect(end, length, 'short')}${supplyEnd !== undefined && markAt(supplyEnd)}</svg>`;
}

/** The mark where a supply ends. */
function markAt(end: number): Markup {
  return html`<svg x="${part(end)}" width="4" height="14" overflow="visible">
    <rect x="-2" width="2" height="14" ${fill('ink')}/></svg>`;
}

function fillOf(stage: string): Colour {
  return stage === 'peak' || stage === 'largest' ? 'peak' : 'usual';
}

/** A bar of one value with a mark, as of a quota or a mode. */
export function plainBar(length: number, colour: Colour, mark?: number, isShort: boolean = false): Markup {
  return html`<svg width="100%" height="14" aria-hidden="true" focusable="false">
    <rect width="100%" height="14" ${fill('track')}/>
    <rect width="${part(length)}" height="14" ${fill(isShort ? 'short' : colour)}/>
    ${mark !== undefined && markAt(mark)}</svg>`;
}

/** Ten thousand parts as a percentage. */
function part(value: number): string {
  return `${value / 100}%`;
}

/** The swatch of a key. */
export function swatch(state: SquareState): Markup {
  return html`<svg viewBox="0 0 8 8" width="13" height="13" aria-hidden="true" focusable="false">
    <rect width="8" height="8" ${fill(FILLS[state])}/></svg>`;
}

/** The swatch of a part of bars. */
export function partSwatch(index: number): Markup {
  return html`<svg viewBox="0 0 8 8" width="13" height="13" aria-hidden="true" focusable="false">
    <rect width="8" height="8" ${fill(PARTS[Math.min(index, PARTS.length - 1)])}/></svg>`;
}

/** The blocks of a map, row by row: a shape for each run of equal squares. */
export function mapOf({ columns, runs, description }: BlockMapPart, title: string): Markup {
  const total = runs.reduce((sum, { squares }) => sum + squares, 0);
  const rows = Math.ceil(total / columns);
  const shapes: Markup[] = [];
  let at = 0;
  for (const { state, squares } of runs) {
    for (let left = squares; left > 0;) {
      const [row, column] = [Math.floor(at / columns), at % columns];
      const whole = column === 0 ? Math.floor(left / columns) : 0;
      // Whole rows of one state are one shape.
      const [width, height, used] = whole > 0
        ? [columns, whole, whole * columns] : [Math.min(left, columns - column), 1, Math.min(left, columns - column)];
      shapes.push(html`<rect x="${column * CELL}" y="${row * CELL}" width="${width * CELL}" height="${height * CELL}" 
        ${fill(FILLS[state])}/>`);
      at += used;
      left -= used;
    }
  }
  const [width, height] = [columns * CELL, rows * CELL];
  return html`<svg class="map w${columns}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" 
    role="img"><title>${title}</title><desc>${description}</desc>${shapes}
    <rect width="${width}" height="${height}" fill="url(#p-grid)"/></svg>`;
}

/** Dashes by the place of a line: the first to end is the most broken. */
const DASHES: Record<string, string> = {
  'changeover': '2 4', 'zone-lost': '7 4', 'surge': '9 3 2 3', 'peak': '', 'expected': '14 4', 'minimum': '1 6',
};

function stroke(stage: string): Markup {
  const colour: Colour = stage === 'peak' ? 'usual' : 'peak';
  return html`class="s-${colour}" stroke="${COLOURS[colour]}" stroke-dasharray="${DASHES[stage] ?? ''}" 
    stroke-width="2.4" fill="none"`;
}

/** The line of a stage for a table. */
export function lineSwatch(stage: string): Markup {
  return html`<svg class="line" viewBox="0 0 36 8" width="36" height="8" aria-hidden="true" focusable="false">
    <path d="M0 4H36" ${stroke(stage)}/></svg>`;
}

const CHART = { width: 560, height: 320, left: 46, right: 16, top: 34, bottom: 44 } as const;

/** The most of a share that is drawn, in a thousand parts. */
const TOP = 1300;

/** How full the fullest subnet is, by the nodes at the peak. */
export function chartOf({ planned, most, ticks, rows, description }: GrowthPart): Markup {
  const { width, height, left, right, top, bottom } = CHART;
  const [wide, high] = [width - left - right, height - top - bottom];
  const x = (nodes: number) => tenth(left + (nodes * wide) / most);
  const y = (perMille: number) => tenth(top + high - (Math.min(perMille, TOP) * high) / TOP);
  const full = y(1000);
  const marks = marksOf(rows.map(({ fitsUpTo }) => fitsUpTo).filter((nodes) => nodes <= most), (nodes) => x(nodes));
  const isRight = planned > most * 0.75;
  return html`<svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" 
    font-family="system-ui, sans-serif" font-size="12"><title>How far it grows</title><desc>${description}</desc>
    <rect x="${left}" y="${top}" width="${wide}" height="${tenth(full - top)}" class="f-short" fill="${COLOURS.short}" 
      fill-opacity=".12"/>
    ${[0, 500].map((share) => html`<path d="M${left} ${y(share)}H${width - right}" class="s-track" 
      stroke="${COLOURS.others}"/>`)}
    <path d="M${left} ${full}H${width - right}" class="s-short" stroke="${COLOURS.short}" stroke-width="1.8"/>
    ${[0, 500, 1000].map((share) => html`<text x="${left - 7}" y="${y(share) + 4}" text-anchor="end" class="t-soft" 
      fill="#4d5563">${share / 10} %</text>`)}
    ${ticks.map((tick) => html`<text x="${x(tick)}" y="${height - bottom + 18}" text-anchor="middle" class="t-soft" 
      fill="#4d5563">${count(tick)}</text>`)}
    <text x="${width - right}" y="${height - 6}" text-anchor="end" class="t-soft" 
      fill="#4d5563">nodes at the peak</text>
    <path d="M${x(planned)} ${top - 8}V${top + high}" class="s-ink" stroke="${COLOURS.ink}" stroke-dasharray="2 3"/>
    <text x="${tenth(x(planned) + (isRight ? 4 : 0))}" y="${top - 14}" text-anchor="${isRight ? 'end' : 'middle'}" 
      class="t-ink" fill="${COLOURS.ink}" font-weight="700">planned: ${count(planned)}</text>
    ${[...rows].reverse().map(({ stage, line }) => html`<polyline points="${pointsOf(line, x, y)}" ${stroke(stage)}/>`)}
    <text x="${left + 8}" y="${top + 17}" class="t-soft halo" fill="#4d5563">no addresses left</text>
    ${marks.map(({ at, nodes, isShown }) => html`<circle cx="${at}" cy="${full}" r="4" class="f-grid s-short" 
      fill="${COLOURS.grid}" stroke="${COLOURS.short}" stroke-width="1.8"/>
      ${isShown && html`<text x="${at}" y="${tenth(full - 9)}" text-anchor="middle" class="t-ink" fill="${COLOURS.ink}" 
        font-weight="700">${count(nodes)}</text>`}`)}</svg>`;
}

/** Where lines leave, with the numbers that have room beside one another. */
function marksOf(
  nodes: readonly number[],
  x: (nodes: number) => number,
): Array<{ readonly at: number; readonly nodes: number; readonly isShown: boolean }> {
  let end = -Infinity;
  return [...new Set(nodes)].map((value) => {
    const at = x(value);
    const half = (count(value).length * 7) / 2 + 3;
    const isShown = at - half > end;
    if (isShown) end = at + half;
    return { at, nodes: value, isShown };
  });
}

/** A line up to where it leaves the chart, with as many points as make a difference. */
function pointsOf(
  line: ReadonlyArray<readonly [nodes: number, perMille: number]>,
  x: (nodes: number) => number,
  y: (perMille: number) => number,
): string {
  const end = line.findIndex(([, share]) => share > TOP);
  const inside = end === -1 ? line : line.slice(0, end + 1);
  const cut = inside.map(([nodes, share], index): readonly [number, number] => {
    if (share <= TOP || index === 0) return [nodes, Math.min(share, TOP)];
    const [before, at] = inside[index - 1];
    return [before + ((nodes - before) * (TOP - at)) / (share - at), TOP];
  });
  return cut.map(([nodes, share]) => `${x(nodes)},${y(share)}`).join(' ');
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
