import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { FORECAST_WORDS as WORDS } from '../../findings/words/forecast/forecast';
import { duplicates } from '../duplicates';
import { SubnetForecast } from '../subnet-forecast';
import { subnetBlockFindings } from '../subnets/subnet-block-findings';

/** Zones of a forecast; a Region has fewer. */
export const MOST_ZONES = 20;

/**
 * What is wrong with the subnets of a forecast, by their path in it.
 */
export function subnetFindings(subnets: readonly SubnetForecast[]): Finding[] {
  const zones = new Set(subnets.map(({ zone }) => zone)).size;
  return [
    ...subnetBlockFindings(subnets),
    ...duplicates(subnets.map((subnet) => subnet.name)).map((name) =>
      findingOf(WORDS.sameSubnetName, about.subnet(name), { name }),
    ),
    ...(zones > MOST_ZONES ? [findingOf(WORDS.tooManyZones, about.prop('subnets'), { zones, most: MOST_ZONES })] : []),
  ];
}
