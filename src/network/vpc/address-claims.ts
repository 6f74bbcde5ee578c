import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { isSameVpc } from './vpc-facts';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';

/** A part of a VPC that a subnet of the app has. */
interface Claim {
  readonly vpc: ec2.IVpc;
  readonly part: Ipv4Cidr;
  readonly path: string;
}

/** The parts that an app has given to pod subnets so far, by the root of its tree. */
const claimsOfApp = new WeakMap<IConstruct, Claim[]>();

/**
 * The path of the construct that has addresses of a part of a VPC already; undefined after taking the part, where it
 * was free.
 *
 * @param path the construct that wants the part
 */
export function earlierOwner(vpc: ec2.IVpc, part: Ipv4Cidr, path: string): string | undefined {
  const { root } = vpc.node;
  const claims = claimsOfApp.get(root) ?? [];
  const owner = claims.find((claim) => isSameVpc(claim.vpc, vpc) && claim.part.overlaps(part))?.path;
  if (owner === undefined) claims.push({ vpc, part, path });
  claimsOfApp.set(root, claims);
  return owner;
}
