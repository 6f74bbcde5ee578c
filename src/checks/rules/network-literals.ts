import { located, LocatedFinding } from './located-finding';
import { cidrFaults } from '../../addressing/ipv4-text';
import { BlockUse, meantBlock, nearBlock } from '../../addressing/meant-block';
import { VPC_BLOCK_USE } from '../../addressing/vpc-cidr-rules';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { TEMPLATE_CIDR_WORDS as WORDS } from '../../findings/words/checks/template-cidrs';
import { AppResource, AppResources } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { hasHostBits } from '../../templates/known-cidr';
import { DUMMY_CIDR } from '../../templates/lookup-dummies';
import { ReservationFacts } from '../facts/reservation-facts';
import { vpcKeyOf } from '../facts/subnet-facts';

/**
 * What is wrong with the literal CIDRs of VPCs, and of what is in them. Host bits are rounded off by EC2 in those of a
 * VPC and of a subnet, which its API says. It says nothing of blocks that are added, and of reserved ranges.
 *
 * @param vpcKeys the VPCs that clusters run in
 */
export function literalFindings(
  vpcKeys: ReadonlySet<string>,
  reservations: readonly ReservationFacts[],
  resources: AppResources,
): LocatedFinding[] {
  const isOf = ({ properties: { VpcId: id } }: AppResource) => vpcKeys.has(vpcKeyOf(id) ?? '');
  const vpcs = resources.ofType('AWS::EC2::VPC').filter(({ path }) => vpcKeys.has(path));
  return [
    ...[...vpcs, ...resources.ofType('AWS::EC2::Subnet').filter(isOf)]
      .flatMap((resource) => unreadable(resource, 'CidrBlock', VPC_BLOCK_USE)),
    ...resources.ofType('AWS::EC2::VPCCidrBlock').filter(isOf)
      .flatMap((resource) => [
        ...unreadable(resource, 'CidrBlock', VPC_BLOCK_USE), ...notRounded(resource, 'CidrBlock'),
      ]),
    ...reservations.flatMap(({ resource, subnet: { cidr } }) => {
      const use = cidr === undefined ? VPC_BLOCK_USE : { ...VPC_BLOCK_USE, ranges: [cidr] };
      return [...unreadable(resource, 'Cidr', use), ...notRounded(resource, 'Cidr')];
    }),
  ];
}

/** A text that EC2 cannot read; nothing of what CloudFormation fills in, or of a range of IPv6, which there can be. */
function unreadable(resource: AppResource, property: string, use: BlockUse): LocatedFinding[] {
  const got = textOf(resource.properties[property]);
  if (got === undefined || got.includes('{')) return [];
  if (property === 'Cidr' && got.includes(':')) return [];
  const faults = cidrFaults(got).filter((fault) => fault !== 'hostBits');
  return located(resource, [property], faults.map((fault) => findingOf(
    WORDS.unreadable, about.resource(resource.path), { property, got, fault, instead: meantBlock(got, use) })));
}

function notRounded(resource: AppResource, property: string): LocatedFinding[] {
  const form = resource.properties[property];
  const got = textOf(form);
  if (got === undefined || got === DUMMY_CIDR || !hasHostBits(form)) return [];
  return located(resource, [property], [findingOf(WORDS.hostBits, about.resource(resource.path), {
    property, cidrs: [got], rounded: [`${nearBlock(got)}`], resources: [resource.path],
  })]);
}
