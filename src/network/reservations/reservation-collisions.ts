import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';
import { grouped } from '../../templates/grouped';
import { knownCidr } from '../../templates/known-cidr';
import { formOf, idKeyOf, resourceName } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';

/** A reservation of the app, by whatever means it is made. */
interface Reserved {
  readonly resource: ec2.CfnSubnetCidrReservation;
  readonly block: Ipv4Cidr;
}

/**
 * Reservations of the app in the same subnet by other means than this library, or through a subnet that is only known
 * to be the same when the tree is complete, that overlap one of ours.
 */
export function reservationCollisions(tree: StageTree, own: IConstruct): Finding[] {
  const bySubnet = tree.fact(reservationsBySubnet);
  const inside = `${own.node.path}/`;
  return own.node.children.filter((each) => each instanceof ec2.CfnSubnetCidrReservation).flatMap((each) => {
    const block = knownCidr(formOf(each.cidr, each));
    if (block === undefined) return [];
    return (bySubnet.get(idKeyOf(each.subnetId, each)) ?? [])
      .filter(({ resource, block: other }) => !resource.node.path.startsWith(inside) && other.overlaps(block))
      .map(({ resource, block: other }) => findingOf(WORDS.reservationsCollide, about.resource(own.node.path), {
        range: String(block), path: own.node.path, other: String(other), by: resourceName(resource),
      }));
  });
}

function reservationsBySubnet(tree: StageTree): ReadonlyMap<string, readonly Reserved[]> {
  const known = tree.ofClass(ec2.CfnSubnetCidrReservation).flatMap((resource) => {
    const block = knownCidr(formOf(resource.cidr, resource));
    return block === undefined ? [] : [{ resource, block }];
  });
  return grouped(known, ({ resource }) => idKeyOf(resource.subnetId, resource));
}
