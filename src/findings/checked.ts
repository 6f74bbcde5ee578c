import { Finding } from './finding';

/** What was read of props: a value, or why there is none. */
export type Checked<T> =
  | { readonly value: T; readonly findings: readonly Finding[] }
  | { readonly value?: undefined; readonly findings: readonly Finding[] };
