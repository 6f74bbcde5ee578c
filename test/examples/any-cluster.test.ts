/** @jest-environment-options {"validatesTemplates": true} */
import { App } from 'aws-cdk-lib';
import { BatchStack } from '../../examples/any-cluster/batch-stack';
import { CurrentStack } from '../../examples/any-cluster/current-stack';
import { LegacyStack } from '../../examples/any-cluster/legacy-stack';
import { planTable } from '../../examples/plan-table';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const env = { region: 'us-west-2' };

function stacksOf(app: App): { readonly Legacy: LegacyStack; readonly Current: CurrentStack; readonly Batch: BatchStack } {
  const current = new CurrentStack(app, 'Current', { env });
  return {
    Legacy: new LegacyStack(app, 'Legacy', { env }),
    Current: current,
    Batch: new BatchStack(app, 'Batch', { env, cluster: current.cluster, podNetworking: current.podNetworking }),
  };
}

const example = new Example('any-cluster', stacksOf);
const synthesized = example.synthesized();

/** A template without what `aws-eks` itself makes: its functions and their assets change with each release of CDK. */
function pinned({ Resources }: CfnTemplate): CfnTemplate['Resources'] {
  return Object.fromEntries(Object.entries(Resources).filter(([id, { Type }]) => (
    !/^(Cluster|awscdkawseks)/.test(id) || Type === 'AWS::EKS::Addon' || Type === 'AWS::EKS::Cluster')));
}

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(Object.entries(synthesized).map(([name, { warnings }]) => [name, warnings])).toEqual([['Current', []], ['Legacy', []], ['Batch', []]]);
});

test('each cluster has the agent, the VPC CNI and its nodes in this order', () => {
  for (const { template } of [synthesized.Legacy, synthesized.Current]) {
    const addons = idsOfType(template, 'AWS::EKS::Addon');
    const named = (name: string) => addons.filter((id) => template.Resources[id].Properties.AddonName === name);
    const [group] = idsOfType(template, 'AWS::EKS::Nodegroup');

    expect([addons.length, named('eks-pod-identity-agent').length]).toEqual([2, 1]);
    expect([...closureOf(template, group)]).toEqual(expect.arrayContaining(addons));
  }
});

test('what it prints: the nodes of another stack among those of their cluster', () => {
  const { Legacy, Current } = example.stacks(stacksOf);

  expect(planTable({ Legacy: Legacy.planned, Current: Current.planned })).toMatchInlineSnapshot(`
"cluster         placement           max pods  nodes at peak  nodes that fit
Legacy          custom-networking   110       60             146
Current         custom-networking   110       64             146"
`);
  expect(Current.planned.plan.plan.nodegroups.map(({ name }) => name)).toEqual(['Current/System', 'Batch/Batch']);
});

test.each(Object.entries(synthesized))('what is ours in the template of %s', (_, { template }) => {
  expect(pinned(template)).toMatchSnapshot();
});
