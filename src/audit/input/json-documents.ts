import { notJson } from './not-json';

/** The JSON documents of a text, or why there are none. */
export type Documents = { readonly values: readonly unknown[] } | { readonly problem: string };

/**
 * The documents of a text: one as a rule, and several where outputs were written one after the other into a file, as by
 * `>>` in a loop. An empty text has none.
 */
export function documentsOf(text: string): Documents {
  if (text.trim() === '') return { values: [] };
  try {
    return { values: [JSON.parse(text)] };
  } catch (error) {
    return severalOf(text) ?? { problem: notJson(text) ?? `is not JSON: ${firstLine(error as Error)}` };
  }
}

function severalOf(text: string): Documents | undefined {
  const values: unknown[] = [];
  let start = 0;
  for (const end of endsOf(text)) {
    try {
      values.push(JSON.parse(text.slice(start, end)));
    } catch {
      return undefined;
    }
    start = end;
  }
  if (text.slice(start).trim() === '') return { values };
  return values.length === 0 ? undefined : { problem: 'ends in the middle of a JSON document: write it again' };
}

/** Where each object or list of the outermost level ends. */
function* endsOf(text: string): Generator<number> {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at++;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') {
      quoted = true;
    } else if (sign === '{' || sign === '[') {
      depth++;
    } else if (sign === '}' || sign === ']') {
      depth--;
      if (depth === 0) yield at + 1;
    }
  }
}

function firstLine(error: Error): string {
  return error.message.split('\n')[0];
}
