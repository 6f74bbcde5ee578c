import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { rangeFindings } from './reservations/range-findings';
import { reservationCollisions } from './reservations/reservation-collisions';
import { regionFindings } from './reservations/reservation-regions';
import { SubnetRange, SubnetSpace, subnetSpace } from './reservations/subnet-range';
import { reservationInShared } from './vpc/shared-vpc';
import { Ipv4Cidr } from '../addressing/ipv4-cidr';
import { BlockUse } from '../addressing/meant-block';
import { ReservationShare, SubnetBlocks } from '../addressing/subnet-blocks';
import { VPC_PREFIX_LENGTHS } from '../addressing/vpc-cidr-rules';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../findings/words/network/reservations';
import { deliverFromTree } from '../templates/tree-findings';
import { acknowledge } from '../validation/acknowledge';
import { deliver } from '../validation/deliver';
import { PropChecks } from '../validation/prop-checks';
import { argumentFindings, having, oneOf, TEXT, TEXT_LIST } from '../validation/prop-shapes';

/** Constant: the property is create-only, and a new reservation would overlap the old one. */
const DESCRIPTION = 'Address prefixes for pods';

const SHAPES = {
  subnet: having('a subnet', 'subnetRef'),
  cidrs: TEXT_LIST,
  subnetCidr: TEXT,
  share: oneOf(ReservationShare),
};

/** The reservations that an app has made so far, by the root of its tree. */
const reservationsOfApp = new WeakMap<IConstruct, Map<string, PrefixReservation[]>>();

/**
 * Props of `PrefixReservation`.
 *
 * @example
 * const reservation = new PrefixReservation(stack, 'Prefixes', {
 *   subnet,
 *   subnetCidr: '10.0.0.0/20',
 *   share: ReservationShare.THREE_QUARTERS,
 * });
 */
export interface PrefixReservationProps {
  /** The subnet in which space is reserved, made in this app or imported. */
  readonly subnet: ec2.ISubnetRef;

  /**
   * The subnet's own block, as in `10.0.0.0/20`. A token, as of subnets that IPAM allocates, needs
   * `subnetPrefixLength`.
   *
   * @default - that of the subnet; required where the subnet does not tell it
   */
  readonly subnetCidr?: string;

  /**
   * Prefix length of the subnet, 16 to 28, where its block is known at deployment only. CloudFormation then cuts the
   * ranges of `share`. It is not a token.
   *
   * Fails when the subnet's block is known and has another length.
   *
   * @default - that of the subnet's block
   */
  readonly subnetPrefixLength?: number;

  /**
   * How much to reserve, from the top of the subnet down. It can be raised in place: that only adds ranges.
   *
   * @default ReservationShare.HALF - the upper half, one range; ignored where `cidrs` is given
   */
  readonly share?: ReservationShare;

  /**
   * The ranges to reserve. Each is a block of /28 or larger in the subnet, and none overlaps another.
   *
   * Fails when one is a token or not a CIDR, lies outside of the subnet, is smaller than a /28 or overlaps another.
   * Fails when they cover the whole subnet, because the primary addresses of ENIs come from outside of reservations.
   * Fails when the subnet's block is not known at synth.
   *
   * @default - as `share` says
   */
  readonly cidrs?: string[];
}

/**
 * Space in a subnet that EC2 keeps for prefixes.
 *
 * Single addresses then cannot fragment it.
 *
 * It defines one `AWS::EC2::SubnetCidrReservation` of type `prefix` for each range. The construct id of a reservation
 * is its range (size and place in the subnet), so adding ranges changes no existing one. CDK's validator knows the
 * resource type in three Regions only. Its rule F3006 is acknowledged on each reservation, and a finding of this
 * library names the other Regions.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html
 *
 * @example
 * const reservation = new PrefixReservation(stack, 'Prefixes', { subnet, subnetCidr: '10.0.0.0/20' });
 * // 2,048 addresses / 16 - 1 = 127
 * const prefixes = reservation.wholeBlocks;
 */
export class PrefixReservation extends Construct {
  /**
   * The reservations that an app has made in a subnet so far, through whatever object for it.
   *
   * @param root the root of the app's tree
   *
   * @internal
   */
  public static _in(root: IConstruct, subnet: ec2.ISubnetRef): PrefixReservation[] {
    const { subnetId } = subnet.subnetRef;
    return reservationsOfApp.get(root)?.get(subnetId) ?? [];
  }

  /** The subnet in which space is reserved. */
  public readonly subnet: ec2.ISubnetRef;

  /**
   * The reserved ranges as strings. There are none before the subnet's VPC is looked up. They are tokens where the
   * subnet's block is one.
   */
  public readonly cidrs: string[];

  /** Whole /28 blocks in the reserved ranges: how many prefixes they hold. */
  public readonly wholeBlocks: number;

  /** The findings about the ranges. */
  public readonly findings: Finding[];

