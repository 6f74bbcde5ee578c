/** Text that is markup already. */
export class Markup {
  constructor(public readonly text: string) {}
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What can stand in markup: text, which is escaped, markup, and lists of them; nothing where it is left out. */
export type Content = string | number | Markup | undefined | false | readonly Content[];

/** Markup of a template: each value in it is escaped, but for markup. Indentation and line breaks are left out. */
export function html(parts: TemplateStringsArray, ...values: Content[]): Markup {
  const text = parts.map((part, index) => (
    `${part.replace(/\n\s*/g, '')}${index < values.length ? written(values[index]) : ''}`));
  return new Markup(text.join(''));
}

function written(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  // A number and its sign stay on one line.
  return escaped(String(value)).replace(/(\d) %/g, '$1\u00a0%');
}

/** A text with all that markup could be made of as entities. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
