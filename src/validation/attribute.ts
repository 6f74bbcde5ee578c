/**
 * An attribute of an imported resource, or undefined where it was not given at import: its getter then throws, and there is no other way
 * to ask.
 */
export function attributeOf<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** What a record of the user's has under a name, and not what every object has. */
export function valueUnder<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
