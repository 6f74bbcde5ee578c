/** The order of two keys of a map. */
export type KeyOrder = (one: string, other: string) => number;

/** The directions in which a map can come, and one that is neither. */
export const KEY_ORDERS: Readonly<Record<string, KeyOrder>> = {
  'forwards': (one, other) => (one < other ? -1 : 1),
  'backwards': (one, other) => (one < other ? 1 : -1),
  'by the end of the keys': (one, other) => ([...one].reverse().join() < [...other].reverse().join() ? -1 : 1),
};

/** A value with the keys of each of its maps in an order; what is no map or list stays as it is. */
export function mapsIn(order: KeyOrder, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapsIn(order, item));
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(Object.getPrototypeOf(value) ?? {}) !== null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => order(one, other)).map(([key, each]) => [key, mapsIn(order, each)]));
}

/** The classes of a library, with an order for the maps in whatever programs pass to their constructors and methods. */
export function libraryWith(order: KeyOrder, library: object): object {
  return Object.fromEntries(Object.entries(library).map(([name, each]) => [name, isClass(each) ? classWith(order, each) : each]));
}

type Class = new (...args: unknown[]) => object;
type Method = (this: unknown, ...args: unknown[]) => unknown;

function isClass(value: unknown): value is Class {
  return typeof value === 'function' && value.prototype !== undefined;
}

function classWith(order: KeyOrder, original: Class): Class {
  const { prototype } = original;
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (typeof value !== 'function' || name === 'constructor') continue;
    const method = value as Method;
    Object.defineProperty(prototype, name, {
      value(this: unknown, ...args: unknown[]) {
        return method.apply(this, args.map((arg) => mapsIn(order, arg)));
      },
    });
  }
  return new Proxy(original, {
    construct: (target, args, newTarget) => Reflect.construct(target, args.map((arg) => mapsIn(order, arg)), newTarget),
    get: (target, name) => {
      const member = Reflect.get(target, name);
      return typeof member !== 'function' || name === 'prototype' ? member : (...args: unknown[]) => member.apply(target, args.map((arg) => mapsIn(order, arg)));
    },
  });
}
