import { grouped, groupsOf } from './joint-findings';
import { shortName, visible } from './visible';
import { Finding } from '../finding';
import { identityOf } from '../identity';
import { few } from '../phrases';
import { Fact, Facts, Said } from '../wording';

/** As many findings of one id are written in full, where there are more. */
const MOST_OF_AN_ID = 10;

/** As many lines of sums are written. */
const MOST_DETAILS = 12;

/** The longest line of sums. */
const LONGEST_DETAIL = 240;

/** The first line of a finding: its message, and its id in brackets. */
export function headLine(finding: Finding): string {
  return `${messageLine(finding)} [${finding.id}]`;
}

/** The message of a finding, in a line of printable characters. */
export function messageLine(finding: Finding): string {
  return visible(inShort(finding).message);
}

/** The lines below the message: the sums, the ways out, and the page to read on. */
export function partLines(finding: Finding): string[] {
  return [...detailLines(finding), ...fixLines(finding), ...pageLines(finding)];
}

/** The sums; of many lines the first ones. */
export function detailLines(finding: Finding): string[] {
  const lines = (inShort(finding).details ?? []).map((line) => cut(visible(line)));
  const more = lines.length - MOST_DETAILS;
  if (more <= 0) return lines;
  return [
    ...lines.slice(0, MOST_DETAILS),
    `${more} more ${more === 1 ? 'line is' : 'lines are'} in the details of the finding`,
  ];
}

/** The ways out, each with the word that it begins with. */
export function fixLines(finding: Finding): string[] {
  return (inShort(finding).fix ?? []).map((line, index) => `${index === 0 ? 'fix' : 'or'}: ${visible(line)}`);
}

function pageLines({ documentation }: Finding): string[] {
  return documentation === undefined ? [] : [`see: ${documentation}`];
}

/** A finding for a terminal: its message with the id, the other lines below and further in. */
export function blockOf(finding: Finding): string {
  return [headLine(finding), ...indented(partLines(finding))].join('\n');
}

/** A finding for whoever puts the id behind it: its message, the other lines below and further in. */
export function blockWithoutId(finding: Finding): string {
  return [messageLine(finding), ...indented(partLines(finding))].join('\n');
}

/** A finding where there is room for one line only: its message and the ways out. */
export function lineOf(finding: Finding): string {
  const { message, fix = [] } = inShort(finding);
  return visible(fix.length === 0 ? message : `${message}: ${fix.join(', or ')}`);
}

/**
 * Findings for a terminal, a block each, equal ones as one. Of very many of one id the first ones are written, and how
 * many more there are.
 */
export function blocksOf(findings: readonly Finding[]): string[] {
  return groupsOf(grouped(findings), ({ id }) => id).flatMap((ofId) => {
    if (ofId.length <= MOST_OF_AN_ID) return ofId.map(blockOf);
    const rest = ofId.slice(MOST_OF_AN_ID);
    const subjects = few(rest.map(({ subject }) => visible(shortName(subject))));
    return [
      ...ofId.slice(0, MOST_OF_AN_ID).map(blockOf),
      `${rest.length} more like these: ${subjects} [${ofId[0].id}]`,
    ];
  });
}

/** Lines further in. */
export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `    ${line}`);
}

/** A finding in parts, with names that are short enough for a line. */
function inShort(finding: Finding): Said {
  const identity = identityOf(finding);
  if (identity === undefined) return finding;
  const short = shortened(identity.facts);
  if (short === undefined) return finding;
  const { message, fix, details = [] } = identity.wording.say(short);
  const own = identity.wording.say(identity.facts).details?.length ?? 0;
  return { message, fix, details: [...details, ...finding.details?.slice(own) ?? []] };
}

/** The facts with shorter names; undefined where none is long. */
function shortened(facts: Facts): Facts | undefined {
  const entries = Object.entries(facts).map(([name, fact]): [string, Fact] => [name, shortFact(fact)]);
  return entries.some(([name, fact]) => fact !== facts[name]) ? Object.fromEntries(entries) : undefined;
}

function shortFact(fact: Fact): Fact {
  if (typeof fact === 'string') return shortName(fact);
  // A hostile value can be anything, whatever it is declared as.
  if (!Array.isArray(fact)) return fact;
  const short = fact.map((item: string | number) => (typeof item === 'string' ? shortName(item) : item));
  return short.some((item, index) => item !== fact[index]) ? short : fact;
}

function cut(line: string): string {
  if (line.length <= LONGEST_DETAIL) return line;
  const end = line.lastIndexOf(',', LONGEST_DETAIL);
  return `${line.slice(0, end > 0 ? end : LONGEST_DETAIL)}, and more`;
}
