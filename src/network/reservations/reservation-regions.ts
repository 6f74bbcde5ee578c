import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';

/** Regions in which the validator that ships with CDK knows AWS::EC2::SubnetCidrReservation; tried with aws-cdk-lib 2.276.0. */
const KNOWN_REGIONS = ['us-east-1', 'us-west-2', 'me-south-1'];

/** Id of the warning that a Region was not verified. */
export const REGION_WARNING = 'cdk-eks-pod-capacity:reservation-region-unverified';

/**
 * What to say of the Region in which reservations are made.
 */
export function regionFindings(region: string): Finding[] {
  if (KNOWN_REGIONS.includes(region)) return [];
  const where = Token.isUnresolved(region) ? 'the Region of this stack, which is not known at synth,' : region;
  return [findingOf('reservation-region-unverified', 'AWS::EC2::SubnetCidrReservation',
    `whether ${where} has AWS::EC2::SubnetCidrReservation was not verified: the validator of CDK knows it in ${KNOWN_REGIONS.join(', ')} only`)];
}
