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
  const tables = new Map<string, ec2.ISubnet>();
  for (const subnet of subnets.filter(({ availabilityZone }) => availabilityZone === zone)) {
    const id = subnet.routeTable?.routeTableId;
    if (id !== undefined && id !== '' && !tables.has(id)) tables.set(id, subnet);
  }
  if (tables.size === 1) return [...tables.keys()][0];
  const zones = [...new Set(subnets.map((subnet) => subnet.availabilityZone))];
  return tables.size === 0
    ? findingOf(WORDS.noRouteTable, about.zone(zone), { vpc: vpcName(vpc), zones: [zone], known: zones.map(shownZone) })
    : findingOf(WORDS.severalRouteTables, about.zone(zone), {
      vpc: vpcName(vpc),
      zone: Token.isUnresolved(zone) ? undefined : zone,
      subnets: [...tables.values()].map(({ subnetId, node }) => (Token.isUnresolved(subnetId) ? node.path : subnetId)),
      tables: [...tables.keys()].filter((id) => !Token.isUnresolved(id)),
    });
}

/** A zone by its name, or by its place where that is known at deployment only. */
function shownZone(zone: string, index: number): string {
  return Token.isUnresolved(zone) ? `zone ${index + 1}` : zone;
}
