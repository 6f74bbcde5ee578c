import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_OPTION_WORDS as WORDS } from '../../findings/words/cluster/cluster-options';
import { nodeSubnetsOf, vpcZones } from '../../network/vpc/vpc-facts';
import { isDummyId } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';

/** Zones that EKS wants at least, and as many as are chosen here: a cluster can never get another set of zones. */
const ZONES = 2;

/** The subnets of the control plane, and what there is to say of them. */
export interface ControlPlaneSubnets {
  readonly selection: ec2.SubnetSelection[];
  readonly findings: Finding[];
}

/**
 * The subnets given, else the private subnets (the isolated ones of a VPC without) of the first two zones, named one by
 * one: a selection by type would follow the VPC when it grows, and EKS refuses zones that the cluster was not made
 * with.
 */
export function controlPlaneSubnets(vpc: ec2.IVpc, given?: ec2.SubnetSelection[]): ControlPlaneSubnets {
  // Before the VPC is looked up its zones are dummies, of which no selection by zone finds any.
  if (given !== undefined && !isDummyId(vpc.vpcId)) return { selection: given, findings: givenFindings(vpc, given) };
  const zones = vpcZones(vpc).slice(0, ZONES);
  const subnets = nodeSubnetsOf(vpc).filter((subnet) => zones.includes(subnet.availabilityZone));
  const found = [...new Set(subnets.map((subnet) => subnet.availabilityZone))];
  if (found.length === ZONES) return { selection: [{ subnets }], findings: [] };
  const finding = findingOf(WORDS.tooFewZones, about.prop('vpcSubnets'), { found: found.length, wanted: ZONES });
  return { selection: [], findings: [finding] };
}

/**
 * Subnets in too few zones; what a selection finds is not known of subnets that were imported without their zone, or as
 * one text that CloudFormation splits.
 */
function givenFindings(vpc: ec2.IVpc, given: ec2.SubnetSelection[]): Finding[] {
  const selected = given.map((selection) => attributeOf(() => zonesOf(vpc.selectSubnets(selection))));
  const zones = new Set(selected.flat());
  if (selected.includes(undefined) || zones.size >= ZONES) return [];
  return [findingOf(WORDS.tooFewZonesChosen, about.prop('vpcSubnets'), { found: zones.size, wanted: ZONES })];
}

function zonesOf({ availabilityZones, subnetIds }: ec2.SelectedSubnets): string[] | undefined {
  const areLists = [...availabilityZones, ...subnetIds].some((text) => Token.isUnresolved([text]));
  return areLists ? undefined : availabilityZones;
}
