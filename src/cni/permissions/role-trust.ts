import * as iam from 'aws-cdk-lib/aws-iam';
import { roleResource, statementsIn } from './role-permissions';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_ROLE_WORDS } from '../../findings/words/vpc-cni/cni-roles';
import { formsOf, isUnknown, listOf } from '../../templates/forms';
import { formOf } from '../../templates/rendering';

/** Who assumes a role that EKS Pod Identity gives to pods. */
const POD_IDENTITY = 'pods.eks.amazonaws.com';

/**
 * A role of this app that lets nobody assume it for the pods of the VPC CNI, in the way that is chosen. Conditions of
 * statements are not looked at.
 *
 * @param onServiceAccount whether it is the role of the service account, in place of one of pod identity
 */
export function roleTrustFindings(role: iam.IRole, onServiceAccount: boolean): Finding[] {
  const resource = roleResource(role);
  if (resource === undefined) return [];
  const document = formOf(resource.assumeRolePolicyDocument, resource);
  if (document === undefined || isUnknown(document)) return [];
  const action = onServiceAccount ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole';
  const trusting = statementsIn(document, action);
  const isTrusted = trusting.some(({ Principal: principal }) => {
    const { Federated: federated, Service: service } = formsOf(principal);
    if (principal === '*' || isUnknown(principal) || isUnknown(service)) return true;
    return onServiceAccount ? federated !== undefined : listOf(service).includes(POD_IDENTITY);
  });
  if (isTrusted) return [];
  const words = onServiceAccount ? CNI_ROLE_WORDS.notOfServiceAccount : CNI_ROLE_WORDS.notOfPodIdentity;
  return [findingOf(words, about.prop('permissions'), { role: role.node.path, action })];
}
