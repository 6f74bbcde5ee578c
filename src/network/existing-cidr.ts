import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable, IConstruct } from 'constructs';
import { IPodCidr } from './pod-cidr';
import { addedBlocks } from './vpc/tree-collisions';
import { cidrOf, podSubnetIds, vpcCidrFacts, vpcName } from './vpc/vpc-facts';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { BlockUse } from '../addressing/meant-block';
import { VPC_BLOCK_USE, vpcCidrFindings } from '../addressing/vpc-cidr-rules';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { VPC_RANGE_WORDS as WORDS } from '../findings/words/network/vpc-ranges';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, CONSTRUCT, TEXT } from '../validation/prop-shapes';

/**
 * Props of `ExistingCidr`.
 *
 * @example
 * const range = new ExistingCidr(stack, 'PodRange', { vpc, cidr: '10.0.128.0/17' });
 */
export interface ExistingCidrProps {
  /** The VPC that has the addresses. */
  readonly vpc: ec2.IVpc;

  /**
   * The range, /16 to /28, as in `10.0.128.0/17`. It can never be changed in place, so choose it once.
   *
   * Fails when it is a token, is not a CIDR, has host bits set or is of another size. It also fails where it overlaps a
   * known subnet of the VPC, or lies outside of the blocks of a VPC that this app makes.
   */
  readonly cidr: string;
}

/**
 * A range of IP addresses that a VPC has already, for pods: a free part of its primary block, or a secondary block that
 * was added elsewhere.
 *
 * It defines no resource. A VPC made by `ec2.Vpc` gives all of its block to subnets unless these have a `cidrMask`.
 *
 * @example
 * const range = new ExistingCidr(stack, 'PodRange', { vpc, cidr: '10.0.128.0/17' });
 * const subnets = new PodSubnets(stack, 'PodSubnets', { vpc, cidr: range });
 */
export class ExistingCidr extends Construct implements IPodCidr {
  /** The VPC that has the addresses. */
  public readonly vpc: ec2.IVpc;

  /** The range as a string, as in `10.0.128.0/17`. */
  public readonly cidr: string;

  /** The range. */
  public readonly block: Ipv4Cidr;

  /** The findings about the range: blocks or subnets of the VPC that could not be seen. */
  public readonly findings: Finding[];

  /**
   * Takes a range of a VPC for pods.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the VPC and the range
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: ExistingCidrProps) {
    super(scope, id);

    deliver(this, argumentFindings('ExistingCidrProps', props, { vpc: CONSTRUCT, cidr: TEXT }, ['vpc', 'cidr']));
    const checks = new PropChecks(this);
    const block = checks.cidr('cidr', props.cidr, useOf(props.vpc), (near, instead, shown) => {
      const ofBlock = vpcCidrFindings(about.prop("'cidr'"), near, shown, instead);
      return ofBlock.length > 0 ? ofBlock : [...blockFindings(props.vpc, near), ...subnetFindings(props.vpc, near)];
    });
    this.findings = checks.deliver();

    this.vpc = props.vpc;
    this.block = block!;
    this.cidr = this.block.toString();
    // What adds the block around the range has to be there before a subnet is.
    const roots = () => [this, ...adders(props.vpc, this.block)];
    Dependable.implement(this, { get dependencyRoots(): IConstruct[] { return roots(); } });
  }
}

/** What in the app adds a block to the VPC that holds the range. */
function adders(vpc: ec2.IVpc, block: Ipv4Cidr): IConstruct[] {
  return addedBlocks(vpc).filter((added) => added.block.contains(block)).map(({ resource }) => resource);
}

/** The ranges that may be free: parts of blocks that the VPC is known to have, without the subnets that are known. */
function useOf(vpc: ec2.IVpc): BlockUse {
  const ranges = knownBlocks(vpc);
  const taken = subnetsBesidePods(vpc).map(cidrOf);
  return {
    ...VPC_BLOCK_USE,
    ranges: ranges.length === 0 ? undefined : ranges,
    fits: (block) => !taken.some((cidr) => cidr?.overlaps(block)),
  };
}

/** The blocks of a VPC that the app knows. */
function knownBlocks(vpc: ec2.IVpc): Ipv4Cidr[] {
  return [vpcCidrFacts(vpc).primary, ...addedBlocks(vpc).map((added) => added.block)].filter(
    (block) => block !== undefined,
  );
}

/** Whether the VPC has the range. */
function blockFindings(vpc: ec2.IVpc, block: Ipv4Cidr): Finding[] {
  const known = knownBlocks(vpc);
  if (known.some((other) => other.contains(block))) return [];
  const { unseen } = vpcCidrFacts(vpc);
  const beyond = known.find((other) => other.overlaps(block));
  if (unseen === undefined || beyond !== undefined) {
    return [
      findingOf(WORDS.absent, about.prop("'cidr'"), {
        block: String(block),
        vpc: vpcName(vpc),
        blocks: known.map(String),
      }),
    ];
  }
  return [findingOf(WORDS.absenceUnseen, about.prop("'cidr'"), { block: String(block), vpc: vpcName(vpc), unseen })];
}

/** Whether subnets of the VPC leave the range free. */
function subnetFindings(vpc: ec2.IVpc, block: Ipv4Cidr): Finding[] {
  const cidrs = subnetsBesidePods(vpc).map((subnet) => ({ subnet, cidr: cidrOf(subnet) }));
  const taken = cidrs.filter(({ cidr }) => cidr?.overlaps(block));
  if (taken.length > 0) {
    return taken.map(({ subnet, cidr }) => findingOf(WORDS.subnetInRange, about.prop("'cidr'"), {
      block: String(block), cidrs: [String(cidr)], subnets: [nameOf(subnet)],
    }));
  }
  const { unseen } = vpcCidrFacts(vpc);
  if (unseen === undefined && cidrs.every(({ cidr }) => cidr !== undefined)) return [];
  return [findingOf(WORDS.subnetsUnseen, about.prop("'cidr'"), { block: String(block), vpc: vpcName(vpc) })];
}

/** Pod subnets of an earlier deployment, which a lookup finds, are what the range is for. */
function subnetsBesidePods(vpc: ec2.IVpc): ec2.ISubnet[] {
  const ofPods = podSubnetIds(vpc);
  return [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets].filter(
    ({ subnetId }) => !ofPods.includes(subnetId),
  );
}

function nameOf(subnet: ec2.ISubnet): string {
  return Token.isUnresolved(subnet.subnetId) ? subnet.node.path : subnet.subnetId;
}
