import { findingOf } from './catalogue';
import { Finding } from './finding';
import { meantNames } from './nearest-names';
import type * as generated from './prop-names.generated';
import { about } from './subject';
import { SHAPE_WORDS } from './words/shapes';

/** A struct that users pass in: one of ours, or one of CDK (`eks.`) that ours is passed on as. */
export type StructName = keyof typeof generated.PROP_NAMES;

/** Where a struct stands, and what is known of it beside its names. */
export interface StructPlace {
  /**
   * Path of the struct in what the user passed, as in `planning` or `nodegroups[0]`; by default it is the argument
   * itself.
   */
  readonly at?: string;

  /** Whether it has to be there. */
  readonly required?: boolean;

  /**
   * What there is to say of a name that the struct does not have: true where somebody takes it all the same, a refusal
   * where there is a reason for one. It is asked for no other names.
   */
  readonly judge?: (name: string) => Refusal | true | undefined;
}

/** Why a name is refused. A type, not an interface, for these are facts of a finding. */
export type Refusal = {
  /** What follows the name. */
  readonly why: string;

  /** What to do beside leaving it out. */
  readonly instead?: string;
};

let names: typeof generated.PROP_NAMES | undefined;

/** The names of the properties of a struct, sorted. */
export function propNames(struct: StructName): readonly string[] {
  // Loaded when something is built, which whoever only imports this library does not.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  names ??= (require('./prop-names.generated') as typeof generated).PROP_NAMES;
  return names[struct];
}

/**
 * What compilers would say of a struct, and plain JavaScript and spreading do not: that it is no object, or has a
 * property that it does not know, which would be dropped without a word. Properties that are undefined count as absent.
 * Objects of a class of the user's own may have more than the struct.
 */
export function structFindings(
  struct: StructName,
  value: unknown,
  { at = '', required = false, judge }: StructPlace = {},
): Finding[] {
  if (value === undefined && !required) return [];
  if (!isObject(value)) {
    return [otherShape(at === '' ? argumentName(struct) : at, `an object of ${struct}`, value)];
  }
  if (!isPlain(value)) return [];
  const known = propNames(struct);
  return Object.keys(value)
    .filter((name) => !known.includes(name) && (value as Record<string, unknown>)[name] !== undefined)
    .flatMap((name) => {
      const verdict = judge?.(name);
      const path = at === '' ? name : `${at}.${name}`;
      if (verdict === true) return [];
      return [
        verdict === undefined
          ? unknownName(struct, name, path)
          : findingOf(SHAPE_WORDS.refused, about.prop(path), { prop: path, ...verdict }),
      ];
    });
}

/** The same for a list of such structs, which has to be there. */
export function structListFindings(struct: StructName, values: unknown, at: string): Finding[] {
  if (!Array.isArray(values)) return [otherShape(at, `a list of ${struct}`, values)];
  return values.flatMap((value, index) => structFindings(struct, value, { at: `${at}[${index}]`, required: true }));
}

/**
 * What is no object of a class: told by a member, for an app can have several classes of a name where a library is
 * installed twice.
 *
 * @param words what it should be, as in `an Ipv4Cidr`
 */
export function memberFindings(prop: string, value: unknown, words: string, member: string): Finding[] {
  return isObject(value) && member in value ? [] : [otherShape(prop, words, value)];
}

/** The same for a list of such objects. */
export function memberListFindings(prop: string, values: unknown, words: string, member: string): Finding[] {
  if (!Array.isArray(values)) return [otherShape(prop, `a list of ${words}`, values)];
  return values.flatMap((value, index) => memberFindings(`${prop}[${index}]`, value, words, member));
}

/** What is said of a value of another shape, or of none where there has to be one. */
export function otherShape(prop: string, words: string, value: unknown): Finding {
  return value === undefined
    ? findingOf(SHAPE_WORDS.missing, about.prop(prop), { prop, words })
    : findingOf(SHAPE_WORDS.other, about.prop(prop), { prop, words, got: described(value) });
}

/** A value as messages show what it is. */
export function described(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'function' ? 'a function' : `${typeof value} '${String(value)}'`;
}

/** A number that somebody gave, as it is; what is none, as JSON and plain JavaScript may hold it, as what it is. */
export function numberGiven(value: unknown): number | string {
  return typeof value === 'number' ? value : described(value);
}

function unknownName(struct: StructName, name: string, prop: string): Finding {
  const known = propNames(struct);
  const meant = meantNames(name, known);
  return meant.length > 0
    ? findingOf(SHAPE_WORDS.misspelt, about.prop(prop), { prop, struct, meant })
    : findingOf(SHAPE_WORDS.unknown, about.prop(prop), { prop, struct, known });
}

/** Whether a value can have properties by name. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  // Not compared with Object.prototype, of which there is another one in each realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The last word of a struct is what its argument is called: `props`, `options`, `scenario`. */
export function argumentName(struct: StructName): string {
  const last = struct.split(/(?=[A-Z])/).at(-1)!.toLowerCase();
  return last === 'attributes' ? 'attrs' : last;
}
