import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { NotedByVpc } from './noted-by-vpc';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';

/** A part of a VPC that a subnet of the app has. */
interface Claim {
  readonly part: Ipv4Cidr;
  readonly path: string;
}

/** The parts that apps have given to pod subnets so far. */
const CLAIMS = new NotedByVpc<Claim>();

/**
 * The path of the construct that has addresses of a part of a VPC already; undefined after taking the part, where it
 * was free.
 *
 * @param path the construct that wants the part
 */
export function earlierOwner(vpc: ec2.IVpc, part: Ipv4Cidr, path: string): string | undefined {
  const { root } = vpc.node;
  const owner = CLAIMS.of(root, vpc).find((claim) => claim.part.overlaps(part))?.path;
  if (owner === undefined) CLAIMS.note(root, vpc, { part, path });
  return owner;
}
