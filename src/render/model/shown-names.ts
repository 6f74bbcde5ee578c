import { nameList } from './stage-words';
import { shortName, visible } from '../../findings/print/visible';

/** A name of whoever made the plan, in characters that are seen and no longer than a line. */
export function safe(name: string): string {
  return visible(shortName(name));
}

/** Names of subnets in a line: paths that share all but their last part as their last parts, and the rest once. */
export function subnetList(names: readonly string[]): string {
  const ends = names.map((name) => name.lastIndexOf('/'));
  const [first] = names;
  const parent = first.slice(0, Math.max(0, ends[0]));
  const isShared = names.length > 1 && ends[0] > 0
    && names.every((name, index) => name.slice(0, Math.max(0, ends[index])) === parent);
  return isShared
    ? `${nameList(names.map((name) => safe(name.slice(parent.length + 1))))} of ${safe(parent)}`
    : nameList(names.map(safe));
}
