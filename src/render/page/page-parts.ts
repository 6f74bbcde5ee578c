import { barOf, chartOf, lineSwatch, mapOf, partSwatch, plainBar, swatch } from './drawings';
import { Content, html, Markup } from './markup';
import {
  BlockMapPart, FleetRow, GroupRow, GrowthPart, ModesPart, Pool, QuotaRow, ReportFinding, ReportModel, ReportSuggestion,
  Sentence,
} from '../model/report-model';
import { count, counting } from '../model/stage-words';

/** A sentence as markup. */
export function said(sentence: Sentence): Content {
  return sentence.map((part) => (typeof part === 'string' ? part
    : 'strong' in part ? html`<strong>${part.strong}</strong>` : html`<code>${part.code}</code>`));
}

/** A region that scrolls by itself, with the keyboard too. */
function wide(label: string, table: Markup, big: boolean = false): Markup {
  return html`<div class="wide names${big && ' big'}" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}

function head(...names: Array<string | readonly [name: string, kind: 'n' | 'bar']>): Markup {
  return html`<thead><tr>${names.map((name) => (typeof name === 'string'
    ? html`<th scope="col">${name}</th>` : html`<th scope="col" class="${name[1]}">${name[0]}</th>`))}</tr></thead>`;
}

function number(value: number | string | undefined): Markup {
  return html`<td class="n">${typeof value === 'number' ? count(value) : value ?? '–'}</td>`;
}

const LEVEL_WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

/** What could and should be changed. */
export function whatToDo(suggestions: readonly ReportSuggestion[], findings: readonly ReportFinding[]): Content {
  if (suggestions.length + findings.length === 0) return undefined;
  const urgent = findings.filter(({ level }) => level !== 'info');
  const notes = findings.filter(({ level }) => level === 'info');
  return html`<section aria-labelledby="todo"><h2 id="todo">What to do</h2>
    ${suggestions.slice(0, MOST_SUGGESTIONS).map(suggestionOf)}
    ${folded(suggestions.slice(MOST_SUGGESTIONS), 'more suggestion', suggestionOf)}
    ${urgent.slice(0, MOST_FINDINGS).map(findingOf)}${folded(urgent.slice(MOST_FINDINGS), 'more finding', findingOf)}
    ${folded(notes, 'note', findingOf)}</section>`;
}

/** As many suggestions and findings are unfolded. */
const MOST_SUGGESTIONS = 3;
const MOST_FINDINGS = 6;

function folded<T>(items: readonly T[], what: string, shown: (item: T) => Markup): Content {
  return items.length > 0 && html`<details><summary>${counting(items.length, what)}</summary>
    ${items.map(shown)}</details>`;
}

function suggestionOf({ changes, why, cost }: ReportSuggestion): Markup {
  return html`<article class="todo ok">
    <h3><b>Suggestion</b> ${changes.length === 1 ? changes[0] : 'for several subnets'}</h3>
    ${changes.length > 1 && html`<ul>${changes.map((change) => html`<li>${change}</li>`)}</ul>`}
    <p>Why: ${why}.</p><p class="soft">Cost: ${cost}.</p></article>`;
}

function findingOf({ level, name, message, details, fixes, documentation }: ReportFinding): Markup {
  const id = html`<code>${name}</code>`;
  return html`<article class="todo ${level === 'info' ? 'unknown' : level}">
    <h3><b>${LEVEL_WORDS[level]}</b> ${message}</h3>
    ${details.length > 0 && html`<ul>${details.map((line) => html`<li>${line}</li>`)}</ul>`}
    ${fixes.map((fix, index) => html`<p><strong>${index === 0 ? 'Fix' : 'Or'}:</strong> ${fix}</p>`)}
    <p class="small">${documentation === undefined ? id : html`<a href="${documentation}">${id}</a>`}</p></article>`;
}

/** Subnets alike: bars by stage, and the map of their blocks. */
export function poolCard(pool: Pool): Markup {
  const { title, subtitle, summary, maps, beside, subnets } = pool;
  const blocks = html`<ul class="blocks">${subnets.slice(0, MOST_BLOCKS).map(({ cidr, zone, name }) => html`<li>
    <code>${cidr ?? name}</code> ${zone}</li>`)}${subnets.length > MOST_BLOCKS
    && html`<li>and ${count(subnets.length - MOST_BLOCKS)} more</li>`}</ul>`;
  if (summary !== undefined) {
    return html`<article class="card"><h3>${title}</h3><p class="soft small">${subtitle}</p>
      <p>${said(summary)}</p></article>`;
  }
  return html`<article class="card"><h3>${title}</h3><p class="soft small">${subtitle}</p>
    <div class="pool${maps.length === 0 && ' one'}"><div>${barTable(pool)}
    ${beside !== undefined && html`<p class="soft small">${said(beside)}</p>`}</div>
    ${maps.length > 0 && html`<div>${maps.map((map) => mapFigure(map, title))}</div>`}</div>${blocks}</article>`;
}

/** Pools of which only the fullest stage is told. */
export function poolRows(pools: readonly Pool[]): Content {
  if (pools.length === 0) return undefined;
  return html`<article class="card"><h3>Less full than these</h3>${wide('Less full subnets', html`<table>
    ${head('subnets', 'fullest stage', ['taken', 'n'], ['of', 'n'], ['share', 'n'])}<tbody>
    ${pools.map(({ title, size, bars, ofSupply }) => {
      const worst = bars.find(({ isTightest }) => isTightest);
      return html`<tr${worst?.isShort === true && new Markup(' class="short"')}><th scope="row">${title} 
      <span class="soft">${size}</span></th><td>${worst?.words}</td>${number(worst?.taken)}${number(ofSupply)}
      ${number(worst?.share)}</tr>`;
    })}</tbody></table>`, true)}</article>`;
}

/** As many subnets of a pool have their block below it; all of them stand in the table of all numbers. */
const MOST_BLOCKS = 12;

function barTable({ bars, ofSupply, segments }: Pool): Markup {
  return html`<table class="bars">${head('stage', [ofSupply, 'bar'], ['taken', 'n'], ['share', 'n'], ['nodes', 'n'])}
    <tbody>${bars.map((bar) => html`<tr${bar.isShort && new Markup(' class="short"')}><th scope="row">${bar.words}</th>
      <td class="bar">${barOf(bar)}</td>${number(bar.taken)}${number(bar.share)}${number(bar.nodes)}</tr>`)}
    </tbody></table>${segments.length > 0 && html`<ul class="key">${segments.map((name, index) => html`<li>
      ${partSwatch(index)}${name}</li>`)}
      ${bars.some(({ isShort }) => isShort) && html`<li>${swatch('short')}too few</li>`}
    </ul>`}`;
}

function mapFigure(map: BlockMapPart, title: string): Markup {
  return html`<figure><figcaption>${said(map.caption)}</figcaption>${mapOf(map, `Blocks of ${title}`)}
    <ul class="key">${map.key.map(({ state, words, count: of }) => html`<li>${swatch(state)}${words} 
      <strong>${count(of)}</strong></li>`)}</ul>
    <p class="soft small">${map.notes.join(' ')}</p></figure>`;
}

/** How far the cluster grows. */
export function growthSection(growth: GrowthPart | undefined): Content {
  if (growth === undefined) return undefined;
  return html`<section aria-labelledby="growth"><h2 id="growth">How far it grows</h2>
    <p class="soft">The fullest subnet, with all groups in proportion.</p>
    <div class="grow">${chartOf(growth)}<div><table>${head('stage', ['fits up to', 'n'], ['growth left', 'n'])}<tbody>
    ${growth.rows.map(({ stage, words, fitsUpTo, left, isShort }) => html`<tr${isShort && new Markup(' class="short"')}>
      <th scope="row">${lineSwatch(stage)}${words}</th><td class="n">${count(fitsUpTo)} nodes</td>
      ${number(left)}</tr>`)}
    </tbody></table><p class="soft">${said(growth.sentence)}</p></div></div></section>`;
}

/** The same pods in other modes. */
export function modesSection({ sentence, rows }: ModesPart): Content {
  if (rows.length === 0) return undefined;
  const hasNodes = rows.some(({ nodes }) => nodes !== undefined);
  return html`<section aria-labelledby="modes"><h2 id="modes">The same pods another way</h2><p>${said(sentence)}</p>
    ${wide('The same pods another way', html`<table>${head('mode', ['max pods', 'n'],
      ...hasNodes ? [['', 'bar'], ['nodes', 'n']] as const : [], ['smallest subnet', 'n'])}<tbody>
    ${rows.map((row) => html`<tr${row.isCurrent && new Markup(' class="now"')}><th scope="row">${row.words}
      ${row.isCurrent && html` <span class="pill">this plan</span>`}
      ${row.refusal !== undefined && html`<br><span class="soft small">not possible: ${row.refusal}</span>`}</th>
      ${number(row.maxPods)}${hasNodes && html`
      <td class="bar">${plainBar(row.length, row.isCurrent ? 'usual' : 'kept')}</td>
      ${number(row.nodes)}`}${number(row.refusal === undefined ? row.smallest : undefined)}</tr>`)}
    </tbody></table>`)}</section>`;
}

/** Groups and fleets. */
export function nodesSection(groups: readonly GroupRow[], fleets: readonly FleetRow[]): Content {
  return [
    groups.length > 0 && html`<section aria-labelledby="groups"><h2 id="groups">Node groups</h2>
      ${wide('Node groups', html`<table>${head('group', ['nodes: minimum · expected · peak', 'n'], ['max pods', 'n'],
        ['pods per node', 'n'], ['prefixes per node', 'n'], ['idle addresses per node', 'n'])}<tbody>
      ${groups.map((group) => html`<tr><th scope="row">${group.name} 
        <span class="soft">${group.type}${group.podsIn !== undefined && `, pods in ${group.podsIn}`}</span></th>
        ${number(`${count(group.minimum)} · ${count(group.expected)} · ${count(group.peak)}`)}${number(group.maxPods)}
        ${number(group.pods)}${number(group.prefixes)}${number(group.idle)}</tr>`)}</tbody></table>`, true)}</section>`,
    fleets.length > 0 && html`<section aria-labelledby="fleets"><h2 id="fleets">Fleets</h2>
      ${wide('Fleets', html`<table>${head('fleet', ['nodes: minimum · expected · peak', 'n'], ['max pods', 'n'],
        ['prefixes at the peak', 'n'], ['addresses at the peak', 'n'])}<tbody>
      ${fleets.map((fleet) => html`<tr><th scope="row">${fleet.name} 
        <span class="soft">${fleet.type}, ${fleet.bound}</span></th>
        ${number([fleet.minimum, fleet.expected, fleet.peak]
          .map((nodes) => (nodes === undefined ? 'not known' : count(nodes))).join(' · '))}
        ${number(fleet.maxPods)}${number(fleet.prefixes)}${number(fleet.addresses)}</tr>`)}
      </tbody></table>`, true)}</section>`,
  ];
}

export function quotasSection(quotas: readonly QuotaRow[]): Markup {
  return html`<section aria-labelledby="quotas"><h2 id="quotas">Default quotas</h2>
    <p class="soft">What AWS grants without a request. Those of your account may be higher.</p>
    ${wide('Default quotas', html`<table>${head('quota', ['', 'bar'], ['taken', 'n'], ['default', 'n'], ['share', 'n'])}
    <tbody>${quotas.map((row) => html`<tr${row.isShort && new Markup(' class="short"')}><th scope="row">${row.name}</th>
      <td class="bar">${plainBar(row.length, 'usual', row.quotaEnd, row.isShort)}</td>${number(row.used)}
      ${number(row.quota)}${number(row.share)}</tr>`)}</tbody></table>`)}</section>`;
}

/** All that is counted, folded. */
export function allNumbers({ matrix, totals, assumptions }: ReportModel): Markup {
  return html`<section aria-labelledby="all"><h2 id="all">All numbers</h2>
    <details><summary>Every subnet at every stage</summary><p class="soft small">Prefixes + single addresses in the 
    fullest case; single addresses alone where there are no prefixes.</p>
    ${wide('Every subnet at every stage', html`<table>${head('subnet', 'block', 'zone',
      ...matrix.stages.map((stage) => [stage, 'n'] as const), ['of', 'n'])}<tbody>
    ${matrix.rows.map(({ name, cidr, zone, taken, of }) => html`<tr><th scope="row">${name}</th>
      <td><code>${cidr}</code></td><td>${zone}</td>
      ${taken.map(({ text, isShort }) => html`<td class="n${isShort && ' bad'}">${text}</td>`)}
      ${number(of)}</tr>`)}</tbody></table>`, true)}</details>
    <details><summary>All zones together</summary>
    ${wide('All zones together', html`<table>${head('stage', ['nodes', 'n'], ['pods', 'n'], ['addresses', 'n'],
      ['idle', 'n'], ['interfaces', 'n'])}<tbody>${totals.map((row) => html`<tr><th scope="row">${row.words}</th>
      ${[row.nodes, row.pods, row.addresses, row.idle, row.enis].map(number)}</tr>`)}</tbody></table>`)}</details>
    <details><summary>Stages and assumptions</summary>
    <ul>${assumptions.map((sentence) => html`<li>${said(sentence)}</li>`)}
    </ul></details></section>`;
}
