import { CfnResource, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { IPV6_SUBNET_WORDS as WORDS } from '../../findings/words/network/ipv6-subnets';
import { idKeyOf } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';

/**
 * Subnets that a cluster with IPv6 cannot use, as they are when the app is complete: EKS wants blocks of both families
 * in all of them, and that instances in those of nodes get an IPv6 address.
 *
 * @param tree the finished tree
 * @param prop the property by which they are chosen
 * @param forNodes whether nodes run in them
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
 */
export function ipv6SubnetFindings(
  tree: StageTree,
  subnets: readonly ec2.ISubnet[],
  prop: string,
  forNodes: boolean,
): Finding[] {
  const unseen = subnets.filter((subnet) => resourceOf(subnet) === undefined).map(nameOf);
  return [
    ...subnets.flatMap((subnet) => {
      const resource = resourceOf(subnet);
      if (resource === undefined) return [];
      const facts = {
        ipv6Native: resource.ipv6Native === true,
        hasIpv6Block: hasIpv6Block(tree, resource),
        assignsIpv6: !forNodes || isTrue(resource.assignIpv6AddressOnCreation),
      };
      if (!facts.ipv6Native && facts.hasIpv6Block && facts.assignsIpv6) return [];
      return [findingOf(WORDS.unfit, about.prop(prop), { subnets: [nameOf(subnet)], forNodes, ...facts })];
    }),
    ...(unseen.length === 0 ? [] : [findingOf(WORDS.unseen, about.prop(prop), { subnets: unseen, forNodes })]),
  ];
}

/** By its own properties, or by a resource of its own. */
function hasIpv6Block(tree: StageTree, subnet: ec2.CfnSubnet): boolean {
  return (
    (subnet.ipv6CidrBlock ?? subnet.ipv6IpamPoolId) !== undefined
    || tree.fact(subnetsWithBlock).has(idKeyOf(subnet.ref, subnet))
  );
}

/** The subnets that a resource of its own gives a block, by key. */
function subnetsWithBlock(tree: StageTree): ReadonlySet<string> {
  const blocks = tree.ofType(ec2.CfnSubnetCidrBlock.CFN_RESOURCE_TYPE_NAME) as readonly ec2.CfnSubnetCidrBlock[];
  return new Set(blocks.map((block) => idKeyOf(block.subnetId, block)));
}

/** What a token stands for is taken to be right, for a literal says as much in fewer words. */
function isTrue(value: unknown): boolean {
  return value === true || Token.isUnresolved(value);
}

function resourceOf({ node }: ec2.ISubnet): ec2.CfnSubnet | undefined {
  return isOfType<ec2.CfnSubnet>(node.defaultChild, ec2.CfnSubnet.CFN_RESOURCE_TYPE_NAME)
    ? node.defaultChild
    : undefined;
}

function isOfType<T extends CfnResource>(construct: IConstruct | undefined, type: string): construct is T {
  return construct !== undefined && CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}

function nameOf(subnet: ec2.ISubnet): string {
  return resourceOf(subnet) !== undefined || Token.isUnresolved(subnet.subnetId) ? subnet.node.path : subnet.subnetId;
}