  /**
   * The share that was asked for; undefined where ranges were.
   *
   * @internal
   */
  public readonly _share?: ReservationShare;

  private readonly ranges: readonly SubnetRange[];

  /**
   * Reserves ranges of a subnet for prefixes.
   *
   * @param scope where the construct is put
   * @param id its construct id
   * @param props the subnet, and how much of it to reserve
   * @throws when props are not valid or contradict each other; one error lists all problems
   */
  constructor(scope: Construct, id: string, props: PrefixReservationProps) {
    super(scope, id);

    deliver(this, argumentFindings('PrefixReservationProps', props, SHAPES, ['subnet']));
    const checks = new PropChecks(this);
    const within = subnetSpace(checks, props);
    const ranges =
      within === undefined ? [] : reservedRanges(checks, within, props).map((range) => new SubnetRange(within, range));
    checks.add(...this.collisions(props.subnet, ranges), ...reservationInShared(this, props.subnet));
    if (ranges.length > 0) checks.add(...regionFindings(Stack.of(this).region));
    this.findings = checks.deliver();

    this.subnet = props.subnet;
    this.ranges = ranges;
    this.cidrs = ranges.map(({ cidr }) => cidr);
    this.wholeBlocks = ranges.reduce((sum, { range }) => sum + SubnetBlocks.of(within!.block).wholeBlocksIn(range), 0);
    this._share = props.cidrs === undefined ? props.share ?? ReservationShare.HALF : undefined;
    this.note(props.subnet);
    for (const range of ranges) this.reserve(props.subnet, range);
    if (ranges.length > 0) deliverFromTree(this, (tree) => reservationCollisions(tree, this));
  }

  private note({ subnetRef: { subnetId } }: ec2.ISubnetRef): void {
    const { root } = this.node;
    const ofApp = reservationsOfApp.get(root) ?? new Map<string, PrefixReservation[]>();
    reservationsOfApp.set(root, ofApp);
    ofApp.set(subnetId, [...ofApp.get(subnetId) ?? [], this]);
  }

  /** Ranges that another construct of the app has reserved in the same subnet: EC2 refuses the second one. */
  private collisions(subnet: ec2.ISubnetRef, ranges: readonly SubnetRange[]): Finding[] {
    const others = PrefixReservation._in(this.node.root, subnet);
    return ranges.flatMap((range) =>
      others.flatMap((other) =>
        other.ranges
          .filter((each) => each.overlaps(range))
          .map((each) =>
            findingOf(WORDS.reservedByOther, about.cidr(`${range}`), {
              range: `${range}`,
              other: `${each}`,
              path: other.node.path,
            }),
          ),
      ),
    );
  }

  private reserve(subnet: ec2.ISubnetRef, range: SubnetRange): void {
    const reservation = new ec2.CfnSubnetCidrReservation(this, `Prefix${range.range.prefixLength}At${range.offset}`, {
      subnetId: subnet.subnetRef.subnetId,
      cidr: range.cidr,
      reservationType: 'prefix',
      description: DESCRIPTION,
    });
    // Its data lists the resource type in fewer Regions than have it.
    reservation.addMetadata('cfn-lint', { config: { ignore_checks: ['E3006'] } });
    acknowledge(reservation, [{
      id: 'CloudFormation-Validate::F3006',
      reason:
        'The data of the validator lists this resource type in fewer Regions than have it; '
        + 'cdk-eks-pod-capacity:reservation-region-unverified names the others',
    }]);
  }
}

/** What a range in a subnet can be: a part of it, and no smaller than a prefix. */
function rangeUse(subnet: Ipv4Cidr): BlockUse {
  const { smallest } = VPC_PREFIX_LENGTHS;
  const largest = Math.min(subnet.prefixLength + 1, smallest);
  return { largest, smallest, usual: largest, ranges: [subnet] };
}

/** The ranges that the props ask for; none after noting what is wrong with them. */
function reservedRanges(
  checks: PropChecks,
  { block, token }: SubnetSpace,
  { cidrs, share }: PrefixReservationProps,
): Ipv4Cidr[] {
  if (cidrs?.length === 0) {
    checks.add(findingOf(WORDS.noRanges, about.prop('cidrs'), {}));
    return [];
  }
  if (cidrs !== undefined && token !== undefined) {
    checks.add(findingOf(WORDS.rangesOfUnknown, about.prop('cidrs'), {}));
    return [];
  }
  const ranges = cidrs === undefined
    ? SubnetBlocks.of(block).topRanges(share ?? ReservationShare.HALF)
    : cidrs.flatMap((text, index) => checks.cidr(`cidrs[${index}]`, text, rangeUse(block)) ?? []);
  if (checks.refusals.length === 0) {
    checks.add(
      ...rangeFindings(
        block,
        token === undefined ? `${block}` : `/${block.prefixLength}`,
        ranges,
        cidrs === undefined && share === ReservationShare.NONE,
      ),
    );
  }
  return ranges;
}
