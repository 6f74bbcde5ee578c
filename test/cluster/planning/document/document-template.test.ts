import * as fc from 'fast-check';
import { DocumentTemplate } from '../../../../src/cluster/planning/document/document-template';

const ANY = { numRuns: 100 };
const name = fc.tuple(fc.string({ unit: 'binary' }), fc.string()).map((parts) => parts.join('/'));
const names = fc.uniqueArray(name, { minLength: 3, maxLength: 3 });

/** A document with three names as keys and as values, beside texts and numbers. */
function documentWith([one, two, three]: readonly string[], text: string): string {
  return JSON.stringify({ name: one, text, [two]: [three, 1, { of: two, fits: true }], list: [one, null, one] });
}

test('other names stand where the first ones stood', () => {
  fc.assert(fc.property(names, names, fc.string(), (first, others, text) => {
    const template = DocumentTemplate.of(documentWith(first, text), first);
    // A name within others is none that is found.
    fc.pre(template !== undefined && !others.includes(text));
    expect(template.with(others)).toBe(documentWith(others, text));
  }), ANY);
});

test.each<[string, string, string[]]>([
  ['a name within a text', 'the zone of App/Subnet', ['App', 'App/Subnet', 'App/Other']],
  ['a name that may be any text', 'none', ['App', 'App/Subnet', 'App/Other']],
  ['the name of one within that of another one which is not named', 'App/Subnet10', ['A/B', 'App/Subnet1', 'App/Other']],
])('there is no template of %s', (_, text, given) => {
  expect(DocumentTemplate.of(documentWith(given, text), given)).toBeUndefined();
});

test.each(['","', ':', '{"a":', '\\', '"', '$&', '.*', '\u2028'])('what means something elsewhere (%j) is a name like others', (odd) => {
  const given = [`${odd}/`, `/${odd}`, `/${odd}/`];
  const others = ['$1/$&', 'x/"', '/'];

  expect(DocumentTemplate.of(documentWith(given, 'text'), given)!.with(others)).toBe(documentWith(others, 'text'));
});
