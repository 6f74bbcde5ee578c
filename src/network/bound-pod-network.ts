import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct, IDependable } from 'constructs';
import { IPodSubnets } from './pod-subnets-props';
import { Finding } from '../findings/finding';

/** A pod network in a scope: what waits for it, and the subnets that only pods use. */
export interface BoundPodNetwork {
  /** Absent where pods use the subnets of the nodes. */
  readonly podSubnets?: IPodSubnets;

  /** The subnets of nodes, where somebody named them. */
  readonly nodeSubnets?: ec2.ISubnet[];

  /** Below what space is reserved for prefixes; absent where none is. */
  readonly reserving?: readonly IConstruct[];

  /** Of those the ones whose share nobody gave: they reserve what the assignment asks for. */
  readonly byDefault?: readonly IConstruct[];

  /** What has to be there before a node starts. */
  readonly dependables: IDependable[];

  /** Whether it adds blocks to the VPC. */
  readonly addsBlocks?: boolean;

  /** What there is to say of it, and nobody has said. */
  readonly findings?: Finding[];
}
