import { Token } from 'aws-cdk-lib';

/** How a version of the add-on begins, as in `v1.21.1-eksbuild.1`. */
const VERSION = /^v?(\d+)\.(\d+)(?:\.(\d+))?/;

/** A version of the add-on as EKS lists it. */
const LISTED = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/**
 * Whether a version is given, is no token, and is none that EKS lists: EKS takes no word for the newest.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html
 */
export function isUnlisted(version: string | undefined): version is string {
  return version !== undefined && !Token.isUnresolved(version) && !LISTED.test(version);
}

/** Whether a version is one that can be read at synth. */
export function isKnown(version: string | undefined): version is string {
  return version !== undefined && !Token.isUnresolved(version) && VERSION.test(version);
}

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
