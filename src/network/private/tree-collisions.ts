import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { formOf, keyOf, resourceName } from './resolved-forms';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/private/ipv4-text';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { IPodCidr } from '../pod-cidr';

/**
 * Blocks that the app adds to the same VPC by other means than this library, and that overlap a block for pods. It is asked when the tree is complete.
 */
export function blockCollisions(own: IPodCidr): Finding[] {
  return overlapping(own, own.vpc, [own.block], (resource) => (resource instanceof ec2.CfnVPCCidrBlock ? resource.cidrBlock : undefined))
    .map(({ path, cidr, block }) => findingOf('vpc-blocks-collide', own.node.path,
      `${block} of '${own.node.path}' overlaps ${cidr}, which '${path}' adds to the same VPC; EC2 refuses the second one: choose another block`));
}

/**
 * Subnets that the app makes in the same VPC by other means than this library, and that overlap pod subnets. It is asked when the tree is complete.
 */
export function subnetCollisions(own: IConstruct, vpc: ec2.IVpc, blocks: readonly Ipv4Cidr[]): Finding[] {
  return overlapping(own, vpc, blocks, (resource) => (resource instanceof ec2.CfnSubnet ? resource.cidrBlock : undefined))
    .map(({ path, cidr, block }) => findingOf('subnets-collide', own.node.path,
      `pod subnet ${block} of '${own.node.path}' overlaps ${cidr}, the subnet '${path}' of the same VPC; EC2 refuses the second one: choose another block for one of them`));
}

/** A resource whose block overlaps one of ours. */
interface Overlap {
  readonly path: string;
  readonly cidr: Ipv4Cidr;
  readonly block: Ipv4Cidr;
}

function overlapping(own: IConstruct, vpc: ec2.IVpc, blocks: readonly Ipv4Cidr[], cidrOf: (resource: IConstruct) => unknown): Overlap[] {
  if (blocks.length === 0) return [];
  const inside = `${own.node.path}/`;
  const vpcKey = keyOf(vpc.vpcId, vpc);
  return (Stage.of(own) ?? own.node.root).node.findAll()
    .filter((resource) => cidrOf(resource) !== undefined && !resource.node.path.startsWith(inside))
    .flatMap((resource) => {
      const text = formOf(cidrOf(resource), resource);
      if (typeof text !== 'string' || cidrProblem(text) !== undefined || keyOf((resource as ec2.CfnSubnet).vpcId, resource) !== vpcKey) return [];
      const cidr = Ipv4Cidr.parse(text);
      return blocks.filter((block) => block.overlaps(cidr)).map((block) => ({ path: nameOf(resource), cidr, block }));
    });
}

/** The path as people know it: that of the construct around a resource. */
function nameOf(resource: IConstruct): string {
  return resourceName(resource).replace(/\/Subnet$/, '');
}
