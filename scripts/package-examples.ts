/** What only TypeScript has: a constructor by `new`, a constant, a comment after two slashes. */
const TYPESCRIPT = /\bnew (?:\w+\.)*[A-Z]\w*\(|^\s*(?:const|let) [\w{[]|^\s*declare const/;

/** Where an example begins, in a docstring or in Markdown. */
const EXAMPLE = /^(\s*)(?:Example::|```python)\s*$/;

/**
 * The lines of Python's examples that are TypeScript. An example of a docstring is what is indented below `Example::`.
 *
 * @param text of the package
 */
export function exampleFaults(text: string): string[] {
  const faults: string[] = [];
  // Of Markdown any line is part of it, up to the end of its block.
  let indent: number | undefined;
  for (const line of text.split('\n')) {
    const begin = EXAMPLE.exec(line);
    if (begin !== null) indent = line.includes('```') ? -1 : begin[1].length;
    else if (indent !== undefined && isOver(line, indent)) indent = undefined;
    else if (indent !== undefined && TYPESCRIPT.test(line)) faults.push(line.trim());
  }
  return faults;
}

function isOver(line: string, indent: number): boolean {
  if (/^\s*(?:```|"""|''')/.test(line)) return true;
  return line.trim() !== '' && /^ */.exec(line)![0].length <= indent;
}
