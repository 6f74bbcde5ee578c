import { readFileSync } from 'fs';
import { join } from 'path';

const textOf = (name: string) => readFileSync(join(__dirname, '../..', name), 'utf8');

test('the translations of examples go into the npm package, from which the other packages are made', () => {
  const rules = textOf('.npmignore').split('\n').filter((line) => line.endsWith('.jsii.tabl.json'));

  expect(rules).toEqual(['!.jsii.tabl.json']);
});

test('it says where its home and its bugs are, and is as stable as the README says', () => {
  const { homepage, bugs, stability } = JSON.parse(textOf('package.json'));
  const isReleased = !textOf('README.md').includes('It has no release yet');

  expect(homepage).toMatch(/^https:\/\/github\.com\/cdk-eks-pod-capacity\//);
  expect(bugs.url).toMatch(/\/issues$/);
  expect(stability).toBe(isReleased ? 'stable' : 'experimental');
});
