import { Token } from 'aws-cdk-lib';
import { described } from '../findings/struct-findings';

/** A value as messages show it: as JSON where JSON has it, else what it is. */
export function shown(value: unknown): string {
  if (Token.isUnresolved(value)) return 'a token';
  if (typeof value === 'number') return String(value);
  try {
    return JSON.stringify(value) ?? described(value);
  } catch {
    // JSON has no bigint, and nothing that holds itself.
    return described(value);
  }
}
