/** Letters by which a misspelt name may differ from the one that was meant. */
const MISSPELT = 3;

/**
 * The names that differ least from a given one, the nearest first, whatever their case; of names as near, the first by
 * alphabet.
 */
export function nearestNames(given: string, names: readonly string[], most: number): string[] {
  return byDistance(given, names).slice(0, most).map(({ name }) => name);
}

/** The names for which a given one may be a misspelling, the nearest first. */
export function likelyNames(given: string, names: readonly string[]): string[] {
  return byDistance(given, names).filter(({ letters }) => letters <= MISSPELT).map(({ name }) => name);
}

/**
 * The names that a given one most likely stands for: those as near as the nearest, of which no more than a third of the
 * letters differ, so that short ones are not guessed.
 */
export function meantNames(given: string, names: readonly string[]): string[] {
  const [nearest, ...others] = byDistance(given, names).filter(
    ({ letters }) => letters <= Math.min(MISSPELT, Math.ceil(given.length / 3)),
  );
  return nearest === undefined
    ? []
    : [nearest, ...others.filter(({ letters }) => letters === nearest.letters)].map(({ name }) => name);
}

function byDistance(
  given: string,
  names: readonly string[],
): Array<{ readonly name: string; readonly letters: number }> {
  // Loaded when a name is wrong, which most apps never see.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { distance } = require('fastest-levenshtein') as typeof import('fastest-levenshtein');
  return names.map((name) => ({ name, letters: distance(given.toLowerCase(), name.toLowerCase()) }))
    .sort((one, other) => one.letters - other.letters || (one.name < other.name ? -1 : 1));
}
