import { Token } from 'aws-cdk-lib';
import { isZoneId } from '../addressing/zone-ids';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { Subject } from '../findings/subject';
import { ZONE_ID_WORDS } from '../findings/words/network/zones-by-id';

/** A Region for example, where that of the zones is not known. */
const EXAMPLE_REGION = 'eu-west-1';

/** Zones that are given by their ids where names are asked for. */
export function zoneIdFindings(subject: Subject, zones: readonly string[], region?: string): Finding[] {
  const known = region === undefined || Token.isUnresolved(region) ? EXAMPLE_REGION : region;
  return [...new Set(zones.filter(isZoneId))]
    .map((zone) => findingOf(ZONE_ID_WORDS.asName, subject, { zones: [zone], region: known }));
}
