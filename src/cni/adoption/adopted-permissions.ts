import { Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { RunningFacts } from './running-facts';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { ADOPTION_WORDS as WORDS } from '../../findings/words/vpc-cni/adoptions';
import { CniPermissions } from '../cni-permissions';

/** How the VPC CNI that runs has its permissions, in words. */
const BY = {
  account: 'the role of its service account',
  association: 'a role of EKS Pod Identity',
  nodes: 'the role of the nodes',
};

/**
 * The permissions of a VPC CNI that runs, as they are: what `permissions` gives must be the same, and is needed where
 * they are not seen.
 *
 * @param scope under which the import of a role stands
 */
export function adoptedPermissions(
  scope: Construct,
  facts: RunningFacts,
  given: CniPermissions | undefined,
): Checked<CniPermissions> {
  const { source, roleArn, associations } = facts;
  if (source !== 'add-on') {
    if (given === undefined) return refused(WORDS.permissionsUntold, { source });
    // A role of pod identity that is made now is none that runs.
    return given._byAgent && given.role === undefined ? other(given, 'association') : asGiven(given);
  }
  if (associations.length > 0) {
    if (given === undefined) return refused(WORDS.roleUntold, { associations });
    return given._byAgent && given.role !== undefined ? asGiven(given) : other(given, 'association');
  }
  if (roleArn !== undefined) {
    if (given === undefined) {
      const role = iam.Role.fromRoleArn(scope, 'ServiceAccountRole', roleArn, { mutable: false });
      return asGiven(CniPermissions.serviceAccountRole(role));
    }
    return given.onServiceAccount && isRole(given.role!, roleArn) ? asGiven(given) : other(given, 'account');
  }
  if (given === undefined) {
    const findings = [findingOf(WORDS.permissionsUnseen, about.prop('permissions'), {})];
    return { value: CniPermissions.nodeRole(), findings };
  }
  return given.onNodeRole ? asGiven(given) : other(given, 'nodes');
}

/** Whether a role can be the one of an ARN. */
function isRole({ roleArn }: iam.IRole, arn: string): boolean {
  return Token.isUnresolved(roleArn) || roleArn === arn;
}

function asGiven(value: CniPermissions): Checked<CniPermissions> {
  return { value, findings: [] };
}

function other({ onNodeRole, onServiceAccount, role }: CniPermissions, by: keyof typeof BY): Checked<never> {
  const name = onNodeRole ? 'nodeRole' : onServiceAccount ? 'serviceAccountRole' : 'podIdentity';
  const given = `CniPermissions.${name}(${role === undefined ? '' : 'role'})`;
  return refused(WORDS.otherPermissions, { given, runs: BY[by] });
}

function refused<F extends Facts>(words: Wording<F>, facts: NoInfer<F>): Checked<never> {
  return { findings: [findingOf(words, about.prop('permissions'), facts)] };
}
