import { likelyNames } from '../../findings/nearest-names';

/**
 * Reads a value of unknown shape and keeps what is wrong with it, by its path, so that all of it is said at once.
 */
export class Shape {
  /** What was wrong so far, each with its path. */
  public readonly problems: string[] = [];

  /**
   * The properties of an object, or none after noting that it is no object, or has others than those allowed. A
   * property that is null counts as absent.
   *
   * @param ignored properties that may be there and say nothing
   */
  public properties(
    value: unknown,
    path: string,
    allowed: readonly string[],
    ignored: readonly string[] = [],
  ): Record<string, unknown> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.problems.push(`${path || 'the file'} must be an object with ${allowed.join(', ')}, and is ${shown(value)}`);
      return {};
    }
    for (const name of Object.keys(value).filter((given) => ![...allowed, ...ignored].includes(given))) {
      const near = likelyNames(name, allowed);
      const instead = near.length > 0 ? `did you mean ${near.join(' or ')}` : `allowed are ${allowed.join(', ')}`;
      this.problems.push(`${join(path, name)} is not expected: ${instead}`);
    }
    return Object.fromEntries(
      Object.entries(value).filter(([name, item]) => allowed.includes(name) && item !== null && item !== undefined),
    );
  }

  /** The items of a list, each read with its path; none after noting that it is no list. */
  public list<T>(value: unknown, path: string, itemOf: (item: unknown, path: string) => T): T[] {
    if (Array.isArray(value)) return value.map((item, index) => itemOf(item, `${path}[${index}]`));
    if (this.isMissing(value, path, 'a list')) return [];
    this.problems.push(`${path} must be a list, and is ${shown(value)}`);
    return [];
  }

  /** A string, or undefined after noting that it is none. */
  public text(value: unknown, path: string, example: string): string | undefined {
    if (typeof value === 'string' && value !== '') return value;
    if (this.isMissing(value, path, `a string, as in ${example}`)) return undefined;
    this.problems.push(`${path} must be a string, as in ${example}, and is ${shown(value)}`);
    return undefined;
  }

  /**
   * A number, undefined where it is absent or after noting that it is none. What range it must be in is for others to
   * say.
   */
  public number(value: unknown, path: string): number | undefined {
    if (value === undefined || typeof value === 'number') return value;
    this.problems.push(`${path} must be a number, and is ${shown(value)}`);
    return undefined;
  }

  /** A truth value, undefined where it is absent or after noting that it is none. */
  public flag(value: unknown, path: string): boolean | undefined {
    if (value === undefined || typeof value === 'boolean') return value;
    this.problems.push(`${path} must be true or false, and is ${shown(value)}`);
    return undefined;
  }

  /** One of some strings, undefined where it is absent or after noting that it is none of them. */
  public choice<T extends string>(value: unknown, path: string, allowed: readonly T[]): T | undefined {
    if (value === undefined || allowed.includes(value as T)) return value as T | undefined;
    this.problems.push(`${path} must be ${allowed.join(' or ')}, and is ${shown(value)}`);
    return undefined;
  }

  private isMissing(value: unknown, path: string, words: string): boolean {
    if (value === undefined) this.problems.push(`${path} is missing: give ${words}`);
    return value === undefined;
  }
}

/** The path of a property. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
