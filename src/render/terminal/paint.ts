/** Words in colours. */
export interface Painter {
  readonly good: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** A painter, or one that leaves all words as they are. */
export function painter(color: boolean): Painter {
  const inCode = (code: number) => (text: string) => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { good: inCode(32), warning: inCode(33), bad: inCode(31), strong: inCode(1), dim: inCode(2) };
}
