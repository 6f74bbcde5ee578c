import { readFileSync } from 'fs';
import { join } from 'path';

/** A row of data/instance-types.csv, read here a second time and in another way than the generator does. */
export interface CsvType {
  readonly instanceType: string;
  readonly vcpus?: number;
  readonly memoryMib?: number;
  readonly architecture?: string;
  readonly hypervisor?: string;
  readonly maxEnis: number;
  readonly ipv4PerEni: number;
  readonly networkCards: number;
  readonly branchInterfaces?: number;
}

/** Every row of the file, the `*g-flex` ones included, in the file's order. */
export function csvTypes(): CsvType[] {
  const text = readFileSync(join(__dirname, '../../data/instance-types.csv'), 'utf8');
  return text.split('\n').slice(1).filter((line) => line !== '').map((line) => {
    const [instanceType, vcpus, memory, architecture, hypervisor, bareMetal, enis, addresses, cards, , trunking, branches] = line.split(',');
    return {
      instanceType,
      vcpus: numberOf(vcpus),
      memoryMib: numberOf(memory),
      architecture: textOf(architecture),
      hypervisor: bareMetal === 'true' ? 'none' : textOf(hypervisor),
      maxEnis: Number(enis),
      ipv4PerEni: Number(addresses),
      networkCards: Number(cards),
      branchInterfaces: trunking === 'false' ? 0 : numberOf(branches),
    };
  });
}

/** Whether a row is one of those that one internal list alone names, which the product leaves out. */
export function isInternalOnly({ instanceType }: CsvType): boolean {
  return /g-flex\./.test(instanceType);
}

function numberOf(text: string): number | undefined {
  return text === '' ? undefined : Number(text);
}

function textOf(text: string): string | undefined {
  return text === '' ? undefined : text;
}
