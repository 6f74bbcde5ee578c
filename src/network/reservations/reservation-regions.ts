import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';

/**
 * Regions whose CloudFormation is known to have AWS::EC2::SubnetCidrReservation: those of which the schemas of cfn-lint
 * 1.58.0 (of 2026-10-20) or the validator of aws-cdk-lib 2.276.0 have it. Both leave out types that a Region has, so of
 * the others it is not known.
 */
export const KNOWN_REGIONS = [
  'eu-isoe-west-1', 'eusc-de-east-1', 'me-south-1', 'us-east-1', 'us-iso-east-1', 'us-iso-west-1', 'us-isob-east-1',
  'us-isob-west-1', 'us-isof-east-1', 'us-isof-south-1', 'us-west-2',
];

/**
 * What to say of the Region in which reservations are made.
 */
export function regionFindings(region: string): Finding[] {
  if (KNOWN_REGIONS.includes(region)) return [];
  return [findingOf(WORDS.regionUnknown, about.resource('AWS::EC2::SubnetCidrReservation'), {
    region: Token.isUnresolved(region) ? undefined : region, known: KNOWN_REGIONS,
  })];
}
