import { Templates } from './apps';
import { Collision } from './collisions';
import { OutputInUse } from './outputs';
import { ReplacedResource } from './template-diff';

/** How many resources of a type, without its `AWS::`. */
export type Counts = Readonly<Record<string, number>>;

/** Resources of a type in whose place others are made. */
export interface ReplacedClaim {
  readonly type: string;
  readonly count: number;
  readonly by: ReplacedResource['by'];

  /** The properties that are create-only, or the logical id. */
  readonly through: string;
}

/** A change to an app, and what is claimed of it. What is left out is claimed to be none. */
export interface Change {
  readonly id: string;

  /** For people, as in 'a zone is appended'. */
  readonly title: string;
  readonly before: () => Templates;
  readonly after: () => Templates;
  readonly added?: Counts;

  /** Updated in place, by properties of their own. */
  readonly updated?: Counts;

  /** Updated in place because what they refer to changes. */
  readonly following?: Counts;
  readonly replaced?: ReplacedClaim[];
  readonly removed?: Counts;

  /** What cannot be there twice, and will be: the deployment fails. */
  readonly collisions?: Array<Collision['kind']>;

  /** Outputs that go while another stack reads them. */
  readonly outputsInUse?: Array<OutputInUse['kind']>;

  /** The first step of a change of mode: node groups and launch templates that are there stay to the byte. */
  readonly keepsGroups?: true;

  /** The control plane gets other subnets. */
  readonly movesControlPlane?: true;

  /** Why addresses go or move at all. */
  readonly touchesAddresses?: 'its own CIDR' | 'a zone taken away' | 'a generation taken away' | 'a smaller reservation' | 'another construct id';
  readonly advice: string;
}

/** Node groups in whose place others are made. */
export function replacedGroups(count: number, through: string): ReplacedClaim[] {
  return [{ type: 'EKS::Nodegroup', count, by: through === 'logical id' ? 'this library' : 'CloudFormation', through }];
}

/** What a zone of pods consists of. */
export const POD_ZONE: Counts = { 'EC2::Subnet': 1, 'EC2::SubnetRouteTableAssociation': 1, 'EC2::SubnetCidrReservation': 1 };

/** The VPC CNI is configured anew. */
export const VPC_CNI: Counts = { 'EKS::Addon': 1 };

/** The same for two zones. */
export function twice(counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([type, count]) => [type, 2 * count]));
}
