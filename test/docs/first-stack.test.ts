/** @jest-environment-options {"validatesTemplates": true} */
import { blocksOn, isProgram } from './blocks';
import { outcomeOf } from './program';

const [FIRST_STACK] = blocksOn('README.md').filter(isProgram);

test('the first stack of the README prints what the README says, and warns of nothing', () => {
  expect(outcomeOf(FIRST_STACK.text)).toEqual({ printed: FIRST_STACK.prints, warned: [] });
});

test('with 120 nodes their replacement no longer fits', () => {
  const { printed, warned } = outcomeOf(FIRST_STACK.text.replace('maxSize: 60', 'maxSize: 120'));

  expect(printed).toContain('findings: 3\n');
  expect(warned).toEqual(['subnet-overcommit-possible']);
});
