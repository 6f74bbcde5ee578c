import { declaredProperties } from '../../src/validation/declared-structs';
import { assembledProperties, installedHas } from '../../src/validation/installed-structs';
import { runInFreshProcess } from '../private/child-process';

/** What the module answers where aws-cdk-lib has an assembly of this content; unpacked, or not there at all. It reads one once. */
function answersWith(types: object | undefined, questions: ReadonlyArray<readonly [string, string]>): unknown[] {
  const { stdout, stderr } = runInFreshProcess(`
    const fs = require('fs');
    const { readFileSync } = fs;
    const { installedHas } = require('./src/validation/installed-structs');
    fs.readFileSync = () => {
      const types = ${JSON.stringify(types)};
      if (types === undefined) throw new Error('ENOENT');
      return JSON.stringify({ types });
    };
    const answers = ${JSON.stringify(questions)}.map(([struct, name]) => installedHas(struct, name) ?? 'nobody knows');
    fs.readFileSync = readFileSync;
    console.log(JSON.stringify(answers));
  `);
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const NEWER = {
  'aws-cdk-lib.aws_eks_v2.ClusterProps': { interfaces: ['aws-cdk-lib.aws_eks_v2.ClusterCommonOptions'], properties: [{ name: 'ownOption' }] },
  'aws-cdk-lib.aws_eks_v2.ClusterCommonOptions': { properties: [{ name: 'newOption' }] },
};

const QUESTIONS = [
  ['ClusterProps', 'newOption', true], ['ClusterProps', 'ownOption', true], ['ClusterProps', 'podNetworks', false], ['Gone', 'newOption', false],
] as const;

test('an option is of a struct that has it, of its own or of one that it extends', () => {
  const answers = answersWith(NEWER, QUESTIONS.map(([struct, name]) => [struct, name]));

  expect(QUESTIONS.map(([struct, name], index) => [struct, name, answers[index]])).toEqual(QUESTIONS);
});

test('where there is no assembly nobody knows', () => {
  expect(answersWith(undefined, [['ClusterProps', 'podNetworks']])).toEqual(['nobody knows']);
});

test.each(['ClusterProps', 'FargateProfileProps', 'NodegroupOptions', 'TaintSpec'])('declarations tell of %s what the assembly does', (struct) => {
  expect(declaredProperties(struct)!.sort()).toEqual(assembledProperties(struct).sort());
  expect(declaredProperties(struct)).not.toEqual([]);
});

test('declarations tell nothing of a struct that is not there, or has a base of another module', () => {
  expect(['Gone', 'AutoScalingGroupCapacityOptions'].map(declaredProperties)).toEqual([undefined, undefined]);
  expect(installedHas('AutoScalingGroupCapacityOptions', 'keyName')).toBe(true);
});

test('the one that is installed is read', () => {
  expect([installedHas('ClusterProps', 'defaultCapacity'), installedHas('ClusterProps', 'podNetworks')]).toEqual([true, false]);
});
