/**
 * What JavaScript itself throws where code is wrong, and what this library throws: none of them says that an import
 * lacks an attribute.
 */
const FAULTS = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'FindingError'];

/**
 * An attribute of an imported resource, or undefined where it was not given at import: its getter then throws, and
 * there is no other way to ask. What CDK throws has names that differ from release to release, and those who implement
 * its interfaces throw plain errors; faults have names that do not, and pass.
 */
export function attributeOf<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (FAULTS.includes((error as Error | undefined)?.name ?? '')) throw error;
    return undefined;
  }
}

/** What a record of the user's has under a name, and not what every object has. */
export function valueUnder<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
