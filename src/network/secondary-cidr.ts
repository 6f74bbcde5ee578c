import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { IPodCidr } from './pod-cidr';
import { acknowledgeDummies } from './vpc/dummies';
import { NotedByVpc } from './vpc/noted-by-vpc';
import { sharedBlockFindings } from './vpc/shared-vpc';
import { blockCollisions } from './vpc/tree-collisions';
import { vpcCidrFacts, vpcName } from './vpc/vpc-facts';
import { AddressSpace } from '../addressing/address-space';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { associationFindings, isAddable, VPC_BLOCK_USE, vpcCidrFindings } from '../addressing/vpc-cidr-rules';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { VPC_RANGE_WORDS as WORDS } from '../findings/words/network/vpc-ranges';
import { deliverFromTree } from '../templates/tree-findings';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, CONSTRUCT, TEXT } from '../validation/prop-shapes';

/** The range of which a block can be associated with every VPC. */
const CARRIER_GRADE_RANGE = Ipv4Cidr.parse('100.64.0.0/10');

/** The blocks that apps have given to VPCs so far. */
const BLOCKS = new NotedByVpc<SecondaryCidr>();

/**
 * Props of `SecondaryCidr`.
 *
 * @example
 * const block = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
 */
export interface SecondaryCidrProps {
  /** The VPC that gets the block. */
  readonly vpc: ec2.IVpc;

  /**
   * The block, /16 to /28, as in `100.64.0.0/16`. It can never be changed in place, so choose it once.
   *
   * Fails when it is a token, is not a CIDR, has host bits set or is of another size. It also fails where it can never
   * be a block of a VPC, and where it overlaps the primary block or another block of the VPC in this app.
   */
  readonly cidr: string;
}

/**
 * A secondary IPv4 CIDR block of a VPC: IP addresses for pods beside those of the nodes.
 *
 * It defines one `AWS::EC2::VPCCidrBlock`. Whatever uses addresses of the block has to wait for it; `PodSubnets` does.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html
 *
 * @example
 * const block = new SecondaryCidr(stack, 'PodBlock', { vpc, cidr: '100.64.0.0/16' });
 * const subnets = new PodSubnets(stack, 'PodSubnets', { vpc, cidr: block });
 */
export class SecondaryCidr extends Construct implements IPodCidr {
  /**
   * The blocks of a VPC that this app knows: the primary one where it is known, and those that the app adds.
   *
   * @internal
   */
  public static _blocksOf(vpc: ec2.IVpc): Ipv4Cidr[] {
    const { primary } = vpcCidrFacts(vpc);
    const added = BLOCKS.of(vpc.node.root, vpc).map(({ block }) => block);
    return primary === undefined ? added : [primary, ...added];
  }

  /** The VPC that has the block. */
  public readonly vpc: ec2.IVpc;

  /** The block as a string, as in `100.64.0.0/16`. */
  public readonly cidr: string;

  /** The block. */
  public readonly block: Ipv4Cidr;

  /** The findings about the block: blocks of an imported VPC that could not be seen. */
  public readonly findings: Finding[];

  /**
   * Adds a CIDR block to a VPC.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the VPC and the block
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: SecondaryCidrProps) {
    super(scope, id);

    deliver(this, argumentFindings('SecondaryCidrProps', props, { vpc: CONSTRUCT, cidr: TEXT }, ['vpc', 'cidr']));
    const checks = new PropChecks(this);
    const taken = this.takenBlocks(props.vpc);
    const { primary } = vpcCidrFacts(props.vpc);
    const use = {
      ...VPC_BLOCK_USE,
      fits: (each: Ipv4Cidr) => isAddable(each, primary) && !taken.some((other) => other.block.overlaps(each)),
    };
    const block = checks.cidr('cidr', props.cidr, use, (near, instead, shown) => {
      const ofBlock = vpcCidrFindings(about.prop("'cidr'"), near, shown, instead);
      return ofBlock.length > 0 ? ofBlock : this.overlaps(props.vpc, near);
    });
    checks.add(...sharedBlockFindings(this, props.vpc));
    this.findings = checks.deliver();

    this.vpc = props.vpc;
    this.block = block!;
    this.cidr = this.block.toString();
    BLOCKS.note(this.node.root, this.vpc, this);
    new ec2.CfnVPCCidrBlock(this, 'Resource', { vpcId: props.vpc.vpcId, cidrBlock: this.cidr });
    acknowledgeDummies(this, [props.vpc.vpcId]);
    deliverFromTree(this, (tree) => blockCollisions(tree, this));
  }

  private overlaps(vpc: ec2.IVpc, block: Ipv4Cidr): Finding[] {
    const facts = vpcCidrFacts(vpc);
    const taken = this.takenBlocks(vpc);
    const others = taken.filter(({ owner }) => owner !== undefined);
    const findings = taken
      .filter((other) => other.block.overlaps(block))
      .map((other) =>
        findingOf(WORDS.overlap, about.prop("'cidr'"), {
          block: String(block),
          other: String(other.block),
          owner: other.owner,
          vpc: vpcName(vpc),
          free: alternative(
            block,
            taken.map((each) => each.block),
          ),
        }),
      );
    if (findings.length > 0) return findings;
    const rules = associationFindings(about.prop("'cidr'"), block, facts.primary, 2 + others.length);
    if (facts.unseen === undefined) return rules;
    return [
      ...rules,
      findingOf(WORDS.overlapUnseen, about.prop("'cidr'"), {
        block: String(block),
        vpc: vpcName(vpc),
        unseen: facts.unseen,
      }),
    ];
  }

  /** The blocks of a VPC that this app knows, with what adds each but the primary one. */
  private takenBlocks(vpc: ec2.IVpc): Array<{ readonly block: Ipv4Cidr; readonly owner?: string }> {
    const { primary } = vpcCidrFacts(vpc);
    return [
      ...(primary === undefined ? [] : [{ block: primary }]),
      ...BLOCKS.of(this.node.root, vpc).map((other) => ({ block: other.block, owner: other.node.path })),
    ];
  }
}

/** A block of the same size that is free. */
function alternative(block: Ipv4Cidr, taken: readonly Ipv4Cidr[]): string | undefined {
  const free = taken
    .reduce((space, other) => space.without(other), AddressSpace.of(CARRIER_GRADE_RANGE))
    .take(block.prefixLength);
  return free?.cidr.toString();
}
