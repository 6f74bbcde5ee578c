import { Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { vpcName } from './vpc-facts';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { SHARED_VPC_WORDS as WORDS } from '../../findings/words/network/shared-vpcs';
import { isDummyId } from '../../templates/lookup-dummies';

/** What only the owner of a VPC makes in it, and who that is. */
interface OwnersPart {
  readonly vpc: string;
  readonly owner: string;
  readonly account: string;
}

/**
 * The owner of a VPC that another account shares with that of a construct, as far as the app tells: a VPC that is
 * looked up tells its owner. Undefined where it is the same account, or where it is not known.
 */
export function ownerElsewhere(scope: IConstruct, vpc: ec2.IVpc): OwnersPart | undefined {
  const owner: string | undefined = vpc.env?.account;
  const { account } = Stack.of(scope);
  const areKnown = owner !== undefined && !Token.isUnresolved(owner) && !Token.isUnresolved(account);
  if (!areKnown || owner === account || isDummyId(vpc.vpcId)) return undefined;
  return { vpc: vpcName(vpc), owner, account };
}

/** A block of a VPC that only its owner can add. */
export function sharedBlockFindings(scope: IConstruct, vpc: ec2.IVpc): Finding[] {
  return refusedIn(WORDS.block, scope, vpc);
}

/** Subnets of a VPC, with routes and reservations, that only its owner can make. */
export function sharedSubnetFindings(scope: IConstruct, vpc: ec2.IVpc): Finding[] {
  return refusedIn(WORDS.subnets, scope, vpc);
}

/** Space in subnets of a VPC that only its owner can reserve. */
export function sharedReservationFindings(scope: IConstruct, vpc: ec2.IVpc): Finding[] {
  return refusedIn(WORDS.reservation, scope, vpc);
}

/** The same for a subnet, where its VPC is known. */
export function reservationInShared(scope: IConstruct, subnet: ec2.ISubnetRef): Finding[] {
  const vpc = subnet.node.scopes.find(isVpc);
  return vpc === undefined ? [] : sharedReservationFindings(scope, vpc);
}

/**
 * Zones of pod subnets that were typed in, of a VPC that another account shares: zone names differ between accounts.
 * Those of subnets that were looked up are of the account that looked.
 */
export function sharedZoneNameFindings(scope: IConstruct, vpc: ec2.IVpc, subnets: readonly ec2.ISubnet[]): Finding[] {
  const part = ownerElsewhere(scope, vpc);
  const typed = subnets.filter(({ node }) => !node.scopes.some(isVpc))
    .map(({ subnetId, node }) => (Token.isUnresolved(subnetId) ? node.path : subnetId));
  return part === undefined || typed.length === 0
    ? [] : [findingOf(WORDS.zoneNames, about.prop('podNetwork'), { ...part, subnets: typed })];
}

function refusedIn(words: Wording, scope: IConstruct, vpc: ec2.IVpc): Finding[] {
  const part = ownerElsewhere(scope, vpc);
  return part === undefined ? [] : [findingOf(words, about.prop('vpc'), { ...part })];
}

function isVpc(each: IConstruct): each is ec2.Vpc {
  return 'vpcId' in each && 'privateSubnets' in each;
}
