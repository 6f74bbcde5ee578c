/**
 * The values that occur more than once, each once, in order of their second occurrence.
 */
export function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) < index))];
}
