import { auditOf } from '../../audit/cluster-audit';
import { constructsOf } from '../../audit/derived/running-constructs';
import { runningForecast } from '../../audit/derived/running-forecast';
import { readRunningCluster } from '../../audit/input/cluster-reader';
import { auditDocument } from '../../render/audit/audit-document';
import { auditReport } from '../../render/audit/audit-report';
import { markdownOf } from '../../render/markdown';
import { textOf } from '../../render/text';
import { collectedFiles } from '../files/collected-files';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';
import { STANDARD_STREAM } from '../framework/text-input';

/** `audit`: what is wrong with a cluster that runs. */
export const AUDIT: Command = {
  name: 'audit',
  purpose: 'what is wrong with a running cluster: its subnets, its nodes and its VPC CNI, and what to do',
  examples: [
    { words: 'audit eks-demo', says: 'all that the files in a folder show, and which files are missing' },
    { words: 'audit subnets.json interfaces.json --json', says: 'outputs of aws of your own; the answer as data' },
    { words: 'audit eks-demo --forecast forecast.json', says: 'also writes the cluster as a forecast, for plan' },
  ],
  operands: [{
    name: 'FILE',
    text: "a folder that the script of 'collect' wrote, or outputs of aws and kubectl as JSON files",
    isMany: true,
    isInput: true,
  }],
  options: {
    json: { text: 'gives all of it as data' },
    markdown: { text: 'gives it as Markdown' },
    cdk: { text: 'gives the running add-on vpc-cni as constructs in TypeScript' },
    forecast: {
      text: 'writes the running cluster as a forecast, which plan reads; - in place of the audit',
      value: { name: 'OUT', allowed: 'the path of the file to write, or - for standard output' },
    },
  },
  exclusive: ['json', 'markdown', 'cdk'],
  page: 'audit.md',
  run: audit,
};

function audit({ operands, values: { json, markdown, cdk, forecast } }: CommandContext): CommandResult | UsageProblem {
  const [form] = Object.entries({ json, markdown, cdk }).flatMap(([name, isAsked]) => (isAsked ? [`--${name}`] : []));
  if (forecast === STANDARD_STREAM && form !== undefined) {
    return { problems: [`--forecast - and ${form} both write to standard output: give a file for one of them`] };
  }
  const given = collectedFiles(operands);
  if (isProblem(given)) return given;
  const read = readRunningCluster(given.files);
  if (isProblem(read)) return read;
  const judged = auditOf({ ...read.cluster, notes: [...given.left, ...read.cluster.notes] });
  const failed = judged.findings.some(({ severity }) => severity === 'error');
  const written = typeof forecast === 'string' ? runningForecast(judged) : undefined;
  if (isProblem(written)) return written;
  const content = written && `${JSON.stringify(written.forecast, undefined, 2)}\n`;
  const notes = written?.notes.map((note) => `note: ${note}\n`).join('');
  if (content !== undefined && forecast === STANDARD_STREAM) {
    return { output: content, failed: false, isData: true, notes };
  }
  const files = content === undefined ? [] : [{ argument: '--forecast', path: String(forecast), content }];
  if (cdk) {
    const constructs = constructsOf(judged);
    return isProblem(constructs) ? constructs : { output: constructs.text, failed: false, isData: true, files, notes };
  }
  if (json) {
    return { output: `${JSON.stringify(auditDocument(judged), undefined, 2)}\n`, failed, isData: true, files, notes };
  }
  const report = auditReport(judged);
  return markdown
    ? { output: markdownOf(report), failed, isData: true, files, notes }
    : { output: textOf(report), failed, files, notes };
}
