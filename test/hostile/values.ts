import fc from 'fast-check';

/** Texts that some format takes for something else than text. */
export const TEXTS = [
  '', ' ', '\n', '\t', '\u0000', '"', "'", '\\', '`', '$', '${x}', '$(id)', '%s', '{{x}}', '<script>alert(1)</script>', '&amp;', '|', '| --- |', '-->', ']]>', '"}', '"]',
  "'''", '"""', '"\n[settings.host-containers.admin]\nenabled = true\nx = "', '--+AWS+CDK+User+Data+Separator==', '--//\nContent-Type: text/x-shellscript', '\r\n\r\n', '#cloud-config',
  '__proto__', 'constructor', 'prototype', 'toString', 'toLocaleString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__defineGetter__', 'key', 'ref', 'null', '-0', '0x10', '1e3', '١٢', '\u202e', '🙂', '\ud800', '../../etc/passwd', 'a'.repeat(500),
  'm5.large', 'm5.large ', 'M5.LARGE', 'x9.99xlarge', 'i3.large', 'eu-west-1a', 'eu-west-1z', '10.0.0.0/8', '100.64.0.0/16', '10.0.0.0/33', '10.0.0.1/24', '256.0.0.0/8', '010.0.0.0/8',
  '0.0.0.0/0', '100.64.0.0', '100.64.0.0/16/16', '::/0', '2001:db8::/64', '169.254.0.0/16', '255.255.255.255/32',
] as const;

/** Numbers that are none, or that no count is. */
export const NUMBERS = [NaN, Infinity, -Infinity, -1, -0, 0, 0.5, 1.0000001, 2 ** 31, 2 ** 32, 2 ** 53, 2 ** 53 + 2, 1e21, -1e308, 5e-324] as const;

/** Any character, surrogates left out: `fc.string` of any would make a table of all first. */
const character = fc.integer({ min: 0, max: 0x10ffff - 0x800 }).map((code) => String.fromCodePoint(code < 0xd800 ? code : code + 0x800));

/** Any text: one that bites, or one that nobody thought of. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.array(character, { maxLength: 40 }).map((characters) => characters.join('')).filter((text) => !/NaN|undefined/.test(text)),
);

/** Any number. */
export const hostileNumber: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(...NUMBERS), fc.double(), fc.integer());

/** A number that makes sense, more often than not. */
export function numbers(least: number, most: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 30, arbitrary: fc.integer({ min: least, max: most }) }, { weight: 1, arbitrary: hostileNumber });
}

/** One of some texts, more often than not. */
export function texts(...good: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: hostileText });
}

/** A record of which any part may be absent. */
export function partial<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<Partial<T>> {
  return fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>;
}

/** What a file may hold in place of what it should. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [{}], { length: 1 }, '', 0),
  hostileText,
  hostileNumber,
  fc.jsonValue({ maxDepth: 3 }),
);

/**
 * A document of which up to two parts, at any depth, are something else than they should be; one time in three none is. Beside what no document should
 * hold it can be more.
 */
export function spoiled(document: fc.Arbitrary<unknown>, ...more: Array<fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> {
  const wounds = fc.array(fc.tuple(fc.nat(), fc.oneof(hostileJson, hostileText, hostileNumber, ...more)), { maxLength: 2 });
  return fc.tuple(document, wounds).map(([value, places]) => places.reduce((spoilt, [place, by]) => {
    const paths = pathsOf(spoilt);
    return replaced(spoilt, paths[place % paths.length], by);
  }, value));
}

/** The paths to all parts of a document, itself among them. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, part]) => pathsOf(part).map((path) => [name, ...path]))];
}

function replaced(value: any, [name, ...rest]: string[], by: unknown): unknown {
  if (name === undefined) return by;
  const part = replaced(value[name], rest, by);
  return Array.isArray(value) ? value.map((item, index) => (String(index) === name ? part : item)) : { ...value, [name]: part };
}
