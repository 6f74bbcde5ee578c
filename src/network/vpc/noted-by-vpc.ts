import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { vpcKey } from './vpc-facts';

/** What was noted of the VPCs of apps: an app can have many, and who asks wants to know of one. */
export class NotedByVpc<T> {
  private readonly ofApps = new WeakMap<IConstruct, Map<unknown, T[]>>();

  /** What was noted of a VPC, in that order. */
  public of(root: IConstruct, vpc: ec2.IVpc): readonly T[] {
    return this.ofApps.get(root)?.get(vpcKey(vpc)) ?? [];
  }

  /** Notes something of a VPC. */
  public note(root: IConstruct, vpc: ec2.IVpc, noted: T): void {
    const byVpc = this.ofApps.get(root) ?? new Map<unknown, T[]>();
    this.ofApps.set(root, byVpc);
    const key = vpcKey(vpc);
    byVpc.set(key, [...byVpc.get(key) ?? [], noted]);
  }
}
