import { Aws } from 'aws-cdk-lib';
import { regionFindings } from '../../../src/network/reservations/reservation-regions';
import { factsOf, saidBy } from '../../private/statements';

test.each(['us-east-1', 'us-west-2', 'me-south-1'])('nothing is said of %s', (region) => {
  expect(regionFindings(region)).toEqual([]);
});

test.each(['eu-west-1', 'us-east-2', 'me-south-2'])('%s was not verified', (region) => {
  const findings = regionFindings(region);

  expect(saidBy(findings)).toEqual([['reservations.regionUnverified', { region, known: ['us-east-1', 'us-west-2', 'me-south-1'] }]]);
});

test('a Region that is not known was not verified either', () => {
  const findings = regionFindings(Aws.REGION);

  expect(factsOf(findings, 'reservation-region-unverified').region).toBeUndefined();
});
