import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Who owns a VPC, and who it is shared with. */
type Part = {
  readonly vpc: string;
  readonly owner: string;
  readonly account: string;
};

const EXAMPLE = { vpc: 'vpc-0123456789abcdef0', owner: '111122223333', account: '444455556666' };

const ONLY_OWNER = 'only the owner of a VPC changes its blocks, subnets, route tables and reservations';

/** What the owner makes in an app of its own. */
const ownersPart = ({ owner }: Part, parts: string) => `account ${owner} makes ${parts}, in an app of its own`;

const SHARED_SUBNETS = 'then it shares the pod subnets by AWS RAM';

const USE_THEM = 'use the shared subnets here: PodNetwork.subnets(PodSubnets.fromSubnets(...))';

/** Of a VPC that another account shares with that of the stack. */
export const SHARED_VPC_WORDS = {
  block: wording('shared-vpc', (part: Part) => ({
    message: `account ${part.account} cannot add a block to VPC ${part.vpc}, which account ${part.owner} owns`,
    details: [
      ONLY_OWNER,
      ownersPart(part, 'SecondaryCidr, and PodSubnets with routes and reservations'),
      SHARED_SUBNETS,
    ],
    fix: [USE_THEM],
  }), EXAMPLE),

  subnets: wording('shared-vpc', (part: Part) => ({
    message: `account ${part.account} cannot make pod subnets in VPC ${part.vpc}, which account ${part.owner} owns`,
    details: [ONLY_OWNER, ownersPart(part, 'PodSubnets with routes and reservations'), SHARED_SUBNETS],
    fix: [USE_THEM],
  }), EXAMPLE),

  reservation: wording('shared-vpc', (part: Part) => ({
    message: `account ${part.account} cannot reserve space in VPC ${part.vpc}, which account ${part.owner} owns`,
    details: [
      ONLY_OWNER,
      'it is inferred that a reservation counts as a change of the subnet',
      ownersPart(part, 'a PrefixReservation in each of the subnets'),
    ],
    fix: ["reserve nothing here: ReservationShare.NONE as 'reservation', or no PrefixReservation"],
  }), EXAMPLE),

  zoneNames: wording('shared-vpc-zones', ({ subnets, ...part }: Part & { readonly subnets: readonly string[] }) => ({
    message: `the zones of ${few(subnets)} have to be named as in account ${part.account}`,
    details: [
      ...allOf('pod subnets', subnets),
      `account ${part.owner} owns VPC ${part.vpc}, and may call the same zone by another name`,
      'ENIConfigs are named after zones, and a node looks for the ENIConfig with the name of its zone',
    ],
    fix: [
      'take the zones from `aws ec2 describe-subnets` with credentials of that account, then acknowledge this finding',
      'compare AvailabilityZoneId, which is the same in all accounts',
    ],
  }), { ...EXAMPLE, subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] }),
};
