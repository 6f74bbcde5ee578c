import { canonical } from './resource-facts';
import { templateDiff } from './template-diff';
import { rangeOf } from '../private/ipv4-oracle';
import { CfnTemplate } from '../private/template-graph';

/** Two resources that cannot be there at the same time, and will be. */
export interface Collision {
  readonly kind: 'name' | 'add-on' | 'subnet' | 'VPC block' | 'reservation';

  /** Logical id of the one that is there. */
  readonly old: string;

  /** Logical id of the one that is made. */
  readonly fresh: string;

  /** The name or the addresses of the new one. */
  readonly value: string;
}

/** What makes a resource the same as another one: properties that are all equal. Without one of them EC2 or CloudFormation makes up a name. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateName'],
  'AWS::EC2::SecurityGroup': ['GroupName', 'VpcId'],
  'AWS::EKS::AccessEntry': ['ClusterName', 'PrincipalArn'],
  'AWS::EKS::Addon': ['ClusterName', 'AddonName'],
  'AWS::EKS::Cluster': ['Name'],
  'AWS::EKS::FargateProfile': ['ClusterName', 'FargateProfileName'],
  'AWS::EKS::Nodegroup': ['ClusterName', 'NodegroupName'],
  'AWS::EKS::PodIdentityAssociation': ['ClusterName', 'Namespace', 'ServiceAccount'],
  'AWS::IAM::InstanceProfile': ['InstanceProfileName'],
  'AWS::IAM::ManagedPolicy': ['ManagedPolicyName'],
  'AWS::IAM::Role': ['RoleName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
};

/** Where each kind of address range stands, and of what it must be the only owner. */
const RANGES: Readonly<Record<string, { readonly kind: Collision['kind']; readonly of?: string; readonly range: string }>> = {
  'AWS::EC2::Subnet': { kind: 'subnet', of: 'VpcId', range: 'CidrBlock' },
  'AWS::EC2::SubnetCidrReservation': { kind: 'reservation', of: 'SubnetId', range: 'Cidr' },
  'AWS::EC2::VPC': { kind: 'VPC block', range: 'CidrBlock' },
  'AWS::EC2::VPCCidrBlock': { kind: 'VPC block', of: 'VpcId', range: 'CidrBlock' },
};

/** One thing that nobody else may have. */
interface Claim {
  readonly id: string;
  readonly kind: Collision['kind'];

  /** What it is the only one in: type and names, or the VPC or subnet of a range. */
  readonly scope: string;

  /** The addresses: a CIDR, or an intrinsic as canonical text. */
  readonly range?: string;
  readonly value: string;
}

/**
 * What would collide in a deployment of the second template over the first. CloudFormation makes new and replaced resources while all old
 * ones are still there, and deletes at the end: so each that is made is compared with each that is there.
 *
 * Values that are intrinsics are compared as they stand: equal ones are equal. A reference to a resource that is made anew is another
 * value than the same reference before.
 */
export function collisions(before: CfnTemplate, after: CfnTemplate): Collision[] {
  const { added, replaced } = templateDiff(before, after);
  const renewed = replaced.filter(({ by }) => by === 'CloudFormation').map(({ id }) => id);
  const made = [...added.map(({ id }) => id), ...replaced.map(({ successor }) => successor)].sort();
  const afresh = (id: string) => (renewed.includes(id) ? `${id} (new)` : id);
  const old = Object.keys(before.Resources).sort().flatMap((id) => claimsOf(before, id, (name) => name));
  const fresh = made.flatMap((id) => claimsOf(after, id, afresh));
  return fresh.flatMap((claim) => old.filter((other) => collide(claim, other))
    .map((other) => ({ kind: claim.kind, old: other.id, fresh: claim.id, value: claim.value })));
}

function claimsOf(template: CfnTemplate, id: string, rename: (id: string) => string): Claim[] {
  const { Type: type, Properties = {} } = template.Resources[id];
  const names = NAMES[type]?.map((name) => Properties[name]) ?? [undefined];
  const named: Claim[] = names.includes(undefined) ? [] : [{
    id,
    kind: type === 'AWS::EKS::Addon' ? 'add-on' : 'name',
    scope: canonical([type, ...names], rename),
    value: names.map((name) => canonical(name)).join(' '),
  }];
  if (RANGES[type] === undefined || Properties[RANGES[type].range] === undefined) return named;
  const { kind, of, range } = RANGES[type];
  const owner = of === undefined ? { Ref: id } : Properties[of];
  const addresses = typeof Properties[range] === 'string' ? Properties[range] : canonical(Properties[range], rename);
  return [...named, { id, kind, scope: canonical([kind, owner], rename), range: addresses, value: addresses }];
}

function collide(one: Claim, other: Claim): boolean {
  if (one.kind !== other.kind || one.scope !== other.scope) return false;
  if (one.range === other.range) return true;
  return [one, other].every(({ range }) => range?.startsWith('{') === false) && overlap(one.range!, other.range!);
}

function overlap(one: string, other: string): boolean {
  const [a, b] = [rangeOf(one), rangeOf(other)];
  return a.first <= b.last && b.first <= a.last;
}
