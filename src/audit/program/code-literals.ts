/** What ends a string, or a line of it, in TypeScript. */
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\'': '\\\'', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A string literal of TypeScript, whatever the text. */
export function stringCode(text: string): string {
  // What is neither visible nor a letter goes in by its number: it could end the line, or show as something else.
  const safe = text.replace(/[\\'\n\r\t]/g, (sign) => ESCAPED[sign])
    .replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `'${safe}'`;
}

/** A literal of JSON, which TypeScript reads, whatever is in its strings. */
export function jsonCode(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, 2)
    .replace(/[^\x00-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replace(/\n/g, `\n${indent}`);
}

/** A list of string literals. */
export function stringsCode(texts: readonly string[]): string {
  return `[${texts.map(stringCode).join(', ')}]`;
}

/** A key of an object literal. */
export function keyCode(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : stringCode(name);
}

/** Names of constants and constructs, made of any texts, each another. */
export class CodeNames {
  private readonly byKey = new Map<string, string>();
  private readonly taken = new Set<string>();

  /**
   * The name for something.
   *
   * @param kind what it is, which other things with the same text are not
   * @param text the text that the name is made of
   * @param after what the name ends in
   */
  public of(kind: string, text: string, after: string = ''): string {
    const key = `${kind} ${text} ${after}`;
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
    const joined = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
    const start = /^[A-Za-z]/.test(joined) ? joined : `${kind}${joined}`;
    const base = `${start}${after}`;
    let name = base;
    for (let count = 2; this.taken.has(name); count++) name = `${base}${count}`;
    this.taken.add(name);
    this.byKey.set(key, name);
    return name;
  }
}

/** A name as that of a constant. */
export function constantOf(name: string): string {
  return name[0].toLowerCase() + name.slice(1);
}

/** Entries of an object literal, each on a line of its own. */
export function entriesCode(entries: ReadonlyArray<readonly [string, string]>, indent: string = '  '): string {
  return entries.map(([name, code]) => `${indent}${name === code ? name : `${name}: ${code}`},`).join('\n');
}
