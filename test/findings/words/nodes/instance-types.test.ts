import { INSTANCE_TYPE_WORDS } from '../../../../src/findings/words/nodes/instance-types';
import { pinsSentences } from '../../../private/sentences';

pinsSentences(INSTANCE_TYPE_WORDS);

test('one ENI is one, and what takes it is named', () => {
  const { say } = INSTANCE_TYPE_WORDS.noPodEnis;

  expect(say({ type: 'hpc6a.48xlarge', enis: 1, primaryTaken: false, trunk: false, efaOnlyEnis: 1 }))
    .toBe('hpc6a.48xlarge has 1 ENI and no slot is left for pods: EFA-only interfaces take 1; use a type with more ENIs');
  expect(say({ type: 'x', enis: 4, primaryTaken: false, trunk: false, efaOnlyEnis: 0 }))
    .toBe('x has 4 ENIs and no slot is left for pods: an ENI has no address besides its own; use a type with more ENIs');
});

test('a hypervisor that is not known is said to be so', () => {
  expect(INSTANCE_TYPE_WORDS.takesNoIpv6.say({ type: 'hs1.8xlarge' })).toMatch(/^hs1\.8xlarge is a type whose hypervisor is not known and /);
});
