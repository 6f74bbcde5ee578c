import { Token } from 'aws-cdk-lib';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';

/** What a prop is, as far as it can be told from its value alone. */
export enum PropShape {
  LIST = 'a list',
  RECORD = 'an object',
  TEXTS = 'an object of texts',
  TEXT = 'a text',
  BOOLEAN = 'true or false',
  CONSTRUCT = 'a construct',
}

/**
 * Props of another shape than they are declared with, which only compilers see: plain JavaScript, values of a JSON file and casts pass them on. To be asked before any of
 * them is read.
 *
 * @param props of a construct
 * @param shapes of those that are looked at, by name
 */
export function shapeFindings<T extends object>(props: T, shapes: Partial<Record<keyof T & string, PropShape>>): Finding[] {
  return Object.entries<PropShape | undefined>(shapes).flatMap(([name, shape]) => {
    const value: unknown = props[name as keyof T];
    if (value === undefined || shape === undefined || Token.isUnresolved(value)) return [];
    if (!hasShape(value, shape)) return [findingOf('option-refused', name, `'${name}' must be ${shape}; got ${described(value)}`)];
    const [other] = shape === PropShape.TEXTS ? Object.entries(value as object).filter(([, text]) => typeof text !== 'string' && !Token.isUnresolved(text)) : [];
    if (other !== undefined) return [findingOf('option-refused', name, `'${name}' must be ${shape}; got ${described(other[1])} for '${other[0]}'`)];
    const hole = shape === PropShape.LIST ? (value as unknown[]).findIndex((item) => item === undefined || item === null) : -1;
    return hole < 0 ? [] : [findingOf('option-refused', name, `'${name}' has nothing at place ${hole}; give a value, or leave the place out`)];
  });
}

function hasShape(value: unknown, shape: PropShape): boolean {
  switch (shape) {
    case PropShape.LIST:
      return Array.isArray(value);
    case PropShape.CONSTRUCT:
      return typeof value === 'object' && value !== null && 'node' in value;
    case PropShape.RECORD:
    case PropShape.TEXTS:
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case PropShape.TEXT:
      return typeof value === 'string';
    case PropShape.BOOLEAN:
      return typeof value === 'boolean';
  }
}

function described(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : `${typeof value} '${String(value)}'`;
}
