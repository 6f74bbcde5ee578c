import { join } from 'path';
import { plansIn } from '../files/cloud-assembly';
import { FORM_OPTIONS, FORMS, planJson, planMarkdown, planPage, planText } from '../files/plan-forms';
import { isFailed, Planned, plannedOf } from '../files/planned';
import { forecastOf } from '../files/read-forecast';
import { fileNamesOf, indexPage } from '../files/report-pages';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, OutputFile, UsageProblem } from '../framework/command-result';
import { named, STANDARD_STREAM } from '../framework/text-input';

/** `report`: the plans of every cluster of a cloud assembly. */
export const REPORT: Command = {
  name: 'report',
  purpose: 'the plan of every cluster of an app, from the cloud assembly that cdk synth writes',
  examples: [
    { words: 'report cdk.out', says: 'whether the addresses of each cluster last' },
    { words: 'report cdk.out --html report', says: 'a page for each cluster, in the folder report' },
    { words: 'report cdk.out --markdown -o report.md', says: 'as a comment of a pull request has it' },
  ],
  operands: [{ name: 'CDK.OUT', text: 'the folder of a cloud assembly, as in cdk.out', isInput: true }],
  options: {
    ...FORM_OPTIONS,
    json: { text: 'gives an array, a plan for each cluster' },
    html: {
      text: 'writes a page for each cluster, and one that lists them',
      value: { name: 'DIR', allowed: 'the path of the folder to write to, or - for standard output' },
    },
  },
  exclusive: FORMS,
  page: 'command-line.md',
  run: report,
};

function report({ operands: [folder], values }: CommandContext): CommandResult | UsageProblem {
  const { json, markdown, html } = values;
  const carried = plansIn('CDK.OUT', folder);
  if (isProblem(carried)) return carried;
  const unanswered = [...carried.unread];
  const clusters: Planned[] = [];
  for (const { path, value } of carried.plans) {
    const read = forecastOf(value);
    if (isProblem(read)) {
      unanswered.push(...read.problems.map((problem) => `${named('CDK.OUT', folder)}: ${path}: ${problem}`));
    } else {clusters.push(plannedOf(read, path));}
  }
  if (clusters.length === 0) return { problems: unanswered };
  const answer = { failed: clusters.some(isFailed), unanswered };
  if (json) return { ...answer, output: `${JSON.stringify(clusters.map(planJson), undefined, 2)}\n`, isData: true };
  if (markdown) return { ...answer, output: clusters.map(planMarkdown).join('\n'), isData: true };
  if (typeof html !== 'string') return { ...answer, output: clusters.map(planText).join('\n') };
  if (html !== STANDARD_STREAM) return { ...answer, output: '', files: pagesIn(html, clusters) };
  return clusters.length === 1
    ? { ...answer, output: planPage(clusters[0]), isData: true }
    : { problems: [`--html - takes one page, and the assembly has ${clusters.length} clusters: give a folder`] };
}

/** A page for each cluster, and one that lists them. */
function pagesIn(folder: string, clusters: readonly Planned[]): OutputFile[] {
  const names = fileNamesOf(clusters.map(({ name = '' }) => name));
  const written = (name: string, content: string): OutputFile => (
    { argument: '--html', path: join(folder, name), content, makesFolders: true }
  );
  return [
    ...clusters.map((cluster, index) => written(names[index], planPage(cluster))),
    written('index.html', indexPage(clusters, names)),
  ];
}
