import { isProblem, UsageProblem, wordsOf } from './arguments';
import { CommandResult } from './command-result';
import { areProblems, DemandCase, demandCases } from './demand-case';
import { ofFile, valueOf } from './structured-input';
import { nodeAddresses } from '../capacity/pool/node-addresses';
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
  return { output: values.json ? `${JSON.stringify(cases.map(record), undefined, 2)}\n` : page(cases), failed: false };
}

/** The object of one case; the names are a contract. */
function record({ settings, pods }: DemandCase): object {
  const { slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses } = nodeAddresses(
    settings,
    pods,
  );
  return { slots, enis, podsPlaced, idlePodAddresses, nodeSubnetAddresses, podSubnetAddresses };
}

function page(cases: readonly DemandCase[]): string {
  const rows = cases.map((each) => [String(each.pods), ...Object.values(record(each)).map(String)]);
  return `${textTable(['pods', 'slots', 'ENIs', 'placed', 'idle addresses', 'node subnet', 'pod subnet'], rows)}\n`;
}
