import { Sentence } from './report-model';
import { PlanStage } from '../../forecast/plan-stage';

interface StageWords {
  /** In a table. */
  readonly name: string;

  /** As what takes addresses: `A changeover`. */
  readonly subject: string;

  /** As when it happens: `in a changeover`. */
  readonly when: string;
}

/** How a report says each stage. */
export const STAGE_WORDS: Readonly<Record<PlanStage, StageWords>> = {
  [PlanStage.MINIMUM]: { name: 'minimum', subject: 'The minimum', when: 'at the minimum' },
  [PlanStage.EXPECTED]: { name: 'expected', subject: 'A usual day', when: 'on a usual day' },
  [PlanStage.LARGEST]: { name: 'largest', subject: 'The largest size', when: 'at the largest size' },
  [PlanStage.PEAK]: { name: 'peak', subject: 'The peak', when: 'at the peak' },
  [PlanStage.SURGE]: { name: 'update', subject: 'An update', when: 'in an update' },
  [PlanStage.ZONE_LOST]: { name: 'zone lost', subject: 'A lost zone', when: 'with a zone lost' },
  [PlanStage.CHANGEOVER]: { name: 'changeover', subject: 'A changeover', when: 'in a changeover' },
};

/** The order of a report: what lasts, then what passes. */
export const STAGE_ORDER: readonly PlanStage[] = [
  PlanStage.MINIMUM, PlanStage.EXPECTED, PlanStage.LARGEST, PlanStage.PEAK,
  PlanStage.SURGE, PlanStage.ZONE_LOST, PlanStage.CHANGEOVER,
];

/** Whether a stage passes. */
export function isPassing(stage: PlanStage): boolean {
  return STAGE_ORDER.indexOf(stage) > STAGE_ORDER.indexOf(PlanStage.PEAK);
}

/** A number with its thousands apart. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A share in whole percent, rounded down. */
export function percentOf(taken: number, supply: number): number {
  return supply <= 0 ? 0 : Number((BigInt(taken) * 100n) / BigInt(supply));
}

/** A share in words. */
export function percentWords(taken: number, supply: number): string {
  const percent = percentOf(taken, supply);
  return percent === 0 && taken > 0 ? 'below 1 %' : `${percent} %`;
}

/** Names in a line, as in `a, b and c`; of many the first three. */
export function nameList(names: readonly string[]): string {
  if (names.length <= 1) return names.join('');
  if (names.length <= 4) return `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** A number of things: `1 node`, `2 nodes`. */
export function counting(value: number, one: string, many: string = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A unit of a supply in words. */
export function unitWords(unit: string): string {
  return unit === 'blocks' ? '/28 blocks' : 'addresses';
}

/** A sentence as plain text. */
export function plain(sentence: Sentence): string {
  return sentence
    .map((part) => (typeof part === 'string' ? part : 'strong' in part ? part.strong : part.code)).join('');
}
