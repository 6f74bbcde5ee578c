import { SnatPolicy } from '../../src/cni/snat-policy';

test('node: under the address of the node', () => {
  expect(SnatPolicy.node().environment()).toEqual({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false' });
  expect(SnatPolicy.node()._exceptions).toBeUndefined();
});

test('nodeExcept: under the address of the node, but for some destinations', () => {
  const policy = SnatPolicy.nodeExcept(['10.0.0.0/8', '192.168.0.0/16']);

  expect(policy.environment()).toEqual({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false', AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS: '10.0.0.0/8,192.168.0.0/16' });
  expect(policy._exceptions).toEqual(['10.0.0.0/8', '192.168.0.0/16']);
});

test('external: under the own address of the pod', () => {
  expect(SnatPolicy.external().environment()).toEqual({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'true' });
});

test('the variables that are handed out are a copy', () => {
  const policy = SnatPolicy.node();
  policy.environment().AWS_VPC_K8S_CNI_EXTERNALSNAT = 'true';

  expect(policy.environment()).toEqual({ AWS_VPC_K8S_CNI_EXTERNALSNAT: 'false' });
});
