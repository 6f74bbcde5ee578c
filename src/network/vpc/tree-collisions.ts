import { Stage } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { VPC_RANGE_WORDS as WORDS } from '../../findings/words/network/vpc-ranges';
import { grouped } from '../../templates/grouped';
import { knownCidr } from '../../templates/known-cidr';
import { isDummyId } from '../../templates/lookup-dummies';
import { formOf, idKeyOf, subnetName } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';
import { IPodCidr } from '../pod-cidr';

/**
 * Blocks that the app adds to the same VPC by other means than this library, and that overlap a block for pods. It is
 * asked when the tree is complete.
 */
export function blockCollisions(tree: StageTree, own: IPodCidr): Finding[] {
  return overlapping(own, [own.block], rangesOf(tree, own.vpc, addedRanges))
    .map(({ path, cidr, block }) => findingOf(WORDS.blocksCollide, about.resource(own.node.path), {
      block: String(block), path: own.node.path, cidr: String(cidr), other: path,
    }));
}

/**
 * Subnets that the app makes in the same VPC by other means than this library, and that overlap pod subnets. It is
 * asked when the tree is complete.
 */
export function subnetCollisions(
  tree: StageTree,
  own: IConstruct,
  vpc: ec2.IVpc,
  blocks: readonly Ipv4Cidr[],
): Finding[] {
  return overlapping(own, blocks, rangesOf(tree, vpc, subnetRanges)).map(({ path, cidr, block }) =>
    findingOf(WORDS.subnetsCollide, about.resource(own.node.path), {
      block: String(block),
      path: own.node.path,
      cidr: String(cidr),
      other: path,
    }),
  );
}

/** A resource of the app with addresses of a VPC. */
interface Range {
  readonly resource: IConstruct;
  readonly block: Ipv4Cidr;
}

type RangesByVpc = ReadonlyMap<string, readonly Range[]>;

/** A resource whose block overlaps one of ours. */
interface Overlap {
  readonly path: string;
  readonly cidr: Ipv4Cidr;
  readonly block: Ipv4Cidr;
}

/**
 * The blocks that the app has added to a VPC so far, by this library or by other means. The tree that is there now is
 * read for it, which can grow.
 */
export function addedBlocks(vpc: ec2.IVpc): readonly Range[] {
  return rangesOf(new StageTree(Stage.of(vpc) ?? vpc.node.root), vpc, addedRanges);
}

function overlapping(own: IConstruct, blocks: readonly Ipv4Cidr[], ranges: readonly Range[]): Overlap[] {
  const inside = `${own.node.path}/`;
  return ranges
    .filter(({ resource }) => !resource.node.path.startsWith(inside))
    .flatMap(({ resource, block: cidr }) =>
      blocks.filter((block) => block.overlaps(cidr)).map((block) => ({ path: nameOf(resource), cidr, block })),
    );
}

/** The ranges of one VPC; of one that has not been looked up yet nothing is known. */
function rangesOf(tree: StageTree, vpc: ec2.IVpc, ofTree: (tree: StageTree) => RangesByVpc): readonly Range[] {
  return isDummyId(vpc.vpcId) ? [] : tree.fact(ofTree).get(idKeyOf(vpc.vpcId, vpc)) ?? [];
}

function addedRanges(tree: StageTree): RangesByVpc {
  return rangesByVpc(tree.ofClass(ec2.CfnVPCCidrBlock));
}

function subnetRanges(tree: StageTree): RangesByVpc {
  return rangesByVpc(tree.ofClass(ec2.CfnSubnet));
}

/** Blocks that are known, by the key of their VPC. */
function rangesByVpc(resources: ReadonlyArray<ec2.CfnVPCCidrBlock | ec2.CfnSubnet>): RangesByVpc {
  const known = resources.flatMap((resource) => {
    const block = knownCidr(formOf(resource.cidrBlock, resource));
    return block === undefined ? [] : [{ resource, block }];
  });
  return grouped(known, ({ resource }) => idKeyOf(resource.vpcId, resource));
}

/** The path as people know it: that of the construct around a resource. */
function nameOf(resource: IConstruct): string {
  return subnetName(resource);
}
