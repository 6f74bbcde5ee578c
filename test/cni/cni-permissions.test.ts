import * as iam from 'aws-cdk-lib/aws-iam';
import { CniPermissions } from '../../src/cni/cni-permissions';
import { stackIn } from '../private/cdk-fixtures';

test('podIdentity leaves the role of the nodes alone', () => {
  expect(CniPermissions.podIdentity().onNodeRole).toBe(false);
  expect(CniPermissions.podIdentity().role).toBeUndefined();
});

test('podIdentity takes a role', () => {
  const role = iam.Role.fromRoleName(stackIn(), 'Role', 'cni');

  expect(CniPermissions.podIdentity(role).role).toBe(role);
});

test('nodeRole puts the permissions on the role of the nodes', () => {
  expect(CniPermissions.nodeRole().onNodeRole).toBe(true);
  expect(CniPermissions.nodeRole().role).toBeUndefined();
});
