import { INSTANCE_TYPE_WORDS } from '../../../../src/findings/words/nodes/instance-types';
import { pinsWordings } from '../../../private/wordings';

pinsWordings(INSTANCE_TYPE_WORDS);

test('one ENI is one, and what takes it is named', () => {
  const { noPodEnis } = INSTANCE_TYPE_WORDS;

  expect(noPodEnis.say({ type: 'hpc6a.48xlarge', enis: 1, primaryTaken: false, trunk: false, efaOnlyEnis: 1 })).toEqual({
    message: 'hpc6a.48xlarge has 1 ENI, and no address is left for pods',
    details: ['EFA-only interfaces take 1 ENI'],
    fix: ['use a type with 2 ENIs or more'],
  });
  expect(noPodEnis.say({ type: 'x', enis: 4, primaryTaken: false, trunk: false, efaOnlyEnis: 0 })).toEqual({
    message: 'x has 4 ENIs, and no address is left for pods',
    details: ['an ENI of this type has no address beside its own'],
    fix: ['use an instance type with more addresses per ENI'],
  });
});

test.each([
  // ENIs of the type, MAX_ENI, and the ways out: one ENI for pods beside the primary ENI and the trunk makes three.
  [3, 2, ["raise 'maxEni' to 3 or more, or leave it out", 'use a type with 3 ENIs or more']],
  [3, undefined, ['use a type with 3 ENIs or more']],
  [2, 1, ['use a type with 3 ENIs or more']],
])('with %p ENIs and MAX_ENI %p, only a higher MAX_ENI that is enough is a way out', (enis, maxEni, fix) => {
  const taken = { primaryTaken: true, trunk: true, efaOnlyEnis: 0 };

  expect(INSTANCE_TYPE_WORDS.noPodEnis.say({ type: 'x', enis, maxEni, ...taken }).fix).toEqual(fix);
});

test('a hypervisor that is not known is said to be so, and can be stated', () => {
  const { details, fix } = INSTANCE_TYPE_WORDS.takesNoIpv6.say({ types: ['hs1.8xlarge'] });

  expect(details).toContain('Nitro types and bare metal take prefixes, and the hypervisor here is not known');
  expect(fix).toContain("state that it is a Nitro type, if it is one: 'hypervisor' of InstanceTypeLimits.custom");
});
