import { Aws } from 'aws-cdk-lib';
import { KNOWN_REGIONS, regionFindings } from '../../../src/network/reservations/reservation-regions';
import { factsOf, saidBy } from '../../private/statements';

test.each(['us-east-1', 'us-west-2', 'me-south-1', 'eusc-de-east-1', 'us-iso-east-1'])('nothing is said of %s', (region) => {
  expect(regionFindings(region)).toEqual([]);
});

test.each(['eu-west-1', 'us-east-2', 'me-south-2'])('of %s it is not known', (region) => {
  const findings = regionFindings(region);

  expect(saidBy(findings)).toEqual([['reservations.regionUnknown', { region, known: KNOWN_REGIONS }]]);
});

test('nor is it of a Region that only deployment knows', () => {
  const findings = regionFindings(Aws.REGION);

  expect(factsOf(findings, 'reservation-region-unverified').region).toBeUndefined();
});
