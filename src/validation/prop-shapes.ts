import { Token } from 'aws-cdk-lib';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import {
  argumentName,
  described as describedValue,
  isObject,
  otherShape,
  StructName,
  StructPlace,
  structFindings,
} from '../findings/struct-findings';
import { about } from '../findings/subject';
import { SHAPE_WORDS } from '../findings/words/shapes';

/** What a prop is, as far as it can be told from its value alone. */
export interface PropShape {
  /** In words that follow `give`. */
  readonly words: string;

  /** Whether a value is of the shape, but for its parts. */
  readonly isOf: (value: unknown) => boolean;

  /** What is wrong with the parts of a value, by the name of the whole. */
  readonly partFindings?: (value: any, prop: string) => Finding[];

  /**
   * Whether a value that only deployment knows will do, as in a text that is passed on. Objects, lists and choices are
   * read at synth.
   */
  readonly takesTokens?: boolean;
}

const isKnownObject = (value: unknown) => isObject(value) && !Token.isUnresolved(value);

export const RECORD: PropShape = { words: 'an object', isOf: isKnownObject };
export const TEXTS: PropShape = {
  words: 'an object of strings',
  isOf: isKnownObject,
  partFindings: (record: object, prop) =>
    Object.entries(record)
      .filter(([, text]) => typeof text !== 'string' && !Token.isUnresolved(text))
      .slice(0, 1)
      .map(([under, text]) =>
        findingOf(SHAPE_WORDS.otherUnder, about.prop(prop), {
          prop,
          words: 'an object of strings',
          got: described(text),
          under,
        }),
      ),
};
export const TEXT: PropShape = { words: 'a string', isOf: (value) => typeof value === 'string', takesTokens: true };

/** A text that is read at synth. */
export const LITERAL: PropShape = {
  words: 'a literal string',
  isOf: (value) => typeof value === 'string' && !Token.isUnresolved(value),
};
export const BOOLEAN: PropShape = { words: 'true or false', isOf: (value) => typeof value === 'boolean' };
export const CONSTRUCT: PropShape = having('a construct', 'node');
export const TEXT_LIST: PropShape = listOf('strings', TEXT);
export const RECORD_LIST: PropShape = listOf('objects', RECORD);

/** Objects of which all names are known. */
export function structOf(struct: StructName, judge?: StructPlace['judge']): PropShape {
  return { ...RECORD, partFindings: (value, at) => structFindings(struct, value, { at, judge }) };
}

/**
 * Lists with such items.
 *
 * @param words what the items are, as in `strings`
 */
export function listOf(words: string, item: PropShape): PropShape {
  return {
    words: `a list of ${words}`,
    isOf: Array.isArray,
    partFindings: (items: unknown[], prop) => {
      const place = items.findIndex((each) => !item.isOf(each) && !(item.takesTokens && Token.isUnresolved(each)));
      if (place >= 0) {
        return [
          findingOf(SHAPE_WORDS.otherAt, about.prop(prop), {
            prop,
            words: `a list of ${words}`,
            got: described(items[place]),
            place,
          }),
        ];
      }
      return items.flatMap((each, index) => item.partFindings?.(each, `${prop}[${index}]`) ?? []);
    },
  };
}

/** The same shape for a value that is passed on, or of which tokens are looked at where it is read. */
export function orToken(shape: PropShape): PropShape {
  return { ...shape, takesTokens: true };
}

/** Values of which an enumeration has no others. */
export function oneOf(values: Readonly<Record<string, string>>): PropShape {
  const all = Object.values(values);
  return {
    words: all.length === 1 ? all[0] : `one of ${all.join(', ')}`,
    isOf: (value) => all.includes(value as string),
  };
}

/**
 * Objects that are told by a member: not by their class, of which an app can have several where a library is installed
 * twice.
 *
 * @param words what they are, as in `a PodNetwork`
 */
export function having(words: string, member: string): PropShape {
  return { words, isOf: (value) => isObject(value) && member in value };
}

/**
 * Props of another shape than they are declared with, which only compilers see: plain JavaScript, values of a JSON file
 * and casts pass them on. To be asked before any of them is read. A token is of every shape that takes tokens; a list
 * of texts can be one text that CloudFormation splits.
 *
 * @param props of a construct
 * @param shapes of those that are looked at, by name
 * @param required names of those that must be there
 */
export function shapeFindings<T extends object>(
  props: T,
  shapes: Partial<Record<keyof T & string, PropShape>>,
  required: ReadonlyArray<keyof T & string> = [],
): Finding[] {
  return Object.entries<PropShape | undefined>(shapes).flatMap(([name, shape]) => {
    const value: unknown = props[name as keyof T];
    if (shape === undefined) return [];
    if (value === undefined) {
      return required.includes(name as keyof T & string) ? [otherShape(name, shape.words, undefined)] : [];
    }
    if (shape.isOf(value)) return shape.partFindings?.(value, name) ?? [];
    // Not before: a stack looks like a token, for it can resolve.
    if (Token.isUnresolved(value)) return shape.takesTokens ? [] : [unresolved(name, shape)];
    return [otherShape(name, shape.words, value)];
  });
}

/**
 * The same for the argument of a construct or a method, which can be left out or be no object at all, and can have
 * names that nobody knows. What is required is said to be missing where it is left out.
 */
export function argumentFindings<T extends object>(
  struct: StructName,
  given: T | undefined,
  shapes: Partial<Record<keyof T & string, PropShape>>,
  required: ReadonlyArray<keyof T & string> = [],
  judge?: StructPlace['judge'],
): Finding[] {
  const ofStruct = structFindings(struct, given, { judge });
  if (given === undefined || isKnownObject(given)) {
    return [...ofStruct, ...shapeFindings(given ?? {} as T, shapes, required)];
  }
  return isObject(given) ? [unresolved(argumentName(struct), RECORD)] : ofStruct;
}

/** What is wrong with arguments that are texts, by their names. */
export function textArgumentFindings(given: Readonly<Record<string, string>>): Finding[] {
  return shapeFindings(given, Object.fromEntries(Object.keys(given).map((name) => [name, TEXT])), Object.keys(given));
}

function unresolved(prop: string, { words }: PropShape): Finding {
  return findingOf(SHAPE_WORDS.token, about.prop(prop), { prop, words });
}

function described(value: unknown): string {
  return value !== undefined && Token.isUnresolved(value) ? 'a token' : describedValue(value);
}
