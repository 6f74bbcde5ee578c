import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CLUSTER_POD_WORDS as WORDS } from '../../findings/words/cluster/cluster-pods';

/** A profile, the subnets of its pods, and how many pods it is expected to run. */
interface Profile {
  readonly id: string;
  readonly subnets: readonly ec2.ISubnet[];
  readonly expectedPods?: number;
}

/**
 * The pods on Fargate: each is a node of its own, with one ENI and one address of the profile's subnets. That they
 * spread over these evenly is inferred.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-configuration.html
 */
export class FargatePods {
  private readonly profiles: Profile[] = [];

  /** Notes a profile. */
  public add(profile: Profile): void {
    this.profiles.push(profile);
  }

  /** The subnets of all profiles. */
  public get subnets(): ec2.ISubnet[] {
    return this.profiles.flatMap(({ subnets }) => subnets);
  }

  /**
   * Addresses that pods of all profiles take of a subnet, in the fullest case. Worked: 10 pods in three subnets are 4
   * in each.
   */
  public addressesIn(subnetId: string): number {
    return this.profiles
      .filter(({ subnets }) => subnets.some((subnet) => subnet.subnetId === subnetId))
      .reduce(
        (sum, { subnets, expectedPods }) =>
          sum + Math.ceil((Token.isUnresolved(expectedPods) ? 0 : (expectedPods ?? 0)) / subnets.length),
        0,
      );
  }

  /** Profiles whose pods are not counted, because nobody said how many there are. */
  public findings(): Finding[] {
    const unknown = this.profiles.filter(({ expectedPods }) => expectedPods === undefined).map(({ id }) => id);
    if (unknown.length === 0) return [];
    return [findingOf(WORDS.fargateUnknown, about.prop('expectedPods'), { profiles: unknown })];
  }
}
