/** @jest-environment-options {"validatesTemplates": true} */
import { readFileSync } from 'fs';
import { join } from 'path';
import { blocksOn, isProgram, ROOT, textOf } from './blocks';
import { outcomeOf } from './program';

const [FIRST_STACK] = blocksOn('README.md').filter(isProgram);

/** What `cdk init` writes, as `npx projen cdk-init:refresh` last took it. */
const PROJECT = join(__dirname, 'cdk-init/typescript');
const json = (folder: string, file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

test('in what cdk init writes it prints what the README says, and warns of nothing', () => {
  const { context } = json(PROJECT, 'cdk.json');

  expect(outcomeOf(FIRST_STACK.text, context)).toEqual({ printed: FIRST_STACK.prints, warned: [] });
});

test('it is the file that the project runs, and the CDK of the project suffices', () => {
  const [, file] = /put this into `([^`]+)`/.exec(textOf('README.md'))!;
  const { dependencies } = json(PROJECT, 'package.json');
  const minor = (range: string) => Number(/^\^2\.(\d+)\./.exec(range)![1]);

  expect(json(PROJECT, 'cdk.json').app.endsWith(` ${file}`)).toBe(true);
  expect(minor(dependencies['aws-cdk-lib'])).toBeGreaterThanOrEqual(minor(json(ROOT, 'package.json').peerDependencies['aws-cdk-lib']));
});

test('with 120 nodes their replacement no longer fits', () => {
  const { printed, warned } = outcomeOf(FIRST_STACK.text.replace('maxSize: 60', 'maxSize: 120'));

  expect(printed).not.toContain('findings: []');
  expect(warned).toEqual(['subnet-overcommit-possible']);
});
