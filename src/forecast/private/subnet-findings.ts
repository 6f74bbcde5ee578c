import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { duplicates } from '../duplicates';
import { SubnetForecast } from '../pod-forecast-props';
import { subnetBlockFindings } from '../subnets/subnet-block-findings';

/** Zones of a forecast; a Region has fewer. */
export const MOST_ZONES = 20;

/**
 * What is wrong with the subnets of a forecast, by their path in it.
 */
export function subnetFindings(subnets: readonly SubnetForecast[]): Finding[] {
  const findings = subnetBlockFindings(subnets);
  for (const name of duplicates(subnets.map((subnet) => subnet.name))) {
    findings.push(findingOf('forecast-contradiction', name, `'subnets' holds two subnets named '${name}'; give each a name of its own`));
  }
  const zones = new Set(subnets.map(({ zone }) => zone)).size;
  if (zones > MOST_ZONES) findings.push(findingOf('forecast-contradiction', 'subnets', `'subnets' are in ${zones} zones; at most ${MOST_ZONES} are planned for`));
  return findings;
}
