import { allows, CNI_ACTION, CNI_POLICY, OF_NODES } from '../../../cni/permissions/role-permissions';
import { AppResource, AppResources } from '../../../templates/app-resources';
import { Form, Forms, formsOf, isUnknown, listOf, referredTo, textOf } from '../../../templates/forms';

/** AWS managed policies that hold all permissions of EC2. */
const OF_ALL = ['AdministratorAccess', 'PowerUserAccess', 'AmazonEC2FullAccess'];

/** Permissions: the action that they are known by, and the AWS managed policy with them. */
export interface WantedGrant {
  readonly action: string;
  readonly policy: string;

  /** AWS managed policies without them. */
  readonly others: readonly string[];
}

/** Those of the VPC CNI. */
const OF_CNI: WantedGrant = { action: CNI_ACTION, policy: CNI_POLICY, others: OF_NODES };

/** Policies that are attached to a role from the outside. */
const ATTACHED = ['AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'];

/** What gives a role the permissions of the VPC CNI, over IPv4. */
export interface CniGrants {
  /** Whether the role has them as soon as it is there. */
  readonly own: boolean;

  /** The policies of the app that give them to it, each a resource of its own. */
  readonly attached: AppResource[];

  /** Whether it has policies that are not read. */
  readonly isUnknown: boolean;
}

/** What a role of the app may do for the VPC CNI. Resources and conditions of statements are not looked at. */
export function cniGrants(role: AppResource, resources: AppResources): CniGrants {
  return roleGrants(role, resources, OF_CNI);
}

/** The same of other permissions. */
export function roleGrants(role: AppResource, resources: AppResources, wanted: WantedGrant): CniGrants {
  const grants = (document: Form) => allowsIn(document, wanted.action);
  const holding = [wanted.policy, ...OF_ALL];
  const known = [...holding, ...wanted.others];
  const { ManagedPolicyArns: managed, Policies: inline } = role.properties;
  const named = listOf(managed).map((form) => resources.targetOf(form) ?? nameOf(form));
  const documents = [
    ...listOf(inline).map((policy) => formsOf(policy).PolicyDocument),
    ...named.flatMap((each) => (typeof each === 'object' ? [each.properties.PolicyDocument] : [])),
  ];
  const attached = resources.ofType(...ATTACHED).filter((policy) => isAttached(policy, role));
  return {
    own: documents.some(grants) || named.some((each) => typeof each === 'string' && holding.includes(each)),
    attached: attached.filter(({ properties }) => grants(properties.PolicyDocument)),
    isUnknown: isUnread(managed) || isUnread(inline) || documents.some(isUnknown)
      || attached.some(({ properties }) => isUnknown(properties.PolicyDocument))
      || named.some((each) => each === undefined || (typeof each === 'string' && !known.includes(each))),
  };
}

/** Whether a list is one that is known at deployment only. */
function isUnread(list: Form): boolean {
  return list !== undefined && !Array.isArray(list);
}

/** The name at the end of an ARN. */
function nameOf(arn: Form): string | undefined {
  return /:policy\/(?:[^"]*\/)?([\w+=,.@-]+)"/.exec(JSON.stringify(arn) ?? '')?.[1];
}

function isAttached({ properties: { Roles: roles, RoleName: name } }: AppResource, role: AppResource): boolean {
  const ownName = textOf(role.properties.RoleName);
  return [...listOf(roles), name].some((form) => (
    referredTo(form) === role.path || (ownName !== undefined && textOf(form) === ownName)));
}

function allowsIn(document: Form, action: string): boolean {
  const { Statement: statements } = formsOf(document);
  const all = Array.isArray(statements) ? statements : [statements];
  return allows(all.map((each): Forms => formsOf(each)), action);
}
