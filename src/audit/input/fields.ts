/** What is wrong with files, a line each. */
export type Problems = string[];

type Members = Readonly<Record<string, unknown>>;

const NOTHING: Members = {};

/**
 * The members of an object that a file holds. A member that is null is absent, as `--query` of the AWS CLI writes it.
 * One of another type than it must be is a problem, with its path.
 */
export class Fields {
  /** Of a value that may be anything; what is no object has no members. */
  public static of(value: unknown, path: string, problems: Problems): Fields {
    return new Fields(isMembers(value) ? value : NOTHING, path, problems);
  }

  private constructor(
    private readonly members: Members,
    private readonly path: string,
    private readonly problems: Problems,
  ) {}

  /** The names that it has. */
  public get names(): string[] {
    return Object.keys(this.members);
  }

  public text(name: string): string | undefined {
    return this.valueOf(name, 'string', 'a string');
  }

  /** A text that has to be there. */
  public needed(name: string): string | undefined {
    const text = this.text(name);
    if (this.absent(name) || text === '') this.refuse(name, 'is missing');
    return text === '' ? undefined : text;
  }

  public flag(name: string): boolean | undefined {
    return this.valueOf(name, 'boolean', 'true or false');
  }

  /** A whole number, 0 or more. */
  public count(name: string): number | undefined {
    const value = this.valueOf<number>(name, 'number', 'a number');
    if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return value;
    this.refuse(name, `must be a whole number, 0 or more, got ${value}`);
    return undefined;
  }

  /** A number or a text, as a text: Kubernetes has values of both kinds. */
  public printed(name: string): string | undefined {
    const value = this.members[name];
    return typeof value === 'number' ? String(value) : this.text(name);
  }

  public value(name: string): unknown {
    return this.members[name] ?? undefined;
  }

  /** The object of a name; without members where there is none. */
  public child(name: string): Fields {
    const value = this.members[name];
    if (!this.absent(name) && !isMembers(value)) this.refuse(name, `must be an object, got ${kindOf(value)}`);
    return Fields.of(value, `${this.path}.${name}`, this.problems);
  }

  /** The objects of a list; none where there is no list. */
  public children(name: string): Fields[] {
    return this.list(name).map((item, index) => Fields.of(item, `${this.path}.${name}[${index}]`, this.problems));
  }

  /** The texts of a list; none where there is no list. */
  public texts(name: string): string[] {
    return this.list(name).filter((item, index): item is string => {
      if (typeof item === 'string') return true;
      this.refuse(`${name}[${index}]`, `must be a string, got ${kindOf(item)}`);
      return false;
    });
  }

  /** A map of texts; what has another value is left out. */
  public map(name: string): Record<string, string> {
    const value = this.members[name];
    if (!isMembers(value)) return {};
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]): Array<[string, string]> =>
        typeof item === 'string' || typeof item === 'number' ? [[key, String(item)]] : []),
    );
  }

  public list(name: string): readonly unknown[] {
    const value = this.members[name];
    if (this.absent(name)) return [];
    if (Array.isArray(value)) return value;
    this.refuse(name, `must be a list, got ${kindOf(value)}`);
    return [];
  }

  public refuse(name: string, what: string): void {
    this.problems.push(`${this.path}.${name} ${what}`);
  }

  private absent(name: string): boolean {
    return this.members[name] === undefined || this.members[name] === null;
  }

  private valueOf<T>(name: string, type: string, what: string): T | undefined {
    const value = this.members[name];
    if (this.absent(name)) return undefined;
    // eslint-disable-next-line valid-typeof
    if (typeof value === type) return value as T;
    this.refuse(name, `must be ${what}, got ${kindOf(value)}`);
    return undefined;
  }
}

/** Whether a value is an object that is no list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The tags of EC2 (a list of keys and values) as a map. */
export function ec2Tags(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return {};
  const pairs = value.flatMap((tag): Array<[string, string]> =>
    isMembers(tag) && typeof tag.Key === 'string' ? [[tag.Key, typeof tag.Value === 'string' ? tag.Value : '']] : []);
  return Object.fromEntries(pairs);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value)?.slice(0, 40)}`;
}
