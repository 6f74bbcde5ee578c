import { CUSTOM_NETWORKING_PAGE, Entry, info, refused, RESERVATION_PAGE, VPC_CIDR_PAGE, warning } from './entry';

/** Blocks, subnets, reservations, zones and routes. */
export const ADDRESS_ENTRIES = {
  'vpc-cidr-size': refused(
    'a VPC CIDR block is larger than /16 or smaller than /28',
    'choose a block of /16 to /28',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-overlap': refused(
    'a secondary CIDR block overlaps another block of the same VPC',
    'choose a block that is free; 100.64.0.0/10 can be associated with every VPC',
    VPC_CIDR_PAGE,
  ),
  'subnet-overlap': refused(
    'two subnets are cut from the same addresses',
    'give each zone, and each set of pod subnets, a block of its own',
    'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
  ),
  'vpc-cidr-not-allowed': refused(
    'a range that can never be a VPC CIDR block: link-local, loopback, multicast or reserved addresses',
    'choose a block of 100.64.0.0/10, or of the private range that the VPC already uses',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidr-restricted': warning(
    'a block of a range that AWS does not associate with a VPC of that primary range, by the table that it publishes',
    'choose a block of 100.64.0.0/10',
    `${VPC_CIDR_PAGE}#add-cidr-block-restrictions`,
  ),
  'vpc-cidr-docker': warning(
    'a block overlaps 172.17.0.0/16, the bridge of Docker',
    'choose another block',
    VPC_CIDR_PAGE,
  ),
  'vpc-cidrs-unseen': warning(
    'the other CIDR blocks of an imported VPC cannot be seen, so overlap was not checked in full',
    'compare with `aws ec2 describe-vpcs` once, then acknowledge',
    VPC_CIDR_PAGE,
  ),
  'reservation-range': refused(
    'a reservation is outside its subnet, covers all of it, is smaller than /28, or overlaps another one',
    'reserve aligned ranges that leave part of the subnet for ENI primary addresses',
    RESERVATION_PAGE,
  ),
  'reservation-several-ranges': info(
    'a subnet has several reserved ranges; EC2 picks one at random, and what it does when one is full is not documented',
    'reserve half a subnet, which is one range, where that is enough',
    RESERVATION_PAGE,
  ),
  'reservation-unused': warning(
    'space is reserved for prefixes, and the VPC CNI gives pods single addresses, which cannot come from it',
    'reserve nothing with single addresses, or use prefix delegation',
    RESERVATION_PAGE,
  ),
  'reservation-region-unverified': warning(
    'the validator that ships with CDK knows AWS::EC2::SubnetCidrReservation in us-east-1, us-west-2 and me-south-1 only, so its F3006 is acknowledged',
    'check once that the Region has the resource type (`aws cloudformation describe-type`), then acknowledge',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnetcidrreservation.html',
  ),
  'zone-slot': refused(
    'a zone has no slot of its own in the block that pod subnets are cut from',
    'pin the zone to a free slot, as the message shows',
  ),
  'zones-unresolved': warning(
    'zones are tokens, so they take their place in the VPC as slot; a fixed Region may later give them other slots',
    'give the stack an environment, or pin the zones, before the first deployment',
  ),
  'zone-route-table': refused(
    'a zone has no private route table, or several',
    'name the one to use in `routeTables`',
  ),
  'pod-subnet-missing': refused(
    'nodes would run in a zone for which there is no pod subnet, so no ENIConfig: they never become Ready',
    'add the zone to the pod network, or keep the node group out of it',
    CUSTOM_NETWORKING_PAGE,
  ),
} as const satisfies Record<string, Entry>;
