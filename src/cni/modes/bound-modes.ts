import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, IConstruct } from 'constructs';
import { IpAssignment } from '../../capacity/ip-assignment';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { PodNetwork } from '../../network/pod-network';
import { EarlierMode } from '../vpc-cni-addon-props';

/** Where pods get addresses, and where those of nodes from before got them. */
export interface ModesAsked {
  readonly podNetwork?: PodNetwork;
  readonly earlierMode?: EarlierMode;
}

/** The networks of both modes in a scope. */
export interface BoundModes {
  readonly network?: BoundPodNetwork;

  /** That of before, where it is another one. */
  readonly before?: BoundPodNetwork;

  /** What the scope has for the network of now alone, where there was another one before. */
  readonly added: ReadonlySet<IConstruct>;
}

/**
 * Binds the networks of both modes. While nodes of both stand, space is reserved for prefixes where any of them takes
 * some.
 *
 * @param ipAssignment of now
 */
export function boundModes(
  scope: Construct,
  vpc: ec2.IVpc | undefined,
  { podNetwork, earlierMode }: ModesAsked,
  ipAssignment: IpAssignment,
): BoundModes {
  const reserving = reservingAssignment(ipAssignment, earlierMode);
  const before = earlierMode?.podNetwork?._bind(scope, vpc!, reserving);
  const there = new Set(scope.node.findAll());
  const network = podNetwork?._bind(scope, vpc!, reserving);
  const added = before === undefined ? [] : scope.node.findAll().filter((each) => !there.has(each));
  return { network, before, added: new Set(added) };
}

/** The assignment by which space is reserved: prefixes, where nodes of now or of before take some. */
export function reservingAssignment(now: IpAssignment, earlierMode?: EarlierMode): IpAssignment {
  return earlierMode?.ipAssignment?.usesPrefixes ? earlierMode.ipAssignment : now;
}
