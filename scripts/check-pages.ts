/**
 * Opens the page of every kind of plan in Chromium without a window, on a wide and on a narrow screen, light and dark:
 * nothing scrolls sideways, nothing is loaded, nothing is said on the console, and the drawings have the counts of the
 * plan. Where no Chromium is installed it says so and passes. With a folder it leaves pages and pictures there.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { pathToFileURL } from 'url';
import { Chromium, installedChromium } from './chromium';
import { CapacityPlan } from '../src/plan';
import { PlanReport } from '../src/render';
import { REPORT_CASES } from '../test/render/reports/report-cases';

const WIDTHS = [1280, 390];
const SCHEMES = ['light', 'dark'] as const;

/** Events of what a page says. */
const SAID = ['Runtime.consoleAPICalled', 'Runtime.exceptionThrown', 'Log.entryAdded'];

/** Most bytes of a page, and of one of many subnets. */
const MOST_BYTES = { few: 60_000, many: 150_000 };
const MANY_SUBNETS = 30;

/** What a page shows, as its own script-free markup has it. */
interface Shown {
  readonly scroll: number;
  readonly inner: number;
  readonly unnamed: number;

  /** The blocks of each map by the class or pattern that they are filled with, and what its key counts. */
  readonly maps: ReadonlyArray<{ readonly squares: number; readonly free: number; readonly keys: number[] }>;

  /** The names of the rows of each table of bars, with what is taken. */
  readonly bars: ReadonlyArray<ReadonlyArray<readonly [stage: string, taken: number]>>;
}

const SHOWN = `({
  scroll: document.documentElement.scrollWidth,
  inner: window.innerWidth,
  unnamed: [...document.querySelectorAll('svg:not([aria-hidden])')].filter((each) =>
    !each.closest('[aria-hidden]') && !each.querySelector('title') && !each.getAttribute('aria-label')
    && !each.closest('[role=img]')).length,
  maps: [...document.querySelectorAll('figure')].map((figure) => {
    const rects = [...figure.querySelectorAll('svg.map > rect')].slice(0, -1);
    const area = (all) => all.reduce((sum, rect) => sum + rect.getAttribute('width') * rect.getAttribute('height'), 0);
    return {
      squares: area(rects) / 64,
      free: area(rects.filter((rect) => rect.getAttribute('class') === 'f-track')) / 64,
      keys: [...figure.querySelectorAll('.key strong')].map((count) => Number(count.textContent.replace(/,/g, ''))),
    };
  }),
  bars: [...document.querySelectorAll('table.bars')].map((table) => [...table.querySelectorAll('tbody tr')].map((row) =>
    [row.querySelector('th').textContent, Number(row.querySelector('td.n').textContent.replace(/,/g, ''))])),
})`;

const STAGES: Record<string, string> = { 'surge': 'update', 'zone-lost': 'zone lost' };

/** What is wrong with a page, a line each. */
function problemsOf(plan: CapacityPlan, shown: Shown): string[] {
  const reserved = plan.subnets.filter((subnet) => subnet.reserved && subnet.prefixSupply !== undefined);
  const known = new Set(plan.subnets.map((subnet) => JSON.stringify(subnet.stages
    .map(({ stage, prefixes, addresses }) => [
      STAGES[stage] ?? stage,
      takenOf(subnet, prefixes, addresses),
    ]).sort())));
  return [
    ...shown.scroll > shown.inner ? [`it is ${shown.scroll} pixels wide on a screen of ${shown.inner}`] : [],
    ...shown.unnamed > 0 ? [`${shown.unnamed} drawings have no name`] : [],
    ...shown.bars.filter((rows) => !known.has(JSON.stringify([...rows].sort())))
      .map((rows) => `no subnet of the plan takes ${JSON.stringify(rows)}`),
    ...shown.maps.length > 0 && reserved.length > 0 && !shown.maps.some((map) => reserved.some((subnet) => (
      map.free === Math.max(0, subnet.prefixSupply! - Math.max(...subnet.stages.map(({ prefixes }) => prefixes)))
      && map.squares >= subnet.prefixSupply!)))
      ? ['no map of a reservation has as many free blocks as its subnet'] : [],
  ];
}

/** What the bars of a subnet count: blocks of a reservation that fills first, else addresses. */
function takenOf(
  { reserved, stages, prefixSupply, addressSupply }: CapacityPlan['subnets'][number],
  prefixes: number,
  addresses: number,
): number {
  if (!reserved) {
    const all = stages.map((stage) => 16 * stage.prefixes + stage.addresses);
    const share = (taken: number[], supply: number | undefined) => Math.max(...taken) / (supply ?? Infinity);
    const ofBlocks = share(stages.map((stage) => stage.prefixes), prefixSupply);
    return prefixSupply !== undefined && ofBlocks > share(all, addressSupply) ? prefixes : 16 * prefixes + addresses;
  }
  return prefixes > 0 || stages.some((stage) => stage.prefixes > 0) ? prefixes : addresses;
}

async function check(chromium: Chromium, folder: string, pictures: boolean): Promise<string[]> {
  const problems: string[] = [];
  for (const [name, make] of Object.entries(REPORT_CASES)) {
    const plan = make();
    const html = PlanReport.of(plan, { name }).toHtml();
    const file = join(folder, `${name}.html`);
    writeFileSync(file, html);
    const bytes = Buffer.byteLength(html);
    const most = plan.subnets.length > MANY_SUBNETS ? MOST_BYTES.many : MOST_BYTES.few;
    if (bytes > most) problems.push(`${name}: ${bytes} bytes, and ${most} are the most`);
    for (const width of WIDTHS) {
      for (const scheme of SCHEMES) {
        await chromium.open(pathToFileURL(file).href, width, scheme);
        const shown = await chromium.valueOf<Shown>(SHOWN);
        const requests = chromium.events.filter(({ method }) => method === 'Network.requestWillBeSent').slice(1);
        const said = chromium.events.filter(({ method }) => SAID.includes(method));
        problems.push(...[
          ...problemsOf(plan, shown),
          ...requests.map(({ params }) => `it asks for ${params.request.url}`),
          ...said.map(({ params }) => `it says ${JSON.stringify(params).slice(0, 200)}`),
        ].map((problem) => `${name} at ${width} px, ${scheme}: ${problem}`));
        if (pictures) writeFileSync(join(folder, `${name}-${width}-${scheme}.png`), await chromium.picture());
      }
    }
  }
  return problems;
}

async function main(): Promise<void> {
  const command = installedChromium();
  if (command === undefined) {
    console.log('pages: not opened, for no Chromium is installed (Debian: apt-get install chromium)');
    return;
  }
  const [given] = process.argv.slice(2);
  const folder = given === undefined ? mkdtempSync(join(tmpdir(), 'pages-')) : resolve(given);
  mkdirSync(folder, { recursive: true });
  const chromium = await Chromium.start(command);
  try {
    const problems = await check(chromium, folder, given !== undefined);
    problems.forEach((problem) => console.error(problem));
    const count = Object.keys(REPORT_CASES).length;
    console.log(`pages: ${count} opened at ${WIDTHS.join(' and ')} px, light and dark; ${problems.length} problems`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  } finally {
    await chromium.stop();
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
