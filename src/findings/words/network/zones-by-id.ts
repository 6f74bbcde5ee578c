import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

const SHOWS_BOTH = "'aws ec2 describe-availability-zones' shows name and id of each zone";

/** Of ids of zones where names are asked for, and the other way round. */
export const ZONE_ID_WORDS = {
  asName: wording('zone-by-id', ({ zones, region }: { zones: readonly string[]; region: string }) => ({
    message: zones.length === 1
      ? `'${zones[0]}' is a zone id, and zones are given by their names here`
      : `${zones.length} zones are given by their ids, and not by their names: ${fewQuoted(zones)}`,
    details: [
      ...allOf('zones', zones),
      'subnets, nodes and ENIConfigs are in zones by name, and which name an id has differs from account to account',
    ],
    fix: [`give the name of the zone, as in ${region}a`, SHOWS_BOTH],
  }), { zones: ['euw1-az1'], region: 'eu-west-1' }, ['zones']),

  idAsName: wording('zone-by-id', ({ subnets, zones }: {
    subnets: readonly string[]; zones: readonly string[];
  }) => ({
    message: `'AvailabilityZone' has a zone id in place of a zone name: ${few(zones)}`,
    details: [
      `subnets: ${few(subnets)}`,
      ...allOf('subnets', subnets),
      ...allOf('zones', zones),
      'EC2 refuses the subnet',
    ],
    fix: [
      "give the id as 'AvailabilityZoneId', and leave 'AvailabilityZone' out",
      "give the name as 'AvailabilityZone'",
    ],
  }), { subnets: ['Stack/Subnet'], zones: ['euw1-az1'] }, ['subnets', 'zones']),

  nameAsId: wording('zone-by-id', ({ subnets, zones }: {
    subnets: readonly string[]; zones: readonly string[];
  }) => ({
    message: `'AvailabilityZoneId' has a zone name in place of a zone id: ${few(zones)}`,
    details: [
      `subnets: ${few(subnets)}`,
      ...allOf('subnets', subnets),
      ...allOf('zones', zones),
      'EC2 refuses the subnet',
    ],
    fix: ["give the name as 'AvailabilityZone', and leave 'AvailabilityZoneId' out"],
  }), { subnets: ['Stack/Subnet'], zones: ['eu-west-1a'] }, ['subnets', 'zones']),
};
