import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';

/** Zones of several pod subnets, which no ENIConfig can name. */
export function sharedZoneFindings(zones: readonly string[]): Finding[] {
  return zones
    .filter((zone, index) => zones.indexOf(zone) < index)
    .map((zone) => findingOf(WORDS.twoInZone, about.zone(zone), { zone }));
}
