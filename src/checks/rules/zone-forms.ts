import { located, LocatedFinding } from './located-finding';
import { isZoneId, isZoneName } from '../../addressing/zone-ids';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { ZONE_ID_WORDS } from '../../findings/words/network/zones-by-id';
import { AppResources } from '../../templates/app-resources';
import { textOf } from '../../templates/forms';
import { madeSubnet } from '../facts/subnet-facts';

/** Zones of subnets that are given by their id where their name belongs, and the other way round. */
export function zoneFormFindings(vpcKey: string, resources: AppResources): LocatedFinding[] {
  return resources.ofType('AWS::EC2::Subnet').map(madeSubnet).filter((subnet) => subnet.vpcKey === vpcKey)
    .flatMap(({ name, resource }) => {
      const { AvailabilityZone: byName, AvailabilityZoneId: byId } = resource!.properties;
      const [zone, id] = [textOf(byName) ?? '', textOf(byId) ?? ''];
      return [
        ...isZoneId(zone) ? located(resource!, ['AvailabilityZone'], [
          findingOf(ZONE_ID_WORDS.idAsName, about.subnet(name), { subnets: [name], zones: [zone] }),
        ]) : [],
        ...isZoneName(id) ? located(resource!, ['AvailabilityZoneId'], [
          findingOf(ZONE_ID_WORDS.nameAsId, about.subnet(name), { subnets: [name], zones: [id] }),
        ]) : [],
      ];
    });
}
