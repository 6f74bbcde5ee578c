import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';

/**
 * Regions in which the validator that ships with CDK knows AWS::EC2::SubnetCidrReservation; tried with aws-cdk-lib
 * 2.276.0.
 */
const KNOWN_REGIONS = ['us-east-1', 'us-west-2', 'me-south-1'];

/** Id of the warning that a Region was not verified. */
export const REGION_WARNING = 'cdk-eks-pod-capacity:reservation-region-unverified';

/**
 * What to say of the Region in which reservations are made.
 */
export function regionFindings(region: string): Finding[] {
  if (KNOWN_REGIONS.includes(region)) return [];
  return [findingOf(WORDS.regionUnverified, about.resource('AWS::EC2::SubnetCidrReservation'), {
    region: Token.isUnresolved(region) ? undefined : region, known: KNOWN_REGIONS,
  })];
}
