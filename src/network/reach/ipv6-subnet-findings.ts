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
 * Subnets that a cluster with IPv6 cannot use, as they are when the app is complete: EKS wants blocks of both families in all of them, and that instances in those of nodes
 * get an IPv6 address.
 *
 * @param tree the finished tree
 * @param prop the property by which they are chosen
 * @param forNodes whether nodes run in them
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html
 */
export function ipv6SubnetFindings(tree: StageTree, subnets: readonly ec2.ISubnet[], prop: string, forNodes: boolean): Finding[] {
  const unseen = subnets.filter((subnet) => resourceOf(subnet) === undefined).map(nameOf);
  return [
    ...subnets.flatMap((subnet) => {
      const resource = resourceOf(subnet);
      const problems = resource === undefined ? [] : problemsOf(tree, resource, forNodes);
      return problems.length === 0 ? [] : [
        findingOf(WORDS.unfit, about.prop(prop), { subnet: nameOf(subnet), problems, forNodes, wayOut: wayOut(tree, resource!) }),
      ];
    }),
    ...(unseen.length === 0 ? [] : [findingOf(WORDS.unseen, about.prop(prop), { subnets: unseen, forNodes })]),
  ];
}

function problemsOf(tree: StageTree, subnet: ec2.CfnSubnet, forNodes: boolean): string[] {
  return [
    ...(subnet.ipv6Native === true ? ['has no IPv4 block'] : []),
    ...(hasIpv6Block(tree, subnet) ? [] : ['has no IPv6 block']),
    ...(!forNodes || isTrue(subnet.assignIpv6AddressOnCreation) ? [] : ['does not assign IPv6 addresses (assignIpv6AddressOnCreation)']),
  ];
}

/** What mends it; dual-stack private subnets of CDK assign addresses unless they are told not to. */
function wayOut(tree: StageTree, subnet: ec2.CfnSubnet): string {
  if (subnet.ipv6Native === true) return "leave 'ipv6Native' out, for nodes and control plane have an IPv4 address too";
  return hasIpv6Block(tree, subnet) ? "for an ec2.Vpc give ipv6AssignAddressOnCreation: true in 'subnetConfiguration'" : 'for an ec2.Vpc give ipProtocol: DUAL_STACK';
}

/** By its own properties, or by a resource of its own. */
function hasIpv6Block(tree: StageTree, subnet: ec2.CfnSubnet): boolean {
  return (subnet.ipv6CidrBlock ?? subnet.ipv6IpamPoolId) !== undefined || tree.fact(subnetsWithBlock).has(idKeyOf(subnet.ref, subnet));
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
  return isOfType<ec2.CfnSubnet>(node.defaultChild, ec2.CfnSubnet.CFN_RESOURCE_TYPE_NAME) ? node.defaultChild : undefined;
}

function isOfType<T extends CfnResource>(construct: IConstruct | undefined, type: string): construct is T {
  return construct !== undefined && CfnResource.isCfnResource(construct) && construct.cfnResourceType === type;
}

function nameOf(subnet: ec2.ISubnet): string {
  return resourceOf(subnet) !== undefined || Token.isUnresolved(subnet.subnetId) ? subnet.node.path : subnet.subnetId;
}
