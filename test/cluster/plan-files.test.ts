import { mkdtempSync, readdirSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stage } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { CapacityPlan, PlanReport, PlanReportFormat, PodCapacityCluster, PodCapacityClusterProps, PodNetwork } from '../../src';
import { fileNameOf } from '../../src/cluster/planning/plan-files';
import { FindingError } from '../../src/findings/finding-error';
import { stackIn, strictApp } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { errorOf } from '../private/cdk-refusals';
import { statementsOf } from '../private/statements';

const FORMATS = Object.values(PlanReportFormat);
const propsOf = (reports?: PlanReportFormat[], podNetwork = '100.64.0.0/16'): PodCapacityClusterProps => ({
  version: eks.KubernetesVersion.V1_34, podNetwork: PodNetwork.secondaryCidr(podNetwork), planning: { reports },
});

/** A platform in a folder for its assembly. */
function platformWith(outdir: string, props: PodCapacityClusterProps) {
  const app = new App({ outdir });
  const stack = stackIn({ app });
  const platform = new PodCapacityCluster(stack, 'Platform', props);
  platform.addNodegroup('General', { instanceTypes: types('m5.large'), minSize: 3, maxSize: 60 });
  return { app, platform };
}

/** A folder of its own, which goes with those of the run. */
const inTemporaryFolder = (test: (folder: string) => void) => test(mkdtempSync(join(tmpdir(), 'plan-files-')));

const reportsIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.capacity.')).sort();

test('reports stand beside the templates, and nowhere in them', () => inTemporaryFolder((folder) => {
  const { app, platform } = platformWith(folder, propsOf(FORMATS));
  const { manifest } = app.synth();

  expect(reportsIn(folder)).toEqual(['html', 'json', 'md', 'txt'].map((end) => `Stack.Platform.capacity.${end}`));
  const written = (end: string) => readFileSync(join(folder, `Stack.Platform.capacity.${end}`), 'utf8');
  const report = PlanReport.of(platform.plan, { name: 'Stack/Platform' });
  expect([written('html'), written('md'), written('txt')]).toEqual([report.toHtml(), report.toMarkdown(), report.toText(true)]);
  expect(CapacityPlan.fromJSON(JSON.parse(written('json'))).everyStageNodes).toBe(platform.plan.everyStageNodes);
  expect(JSON.stringify(manifest)).not.toMatch(/\.capacity\./);
  expect(readFileSync(join(folder, 'Stack.template.json'), 'utf8')).not.toMatch(/\.capacity\./);
}));

test('none is written unless it is asked for', () => inTemporaryFolder((folder) => {
  platformWith(folder, propsOf()).app.synth();
  expect(reportsIn(folder)).toEqual([]);
}));

test('it is there where synthesis fails for what the plan says', () => inTemporaryFolder((folder) => {
  const { app } = platformWith(folder, propsOf([PlanReportFormat.MARKDOWN], '100.64.0.0/22'));
  expect(() => app.synth()).toThrow();
  expect(readFileSync(join(folder, 'Stack.Platform.capacity.md'), 'utf8')).toContain('❌');
}));

test('a Stage has its own folder', () => inTemporaryFolder((folder) => {
  const app = new App({ outdir: folder });
  const stage = new Stage(app, 'Prod', { env: { region: 'eu-west-1' } });
  const platform = new PodCapacityCluster(stackIn({ app: stage as unknown as App }), 'Platform', propsOf([PlanReportFormat.TEXT]));
  platform.addNodegroup('General', { instanceTypes: types('m5.large'), maxSize: 3 });
  app.synth();
  expect([reportsIn(folder), reportsIn(join(folder, 'assembly-Prod'))]).toEqual([[], ['Prod.Stack.Platform.capacity.txt']]);
}));

test.each([
  ['Stack/Platform', /^Stack\.Platform$/],
  ['Stack/with-dash_and_line', /^Stack\.with-dash_and_line$/],
  ['Stack/a b', /^Stack\.a_b-[0-9a-f]{8}$/],
  ['Stack/../../etc', /^Stack\.__\.__\.etc-[0-9a-f]{8}$/],
  ['Stack/a.b', /^Stack\.a_b-[0-9a-f]{8}$/],
  [`Stack/${'x'.repeat(300)}`, /^Stack\.x{114}-[0-9a-f]{8}$/],
])('%s is the name of a file', (path, name) => {
  expect(fileNameOf(path)).toMatch(name);
});

test('paths that differ have names that differ', () => {
  const paths = ['a/b', 'a.b', 'a_b', 'a b', 'a-b', 'a:b'];
  expect(new Set(paths.map(fileNameOf)).size).toBe(paths.length);
});

test.each<[string, unknown]>([['no list', 'html'], ['another form', ['pdf']], ['a form beside a number', ['html', 1]]])('%s is refused', (_, reports) => {
  const refused = () => new PodCapacityCluster(stackIn({ app: strictApp() }), 'Platform', propsOf(reports as PlanReportFormat[]));
  const { findings } = errorOf(refused) as FindingError;
  expect(statementsOf(findings).map(({ facts }) => facts.prop)).toEqual(['planning.reports']);
});
