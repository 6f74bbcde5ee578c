import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { SCENARIO_WORDS as WORDS } from '../../../findings/words/churn/scenario';
import { subnetBlockFindings } from '../../../forecast/subnets/subnet-block-findings';
import { ChurnSubnet } from '../../churn-scenario';

const THE_SCENARIO = about.plan('the scenario');

/** What is wrong with the subnets of a scenario, each by its path in it. */
export function churnSubnetFindings(subnets: readonly ChurnSubnet[]): Finding[] {
  if (subnets.length === 0) return [findingOf(WORDS.noSubnets, THE_SCENARIO, {})];
  return [
    ...subnets.flatMap((_, index) => zoneFindings(subnets, index)),
    // A block that is missing is a text that is no CIDR: here it is not optional.
    ...subnetBlockFindings(subnets.map((subnet) => ({ ...subnet, cidr: String(subnet.cidr), name: subnet.zone }))),
  ];
}

function zoneFindings(subnets: readonly ChurnSubnet[], index: number): Finding[] {
  const { zone } = subnets[index];
  const first = subnets.findIndex((other) => other.zone === zone);
  if (zone && first === index) return [];
  return [zone
    ? findingOf(WORDS.zoneTwice, THE_SCENARIO, { index, zone, first })
    : findingOf(WORDS.zoneWithoutName, THE_SCENARIO, { index, got: zone })];
}
