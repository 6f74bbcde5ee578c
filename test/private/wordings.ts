import { findingOf } from '../../src/findings/catalogue';
import { FindingSeverity } from '../../src/findings/finding';
import { blockOf } from '../../src/findings/print/finding-lines';
import { about } from '../../src/findings/subject';
import { Fact, Facts, Said, Wording } from '../../src/findings/wording';

/** The most characters of a line of a finding, beside the names in it. */
const LONGEST_LINE = 120;

/** The most characters of a finding as it is printed. */
const LONGEST_BLOCK = 900;

/** Names that a line of a finding holds at most, of a longer list. */
const MOST_NAMES = 4;

/** Words that have to be read twice, or that are not the reader's. */
export const STRANGE = /; | no (?:property|option|release|zone|subnet) of|\bshall\b|affair|\bis no \b|\btexts?\b|\b(?:a|an) (?:zone|node)[,.:;)]|\bwhatever\b/;

/** Other facts of the same kind. Of a list, one as long, for it may stand beside another, and a longer one. */
export function others(fact: Fact): Fact[] {
  if (typeof fact === 'number') return [fact + 1];
  if (typeof fact === 'boolean') return [!fact];
  if (typeof fact === 'string') return [`${fact}x`];
  if (fact === undefined) return ['x'];
  return [[...fact.slice(0, -1), ...fact.slice(-1).flatMap((last) => others(last) as Array<string | number>)], [...fact, 'x']];
}

const linesOf = ({ message, details = [], fix = [] }: Said) => [message, ...details, ...fix];

const textOf = (wording: Wording, facts: Facts) => linesOf(wording.say(facts)).join('\n');

/** Facts with lists of twenty names each, none of which occurs twice. */
function many(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, fact]) => (Array.isArray(fact) && fact.every((item) => typeof item === 'string')
    ? [name, Array.from({ length: 20 }, (_, index) => `${name}-${String.fromCharCode(97 + index)}`)]
    : [name, Array.isArray(fact) && fact.length > 0 ? Array.from({ length: 20 }, (_, index) => fact[index % fact.length]) : fact])));
}

/** A line without the names that are facts of it. */
function withoutNames(line: string, facts: Facts): string {
  return Object.values(facts).flat().filter((fact) => typeof fact === 'string' && fact.length > 0)
    .sort((one, other) => String(other).length - String(one).length)
    .reduce<string>((text, name) => text.replaceAll(String(name), ''), line);
}

/**
 * Pins what each wording of a file says, by its example, and asks of it what a reader needs: short lines of plain words, a way out,
 * all facts, and all names of a long list in a line that a screen holds.
 */
export function pinsWordings(words: Readonly<Record<string, Wording>>): void {
  const each = Object.entries(words);
  const example = (wording: Wording) => findingOf(wording, about.prop('any'), wording.example);

  test.each(each)('%s is what it was', (_, wording) => {
    expect(blockOf(example(wording))).toMatchSnapshot();
  });

  test.each(each)('%s has short lines of plain words, and a way out', (_, wording) => {
    const { severity, message, details = [], fix = [] } = example(wording);
    const lines = [message, ...details, ...fix];

    expect(lines.filter((line) => /undefined|NaN|\[object|\n|  |\.$|^$/.test(line))).toEqual([]);
    expect(lines.filter((line) => STRANGE.test(withoutNames(line, wording.example)))).toEqual([]);
    expect(lines.filter((line) => withoutNames(line, wording.example).length > LONGEST_LINE)).toEqual([]);
    expect(blockOf(example(wording)).length).toBeLessThan(LONGEST_BLOCK);
    expect(fix.length > 0 || severity === FindingSeverity.INFO).toBe(true);
  });

  test.each(each)('%s says all of its facts', (_, wording) => {
    const said = textOf(wording, wording.example);
    const idle = Object.entries(wording.example as Facts)
      .filter(([name, fact]) => others(fact).every((other) => textOf(wording, { ...wording.example, [name]: other }) === said))
      .map(([name]) => name);

    expect(idle).toEqual([]);
  });

  test.each(each)('%s names few of many, and lists them all', (_, wording) => {
    const facts = many(wording.example);
    const { message, fix = [], ...said } = wording.say(facts);
    const names = Object.values(facts).flat().filter((fact) => typeof fact === 'string' && /^\w+-[a-t]$/.test(fact)) as string[];
    const heldBy = (line: string) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(line));
    const ofList = (line: string) => Object.values(facts).filter(Array.isArray)
      .map((list) => heldBy(line).filter((name) => list.includes(name)).length);

    expect([message, ...fix].filter((line) => ofList(line).some((count) => count > MOST_NAMES))).toEqual([]);
    expect(names.filter((name) => !linesOf({ message, fix, ...said }).some((line) => heldBy(line).includes(name)))).toEqual([]);
  });

  test('no two say the same', () => {
    const said = each.map(([, wording]) => textOf(wording, wording.example));

    expect(said.filter((text, index) => said.indexOf(text) < index)).toEqual([]);
  });
}
