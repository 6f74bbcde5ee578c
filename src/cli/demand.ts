import { isProblem, UsageProblem, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { areProblems, DemandCase, demandCases } from './demand-case';
import { ofFile, valueOf } from './structured-input';
import { nodeAddresses } from '../capacity/pool/node-addresses';
import { blockOf } from '../findings/print/finding-lines';
import { grouped } from '../findings/print/joint-findings';
import { textTable } from '../render/text-table';

const OPTIONS = {
  cases: { type: 'string', allowed: 'the path of a JSON file, or - for standard input' },
  json: { type: 'boolean' },
} as const;

export const DEMAND_USAGE = 'eks-pod-capacity demand --cases FILE|- [--json]';

/**
 * `demand`: what nodes take from their subnets, case by case, by the raw algorithm of the VPC CNI.
 */
export function demand(args: readonly string[]): CommandResult | UsageProblem {
  const words = wordsOf(args, OPTIONS);
  if (isProblem(words)) return words;
  const { operands, values } = words;
  if (operands.length > 0) return { problems: [`'${operands[0]}' is not expected: cases are read from --cases FILE`] };
  if (typeof values.cases !== 'string') return { problems: [`--cases is missing: give ${OPTIONS.cases.allowed}`] };
  const input = valueOf('--cases', values.cases, 'JSON');
  if (isProblem(input)) return input;
  const cases = demandCases(input.value);
  if (areProblems(cases)) return ofFile('--cases', values.cases, cases);
  return values.json
    ? { output: `${JSON.stringify(cases.map(record), undefined, 2)}\n`, failed: false }
    : { output: page(cases), notes: notes(cases), failed: false };
}

/** The object of one case; the names are a contract. */
function record({ settings, pods }: DemandCase): object {
  const { slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses } = nodeAddresses(
    settings,
    pods,
  );
  return { slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses };
}

/** What there is to say of the nodes: the table and its JSON have no place for it, nor does it change the answer. */
function notes(cases: readonly DemandCase[]): string {
  return grouped(cases.flatMap(({ findings }) => findings))
    .map((finding) => `${finding.severity}: ${blockOf(finding)}\n`)
    .join('');
}

function page(cases: readonly DemandCase[]): string {
  const rows = cases.map((each) => [String(each.pods), ...Object.values(record(each)).map(String)]);
  return `${textTable(['pods', 'slots', 'ENIs', 'placed', 'idle addresses', 'node subnet', 'pod subnet'], rows)}\n`;
}
