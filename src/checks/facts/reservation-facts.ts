import { subnetFacts, SubnetFacts } from './subnet-facts';
import { Ipv4Cidr } from '../../addressing/ipv4-cidr';
import { AppResource, AppResources } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { knownCidr } from '../../templates/known-cidr';

/** A range that is reserved in a subnet. */
export interface ReservationFacts {
  readonly resource: AppResource;
  readonly subnet: SubnetFacts;

  /** The range, where it is known. */
  readonly range?: Ipv4Cidr;

  /** Whether it is kept for prefixes, and not for addresses that somebody assigns by hand. */
  readonly forPrefixes: boolean;
}

/** The reservations of an app. */
export function reservationFacts(resources: AppResources): ReservationFacts[] {
  return resources.ofType('AWS::EC2::SubnetCidrReservation').map((resource) => ({
    resource,
    subnet: subnetFacts(resource.properties.SubnetId, resources),
    range: knownCidr(resource.properties.Cidr),
    forPrefixes: textOf(resource.properties.ReservationType) === 'prefix',
  }));
}
