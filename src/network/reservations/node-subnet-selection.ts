import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { SubnetsToName } from '../../findings/words/network/reservations';
import { attributeOf } from '../../validation/attribute';
import { zoneOf } from '../vpc/vpc-facts';

/** The lists of a VPC, with the type of the subnets in each. */
const LISTS = [
  ['privateSubnets', 'PRIVATE_WITH_EGRESS'], ['isolatedSubnets', 'PRIVATE_ISOLATED'], ['publicSubnets', 'PUBLIC'],
] as const;

const NONE: SubnetsToName = { groups: [], zones: [], ids: [], paths: [] };

/**
 * How to name some subnets of a VPC, and no others: by the name of their group or by their type, in some zones where
 * there are more, else by their ids, else by several groups, else by their constructs.
 */
export function subnetsToName(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): SubnetsToName {
  const is = ({ selection }: Candidate) => areSame(selected(vpc, selection), subnets);
  return candidates(vpc, subnets).find(is)?.named ?? groupsOrPaths(vpc, subnets);
}

interface Candidate {
  readonly selection: ec2.SubnetSelection;
  readonly named: SubnetsToName;
}

function candidates(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): Candidate[] {
  const zones = [...new Set(subnets.map(zoneOf))] as string[];
  const ids = subnets.map(({ subnetId }) => subnetId);
  const groups = groupNamesOf(subnets);
  const ofTypes = LISTS.filter(([list]) => vpc[list].some(({ subnetId }) => ids.includes(subnetId)))
    .map(([, type]): Candidate => ({ selection: { subnetType: ec2.SubnetType[type] }, named: { ...NONE, type } }));
  const bases: Candidate[] = groups.length === 1
    ? [{ selection: { subnetGroupName: groups[0] }, named: { ...NONE, groups } }, ...ofTypes]
    : ofTypes;
  const areZonesKnown = zones.every((zone) => zone !== undefined && !Token.isUnresolved(zone));
  const inZones = !areZonesKnown ? [] : bases.map(({ selection, named }) => (
    { selection: { ...selection, availabilityZones: zones }, named: { ...named, zones } }));
  const byIds = ids.some((id) => Token.isUnresolved(id)) ? [] : ofTypes.map(({ selection, named }) => (
    { selection: { ...selection, subnetFilters: [ec2.SubnetFilter.byIds(ids)] }, named: { ...named, ids } }));
  return [...bases, ...inZones, ...byIds];
}

/** Several groups where they are the subnets together, else the subnets. */
function groupsOrPaths(vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): SubnetsToName {
  const groups = groupNamesOf(subnets);
  const areGroups = areSame(groups.flatMap((subnetGroupName) => selected(vpc, { subnetGroupName })), subnets);
  return areGroups ? { ...NONE, groups } : { ...NONE, paths: subnets.map(({ node }) => node.path) };
}

/** The names of groups of subnets, as an `ec2.Vpc` puts them into the ids of its subnets. */
function groupNamesOf(subnets: readonly ec2.ISubnet[]): string[] {
  return [...new Set(subnets.map(({ node }) => node.id.replace(/Subnet\d+$/, '')))];
}

function selected(vpc: ec2.IVpc, selection: ec2.SubnetSelection): ec2.ISubnet[] {
  return attributeOf(() => vpc.selectSubnets(selection).subnets) ?? [];
}

function areSame(some: readonly ec2.ISubnet[], others: readonly ec2.ISubnet[]): boolean {
  const [ids, otherIds] = [some, others].map((subnets) => new Set(subnets.map(({ subnetId }) => subnetId)));
  return ids.size === otherIds.size && [...ids].every((id) => otherIds.has(id));
}
