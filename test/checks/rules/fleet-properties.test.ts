import { CountedFleet } from '../../../src/checks/facts/fleets/read-fleet';
import { NodeSourceKind } from '../../../src/checks/facts/nodes/node-source';
import { inSourceWords } from '../../../src/checks/rules/fleet-properties';
import { findingOf } from '../../../src/findings/catalogue';
import { alsoWith } from '../../../src/findings/identity';
import { about } from '../../../src/findings/subject';
import { FLEET_LIMIT_WORDS as WORDS } from '../../../src/findings/words/plan/fleet-limits';
import { factsNamed } from '../../private/statements';

/** A fleet of a source, as far as its properties have names. */
const fleet = (name: string, kind: NodeSourceKind, more: object = {}) => (
  { name, source: { kind, ...more }, ...more } as unknown as CountedFleet);
const FLEETS = [
  fleet('nodes', 'asg'), fleet('jobs', 'batch'), fleet('training', 'hyperpod'), fleet('general', 'karpenter', { pool: {} }),
  fleet('earlier', 'karpenter', { pool: { kind: 'Provisioner' } }),
  fleet('own', 'auto-mode', { pool: {} }), fleet('nodes warm pool', 'asg', { otherAddresses: 2 }), fleet('other', 'instance'),
];

test.each([
  ['nodes', 'limits.nodes', 'MaxSize'],
  ['jobs', 'limits.cpu', 'ComputeResources.MaxvCpus'],
  ['training', 'limits.nodes', 'InstanceCount'],
  ['general', 'limits.cpu', 'spec.limits.cpu'],
  ['general', 'limits.nodes', 'spec.limits.nodes'],
  ['general', 'limits.memoryMib', 'limits.memoryMib'],
  ['earlier', 'limits.cpu', 'spec.limits.resources.cpu'],
  ['earlier', 'limits.memoryMib', 'limits.memoryMib'],
  ['own', 'limits.cpu', 'spec.limits.cpu'],
  ['nodes warm pool', 'limits.nodes', 'limits.nodes'],
  ['other', 'limits.nodes', 'limits.nodes'],
  ['of nobody', 'limits.cpu', 'limits.cpu'],
])('a limit of %s, %s in a forecast, is %s', (name, limit, property) => {
  const beyond = findingOf(WORDS.beyondLimits, about.subnet('pods'), { ...WORDS.beyondLimits.example, fleets: [name], limits: [limit] });
  const without = findingOf(WORDS.withoutLimit, about.group(name), { ...WORDS.withoutLimit.example, fleet: name, limit });
  const told = [beyond, without].map((finding) => inSourceWords(finding, FLEETS));

  expect(factsNamed(told, 'fleet-limits-exceed-subnets').map(({ limits }) => limits)).toEqual([[property]]);
  expect(factsNamed(told, 'fleet-without-limit').map((facts) => facts.limit)).toEqual([property]);
  expect(told.flatMap(({ fix }) => fix).join()).toContain(`'${property}' of ${name}`);
});

test('limits of several fleets have each the property of its own', () => {
  const fleets = ['general', 'nodes', 'jobs', 'of nobody'];
  const limits = ['limits.cpu', 'limits.nodes', 'limits.cpu', 'limits.cpu'];
  const beyond = findingOf(WORDS.beyondLimits, about.subnet('pods'), { ...WORDS.beyondLimits.example, fleets, limits });

  expect(factsNamed([inSourceWords(beyond, FLEETS)], 'fleet-limits-exceed-subnets').map((facts) => facts.limits))
    .toEqual([['spec.limits.cpu', 'MaxSize', 'ComputeResources.MaxvCpus', 'limits.cpu']]);
});

test('what values can say as a way out stays', () => {
  const remedies = [{ kind: 'any' }] as never;
  const beyond = alsoWith(findingOf(WORDS.beyondLimits, about.subnet('pods'), { ...WORDS.beyondLimits.example, fleets: ['nodes'], limits: ['limits.nodes'] }), { remedies });

  expect(inSourceWords(beyond, FLEETS).remedies).toEqual(remedies);
  expect(inSourceWords(findingOf(WORDS.beyondLimits, about.subnet('pods'), WORDS.beyondLimits.example), FLEETS)).not.toHaveProperty('remedies');
});

test('what is said of something else stays', () => {
  const other = findingOf(WORDS.staticStuck, about.group('nodes'), WORDS.staticStuck.example);

  expect(inSourceWords(other, FLEETS)).toEqual(other);
});
