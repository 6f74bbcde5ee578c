import { Templates } from './apps';
import { Change, Counts, ReplacedClaim } from './change';
import { Collision, collisions } from './collisions';
import { OutputInUse, outputsInUse } from './outputs';
import { TemplateDiff, templateDiff, TouchedResource } from './template-diff';

/** What a change does, computed from its templates. */
export interface Outcome {
  readonly before: Templates;
  readonly after: Templates;
  readonly diffs: TemplateDiff[];
  readonly collisions: Collision[];
  readonly outputsInUse: OutputInUse[];
}

/** The part of a change that is claimed, in the form of `Change`. */
export type Claims = Required<Pick<Change, 'added' | 'updated' | 'following' | 'replaced' | 'removed' | 'collisions' | 'outputsInUse'>>;

/** What a change does to all stacks of its app; the stacks are the same before and after. */
export function outcomeOf(change: Change): Outcome {
  const [before, after] = [change.before(), change.after()];
  const stacks = Object.keys(before);
  if (stacks.join() !== Object.keys(after).join()) throw new Error(`${change.id} has other stacks after it: ${Object.keys(after)}`);
  return {
    before,
    after,
    diffs: stacks.map((stack) => templateDiff(before[stack], after[stack])),
    collisions: stacks.flatMap((stack) => collisions(before[stack], after[stack])),
    outputsInUse: outputsInUse(before, after),
  };
}

/** What would have to be claimed of an outcome. */
export function claimsOf({ diffs, collisions: colliding, outputsInUse: inUse }: Outcome): Claims {
  const counted = (list: (diff: TemplateDiff) => TouchedResource[]) => counts(diffs.flatMap(list).map(({ type }) => short(type)));
  return {
    added: counted(({ added }) => added),
    updated: counted(({ updated }) => updated),
    following: counted(({ following }) => following),
    replaced: replacedClaims(diffs),
    removed: counted(({ removed }) => removed),
    collisions: colliding.map(({ kind }) => kind).sort(),
    outputsInUse: inUse.map(({ kind }) => kind).sort(),
  };
}

/** What a change claims, in the same form: what it leaves out is none. */
export function claimed({ added = {}, updated = {}, following = {}, replaced = [], removed = {}, ...trouble }: Change): Claims {
  const { collisions: kinds = [], outputsInUse: inUse = [] } = trouble;
  return { added, updated, following, replaced: [...replaced].sort(byText), removed, collisions: [...kinds].sort(), outputsInUse: [...inUse].sort() };
}

function replacedClaims(diffs: TemplateDiff[]): ReplacedClaim[] {
  const each = diffs.flatMap(({ replaced }) => replaced)
    .map(({ type, by, properties, certain }) => JSON.stringify([short(type), by, `${certain ? '' : 'perhaps '}${properties.join(', ')}`]));
  return Object.entries(counts(each)).map(([text, count]) => {
    const [type, by, through] = JSON.parse(text);
    return { type, count, by, through };
  }).sort(byText);
}

function counts(names: string[]): Counts {
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, names.filter((other) => other === name).length]));
}

function byText(one: ReplacedClaim, other: ReplacedClaim): number {
  const text = ({ type, by, through }: ReplacedClaim) => `${type} ${by} ${through}`;
  return text(one) < text(other) ? -1 : 1;
}

const short = (type: string) => type.replace(/^AWS::/, '');
