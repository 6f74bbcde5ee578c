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
