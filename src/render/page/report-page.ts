import { patterns } from './drawings';
import { html, Markup } from './markup';
import {
  allNumbers, growthSection, modesSection, nodesSection, poolCard, poolRows, quotasSection, said, whatToDo,
} from './page-parts';
import { SHEET } from './style';
import { Level, ReportModel, Tile } from '../model/report-model';

/** What a sign is drawn of, in the colour of the text around it. */
const SIGNS: Record<Level, readonly [word: string, path: string]> = {
  ok: ['fits', 'M6.5 12.5l3.6 3.6 7.4-8'],
  warning: ['warning', 'M12 6.5v6.8M12 16.6v.6'],
  error: ['error', 'M7.8 7.8l8.4 8.4M16.2 7.8l-8.4 8.4'],
  unknown: ['not known', 'M9.2 9.4a2.9 2.9 0 1 1 4.2 2.6c-1 .6-1.4 1.1-1.4 2.1M12 17.2v.3'],
};

/**
 * A report as a page that needs nothing else: no script, no font, no picture, no address to load. The same plan is the
 * same bytes.
 */
export function pageOf(report: ReportModel): string {
  const { name, verdict, tiles, pools, producer, schemaVersion } = report;
  const page = html`<html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark"><title>${name}: ${verdict.title}</title>
    <style>${new Markup(SHEET)}</style></head><body>${patterns()}<main>
    <header class="verdict ${verdict.level}"><p class="eyebrow">Pod capacity plan</p>
    <h1>${signOf(verdict.level)}${name}: ${verdict.title}</h1><p>${said(verdict.sentence)}</p>
    <dl class="tiles">${tiles.map(tileOf)}</dl></header>
    ${whatToDo(report.suggestions, report.findings)}
    ${pools.length > 0 && html`<section aria-labelledby="supply"><h2 id="supply">Demand against supply</h2>
      <p class="soft">What nodes take of each subnet, in the fullest case of each stage. Striped: for a while only, as 
      during an update.</p>${pools.slice(0, MOST_CARDS).map(poolCard)}${poolRows(pools.slice(MOST_CARDS))}</section>`}
    ${growthSection(report.growth)}${modesSection(report.modes)}${nodesSection(report.groups, report.fleets)}
    ${quotasSection(report.quotas)}${allNumbers(report)}
    <footer>Made by ${producer.name} ${producer.version}, format ${schemaVersion}.</footer></main></body></html>`;
  return `<!DOCTYPE html>\n${page.text}\n`;
}

/** As many pools have a card, the fullest ones; the others have a row of a table. */
const MOST_CARDS = 8;

function signOf(level: Level): Markup {
  const [word, path] = SIGNS[level];
  return html`<svg class="sign" viewBox="0 0 24 24" width="24" height="24" role="img" aria-label="${word}">
    <circle cx="12" cy="12" r="11" fill="currentColor"/>
    <path d="${path}" fill="none" stroke="#fff" class="s-grid" stroke-width="2.4" stroke-linecap="round" 
    stroke-linejoin="round"/></svg>`;
}

function tileOf({ label, value, unit, note }: Tile): Markup {
  return html`<div><dt>${label}</dt><dd>
    <p class="value">${value}${unit !== undefined && html` <span>${unit}</span>`}</p>
    <p class="note">${note}</p></dd></div>`;
}
