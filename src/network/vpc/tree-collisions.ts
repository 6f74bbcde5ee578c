import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { cidrProblem } from '../../addressing/ipv4-text';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { isDummyId } from '../../templates/lookup-dummies';
import { formOf, idKeyOf, resourceName } from '../../templates/resolved-forms';
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

/** A resource of the app with addresses of a VPC. */
interface Range {
  readonly resource: IConstruct;
  readonly block: Ipv4Cidr;
}

/** A resource whose block overlaps one of ours. */
interface Overlap {
  readonly path: string;
  readonly cidr: Ipv4Cidr;
  readonly block: Ipv4Cidr;
}

/**
 * The blocks that the app has added to a VPC so far, by this library or by other means.
 */
export function addedBlocks(vpc: ec2.IVpc): Range[] {
  return rangesIn(Stage.of(vpc) ?? vpc.node.root, vpc, (resource) => (resource instanceof ec2.CfnVPCCidrBlock ? resource.cidrBlock : undefined));
}

function overlapping(own: IConstruct, vpc: ec2.IVpc, blocks: readonly Ipv4Cidr[], cidrOf: (resource: IConstruct) => unknown): Overlap[] {
  if (blocks.length === 0) return [];
  const inside = `${own.node.path}/`;
  return rangesIn(Stage.of(own) ?? own.node.root, vpc, cidrOf)
    .filter(({ resource }) => !resource.node.path.startsWith(inside))
    .flatMap(({ resource, block: cidr }) => blocks.filter((block) => block.overlaps(cidr)).map((block) => ({ path: nameOf(resource), cidr, block })));
}

/** What has addresses of a VPC that are known; of one that has not been looked up yet nothing is known. */
function rangesIn(app: IConstruct, vpc: ec2.IVpc, cidrOf: (resource: IConstruct) => unknown): Range[] {
  if (isDummyId(vpc.vpcId)) return [];
  const vpcKey = idKeyOf(vpc.vpcId, vpc);
  return app.node.findAll().filter((resource) => cidrOf(resource) !== undefined).flatMap((resource) => {
    const text = formOf(cidrOf(resource), resource);
    if (typeof text !== 'string' || cidrProblem(text) !== undefined || idKeyOf((resource as ec2.CfnSubnet).vpcId, resource) !== vpcKey) return [];
    return [{ resource, block: Ipv4Cidr.parse(text) }];
  });
}

/** The path as people know it: that of the construct around a resource. */
function nameOf(resource: IConstruct): string {
  return resourceName(resource).replace(/\/Subnet$/, '');
}
