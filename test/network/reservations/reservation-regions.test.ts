import { Aws } from 'aws-cdk-lib';
import { regionFindings } from '../../../src/network/reservations/reservation-regions';
import { namesOf } from '../../private/cdk-refusals';

test.each(['us-east-1', 'us-west-2', 'me-south-1'])('nothing is said of %s', (region) => {
  expect(regionFindings(region)).toEqual([]);
});

test.each(['eu-west-1', 'us-east-2', 'me-south-2'])('%s was not verified', (region) => {
  const findings = regionFindings(region);

  expect(namesOf(findings)).toEqual(['reservation-region-unverified']);
  expect(findings[0].message).toContain(`whether ${region} has AWS::EC2::SubnetCidrReservation was not verified`);
  expect(findings[0].message).toContain('us-east-1, us-west-2, me-south-1');
});

test('a Region that is not known was not verified either', () => {
  const findings = regionFindings(Aws.REGION);

  expect(namesOf(findings)).toEqual(['reservation-region-unverified']);
  expect(findings[0].message).toContain('the Region of this stack, which is not known at synth,');
});
