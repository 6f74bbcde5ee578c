import { IConstruct } from 'constructs';
import { deliver } from './deliver';
import { Checked } from '../findings/checked';
import { Finding } from '../findings/finding';

/** Values that were read one by one, as one: there is a whole where there is each part. */
export function together<T extends object>(
  parts: { readonly [K in keyof T]: Checked<T[K]> },
  findings: readonly Finding[],
): Checked<T> {
  const entries = Object.entries<Checked<unknown>>(parts).map(([name, { value }]) => [name, value] as const);
  if (entries.some(([, value]) => value === undefined)) return { findings };
  return { value: Object.fromEntries(entries) as T, findings };
}

/**
 * The value that a construct is made of, once all that was found is delivered.
 *
 * @throws when something was found that is to be thrown
 */
export function accepted<T>(
  scope: IConstruct,
  { value, findings }: Checked<T>,
): { readonly value: T; readonly findings: Finding[] } {
  deliver(scope, findings);
  if (value === undefined) throw new Error(`nothing was found of '${scope.node.path}', and it has no design`);
  return { value, findings: [...findings] };
}
