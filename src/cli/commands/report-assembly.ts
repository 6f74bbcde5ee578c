import { join } from 'path';
import { plansIn } from '../files/cloud-assembly';
import { FORM_OPTIONS, FORMS, planJson, planMarkdown, planPage, planText } from '../files/plan-forms';
import { isFailed, Planned, plannedOf } from '../files/planned';
import { forecastOf } from '../files/read-forecast';
import { fileNamesOf, indexPage } from '../files/report-pages';
import { wholeNumberOf } from '../framework/arguments';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, OutputFile, UsageProblem } from '../framework/command-result';
import { named, STANDARD_STREAM } from '../framework/text-input';

/** As many bytes a comment has by default, and as many at least are left to a cluster. */
const MOST_BYTES = 60_000;
const LEAST_BYTES = 1000;

/** `report`: the plans of every cluster of a cloud assembly. */
export const REPORT: Command = {
  name: 'report',
  purpose: 'the plan of every cluster of an app, from the cloud assembly that cdk synth writes',
  examples: [
    { words: 'report cdk.out', says: 'whether each cluster has enough IP addresses' },
    { words: 'report cdk.out --html report', says: 'a page for each cluster, in the folder report' },
    { words: 'report cdk.out --markdown -o report.md', says: 'as Markdown, for a comment on a pull request' },
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

function report(context: CommandContext): CommandResult | UsageProblem {
  const { operands: [folder], values: { all, json, markdown, html }, terminal } = context;
  const maxBytes = wholeNumberOf(context, 'max-bytes', 0);
  if (isProblem(maxBytes)) return maxBytes;
  const carried = plansIn('CDK.OUT', folder);
  if (isProblem(carried)) return carried;
  const unanswered = [...carried.unread];
  const clusters: Planned[] = [];
  for (const [index, { path, value }] of carried.plans.entries()) {
    terminal.progress(`reading, ${index} of ${carried.plans.length} clusters are done`);
    const read = forecastOf(value);
    if (isProblem(read)) {
      unanswered.push(...read.problems.map((problem) => `${named('CDK.OUT', folder)}: ${path}: ${problem}`));
    } else {
      clusters.push(plannedOf(read, path));
    }
  }
  if (clusters.length === 0) return { problems: unanswered };
  const answer = { failed: clusters.some(isFailed), unanswered };
  if (json) return { ...answer, output: `${JSON.stringify(clusters.map(planJson), undefined, 2)}\n`, isData: true };
  if (markdown) {
    const most = share(maxBytes, clusters);
    return { ...answer, output: clusters.map((each) => planMarkdown(each, most)).join('\n'), isData: true };
  }
  if (typeof html !== 'string') {
    return { ...answer, output: clusters.map((each) => planText(each, terminal, all === true)).join('\n') };
  }
  if (html !== STANDARD_STREAM) return { ...answer, output: '', files: pagesIn(html, clusters) };
  return clusters.length === 1
    ? { ...answer, output: planPage(clusters[0]), isData: true }
    : { problems: [`--html - takes one page, and the assembly has ${clusters.length} clusters: give a folder`] };
}

/** The bytes of one cluster, of what all of them may have. */
function share(maxBytes: number = MOST_BYTES, clusters: readonly Planned[]): number {
  return maxBytes === 0 ? 0 : Math.max(LEAST_BYTES, Math.floor(maxBytes / clusters.length) - 1);
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
