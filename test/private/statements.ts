import { Finding } from '../../src/findings/finding';
import { identityOf } from '../../src/findings/identity';
import { Facts } from '../../src/findings/wording';
import { ALL_WORDS } from '../../src/findings/words';

/** The name of each wording, with the file that it stands in, as in `values.notWhole`. */
const NAMES = new Map(Object.entries(ALL_WORDS).flatMap(([file, words]) => Object.entries(words).map(([name, wording]) => [wording, `${file}.${name}`])));

const WORDING_NAMES = new Set(NAMES.values());

/** Whether a text is the name of a wording. */
export function isNameOfWording(text: string): boolean {
  return WORDING_NAMES.has(text);
}

/** What a finding says, without its words. */
export interface Statement {
  /** The last part of the id. */
  readonly id: string;

  /** The wording, as in `values.notWhole`. */
  readonly wording: string;

  /** What it is about, as in `prop maxPods`. */
  readonly about: string;
  readonly facts: Facts;
}

/** What findings say, without their words, in their order. */
export function statementsOf(findings: readonly Finding[]): Statement[] {
  return findings.map((finding) => {
    const identity = identityOf(finding);
    if (identity === undefined) throw new Error(`made without a wording: ${finding.id} ${finding.message}`);
    const { wording, about: { kind, name }, facts } = identity;
    return { id: finding.id.replace(/^cdk-eks-pod-capacity:/, ''), wording: NAMES.get(wording)!, about: `${kind} ${name}`, facts };
  });
}

/** The facts of the findings of an id, by its last part, in their order. */
export function factsNamed(findings: readonly Finding[], id: string): Facts[] {
  return statementsOf(findings).filter((statement) => statement.id === id).map(({ facts }) => facts);
}

/** The facts of the one finding of an id, by its last part. */
export function factsOf(findings: readonly Finding[], id: string): Facts {
  const found = statementsOf(findings).filter((statement) => statement.id === id);
  if (found.length !== 1) throw new Error(`${found.length} findings have the id ${id}; there are ${findings.map((each) => each.id).join(', ') || 'none'}`);
  return found[0].facts;
}

/** A sentence without its words: the wording, as in `values.notWhole`, and what it is made of. */
export type Said = [wording: string, facts: Facts];

/** The sentences of findings without their words, in their order. */
export function saidBy(findings: readonly Finding[]): Said[] {
  return statementsOf(findings).map(({ wording, facts }) => [wording, facts]);
}
