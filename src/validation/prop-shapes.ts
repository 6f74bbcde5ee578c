import { Token } from 'aws-cdk-lib';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { argumentName, described as describedValue, StructName, StructPlace, structFindings } from '../findings/struct-findings';

/** What a prop is, as far as it can be told from its value alone. */
export interface PropShape {
  /** In words that follow `must be`. */
  readonly words: string;

  /** Whether a value is of the shape, but for its parts. */
  readonly isOf: (value: unknown) => boolean;

  /** What is wrong with a part of a value, where one is. */
  readonly partProblem?: (value: any) => string | undefined;

  /** Names in a value that nobody knows. */
  readonly nameFindings?: (value: unknown, path: string) => Finding[];

  /** Whether a value that only deployment knows will do, as in a text that is passed on. Objects, lists and choices are read at synth. */
  readonly takesTokens?: boolean;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);
const isKnownObject = (value: unknown) => isObject(value) && !Token.isUnresolved(value);

export const RECORD: PropShape = { words: 'an object', isOf: isKnownObject };
export const TEXTS: PropShape = {
  words: 'an object of texts',
  isOf: isKnownObject,
  partProblem: (record: object) => {
    const [other] = Object.entries(record).filter(([, text]) => typeof text !== 'string' && !Token.isUnresolved(text));
    return other && `must be an object of texts; got ${described(other[1])} for '${other[0]}'`;
  },
};
export const TEXT: PropShape = { words: 'a text', isOf: (value) => typeof value === 'string', takesTokens: true };

/** A text that is read at synth. */
export const LITERAL: PropShape = { words: 'a literal text', isOf: (value) => typeof value === 'string' && !Token.isUnresolved(value) };
export const BOOLEAN: PropShape = { words: 'true or false', isOf: (value) => typeof value === 'boolean' };
export const CONSTRUCT: PropShape = having('a construct', 'node');
export const TEXT_LIST: PropShape = listOf('texts', TEXT);
export const RECORD_LIST: PropShape = listOf('objects', RECORD);

/** Objects of which all names are known. */
export function structOf(struct: StructName, judge?: StructPlace['judge']): PropShape {
  return { ...RECORD, nameFindings: (value, at) => structFindings(struct, value, { at, judge }) };
}

/**
 * Lists with such items.
 *
 * @param words what the items are, as in `texts`
 */
export function listOf(words: string, item: PropShape): PropShape {
  return {
    words: `a list of ${words}`,
    isOf: Array.isArray,
    partProblem: (items: unknown[]) => {
      const place = items.findIndex((each) => !item.isOf(each) && !(item.takesTokens && Token.isUnresolved(each)));
      return place < 0 ? undefined : `must be a list of ${words}; got ${described(items[place])} at place ${place}`;
    },
    nameFindings: (items, path) => (items as unknown[]).flatMap((each, index) => item.nameFindings?.(each, `${path}[${index}]`) ?? []),
  };
}

/** The same shape for a value that is passed on, or of which tokens are looked at where it is read. */
export function orToken(shape: PropShape): PropShape {
  return { ...shape, takesTokens: true };
}

/** Values of which an enumeration has no others. */
export function oneOf(values: Readonly<Record<string, string>>): PropShape {
  const all = Object.values(values);
  return { words: all.length === 1 ? all[0] : `one of ${all.join(', ')}`, isOf: (value) => all.includes(value as string) };
}

/**
 * Objects that are told by a member: not by their class, of which an app can have several where a library is installed twice.
 *
 * @param words what they are, as in `a PodNetwork`
 */
export function having(words: string, member: string): PropShape {
  return { words, isOf: (value) => isObject(value) && member in value };
}

/**
 * Props of another shape than they are declared with, which only compilers see: plain JavaScript, values of a JSON file and casts pass them on. To be asked before any of
 * them is read. A token is of every shape that takes tokens; a list of texts can be one text that CloudFormation splits.
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
    if (value === undefined) return required.includes(name as keyof T & string) ? [refusal(name, `must be ${shape.words}, and is not given`)] : [];
    const isOfShape = shape.isOf(value);
    // Not before: a stack looks like a token, for it can resolve.
    if (!isOfShape && Token.isUnresolved(value)) return shape.takesTokens ? [] : [unresolved(name, shape)];
    const problem = isOfShape ? shape.partProblem?.(value) : `must be ${shape.words}; got ${described(value)}`;
    return problem === undefined ? shape.nameFindings?.(value, name) ?? [] : [refusal(name, problem)];
  });
}

/**
 * The same for the argument of a construct or a method, which can be left out or be no object at all, and can have names that nobody knows. What is required is said to be missing where it
 * is left out.
 */
export function argumentFindings<T extends object>(
  struct: StructName,
  given: T | undefined,
  shapes: Partial<Record<keyof T & string, PropShape>>,
  required: ReadonlyArray<keyof T & string> = [],
  judge?: StructPlace['judge'],
): Finding[] {
  const ofStruct = structFindings(struct, given, { judge });
  if (given === undefined || isKnownObject(given)) return [...ofStruct, ...shapeFindings(given ?? {} as T, shapes, required)];
  return isObject(given) ? [unresolved(argumentName(struct), RECORD)] : ofStruct;
}

function refusal(name: string, problem: string): Finding {
  return findingOf('option-refused', name, `'${name}' ${problem}`);
}

function unresolved(name: string, { words }: PropShape): Finding {
  return findingOf('unresolved-value', name, `'${name}' is a token, and is read at synth; give ${words.startsWith('one of') ? '' : 'it as '}${words}`);
}

function described(value: unknown): string {
  return value !== undefined && Token.isUnresolved(value) ? 'a token' : describedValue(value);
}
