import { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_ROLE_WORDS } from '../../findings/words/vpc-cni/cni-roles';
import { Form, formsOf, referenceIn } from '../../templates/forms';
import { formOf, keyOf } from '../../templates/rendering';
import { StageTree } from '../../templates/stage-tree';

/** The AWS managed policy with the EC2 permissions of the VPC CNI, without those of IPv6. */
export const CNI_POLICY = 'AmazonEKS_CNI_Policy';

/** An action of that policy, by which other policies are known to hold the same. */
export const CNI_ACTION = 'ec2:CreateNetworkInterface';

/** The action that IPv6 adds. */
const IPV6_ACTION = 'ec2:AssignIpv6Addresses';

/** AWS managed policies of nodes, none of which assigns IPv6 addresses. */
export const OF_NODES: readonly string[] = [
  CNI_POLICY, 'AmazonEKSWorkerNodePolicy', 'AmazonEKSWorkerNodeMinimalPolicy', 'AmazonSSMManagedInstanceCore',
  'CloudWatchAgentServerPolicy', 'AmazonEC2ContainerRegistryPullOnly', 'AmazonEC2ContainerRegistryReadOnly',
  'AmazonEC2ContainerRegistryPowerUser', 'AmazonEC2ContainerRegistryFullAccess',
];

/** The resource of a role that this app makes. */
export function roleResource(role: iam.IRole): iam.CfnRole | undefined {
  return resourceOf<iam.CfnRole>(role.node.defaultChild, iam.CfnRole.CFN_RESOURCE_TYPE_NAME);
}

/**
 * What a role that was given lacks of the permissions of the VPC CNI, as it is when the app is complete. Resources and
 * conditions of statements are not looked at.
 *
 * @param name the property by which it was given
 */
export function cniRoleFindings(tree: StageTree, role: iam.IRole, name: string, ipFamily: PodIpFamily): Finding[] {
  const ipv6 = ipFamily === PodIpFamily.IPV6;
  const subject = about.prop(name);
  const resource = roleResource(role);
  if (resource === undefined) {
    return [
      ipv6
        ? findingOf(CNI_ROLE_WORDS.roleElsewhereWithIpv6, subject, {
          prop: name,
          policy: CNI_POLICY,
          action: IPV6_ACTION,
        })
        : findingOf(CNI_ROLE_WORDS.roleElsewhere, subject, { prop: name, policy: CNI_POLICY }),
    ];
  }
  const policies = policiesOf(tree, resource);
  if (policies.names.includes('AdministratorAccess')) return [];
  const policy =
    policies.names.includes(CNI_POLICY) || allows(policies.statements, CNI_ACTION) ? undefined : CNI_POLICY;
  const action = !ipv6 || allows(policies.statements, IPV6_ACTION) ? undefined : IPV6_ACTION;
  if (policy === undefined && action === undefined) return [];
  const lacking = { prop: name, role: role.node.path, policy, action, ipv6 };
  if (policies.unseen.length > 0) {
    return [findingOf(CNI_ROLE_WORDS.policiesUnseen, subject, { ...lacking, unseen: policies.unseen })];
  }
  return [findingOf(CNI_ROLE_WORDS.roleLacks, subject, lacking)];
}

/** The policies of a role, as far as the app tells. */
interface RolePolicies {
  /** Names of AWS managed policies. */
  readonly names: string[];
  readonly statements: Statement[];

  /** Managed policies whose statements the app does not hold, and that are none of those of nodes. */
  readonly unseen: string[];
}

type PolicyResource = iam.CfnPolicy | iam.CfnManagedPolicy;

interface MadePolicy {
  readonly policy: PolicyResource;
  readonly path: string;
  readonly roles: ReadonlyArray<string | undefined>;
}

interface Statement {
  readonly Effect?: unknown;
  readonly Action?: unknown;
  readonly Principal?: Form;
}

function policiesOf(tree: StageTree, role: iam.CfnRole): RolePolicies {
  const documents = asList<{ policyDocument: unknown }>(formOf(role.policies, role)).map(
    ({ policyDocument }) => policyDocument,
  );
  const attached = asList<unknown>(formOf(role.managedPolicyArns, role));
  const targets = attached.map((form) => referenceIn(form)?.target);
  for (const { policy, path, roles } of tree.fact(madePolicies)) {
    if (targets.includes(path) || roles.includes(role.node.path)) documents.push(formOf(policy.policyDocument, policy));
  }
  const elsewhere = attached.filter((form) => referenceIn(form) === undefined).map((form) => nameOf(keyOf(form, role)));
  return {
    names: elsewhere,
    statements: documents.flatMap((document) =>
      asList<Statement>((document as { Statement?: unknown } | undefined)?.Statement),
    ),
    unseen: elsewhere.filter((policy) => !OF_NODES.includes(policy)),
  };
}

/** The policies that the app makes, with the paths of the roles that they name. */
function madePolicies(tree: StageTree): MadePolicy[] {
  const types = [iam.CfnPolicy, iam.CfnManagedPolicy].map(({ CFN_RESOURCE_TYPE_NAME: type }) => type);
  return types
    .flatMap((type) => tree.ofType(type) as readonly PolicyResource[])
    .map((policy) => ({
      policy,
      path: policy.node.path,
      roles: asList<unknown>(formOf(policy.roles, policy)).map((form) => referenceIn(form)?.target),
    }));
}

/** The name at the end of an ARN. */
function nameOf(arn: string): string {
  return /:policy\/(?:[^"]*\/)?([\w+=,.@-]+)"/.exec(arn)?.[1] ?? 'a policy that is a token';
}

/** Whether statements of a policy allow an action. */
export function allows(statements: readonly Statement[], action: string): boolean {
  return statements.some(
    ({ Effect, Action }) => Effect === 'Allow' && asList<unknown>(Action).some((pattern) => matches(pattern, action)),
  );
}

/** The statements of a policy that allow an action. */
export function statementsIn(document: Form, action: string): Statement[] {
  return asList<Statement>(formsOf(document).Statement).filter((statement) => allows([statement], action));
}

/** Whether an action of IAM, which has no case and may have wildcards, covers another one. */
function matches(pattern: unknown, action: string): boolean {
  if (typeof pattern !== 'string') return false;
  const expression = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 'i').test(action);
}

function asList<T>(value: unknown): T[] {
  return value === undefined || value === null ? [] : Array.isArray(value) ? value : [value as T];
}

function resourceOf<T extends CfnResource>(construct: IConstruct | undefined, type: string): T | undefined {
  return construct !== undefined && CfnResource.isCfnResource(construct) && construct.cfnResourceType === type
    ? (construct as T)
    : undefined;
}
