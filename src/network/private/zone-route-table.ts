import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { POD_SUBNET_WORDS as WORDS } from '../../findings/words/network/pod-subnet-sources';
import { isDummyId } from '../../templates/lookup-dummies';
import { valueUnder } from '../../validation/attribute';
import { nodeSubnetsOf, vpcName } from '../vpc/vpc-facts';

/**
 * The id of the route table that the subnets for nodes of a zone use, or a finding when there is none or several to
 * choose from.
 */
export function zoneRouteTable(vpc: ec2.IVpc, zone: string, given: Readonly<Record<string, string>>): string | Finding {
  const table = valueUnder(given, zone);
  if (table !== undefined) return table;
  const subnets = nodeSubnetsOf(vpc);
  // Before the VPC is looked up its zones are dummies, and so is every route table.
  if (isDummyId(vpc.vpcId)) return subnets[0].routeTable.routeTableId;
  const ids = new Set(subnets
    .filter((subnet) => subnet.availabilityZone === zone)
    .map((subnet) => subnet.routeTable?.routeTableId)
    .filter((id) => id !== undefined && id !== ''));
  if (ids.size === 1) return [...ids][0];
  const zones = [...new Set(subnets.map((subnet) => subnet.availabilityZone))];
  return ids.size === 0
    ? findingOf(WORDS.noRouteTable, about.zone(zone), { vpc: vpcName(vpc), zones: [zone], known: zones.map(shown) })
    : findingOf(WORDS.severalRouteTables, about.zone(zone), { vpc: vpcName(vpc), zone, tables: [...ids].map(shown) });
}

function shown(text: string): string {
  return Token.isUnresolved(text) ? 'a token' : text;
}
