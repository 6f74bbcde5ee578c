/** What is in no JSON but in texts, so that a text with it is found in no other place. */
const SEPARATOR = '/';

/** Characters that mean something in a regular expression. */
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

/** A document as JSON that holds some names, of which the same document with other names is made. */
export class DocumentTemplate {
  /**
   * The template of a document; undefined where a name stands within a longer text, or it cannot be told from what is
   * no name.
   *
   * @param names that may stand in it, each once
   */
  public static of(document: string, names: readonly string[]): DocumentTemplate | undefined {
    if (!names.every((name) => name.includes(SEPARATOR))) return undefined;
    const quoted = names.map((name) => JSON.stringify(name));
    const any = new RegExp(`(${quoted.map((name) => name.replace(SPECIAL, '\\$&')).join('|')})`);
    // Every other part is a name.
    const parts = document.split(any);
    const texts = parts.filter((_, index) => index % 2 === 0);
    if (quoted.some((name) => texts.some((text) => text.includes(name.slice(1, -1))))) return undefined;
    return new DocumentTemplate(texts, parts.filter((_, index) => index % 2 === 1).map((name) => quoted.indexOf(name)));
  }

  private constructor(
    /** What stands before, between and after names. */
    private readonly texts: readonly string[],
    /** Which of the names stand between them. */
    private readonly places: readonly number[],
  ) {}

  /** The document with other names, in the order of those that it was made with. */
  public with(names: readonly string[]): string {
    const quoted = names.map((name) => JSON.stringify(name));
    return this.texts.map((text, index) => (index === 0 ? text : `${quoted[this.places[index - 1]]}${text}`)).join('');
  }
}
