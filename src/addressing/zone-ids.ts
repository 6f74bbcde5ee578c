/** Ids of zones, as in euw1-az1, usw2-lax1-az1 and use1-wl1-bos-wlz1. */
const ZONE_ID = /^[a-z]{2,6}\d+(-[a-z]+\d*)*-(az|wlz)\d+$/;

/** Names of zones, as in eu-west-1a, us-west-2-lax-1a and us-east-1-wl1-bos-wlz-1. */
const ZONE_NAME = /^[a-z]{2,}(-[a-z]+)+-\d+([a-z]$|-)/;

/**
 * Whether a string is the id of a zone, and not its name: which name a zone has differs from account to account.
 *
 * @see https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html
 */
export function isZoneId(zone: string): boolean {
  return ZONE_ID.test(zone);
}

/** Whether a string is the name of a zone, and not its id. */
export function isZoneName(zone: string): boolean {
  return ZONE_NAME.test(zone);
}
