import { RunningAddon } from '../../model/running-vpc-cni';
import { stringCode } from '../../program/code-literals';

/** Without a role of its own, aws-node has the permissions of the node's role, unless pod identity gives them. */
export function permissionsCode(managed: RunningAddon | undefined): string {
  if (managed?.serviceAccountRole !== undefined) {
    const role = `iam.Role.fromRoleArn(stack, 'VpcCniRole', ${stringCode(managed.serviceAccountRole)})`;
    return `CniPermissions.serviceAccountRole(\n    ${role},\n  )`;
  }
  // Which role an association has is not in what EKS says of the add-on.
  return (managed?.podIdentityAssociations.length ?? 0) > 0
    ? "CniPermissions.podIdentity(iam.Role.fromRoleName(stack, 'VpcCniRole', 'ROLE_OF_THE_ASSOCIATION'))"
    : 'CniPermissions.nodeRole()';
}
