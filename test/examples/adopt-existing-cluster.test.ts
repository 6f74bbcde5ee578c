import { Stack, StackProps } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { CurrentToday } from '../../examples/adopt-existing-cluster/current-0-today';
import { CurrentAdopted } from '../../examples/adopt-existing-cluster/current-1-adopted';
import { CurrentPrefixes } from '../../examples/adopt-existing-cluster/current-2-prefixes';
import { CurrentPodSubnets } from '../../examples/adopt-existing-cluster/current-3-pod-subnets';
import { CurrentDense } from '../../examples/adopt-existing-cluster/current-4-dense';
import { LegacyToday } from '../../examples/adopt-existing-cluster/legacy-0-today';
import { LegacyAdopted } from '../../examples/adopt-existing-cluster/legacy-1-adopted';
import { LegacyPodSubnets } from '../../examples/adopt-existing-cluster/legacy-2-pod-subnets';
import { LegacyPrefixes } from '../../examples/adopt-existing-cluster/legacy-3-prefixes';
import { LegacyDense } from '../../examples/adopt-existing-cluster/legacy-4-dense';
import { cdkInitContext } from '../private/cdk-init-context';
import { Example } from '../private/example';
import { CfnTemplate } from '../private/template-graph';

type Step = new (scope: Construct, id: string, props: StackProps) => Stack;

const STORIES: Record<string, Step[]> = {
  Current: [CurrentToday, CurrentAdopted, CurrentPrefixes, CurrentPodSubnets, CurrentDense],
  Legacy: [LegacyToday, LegacyAdopted, LegacyPodSubnets, LegacyPrefixes, LegacyDense],
};

const example = new Example('adopt-existing-cluster', (app) => Object.entries(STORIES).flatMap(([story, steps]) => (
  steps.map((step, number) => new step(app, `${story}${number}`, { env: { region: 'us-west-2' } })))));
const synthesized = example.synthesized();

/** What is ours, and the groups that are drained; what `aws-eks` makes changes with each release of CDK. */
function ours({ Resources }: CfnTemplate): CfnTemplate['Resources'] {
  return Object.fromEntries(Object.entries(Resources).filter(([id, { Type }]) => /^(VpcCni|Prefixes|PodSubnets|Dense)/.test(id) || Type === 'AWS::EKS::Nodegroup'));
}

/** What a step adds, changes and takes away, as somebody reads it in a pull request. */
function difference(before: CfnTemplate['Resources'], after: CfnTemplate['Resources']) {
  const ids = (some: CfnTemplate['Resources'], others: CfnTemplate['Resources']) => Object.keys(some).filter((id) => !(id in others));
  const withoutStack = (resource: unknown) => JSON.stringify(resource).replaceAll(/(Current|Legacy)\d/g, '$1');
  return {
    added: ids(after, before),
    removed: ids(before, after),
    changed: Object.fromEntries(Object.keys(after)
      .filter((id) => id in before && withoutStack(before[id].Properties) !== withoutStack(after[id].Properties))
      .map((id) => [id, after[id].Properties])),
  };
}

test('its context is the one that cdk init writes, and there is nothing to warn of', () => {
  expect(example.flags).toEqual(cdkInitContext());
  expect(Object.entries(synthesized).filter(([, { warnings }]) => warnings.length > 0)).toEqual([]);
});

describe.each(Object.entries(STORIES))('%s', (story, steps) => {
  test.each(steps.slice(1).map((_, index) => [index + 1]))('what step %i changes', (number) => {
    const [before, after] = [number - 1, number].map((each) => ours(synthesized[`${story}${each}`].template));

    expect(difference(before, after)).toMatchSnapshot();
  });
});
