import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, Dependable } from 'constructs';
import { givenOverlapFindings } from './given-pod-subnets';
import { letIn } from './pod-peers';
import { deliver } from '../../validation/deliver';
import { IPodSubnets } from '../pod-subnets-props';

/** The pod subnets of several networks, which the VPC CNI finds by one tag: a zone can have several. */
export class JoinedPodSubnets extends Construct implements IPodSubnets {
  public readonly availabilityZones: string[];
  public readonly subnets: ec2.ISubnet[];

  constructor(scope: Construct, id: string, private readonly parts: readonly IPodSubnets[]) {
    super(scope, id);
    this.subnets = parts.flatMap(({ subnets }) => subnets);
    this.availabilityZones = [...new Set(parts.flatMap(({ availabilityZones }) => availabilityZones))];
    deliver(this, givenOverlapFindings(this.subnets));
    Dependable.implement(this, { dependencyRoots: [this, ...parts] });
  }

  public get peers(): ec2.IPeer[] {
    const peers = this.parts.flatMap((part) => part.peers);
    return [...new Map(peers.map((peer) => [peer.uniqueId, peer])).values()];
  }

  public allowTo(other: ec2.IConnectable, port?: ec2.Port, description?: string): void {
    letIn(this, this.peers, other, port, description);
  }
}
