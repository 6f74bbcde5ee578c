import { Token } from 'aws-cdk-lib';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';

/** What a prop is, as far as it can be told from its value alone. */
export interface PropShape {
  /** In words that follow `must be`. */
  readonly words: string;

  /** Whether a value is of the shape, but for its parts. */
  readonly isOf: (value: unknown) => boolean;

  /** What is wrong with a part of a value, where one is. */
  readonly partProblem?: (value: any) => string | undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

export const RECORD: PropShape = { words: 'an object', isOf: isObject };
export const TEXTS: PropShape = {
  words: 'an object of texts',
  isOf: isObject,
  partProblem: (record: object) => {
    const [other] = Object.entries(record).filter(([, text]) => typeof text !== 'string' && !Token.isUnresolved(text));
    return other && `must be an object of texts; got ${described(other[1])} for '${other[0]}'`;
  },
};
export const TEXT: PropShape = { words: 'a text', isOf: (value) => typeof value === 'string' };
export const BOOLEAN: PropShape = { words: 'true or false', isOf: (value) => typeof value === 'boolean' };
export const CONSTRUCT: PropShape = having('a construct', 'node');
export const TEXT_LIST: PropShape = listOf('texts', TEXT);
export const RECORD_LIST: PropShape = listOf('objects', RECORD);

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
      const place = items.findIndex((each) => !Token.isUnresolved(each) && !item.isOf(each));
      return place < 0 ? undefined : `must be a list of ${words}; got ${described(items[place])} at place ${place}`;
    },
  };
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
 * them is read. A token is of every shape.
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
    if (shape === undefined || Token.isUnresolved(value)) return [];
    if (value === undefined) return required.includes(name as keyof T & string) ? [refusal(name, `must be ${shape.words}, and is not given`)] : [];
    const problem = shape.isOf(value) ? shape.partProblem?.(value) : `must be ${shape.words}; got ${described(value)}`;
    return problem === undefined ? [] : [refusal(name, problem)];
  });
}

function refusal(name: string, problem: string): Finding {
  return findingOf('option-refused', name, `'${name}' ${problem}`);
}

function described(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'function' ? 'a function' : `${typeof value} '${String(value)}'`;
}
