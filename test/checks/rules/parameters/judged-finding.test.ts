import { App, CfnParameter, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { PodCapacityChecks } from '../../../../src';
import { stackIn } from '../../../private/cdk-fixtures';
import { groupOf, plainCluster, saidOf } from '../../../private/cdk-plain';

const hopsOf = (stack: Stack, id: string) => new CfnParameter(stack, id, { type: 'Number', default: 2 }).valueAsNumber;

test.each<[string, (stack: Stack) => number[], string[]]>([
  ['of one default, in one finding', (stack) => { const hops = hopsOf(stack, 'Hops'); return [hops, hops]; }, ['Hops = 2: Group0, Group1 at Template0, Template1']],
  ['of two defaults, apart', (stack) => [hopsOf(stack, 'Hops'), hopsOf(stack, 'More')], ['Hops = 2: Group0 at Template0', 'More = 2: Group1 at Template1']],
  ['of a default and of what is known, apart', (stack) => [hopsOf(stack, 'Hops'), 2], ['Group1 at Template1', 'Hops = 2: Group0 at Template0']],
])('names resources %s', (_, hopsIn, expected) => {
  const stack = stackIn();
  const { cluster, subnets, addon } = plainCluster({}, stack);
  hopsIn(stack).forEach((httpPutResponseHopLimit, index) => {
    const template = new ec2.CfnLaunchTemplate(stack, `Template${index}`, { launchTemplateData: { metadataOptions: { httpTokens: 'required', httpPutResponseHopLimit } } });
    groupOf(cluster, `Group${index}`, { subnets: subnets.map(({ ref }) => ref), launchTemplate: { id: template.ref, version: '1' } }).addResourceDependency(addon!);
  });
  const said = new PodCapacityChecks().validateScope(stack).violations.map(({ description, violatingResources }) => {
    const named = ['Group0', 'Group1'].filter((name) => description.includes(name)).join(', ');
    const by = /(Hops|More) = 2/.exec(description);
    return `${by === null ? '' : `${by[0]}: `}${named} at ${violatingResources.map(({ resourceLogicalId }) => resourceLogicalId).join(', ')}`;
  });

  expect(said.sort()).toEqual(expected);
});

test.each([['Upper', 'Lower'], ['Another', 'Other']])('has each default by its own parameter: %s, %s', (most, least) => {
  const stack = stackIn();
  const [maxSize, minSize] = ([[most, 3], [least, 5]] as const).map(([id, value]) => new CfnParameter(stack, id, { type: 'Number', default: value }).valueAsNumber);
  plainCluster({ group: { scalingConfig: { maxSize, minSize } } }, stack);
  const said = new PodCapacityChecks().validateScope(stack).violations.map(({ description }) => description).join();

  expect([said.includes(`${most} = 3`), said.includes(`${least} = 5`)]).toEqual([true, true]);
});

test('has all lines of what is said where the same is known', () => {
  const types = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((letter) => `m9${letter}.large`);
  const linesWith = (typesIn: (stack: Stack) => string[]) => {
    const stack = stackIn();
    plainCluster({ group: { instanceTypes: typesIn(stack) } }, stack);
    return new PodCapacityChecks().validateScope(stack).violations.flatMap(({ description, fix }) => [...description.split('\n'), ...fix!.split('\n')]);
  };
  const known = linesWith(() => types);
  const judged = linesWith((stack) => new CfnParameter(stack, 'Types', { type: 'CommaDelimitedList', default: types.join(',') }).valueAsList);

  expect(known.length).toBeGreaterThan(3);
  expect(known.filter((line) => !judged.some((other) => other.includes(line.trim())) && !line.startsWith('see: '))).toEqual([]);
});

test.each([
  'own-cdk-eks-pod-capacity:prefixes-unsupported-in-group', 'PodCapacityChecks::own-cdk-eks-pod-capacity:prefixes-unsupported-in-group', 'cdk-eks-pod-capacity:prefixes-unsupported',
])('is not acknowledged by an id that looks alike: %s', (id) => {
  const stack = stackIn();
  const { group } = plainCluster({ group: { instanceTypes: [new CfnParameter(stack, 'Type', { default: 'm4.large' }).valueAsString] } }, stack);
  Validations.of(group).acknowledge({ id, reason: 'a test of ours' });

  expect(saidOf(stack.node.root as App)).toEqual(['warning parameter-default-judged at Group']);
});
