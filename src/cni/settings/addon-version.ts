import { Token } from 'aws-cdk-lib';
import { isCniVersion } from '../../capacity/kernel/cni-features';

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

/** A version by which pods can be counted: not a token, and not a string of which others say that it is no version. */
export function knownVersion(version: string | undefined): string | undefined {
  return !Token.isUnresolved(version) && isCniVersion(version) ? version : undefined;
}
