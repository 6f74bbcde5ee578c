import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { subnetBlockFindings } from '../../../forecast/subnets/subnet-block-findings';
import { ChurnSubnet } from '../../churn-scenario';

const SUBJECT = 'the scenario';

/** What is wrong with the subnets of a scenario, each by its path in it. */
export function churnSubnetFindings(subnets: readonly ChurnSubnet[]): Finding[] {
  if (subnets.length === 0) return [findingOf('forecast-contradiction', SUBJECT, `'subnets' of ${SUBJECT} must hold at least one subnet; got none`)];
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
  return [findingOf('forecast-contradiction', SUBJECT, zone
    ? `'subnets[${index}].zone' of ${SUBJECT} is ${zone}, as is that of 'subnets[${first}]'; a zone has one subnet for pods`
    : `'subnets[${index}].zone' of ${SUBJECT} must be the name of a zone, as in eu-west-1a; got '${zone}'`)];
}
