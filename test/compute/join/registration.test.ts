import { Fn } from 'aws-cdk-lib';
import { kubeletMaySet } from '../../../src/compute/join/registration';

/**
 * Labels of Kubernetes that the admission of nodes lets a kubelet set on its own node, and those beside them that it does not:
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction.
 */
test.each<[string, boolean]>([
  ['team', true],
  ['example.com/team', true],
  ['mykubernetes.io/team', true],
  ['kubernetes.io.example.com/team', true],
  ['kubernetes.io/hostname', true],
  ['kubernetes.io/arch', true],
  ['kubernetes.io/os', true],
  ['kubernetes.io/role', false],
  ['topology.kubernetes.io/zone', true],
  ['topology.kubernetes.io/region', true],
  ['topology.kubernetes.io/rack', false],
  ['beta.kubernetes.io/arch', true],
  ['beta.kubernetes.io/os', true],
  ['beta.kubernetes.io/instance-type', true],
  ['beta.kubernetes.io/fluentd-ds-ready', false],
  ['failure-domain.beta.kubernetes.io/zone', true],
  ['failure-domain.beta.kubernetes.io/region', true],
  ['failure-domain.beta.kubernetes.io/rack', false],
  ['kubelet.kubernetes.io/x', true],
  ['own.kubelet.kubernetes.io/x', true],
  ['mykubelet.kubernetes.io/x', false],
  ['node.kubernetes.io/role', true],
  ['own.node.kubernetes.io/role', true],
  ['deep.own.node.kubernetes.io/role', true],
  ['mynode.kubernetes.io/role', false],
  ['node-role.kubernetes.io/web', false],
  ['node-restriction.kubernetes.io/x', false],
  ['own.node-restriction.kubernetes.io/x', false],
  ['k8s.io/x', false],
  ['own.k8s.io/x', false],
  ['myk8s.io/x', true],
])('a kubelet may set the label %s: %p', (label, expected) => {
  expect(kubeletMaySet(label)).toBe(expected);
});

test('of a label that is a token nothing is known', () => {
  expect(kubeletMaySet(Fn.importValue('Label'))).toBe(true);
});
