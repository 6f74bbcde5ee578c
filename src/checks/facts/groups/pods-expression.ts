/** A word of an expression: a number, a name, or a sign. */
const WORD = /\s*(\d+(?:\.\d+)?|[A-Za-z_]\w*|<=|>=|==|!=|[-+*/%()<>?:,])/y;

/** What two numbers give. CEL divides whole numbers without a rest. */
const OPERATORS: ReadonlyArray<Readonly<Record<string, (one: number, other: number) => number>>> = [
  {
    '<': (one, other) => Number(one < other),
    '>': (one, other) => Number(one > other),
    '<=': (one, other) => Number(one <= other),
    '>=': (one, other) => Number(one >= other),
    '==': (one, other) => Number(one === other),
    '!=': (one, other) => Number(one !== other),
  },
  { '+': (one, other) => one + other, '-': (one, other) => one - other },
  {
    '*': (one, other) => one * other,
    '/': (one, other) => Math.trunc(one / other),
    '%': (one, other) => one % other,
  },
];

const CALLS: Readonly<Record<string, (...of: number[]) => number>> = { min: Math.min, max: Math.max };

/**
 * The value of an expression of nodeadm: sums, comparisons and a choice. Undefined where it holds anything else, or a
 * name that has no value here.
 *
 * @see https://github.com/awslabs/amazon-eks-ami/blob/main/nodeadm/doc/api.md
 */
export function valueOfExpression(
  text: string,
  values: Readonly<Record<string, number | undefined>>,
): number | undefined {
  const words = wordsOf(text);
  if (words === undefined) return undefined;
  const read = new Reading(words, values);
  const value = read.choice();
  return read.isDone && value !== undefined && Number.isFinite(value) ? value : undefined;
}

function wordsOf(text: string): string[] | undefined {
  const words: string[] = [];
  WORD.lastIndex = 0;
  for (const end = text.trimEnd().length; WORD.lastIndex < end;) {
    const [, word] = WORD.exec(text) ?? [];
    if (word === undefined) return undefined;
    words.push(word);
  }
  return words;
}

/** Words that are read from the first to the last one. */
class Reading {
  private at = 0;

  constructor(
    private readonly words: readonly string[],
    private readonly values: Readonly<Record<string, number | undefined>>,
  ) {}

  public get isDone(): boolean {
    return this.at === this.words.length;
  }

  public choice(): number | undefined {
    const condition = this.terms(0);
    if (!this.takes('?')) return condition;
    const held = this.choice();
    const other = this.takes(':') ? this.choice() : undefined;
    return condition === undefined || other === undefined ? undefined : condition === 0 ? other : held;
  }

  private terms(level: number): number | undefined {
    const operators = OPERATORS[level];
    if (operators === undefined) return this.operand();
    let value = this.terms(level + 1);
    for (let word = this.words[this.at]; word in operators; word = this.words[this.at]) {
      this.at += 1;
      const other = this.terms(level + 1);
      value = value === undefined || other === undefined ? undefined : operators[word](value, other);
    }
    return value;
  }

  private operand(): number | undefined {
    if (this.takes('(')) return this.closed(this.choice());
    if (this.takes('-')) {
      const value = this.operand();
      return value === undefined ? undefined : -value;
    }
    const word = this.words[this.at] ?? '';
    this.at += 1;
    if (/^\d/.test(word)) return Number(word);
    if (Object.hasOwn(CALLS, word) && this.takes('(')) return this.called(word);
    return Object.hasOwn(this.values, word) ? this.values[word] : undefined;
  }

  private called(name: string): number | undefined {
    const all = [this.choice()];
    while (this.takes(',')) all.push(this.choice());
    const known = all.filter((each) => each !== undefined);
    return this.closed(known.length === all.length ? CALLS[name](...known) : undefined);
  }

  private closed(value: number | undefined): number | undefined {
    return this.takes(')') ? value : undefined;
  }

  private takes(word: string): boolean {
    const isNext = this.words[this.at] === word;
    if (isNext) this.at += 1;
    return isNext;
  }
}
