import { Token } from 'aws-cdk-lib';

/**
 * A deep copy of what is to be written, whose maps have their keys in the order of code units. Lists keep theirs, and
 * what is undefined is left out.
 *
 * A map has no order in Java, and Go sorts it: without one order the same app would write another text from run to run,
 * and EKS would replace nodes. A copy it is because an object that comes from Go carries marks of jsii, which would go
 * back with it.
 */
export function inKeyOrder<T>(value: T): T {
  if (Token.isUnresolved(value)) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => inKeyOrder(item)) as T;
  if (!isPlainObject(value)) return value;
  const entries = keysInOrder(value).map((key) => [key, inKeyOrder(value[key])] as const);
  return Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as T;
}

/** The keys of a map in that order. Tokens come last, as they were given: what they stand for is not known. */
export function keysInOrder(map: object): string[] {
  const keys = Object.keys(map);
  const tokens = keys.filter((key) => Token.isUnresolved(key));
  return tokens.length === 0 ? keys.sort() : [...keys.filter((key) => !tokens.includes(key)).sort(), ...tokens];
}

/**
 * Whether a value is a map, and not an object of a class. The prototype of all objects has none itself, in whichever
 * realm a map was made.
 */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
