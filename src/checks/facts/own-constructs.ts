import { IConstruct } from 'constructs';
import { PodCapacityCluster } from '../../cluster/pod-capacity-cluster';
import { idsSaidOf } from '../../cni/adoption/adopted-findings';
import { VpcCniAddon } from '../../cni/vpc-cni-addon';
import { PodNodegroup } from '../../compute/pod-nodegroup';
import { Finding } from '../../findings/finding';
import { ExistingCidr } from '../../network/existing-cidr';
import { IpamCidr } from '../../network/ipam-cidr';
import { PodSubnets } from '../../network/pod-subnets';
import { PrefixReservation } from '../../network/prefix-reservation';
import { SecondaryCidr } from '../../network/secondary-cidr';

/** A class of constructs. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type ConstructClass<T> = abstract new (...args: any[]) => T;

/** Constructs of this library that check their own props. */
const CHECKING: ReadonlyArray<ConstructClass<IConstruct & { readonly findings: Finding[] }>> = [
  VpcCniAddon, PodNodegroup, ExistingCidr, IpamCidr, PodSubnets, PrefixReservation, SecondaryCidr,
];

/** The construct of a class that a resource is a part of. */
export function ownConstruct<T extends IConstruct>(resource: IConstruct, of: ConstructClass<T>): T | undefined {
  return resource.node.scopes.find((scope): scope is T => scope instanceof of);
}

/** Ids of what the construct that a resource is a part of has said itself: it is not said again. */
export function idsSaidBefore(resource: IConstruct): ReadonlySet<string> {
  const platform = ownConstruct(resource, PodCapacityCluster);
  // Whatever else stands under a cluster is not the cluster, which speaks for its parts too.
  const around =
    platform?.cluster === resource.node.scope
      ? [platform!]
      : CHECKING.flatMap((each) => ownConstruct(resource, each) ?? []);
  const otherwise = idsSaidOf(ownConstruct(resource, VpcCniAddon)?.findings ?? []);
  return new Set([...around.flatMap(({ findings }) => findings.map(({ id }) => id)), ...otherwise]);
}
