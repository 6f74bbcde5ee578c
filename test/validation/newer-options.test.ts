import * as installedStructs from '../../src/validation/installed-structs';
import { expectRefusal } from '../private/cdk-refusals';
import { ENTRIES, ground } from '../private/entries';
import { findingsThrownBy } from '../private/findings-thrown';
import { factsOf } from '../private/statements';

/** Options that came to CDK after the list of names was made. */
const NEWER = ['ClusterProps.newOption', 'FargateProfileProps.newOption', 'NodegroupOptions.newOption', 'TaintSpec.newOption', 'ClusterProps.maxsize'];

let assembly = true;

beforeEach(() => {
  assembly = true;
  jest.spyOn(installedStructs, 'installedHas').mockImplementation((struct, name) => assembly ? NEWER.includes(`${struct}.${name}`) : undefined);
});

function asked(name: string, wrong: object): () => unknown {
  const on = ground();
  const { call, given } = ENTRIES.find((entry) => entry.name === name)!;
  return () => call(on, { ...given(on), ...wrong });
}

test.each(['PodCapacityCluster', 'addFargateProfile'])('%s passes it on', (name) => {
  expect(asked(name, { newOption: 1 })).not.toThrow();
});

test('so do taints', () => {
  expect(asked('addNodegroup', { taints: [{ key: 'a', effect: 'NO_SCHEDULE', newOption: 1 }] })).not.toThrow();
});

test('a node group, which would drop it, says so', () => {
  expectRefusal(asked('addNodegroup', { newOption: 1 }), 'Stack/Platform/NodegroupIt',
    ['option-refused', { prop: 'newOption', why: 'is an option of eks.NodegroupOptions that is newer than this library, which does not pass it on' }]);
});

test.each(['PodNodegroup', 'SecondaryCidr', 'NodeBootstrap'])('%s refuses what only another struct of CDK has', (name) => {
  expect(factsOf(findingsThrownBy(asked(name, { maxsize: 1 })), 'option-refused')).toMatchObject({ prop: 'maxsize', struct: `${name}Props` });
});

test('where the assembly cannot be read, what is passed on is not refused, and what would be dropped is', () => {
  assembly = false;

  expect(asked('PodCapacityCluster', { strange: 1 })).not.toThrow();
  expect(factsOf(findingsThrownBy(asked('addNodegroup', { strange: 1 })), 'option-refused')).toMatchObject({ prop: 'strange', struct: 'PodNodegroupProps' });
});

test.each(['defaultCapacity', 'compute'])('a reason to refuse %s holds all the same', (name) => {
  assembly = false;

  expect(factsOf(findingsThrownBy(asked('PodCapacityCluster', { [name]: 1 })), 'option-refused'))
    .toEqual({ prop: name, why: expect.any(String), instead: expect.stringContaining('addNodegroup') });
});
