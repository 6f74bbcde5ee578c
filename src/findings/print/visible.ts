/**
 * Characters that a terminal obeys in place of showing them, or by which a text is read in another order than it is
 * written.
 */
const UNSEEN = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** The longest name that is written in full, and the longest text of several words or address of a page. */
const LONGEST_NAME = 100;
const LONGEST_TEXT = 200;
const HEAD = 60;
const TAIL = 30;

/** A text in which each character is seen: those that a terminal would obey are written as `\u{1b}`. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`);
}

/** A name that is short enough for a line: of a longer one the beginning and the end. */
export function shortName(name: string): string {
  const characters = [...name];
  if (characters.length <= (/ |^https:/.test(name) ? LONGEST_TEXT : LONGEST_NAME)) return name;
  return `${characters.slice(0, HEAD).join('')}...${characters.slice(-TAIL).join('')}`;
}
