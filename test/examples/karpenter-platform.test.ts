/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import { KarpenterPlatformStack } from '../../examples/karpenter-platform/karpenter-platform-stack';
import { FindingSeverity } from '../../src';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { idsOfType } from '../private/template-graph';

const stackOf = (app: App) => new KarpenterPlatformStack(app, 'KarpenterPlatform', { env: { region: 'us-west-2' } });

const example = new Example('karpenter-platform', stackOf);
const { KarpenterPlatform: { template, warnings } } = example.synthesized();
const stack = example.stacks(stackOf);

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(warnings).toEqual([]);
  expect(stack.platform.plan.findings.filter(({ severity }) => severity !== FindingSeverity.INFO)).toEqual([]);
});

test('the nodes of both pools can join, in subnets that Karpenter finds', () => {
  const [role] = idsOfType(template, 'AWS::IAM::Role').filter((id) => id.startsWith('NodeRole'));
  const entries = idsOfType(template, 'AWS::EKS::AccessEntry').map((id) => template.Resources[id].Properties);
  const tagged = idsOfType(template, 'AWS::EC2::Subnet').filter((id) => JSON.stringify(template.Resources[id].Properties.Tags).includes('karpenter.sh/discovery'));

  expect(entries).toContainEqual(expect.objectContaining({ Type: 'EC2_LINUX', PrincipalArn: { 'Fn::GetAtt': [role, 'Arn'] } }));
  expect(tagged).toHaveLength(2);
});

test('what it prints', () => {
  expect(stack.fleetTable()).toMatchInlineSnapshot(`
"pool                                  max pods  nodes expected  by limits  while all are replaced  prefixes then
KarpenterPlatform/General/general     110       15              25         50                      350
KarpenterPlatform/Large/large         250       1               2          4                       64"
`);
});

test('its manifests hold no tokens', () => {
  expect(stack.manifests()).toEqual(stack.resolve(stack.manifests()));
  expect(stack.manifests()).toMatchSnapshot();
});

test('the template as a whole', () => {
  expect(template).toMatchSnapshot();
});
