import { nodeAddresses } from '../../capacity/pool/node-addresses';
import { blockOf } from '../../findings/print/finding-lines';
import { grouped } from '../../findings/print/joint-findings';
import { textTable } from '../../render/text-table';
import { areProblems, DemandCase, demandCases } from '../files/demand-case';
import { otherKind } from '../files/document-kind';
import { ofFile, valueOf } from '../files/structured-input';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';
import { named } from '../framework/text-input';

const CASES = 'the path of a JSON file, or - for standard input';

/** `demand`: how many addresses single nodes take from their subnets, by the algorithm of the VPC CNI. */
export const DEMAND: Command = {
  name: 'demand',
  purpose: 'what nodes take from their subnets, case by case, by the raw algorithm of the VPC CNI',
  examples: [
    { words: 'demand --cases cases.json', says: 'a line for each case of the file' },
    { words: 'demand --cases - --json < cases.json', says: 'the same as data, from standard input' },
  ],
  operands: [],
  surplus: 'cases are read from --cases FILE',
  options: {
    cases: { text: 'the cases', value: { name: 'FILE', allowed: CASES, isInput: true } },
    json: { text: 'gives an array, an object for each case' },
  },
  keys: [
    { name: 'instanceType', text: 'a type of the table; for any other type give enis and ipv4PerEni' },
    { name: 'pods', text: 'how many pods the node runs' },
    { name: 'prefixDelegation', text: 'whether slots hold prefixes; also customNetworking, trunkEni' },
    { name: 'warmPrefixTarget', text: 'of the VPC CNI; also warmEniTarget, warmIpTarget, minimumIpTarget, maxEni' },
    { name: 'maxPods', text: 'max pods, at which slots are no longer filled; no limit by default' },
    { name: 'addonVersion', text: 'of the add-on vpc-cni, as in v1.21.1-eksbuild.1' },
  ],
  failure: 'never',
  page: 'capacity-model.md',
  run: demand,
};

function demand({ values }: CommandContext): CommandResult | UsageProblem {
  if (typeof values.cases !== 'string') return { problems: [`--cases is missing: give ${CASES}`] };
  const input = valueOf('--cases', values.cases, 'JSON');
  if (isProblem(input)) return input;
  const other = otherKind(input.value, ['cases']);
  if (other !== undefined) return { problems: [`${named('--cases', values.cases)} ${other}`] };
  const cases = demandCases(input.value);
  if (areProblems(cases)) return ofFile('--cases', values.cases, cases);
  return values.json
    ? { output: `${JSON.stringify(cases.map(record), undefined, 2)}\n`, failed: false, isData: true }
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
