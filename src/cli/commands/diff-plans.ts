import { differenceOf } from '../../plan/difference/difference-of-plans';
import { PlanChange, PlanDifference, isGrave, ranked } from '../../plan/difference/plan-change';
import { producer } from '../../plan/producer';
import { differenceMarkdown } from '../../render/difference/difference-markdown';
import { DifferenceReport, differenceReport, partsOf } from '../../render/difference/difference-report';
import { differenceText } from '../../render/difference/difference-text';
import { isAssembly } from '../files/cloud-assembly';
import { Planned } from '../files/planned';
import { plannedInputs } from '../files/planned-inputs';
import { wholeNumberOf } from '../framework/arguments';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';

const INPUT = 'a plan, a forecast, or the folder of a cloud assembly';

/** `diff`: what a change does to the plans of clusters. */
export const DIFF: Command = {
  name: 'diff',
  purpose: 'what a change does to a plan, the most dangerous first',
  examples: [
    { words: 'diff main/cdk.out cdk.out', says: 'two cloud assemblies, matched by construct paths' },
    { words: 'diff old.yaml new.yaml --fail-on worse', says: 'two forecasts; exits with 1 if a stage no longer fits' },
    { words: 'diff main/cdk.out cdk.out --markdown -o comment.md', says: 'as Markdown, for a pull request' },
  ],
  operands: [
    { name: 'OLD', text: INPUT, isInput: true },
    { name: 'NEW', text: INPUT, isInput: true },
  ],
  options: {
    'json': { text: 'gives the changes as data, the most dangerous first' },
    'markdown': { text: 'gives the changes as Markdown for a pull request' },
    'max-bytes': {
      text: 'largest size of the Markdown in bytes, 60000 by default; 0 for no limit',
      value: { name: 'N', allowed: 'a whole number of 0 or more' },
    },
    'name': {
      text: 'a name in the first line of the Markdown, to tell several comments apart',
      value: { name: 'NAME', allowed: 'any text' },
    },
    'fail-on': {
      text: 'exits with 1 if a stage no longer fits or lacks more addresses, or an error is new',
      value: { name: 'WHAT', allowed: 'worse or never', choices: ['worse', 'never'] },
    },
  },
  exclusive: ['json', 'markdown'],
  failure: 'with --fail-on worse: a stage no longer fits or lacks more addresses, or an error is new',
  page: 'pull-requests.md',
  run: diff,
};

/** A cluster that is on both sides. */
interface Compared {
  readonly name?: string;
  readonly difference: PlanDifference;
  readonly report: DifferenceReport;
}

function diff(context: CommandContext): CommandResult | UsageProblem {
  const { operands: [oldFile, newFile], values, terminal } = context;
  const maxBytes = wholeNumberOf(context, 'max-bytes', 0);
  if (isProblem(maxBytes)) return maxBytes;
  const was = plannedInputs('OLD', oldFile);
  const is = plannedInputs('NEW', newFile);
  if (isProblem(was) || isProblem(is)) {
    return { problems: [...isProblem(was) ? was.problems : [], ...isProblem(is) ? is.problems : []] };
  }
  const { pairs, aside } = paired(was, is);
  const compared = pairs.map(({ before, now, name }, index): Compared => {
    terminal.progress(`comparing, ${index} of ${pairs.length} clusters are done`);
    const difference = differenceOf(before.plan, now.plan);
    return { name, difference, report: differenceReport(difference, before.plan, now.plan, name) };
  });
  const changes = ranked([
    ...aside,
    ...compared.flatMap(({ name, difference }) => difference.changes.map((change): PlanChange => (
      pairs.length > 1 && name !== undefined ? { ...change, cluster: name } : change))),
  ]);
  const failed = values['fail-on'] === 'worse' && changes.some(isGrave);
  if (values.json) return { output: json(compared, changes), failed, isData: true };
  const [part] = partsOf(aside);
  const reports = compared.map(({ report }) => report);
  return values.markdown
    ? { output: differenceMarkdown(titleOf(context, compared), reports, part, maxBytes), failed, isData: true }
    : { output: differenceText(reports, part), failed };
}

/** The same clusters of both sides: by their names, or the only one of each; and those of one side. */
function paired(was: readonly Planned[], is: readonly Planned[]) {
  if (was.length === 1 && is.length === 1) {
    const [[before], [now]] = [was, is];
    return { pairs: [{ before, now, name: now.name ?? before.name }], aside: [] };
  }
  const byName = new Map(was.map((each) => [each.name ?? '', each]));
  const names = new Set(is.map(({ name = '' }) => name));
  const pairs = is.flatMap((now) => {
    const before = byName.get(now.name ?? '');
    return before === undefined ? [] : [{ before, now, name: now.name }];
  });
  const aside: PlanChange[] = [
    ...was.filter(({ name = '' }) => !names.has(name))
      .map(({ name = '' }): PlanChange => ({ rank: 0, kind: 'cluster-removed', subject: name, worse: false })),
    ...is.filter(({ name = '' }) => !byName.has(name))
      .map(({ name = '' }): PlanChange => ({ rank: 0, kind: 'cluster-added', subject: name, worse: false })),
  ];
  return { pairs, aside };
}

/** What stays as it is from one push to the next, however many clusters there are. */
function titleOf({ operands, values: { name } }: CommandContext, compared: readonly Compared[]): string {
  if (typeof name === 'string') return name;
  if (operands.some(isAssembly)) return 'cloud assembly';
  return compared.length === 1 ? compared[0].name ?? 'capacity plan' : 'several clusters';
}

/** The changes of all clusters, and each cluster in short; the names are a contract. */
function json(compared: readonly Compared[], changes: readonly PlanChange[]): string {
  const document = {
    kind: 'capacity-diff',
    schemaVersion: 1,
    producer: producer(),
    worse: changes.some(isGrave),
    changes,
    clusters: compared.map(({ name, difference: { was, is, unchanged } }) => ({
      ...name === undefined ? {} : { name }, was, is, unchanged,
    })),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
