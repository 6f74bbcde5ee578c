import { readFileSync } from 'fs';
import { join } from 'path';

/** A worked case of the VPC CNI's documentation of its targets. */
export interface DocumentedCase {
  readonly instanceType: string;
  readonly prefixDelegation: boolean;
  readonly warmEniTarget?: number;
  readonly warmIpTarget?: number;
  readonly minimumIpTarget?: number;
  readonly warmPrefixTarget?: number;
  readonly pods: number;

  /** ENIs, slots filled and addresses that nothing uses, as the page has them. */
  readonly documented: { readonly enis: number; readonly slots: number; readonly idlePodAddresses: number };
}

/** Every row on targets with prefixes, in the file's order. */
export function documentedPrefixCases(): DocumentedCase[] {
  return rowsOf('prefix-target-cases.csv').map((row) => ({
    ...commonOf(row),
    prefixDelegation: true,
    warmPrefixTarget: numberOf(row.warm_prefix_target),
    documented: { enis: Number(row.enis), slots: Number(row.attached_prefixes), idlePodAddresses: Number(row.unused_ips) },
  }));
}

/** Every row on targets with single addresses, in the file's order. */
export function documentedEniCases(): DocumentedCase[] {
  return rowsOf('eni-target-cases.csv').map((row) => ({
    ...commonOf(row),
    prefixDelegation: false,
    warmEniTarget: numberOf(row.warm_eni_target),
    documented: { enis: Number(row.attached_enis), slots: Number(row.attached_secondary_ips), idlePodAddresses: Number(row.unused_ips) },
  }));
}

/** The row in which the page slips; docs of the data name it, and the page's own prefixes-per-ENI column says 2. */
export function isSlip({ prefixDelegation, warmIpTarget, minimumIpTarget, pods }: DocumentedCase): boolean {
  return prefixDelegation && warmIpTarget === 7 && minimumIpTarget === 20 && pods === 0;
}

/** A row in a few words, for the name of a test. */
export function nameOf({ documented: _, ...asked }: DocumentedCase): string {
  return Object.entries(asked).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value}`).join(', ');
}

type Row = Readonly<Record<string, string>>;

function commonOf(row: Row) {
  return {
    instanceType: row.instance_type,
    warmIpTarget: numberOf(row.warm_ip_target),
    minimumIpTarget: numberOf(row.minimum_ip_target),
    pods: Number(row.pods),
  };
}

function rowsOf(file: string): Row[] {
  const lines = readFileSync(join(__dirname, 'demand-fixtures', file), 'utf8').split(/\r?\n/).filter((line) => line !== '');
  const [head, ...rows] = lines.map(cellsOf);
  return rows.map((cells) => Object.fromEntries(head.map((name, column) => [name, cells[column]])));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain);
}

function numberOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}
