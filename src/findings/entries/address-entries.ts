import {
  CLUSTER_SUBNETS_PAGE, contradiction, CUSTOM_NETWORKING_PAGE, Entry, info, refused, RESERVATION_PAGE,
  SUBNET_SELECTION_PAGE, VPC_CIDR_PAGE, warning,
} from './entry';

/** Which address others see pods under. */
const EXTERNAL_SNAT_PAGE = 'https://docs.aws.amazon.com/eks/latest/userguide/external-snat.html';

/** What owner and participant may do. */
const VPC_SHARING_PAGE = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html';

/** Blocks, subnets, reservations, zones and routes. */
export const ADDRESS_ENTRIES = {
  'vpc-cidr-size': refused(VPC_CIDR_PAGE),
  'vpc-cidr-overlap': refused(VPC_CIDR_PAGE),
  'vpc-cidr-absent': refused(VPC_CIDR_PAGE),
  'vpc-blocks-collide': contradiction(VPC_CIDR_PAGE),
  'vpc-cidr-recognized-late': info(CLUSTER_SUBNETS_PAGE),
  'ipam-netmask': refused('https://docs.aws.amazon.com/vpc/latest/ipam/tutorials-subnet-planning.html'),
  'subnet-overlap': refused('https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html'),
  'subnets-collide': contradiction('https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html'),
  'subnet-outside-block': refused(),
  'vpc-cidr-not-allowed': refused(VPC_CIDR_PAGE),
  'vpc-cidr-restricted': warning(`${VPC_CIDR_PAGE}#add-cidr-block-restrictions`),
  'vpc-cidr-docker': warning(VPC_CIDR_PAGE),
  'vpc-cidrs-unseen': warning(VPC_CIDR_PAGE),
  'reservation-range': refused(RESERVATION_PAGE),
  'reservations-collide': contradiction(RESERVATION_PAGE),
  'shared-vpc': refused(VPC_SHARING_PAGE),
  'shared-vpc-zones': warning(CLUSTER_SUBNETS_PAGE),
  'reservation-several-ranges': info(RESERVATION_PAGE),
  'reservation-unused': warning(RESERVATION_PAGE),
  'reservation-elsewhere': warning(RESERVATION_PAGE),
  'reservation-region-unverified': info(
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrreservation.html',
  ),
  'zone-slot': refused(),
  'zone-by-id': refused('https://docs.aws.amazon.com/ram/latest/userguide/working-with-az-ids.html'),
  'zones-unresolved': warning(),
  'zone-route-table': refused(),
  'pod-subnet-missing': refused(CUSTOM_NETWORKING_PAGE),
  'pod-generation': refused(CUSTOM_NETWORKING_PAGE),
  'pod-subnets-shared': warning(CUSTOM_NETWORKING_PAGE),
  'discovery-tag-unseen': warning(SUBNET_SELECTION_PAGE),
  'node-subnet-tag-unseen': warning(SUBNET_SELECTION_PAGE),
  'node-subnet-tag-shared': contradiction(SUBNET_SELECTION_PAGE),
  'tagged-subnets-version': warning(SUBNET_SELECTION_PAGE),
  'pods-not-admitted': warning(EXTERNAL_SNAT_PAGE),
  'gateway-endpoint-misses-pods': warning('https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html'),
  'pod-egress-missing': warning(EXTERNAL_SNAT_PAGE),
  'pod-egress-unseen': warning(EXTERNAL_SNAT_PAGE),
} as const satisfies Record<string, Entry>;
