/*
 * A template with one place of it written otherwise: each place, and each value that somebody could write there.
 */

/** A resource of a template. Of `DependsOn` all are lists. */
export interface Written {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly DependsOn?: readonly string[];
  readonly Condition?: string;

  /** The stack that it stands in, where that is another one. */
  readonly In?: string;
}

/** The resources of a template. What a resource takes as text of JSON stands as what the text says. */
export type WrittenResources = Readonly<Record<string, Written>>;

/** A template of which one place is written otherwise. */
export interface Variant {
  /** The place, and what stands there. */
  readonly place: string;
  readonly value: string;
  readonly resources: WrittenResources;
}

/** Properties that are text of JSON. */
export const TEXTS = ['Manifest', 'ConfigurationValues', 'ApplyPatchJson', 'Values'];

/** A place that holds nothing. */
const ABSENT = Symbol('absent');

/** What a place is said to be otherwise, for a template that has a parameter and a condition for it. */
export const OTHER_FORMS = { parameter: 'Given', condition: 'Chosen' } as const;

/** Deeper than so many steps a text is written in few other ways. */
const MANY = 5;
const TOLD_LATER = { 'Fn::ImportValue': 'Elsewhere' };

/**
 * All variants of one resource of a template, from the outside to the inside.
 *
 * @param insideFunctions whether what functions of CloudFormation are given is written otherwise as well
 * @param inOtherForms whether each value is a parameter, a choice and no value, too
 */
export function variantsOf(resources: WrittenResources, id: string, insideFunctions: boolean = false, inOtherForms: boolean = false): Variant[] {
  return placesIn(resources[id], [], insideFunctions).flatMap((path) => {
    const before = path.reduce((at: any, key) => at[key], resources[id]);
    const values = [...valuesFor(before, path), ...inOtherForms ? otherFormsOf(before, path) : []];
    return values.map(([value, written]) => (
      { place: shownPath([id, ...path]), value, resources: { ...resources, [id]: changed(resources[id], path, written) as Written } }));
  });
}

type Path = ReadonlyArray<string | number>;

function placesIn(value: unknown, path: Path, insideFunctions: boolean): Path[] {
  const here = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null || (isIntrinsic(value) && ('Ref' in value || !insideFunctions))) return here;
  const inside = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, Array.isArray(value) ? Number(key) : key], insideFunctions));
  return [...here, ...inside];
}

/** What somebody could write in place of a value, with how it is shown. */
function valuesFor(value: unknown, path: Path): Array<readonly [shown: string, written: unknown]> {
  const [kind] = path;
  if (kind === 'Type') return [['another type', 'X::Y::Z']];
  if (kind === 'Condition') return [['none', ABSENT]];
  if (kind === 'DependsOn') return path.length === 1 ? [] : [['none', ABSENT]];
  if (path.length === 1) return [];
  const plain = (...values: unknown[]) => values.map((each) => [JSON.stringify(each), each] as const);
  const anywhere = [['none', ABSENT], ['told later', TOLD_LATER]] as const;
  if (typeof value === 'number') return [...anywhere, ...plain(-1, 0, 1, 2, `${value}`, 'x')];
  if (typeof value === 'boolean') return [...anywhere, ...plain(!value, `${value}`, 'x')];
  if (typeof value === 'string') {
    return [...anywhere, ...spellingsOf(value), ...path.length < MANY ? plain(...textsLike(value), 7) : plain(`${value}x`, `x${value}`)];
  }
  if (Array.isArray(value)) {
    const [first] = value;
    return [
      ...anywhere, ['nothing in it', []], ['its first alone', first], ['"x"', 'x'],
      ...value.length < 2 ? [] : [['the other way round', [...value].reverse()] as const, ['twice', [...value, ...value]] as const],
    ];
  }
  return isIntrinsic(value as object) ? [...anywhere, ...formsLike(value as object), ...plain('x')] : [...anywhere, ...plain({}, 'x')];
}

/** The same value by a condition or none, and one that a parameter has; what is text of JSON has no such form. */
function otherFormsOf(value: unknown, path: Path): Array<readonly [shown: string, written: unknown]> {
  const [kind, property] = path;
  if (kind !== 'Properties' || path.length === 1 || TEXTS.includes(`${property}`)) return [];
  const none = { Ref: 'AWS::NoValue' };
  return [['a parameter', { Ref: OTHER_FORMS.parameter }], ['no value', none], ['this or none', { 'Fn::If': [OTHER_FORMS.condition, value, none] }]];
}

function textsLike(text: string): string[] {
  const numbers = /^\d+$/.test(text) ? ['0', '1', '2', '-1'] : [];
  const others = [text.toUpperCase()].filter((each) => each !== text);
  return ['', 'x', `${text}x`, `x${text}`, ...numbers, ...others];
}

/** The same text with what it may have in it, and what nothing is read of: blanks in a list, lines in base64. */
function spellingsOf(text: string): Array<readonly [string, string]> {
  if (/^[A-Za-z0-9+/]{60,}={0,2}$/.test(text)) return [['in lines', text.replace(/.{40}/g, '$&\r\n')]];
  return /.,./.test(text) ? [['with blanks', ` ${text.replace(/,/g, ' , ')} `]] : [];
}

/** The same reference in other forms. */
function formsLike(value: object): Array<readonly [string, unknown]> {
  const { Ref: name, 'Fn::GetAtt': attribute } = value as { readonly 'Ref'?: string; readonly 'Fn::GetAtt'?: string[] };
  return [
    ['joined', { 'Fn::Join': ['', [value]] }],
    ['joined with a text', { 'Fn::Join': ['', ['x', value]] }],
    ['selected', { 'Fn::Select': [1, ['x', value]] }],
    ...name === undefined || name.startsWith('AWS::')
      ? [] : [['by an attribute', { 'Fn::GetAtt': [name, 'Arn'] }] as const, ['substituted', { 'Fn::Sub': `\${${name}}` }] as const],
    ...Array.isArray(attribute)
      ? [['substituted', { 'Fn::Sub': `\${${attribute.join('.')}}` }] as const, ['by one text', { 'Fn::GetAtt': attribute.join('.') }] as const] : [],
  ];
}

function changed(value: unknown, [key, ...path]: Path, written: unknown): unknown {
  const inside = path.length === 0 ? written : changed((value as any)[key], path, written);
  if (Array.isArray(value)) return value.flatMap((each, index) => (index === key ? (inside === ABSENT ? [] : [inside]) : [each]));
  const named = Object.entries(value as object).map(([name, each]) => [name, name === key ? inside : each] as const);
  return Object.fromEntries(named.filter(([, each]) => each !== ABSENT));
}

export function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && /^(Ref|Fn::.*)$/.test(keys[0]);
}

function shownPath(path: Path): string {
  return path.filter((key, index) => index !== 1 || key !== 'Properties').map(String).join('.');
}
