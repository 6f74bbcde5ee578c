import { REPORT_CASES } from './report-cases';
import { ReservationShare } from '../../../src/addressing';
import { IpAssignment } from '../../../src/capacity';
import { NodegroupForecast, PlanStage, PodForecast } from '../../../src/forecast';
import { CapacityPlan } from '../../../src/plan';
import { PlanReport } from '../../../src/render';
import { reportMarkdown } from '../../../src/render/comment/report-markdown';
import { reportOf } from '../../../src/render/model/report-of-plan';
import { pageOf } from '../../../src/render/page/report-page';
import { reportText } from '../../../src/render/terminal/report-text';
import { errorOf } from '../../private/cdk-refusals';
import { groupOf, nodesIn, planOf } from '../../private/forecast-fixtures';
import { saidBy } from '../../private/statements';

const PLANS = Object.entries(REPORT_CASES).map(([name, make]) => ({ name, plan: make() }));
const MODELS = PLANS.map(({ name, plan }) => ({ name, plan, model: reportOf(plan, { name }) }));

describe.each(MODELS)('the report of $name', ({ plan, model }) => {
  const page = pageOf(model);

  test('each map has as many squares as its range has blocks, and each key as many as the stages take', () => {
    for (const { blocksPerSquare, runs, key } of model.pools.flatMap(({ maps }) => maps)) {
      const squares = runs.reduce((sum, { squares: of }) => sum + of, 0);
      expect(squares).toBeLessThanOrEqual(1024);
      if (blocksPerSquare > 1) continue;
      for (const { state, count } of key.filter((entry) => entry.state === 'free' && runs.some((run) => run.state === 'usual'))) {
        expect([state, runs.filter((run) => run.state === state).reduce((sum, run) => sum + run.squares, 0)]).toEqual([state, expect.any(Number)]);
        expect(count).toBeGreaterThanOrEqual(0);
      }
    }
  });

  test('every subnet from which something is taken is in one pool, with what the plan counts', () => {
    const used = plan.subnets.filter(({ stages }) => stages.some(({ prefixes, addresses }) => prefixes + addresses > 0));
    expect(model.pools.flatMap(({ names }) => names).sort()).toEqual(used.map(({ name }) => name).sort());
    for (const { names, bars, unit } of model.pools) {
      const { stages, reserved } = plan.subnets.find(({ name }) => name === names[0])!;
      for (const { stage, prefixes, addresses } of stages) {
        const taken = unit === 'addresses' ? addresses + (reserved ? 0 : 16 * prefixes) : prefixes;
        expect(bars.find((bar) => bar.stage === stage)!.taken).toBe(taken);
      }
    }
  });

  test('its page loads nothing, and no name of the plan is markup in it', () => {
    expect(page).not.toMatch(/<script|<link|<img|<iframe|style="|\son\w+="|url\((?!#)|@import|(src|href)="(?!https:\/\/github\.com)/);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b20\d\d-\d\d-\d\d\b/); // no date
  });

  test('its page is well formed', () => {
    const open: string[] = [];
    const voids = ['meta', 'br'];
    for (const [, end, name, rest] of page.replace(/<!DOCTYPE html>/, '').replace(/<style>[^]*?<\/style>/, '').matchAll(/<(\/?)([a-zA-Z][\w-]*)([^>]*)>/g)) {
      if (rest.endsWith('/') || voids.includes(name)) continue;
      if (end === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('it is the same bytes each time', () => {
    const again = reportOf(REPORT_CASES[model.name](), { name: model.name });
    expect([pageOf(again), reportMarkdown(again), reportText(again)]).toEqual([page, reportMarkdown(model), reportText(model)]);
  });

  test('the text for a terminal is short, and ASCII where that is asked for', () => {
    // A screen of 25 lines, and the end of the last one.
    expect(reportText(model).split('\n').length).toBeLessThanOrEqual(26);
    expect(reportText(model, { ascii: true, all: true })).toMatch(/^[\t-~\n]*$/);
    expect(reportText(model, { color: true }).replace(/\u001b\[\d+m/g, '')).toBe(reportText(model));
  });
});

test.each([24, 23, 22, 21, 20, 19, 18, 17, 16])('a /%d is drawn in at most 1,024 squares, a state for each', (size) => {
  const blocks = 2 ** (28 - size);
  const nodes = Math.max(2, Math.floor(blocks / 14));
  const { pools: [{ maps: [map] }] } = reportOf(planOf({
    ipAssignment: IpAssignment.prefixDelegation(), subnets: [nodesIn('a', `10.0.0.0/${size}`)], nodegroups: [groupOf({ maxSize: nodes })],
  }));
  const squares = map.runs.reduce((sum, run) => sum + run.squares, 0);

  expect([squares, map.blocksPerSquare]).toEqual([Math.min(1024, blocks), Math.max(1, blocks / 1024)]);
  expect(map.columns).toBe(squares <= 32 ? 16 : squares <= 128 ? 32 : 64);
  const taken = map.key.filter(({ state }) => ['usual', 'peak', 'update', 'changeover', 'free'].includes(state)).reduce((sum, { count }) => sum + count, 0);
  expect(blocks - 2 - taken).toBeGreaterThanOrEqual(0); // single addresses take the others
});

test('ranges of a subnet of which the size alone is known are drawn in the order of their addresses', () => {
  const { pools: [{ maps }] } = reportOf(planOf({
    ipAssignment: IpAssignment.prefixDelegation(),
    subnets: [nodesIn('a', undefined, { prefixLength: 20, reservation: ReservationShare.SEVEN_EIGHTHS })],
    nodegroups: [groupOf({ maxSize: 20 })],
  }));

  // The rest, and ranges from 512, 1,024 and 2,048 on: in the order of numbers.
  expect(maps.map(({ caption }) => JSON.stringify(caption).match(/\/\d+/)?.[0])).toEqual(['/23', '/23', '/22', '/21']);
});

test('all forms of the dense cluster begin with 108 nodes at which every stage fits', () => {
  const { model } = MODELS.find(({ name }) => name === 'dense-cluster')!;
  for (const form of [pageOf(model).replace(/<style>[^]*<\/style>/, '').replace(/<[^>]+>/g, ' '), reportMarkdown(model), reportText(model)]) {
    expect(form).toMatch(/108/);
    expect(form.search(/219/) === -1 || form.search(/108/) < form.search(/219/)).toBe(true);
  }
});

describe('Markdown', () => {
  const { model } = MODELS.find(({ name }) => name === 'many-subnets')!;
  const bytes = (text: string) => Buffer.byteLength(text);

  test.each([30_000, 20_000, 15_000, 10_000, 4000])('keeps below %d bytes, and says what it left out', (most) => {
    const text = reportMarkdown(model, { maxBytes: most });
    expect(bytes(text)).toBeLessThanOrEqual(most);
    expect(text).toMatch(/^<!-- eks-pod-capacity: many-subnets -->\n\n### /);
    expect(text).toMatch(/(Left out to stay below [\d,]+ bytes: other modes|The rest was left out to stay below the limit)/);
  });

  test('leaves nothing out without a limit, nor by default', () => {
    expect(reportMarkdown(model, { maxBytes: 0 })).toBe(reportMarkdown(model));
    expect(reportMarkdown(model)).not.toContain('eft out');
  });

  test('keeps the verdict and each id that matters while anything is left out', () => {
    const text = reportMarkdown(model, { maxBytes: 15_000 });
    for (const { name } of model.findings.filter(({ level }) => level !== 'info')) expect(text).toContain(name);
    expect(text).toContain('every stage fits'.replace('e', 'E'));
  });

  test.each([-1, 0.5, NaN])('refuses %d bytes', (most) => {
    expect(saidBy((errorOf(() => PlanReport.of(planOf()).toMarkdown(most)) as any).findings)).toMatchObject([['numbers.belowLeast', { name: 'maxBytes' }]]);
  });
});

describe('names of others', () => {
  const HOSTILE = ['<script>alert(1)</script>', '"><img src=x onerror=y>', '&amp;', "it's", '`code` | *bold* ~x~ @team #1', '--><b>', 'a\u0007b\u202ec\u0000', '```\nfence', '[x](y)'];
  const plan = CapacityPlan.of(PodForecast.of({
    subnets: HOSTILE.map((name, index) => nodesIn('a', `10.${index}.0.0/24`, { name })),
    nodegroups: HOSTILE.map((name, index): NodegroupForecast => groupOf({ name, maxSize: 20, subnets: [HOSTILE[index]] })),
  }));
  const report = PlanReport.of(plan, { name: HOSTILE.join(' ') });
  const tags = (html: string) => new Set([...html.matchAll(/<\/?([a-zA-Z][\w-]*)/g)].map(([, name]) => name));

  test('are text in the page', () => {
    const page = report.toHtml();
    expect([...tags(page)].filter((name) => ['script', 'img', 'b'].includes(name) && name !== 'b')).toEqual([]);
    expect(page).not.toMatch(/<b>(?!Error|Warning|Note|Suggestion)/);
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  });

  test('are text in Markdown', () => {
    const text = report.toMarkdown(0);
    const outside = text.replace(/^`{3,}text$[^]*?^`{3,}$/gm, '').split('\n').slice(1).join('\n');
    expect([...tags(outside.replace(/\\</g, ''))].filter((name) => !['details', 'summary'].includes(name))).toEqual([]);
    expect(text.split('\n')[0]).toMatch(/^<!-- eks-pod-capacity: [^<>]* -->$/);
    expect(outside.replace(/\]\(https:[^)]*\)/g, '')).not.toMatch(/[@#]\w/);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    for (const row of outside.split('\n').filter((line) => line.startsWith('| '))) expect(row.split(/(?<!\\)\|/).length).toBeLessThan(13);
  });

  test('are seen on a terminal', () => {
    expect(report.toText(true)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
  });
});

test.each<[string, CapacityPlan]>([
  ['no nodes', planOf({ nodegroups: [] })],
  ['no pods', planOf({ nodegroups: [groupOf({ podsPerNode: 0 })] })],
  ['no size of any subnet', planOf({ subnets: [nodesIn('a')] })],
  ['one address too many', planOf({ subnets: [nodesIn('a', '10.0.0.0/28')], nodegroups: [groupOf({ maxSize: 2, podsPerNode: 4 })] })],
  ['a /16', planOf({ nodegroups: [groupOf({ maxSize: 900 })] })],
])('a plan with %s has every form', (_, plan) => {
  const report = PlanReport.of(plan);
  for (const form of [report.toHtml(), report.toMarkdown(), report.toText(), report.toText(true), JSON.stringify(report)]) {
    expect(form).not.toMatch(/undefined|NaN|Infinity|\[object/);
  }
  expect(report.toText()).toContain('capacity plan:');
});

test('what is asked for by data is what is asked for by the plan', () => {
  const { plan } = PLANS[0];
  const data = JSON.parse(JSON.stringify(PlanReport.of(plan, { name: 'x' })));
  expect(data).toMatchObject({ kind: 'capacity-plan', schemaVersion: 1, name: 'x', everyStageNodes: 108 });
  expect(data.growth.map(({ stage }: { stage: PlanStage }) => stage)).toContain(PlanStage.CHANGEOVER);
  expect(PlanReport.of(CapacityPlan.fromJSON(data), { name: 'x' }).toHtml()).toBe(PlanReport.of(plan, { name: 'x' }).toHtml());
});
