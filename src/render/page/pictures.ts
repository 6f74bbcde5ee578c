import { barOf, chartOf, mapOf, patterns, swatch } from './drawings';
import { html, Markup } from './markup';
import { COLOURS, PICTURE_SHEET } from './style';
import { GrowthPart, Pool } from '../model/report-model';
import { count, plain } from '../model/stage-words';

const MARGIN = 16;

/** A drawing as a file of its own: with its colours for both themes, and nothing to load. */
function pictureOf(width: number, height: number, title: string, content: Markup): string {
  const picture = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" 
    height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13"><title>${title}</title>
    <style>${new Markup(PICTURE_SHEET)}</style>${patterns()}
    <rect width="${width}" height="${height}" rx="6" class="f-grid" fill="${COLOURS.grid}"/>${content}</svg>`;
  return `${picture.text}\n`;
}

function words(x: number, y: number, text: string, end: boolean = false): Markup {
  return html`<text x="${x}" y="${y}"${end && new Markup(' text-anchor="end"')} class="f-ink" fill="${COLOURS.ink}">
    ${text}</text>`;
}

/** How far a cluster grows, as a picture. */
export function growthPicture(growth: GrowthPart): string {
  const [width, height] = [592, 352];
  return pictureOf(width, height, `How far it grows. ${growth.description}`, html`
    <svg x="${MARGIN}" y="${MARGIN}" width="560" height="320">${chartOf(growth)}</svg>`);
}

const ROW = 24;
const BAR = { x: 100, width: 300 } as const;

/** What each stage takes of subnets alike, and the blocks of their reservation, as a picture. */
export function poolPicture(pool: Pool): string {
  const width = 552;
  const top = 64;
  const rows = pool.bars.map((bar, index) => html`
    ${words(MARGIN, top + index * ROW + 11, bar.words)}
    <svg x="${BAR.x}" y="${top + index * ROW}" width="${BAR.width}" height="14">${barOf(bar)}</svg>
    ${words(458, top + index * ROW + 11, count(bar.taken), true)}
    ${words(width - MARGIN, top + index * ROW + 11, bar.share, true)}`);
  let at = top + pool.bars.length * ROW + 12;
  const maps = pool.maps.map((map) => {
    const y = at;
    const squares = map.runs.reduce((sum, { squares: of }) => sum + of, 0);
    const [wide, high] = [map.columns * 8, Math.ceil(squares / map.columns) * 8];
    let x = MARGIN;
    let line = y + 12 + high + 22;
    const key = map.key.map(({ state, words: what, count: of }) => {
      const text = `${what} ${count(of)}`;
      const space = text.length * 7.4 + 30;
      if (x + space > width - MARGIN) [x, line] = [MARGIN, line + 18];
      const entry = html`<svg x="${x}" y="${line - 11}" width="13" height="13">${swatch(state)}</svg>
        ${words(x + 18, line, text)}`;
      x += Math.round(space);
      return entry;
    });
    at = line + 30;
    return html`${words(MARGIN, y, plain(map.caption))}
      <svg x="${MARGIN}" y="${y + 10}" width="${wide}" height="${high}">${mapOf(map, plain(map.caption))}</svg>${key}`;
  });
  const description = pool.bars
    .map(({ words: stage, taken, share }) => `${stage} ${count(taken)} (${share})`).join(', ');
  return pictureOf(width, at - 8, `${pool.title}, of ${pool.ofSupply}: ${description}`, html`
    <text x="${MARGIN}" y="28" class="f-ink" fill="${COLOURS.ink}" font-weight="700">${pool.title}</text>
    ${words(MARGIN, 48, `${pool.subtitle}, of ${pool.ofSupply}`)}${rows}${maps}`);
}
