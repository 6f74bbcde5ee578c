import { collectScript, nameProblems } from '../../audit/script/collect-script';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, UsageProblem } from '../framework/command-result';

/** `collect`: a script that reads what `audit` asks for. It is printed, and not run. */
export const COLLECT: Command = {
  name: 'collect',
  purpose: 'prints a script that reads a cluster with aws and kubectl for audit and migrate. It runs nothing',
  examples: [
    { words: 'collect demo eu-west-1 > collect.sh', says: 'the script; read it, then run: bash collect.sh' },
    { words: 'collect demo eu-west-1 | bash -s eks-today', says: 'runs it at once, with another folder name' },
  ],
  operands: [
    { name: 'CLUSTER', text: 'the name of the cluster' },
    { name: 'REGION', text: 'its Region, as in eu-west-1' },
  ],
  options: {},
  failure: 'never',
  page: 'audit.md',
  run: ({ operands: [cluster, region] }: CommandContext): CommandResult | UsageProblem => {
    const problems = nameProblems(cluster, region);
    return problems.length > 0
      ? { problems } : { output: collectScript(cluster, region), failed: false, isData: true };
  },
};
