import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { regionFindings } from './reservation-regions';
import { cidrProblem } from '../../addressing/ipv4-text';
import { ReservationShare } from '../../addressing/subnet-blocks';
import { findingOf } from '../../findings/catalogue';
import { about } from '../../findings/subject';
import { RESERVATION_WORDS as WORDS } from '../../findings/words/network/reservations';
import { DUMMY_CIDR } from '../../templates/lookup-dummies';
import { attributeOf } from '../../validation/attribute';
import { PropChecks } from '../../validation/prop-checks';
import { PrefixReservation } from '../prefix-reservation';
import { sharedReservationFindings } from '../vpc/shared-vpc';
import { noteSize } from '../vpc/subnet-sizes';

/** Where and how much is reserved. */
export interface NodeSubnetReservationsProps {
  readonly vpc: ec2.IVpc;
  readonly subnets: readonly ec2.ISubnet[];
  readonly share: ReservationShare;

  /** Prefix length of those subnets whose CIDR is known at deployment only. */
  readonly subnetPrefixLength?: number;
}

/**
 * Space for prefixes in each subnet of the nodes. A reservation's construct id is the subnet's own (its id where it is
 * imported, its construct's where the app makes it), so that a subnet more or less touches no other.
 */
export class NodeSubnetReservations extends Construct {
  constructor(scope: Construct, id: string, { vpc, subnets, share, subnetPrefixLength }: NodeSubnetReservationsProps) {
    super(scope, id);
    const checks = new PropChecks(this);
    checks.add(...sharedReservationFindings(this, vpc));
    if (subnets.length === 0) checks.add(findingOf(WORDS.noNodeSubnets, about.prop('podNetwork'), {}));
    const known = subnets.filter((subnet) => textOf(subnet) !== DUMMY_CIDR);
    for (const subnet of known.filter((each) => !isCountable(textOf(each), subnetPrefixLength))) {
      checks.add(findingOf(WORDS.nodeSubnetUnknown, about.prop('podNetwork'), { subnets: [subnet.node.path] }));
    }
    if (known.length < subnets.length) {
      checks.add(findingOf(WORDS.nodeSubnetsNotLookedUp, about.prop('podNetwork'), {}));
    }
    if (checks.refusals.length === 0) checks.add(...regionFindings(Stack.of(this).region));
    checks.deliver();
    for (const subnet of known) {
      if (subnetPrefixLength !== undefined) noteSize(subnet, subnetPrefixLength);
      new PrefixReservation(this, idOf(subnet, vpc), { subnet, subnetPrefixLength, share });
    }
  }
}

function textOf(subnet: ec2.ISubnet): string | undefined {
  return attributeOf(() => subnet.ipv4CidrBlock);
}

function isCountable(cidr: string | undefined, prefixLength: number | undefined): boolean {
  if (cidr === undefined) return false;
  return Token.isUnresolved(cidr) ? prefixLength !== undefined : cidrProblem(cidr) === undefined;
}

/** Subnets beside the VPC can share the ids of their constructs with others. */
function idOf({ subnetId, node }: ec2.ISubnet, vpc: ec2.IVpc): string {
  if (!Token.isUnresolved(subnetId)) return subnetId;
  return node.scope === vpc ? node.id : node.path.replaceAll('/', '-');
}
