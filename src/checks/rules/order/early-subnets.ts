import { findingOf } from '../../../findings/catalogue';
import { about } from '../../../findings/subject';
import { BLOCK_ORDER_WORDS as WORDS } from '../../../findings/words/checks/order/block-order';
import { AppResource, AppResources, areTogether } from '../../../templates/app-resources';
import { Form, truthOf } from '../../../templates/forms';
import { knownCidr } from '../../../templates/known-cidr';
import { PartOrder } from '../../facts/order/part-order';
import { madeSubnet, SubnetFacts, vpcKeyOf } from '../../facts/subnet-facts';
import { located, LocatedFinding } from '../located-finding';

/** Subnets that do not wait for the block of the VPC that they lie in, or for which the block waits. */
export function earlySubnetFindings(order: PartOrder, resources: AppResources): LocatedFinding[] {
  const blocks = resources.ofType('AWS::EC2::VPCCidrBlock');
  if (blocks.length === 0) return [];
  return resources.ofType('AWS::EC2::Subnet').map(madeSubnet).flatMap((subnet) => {
    const ofVpc = blocks.filter((block) => (
      subnet.vpcKey !== undefined && vpcKeyOf(block.properties.VpcId) === subnet.vpcKey
      && areTogether(block, subnet.resource!)));
    const vpc = subnet.vpcKey === undefined ? undefined : resources.at(subnet.vpcKey);
    const primary = knownCidr(vpc?.properties.CidrBlock);
    // What lies in the block that the VPC is made with needs no other, even where one collides with it.
    const needsBlock = subnet.cidr !== undefined && primary?.contains(subnet.cidr) !== true;
    return [...(needsBlock ? early(subnet, ofVpc, order) : []), ...earlyWithIpv6(subnet, ofVpc, order)];
  });
}

function early(subnet: SubnetFacts, ofVpc: readonly AppResource[], order: PartOrder): LocatedFinding[] {
  const { cidr, name } = subnet;
  if (cidr === undefined) return [];
  const around = ofVpc.filter(({ properties }) => knownCidr(properties.CidrBlock)?.contains(cidr));
  return judged(subnet.resource!, around, order, (block) => ({
    beside: findingOf(WORDS.subnetBesideBlock, about.subnet(name), facts(block)),
    after: findingOf(WORDS.blockAfterSubnet, about.subnet(name), facts(block)),
  }));

  function facts(block: AppResource) {
    return { subnets: [name], cidrs: [`${cidr}`], blocks: [block.path] };
  }
}

/** A subnet that is cut of the IPv6 blocks of its VPC. Nothing in it refers to what associates them. */
function earlyWithIpv6(subnet: SubnetFacts, ofVpc: readonly AppResource[], order: PartOrder): LocatedFinding[] {
  const { name, vpcKey, resource } = subnet;
  if (!isCutOf(resource!.properties.Ipv6CidrBlock, vpcKey!)) return [];
  const blocks = ofVpc.filter(({ properties }) => (
    truthOf(properties.AmazonProvidedIpv6CidrBlock) === true || properties.Ipv6Pool !== undefined
    || properties.Ipv6IpamPoolId !== undefined));
  return judged(resource!, blocks, order, (block) => ({
    beside: findingOf(WORDS.ipv6BesideBlock, about.subnet(name), { subnets: [name], block: block.path }),
    after: findingOf(WORDS.ipv6BlockAfterSubnet, about.subnet(name), { subnets: [name], block: block.path }),
  }));
}

function judged(
  subnet: AppResource,
  blocks: readonly AppResource[],
  order: PartOrder,
  findings: (block: AppResource) => Record<'beside' | 'after', ReturnType<typeof findingOf>>,
): LocatedFinding[] {
  const [first] = blocks;
  if (first === undefined || blocks.some((block) => order.can(subnet, block))) return [];
  return blocks.every((block) => order.always(block, subnet))
    ? located(first, [], [findings(first).after])
    : located(subnet, [], [findings(first).beside]);
}

function isCutOf(form: Form, vpcKey: string): boolean {
  return (JSON.stringify(form) ?? '').includes(JSON.stringify({ 'Fn::GetAtt': [vpcKey, 'Ipv6CidrBlocks'] }));
}
