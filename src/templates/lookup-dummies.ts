/**
 * What `Vpc.fromLookup` answers until the CLI has looked the VPC up: one and the same for every VPC, and for each of
 * its subnets.
 */
export const DUMMY_CIDR = '1.2.3.4/5';
const DUMMY_IDS = /^(?:vpc|p|s)-\d{5}$/;

/** Whether an id stands for a VPC that has not been looked up yet, or for one of its subnets. */
export function isDummyId(id: string): boolean {
  return DUMMY_IDS.test(id);
}

/** What the lookup of a parameter of Systems Manager answers until the CLI has looked it up. */
const DUMMY_VALUE = 'dummy-value-for-';

/** Whether a text stands for a value that has not been looked up yet, or holds one. */
export function isDummyValue(text: string): boolean {
  return text.includes(DUMMY_VALUE);
}
