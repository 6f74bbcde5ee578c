import { Token } from 'aws-cdk-lib';

/** How a version of the add-on begins, as in `v1.21.1-eksbuild.1`. */
const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?/;

/**
 * Whether a version of the add-on comes before another one. Not where it is not given, is a token, or cannot be read.
 *
 * @param version as EKS writes it
 * @param first the other one: major, minor, patch
 */
export function isBefore(version: string | undefined, first: readonly [number, number, number]): boolean {
  if (version === undefined || Token.isUnresolved(version)) return false;
  const parts = VERSION.exec(version)?.slice(1).map((part) => Number(part ?? 0));
  const differing = parts?.findIndex((part, index) => part !== first[index]) ?? -1;
  return differing >= 0 && parts![differing] < first[differing];
}
