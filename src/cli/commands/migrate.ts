import { readRunningCluster } from '../../audit/input/cluster-reader';
import { MIGRATION_TARGETS, migrationOf, MigrationWay } from '../../audit/migration';
import { podCidrForm } from '../../audit/migration/facts/pod-range';
import { migrationMarkdown } from '../../render/migration/migration-markdown';
import { migrationText } from '../../render/migration/migration-text';
import { collectedFiles } from '../files/collected-files';
import { Command, CommandContext } from '../framework/command';
import { CommandResult, isProblem, UsageProblem } from '../framework/command-result';

const WAYS: readonly MigrationWay[] = ['A', 'B', 'C'];

/** `migrate`: the steps by which a cluster that runs gets prefixes. */
export const MIGRATE: Command = {
  name: 'migrate',
  purpose: 'the steps by which a running cluster gets prefixes, and how many addresses each step takes',
  examples: [
    {
      words: 'migrate eks-demo --to prefix-delegation --pod-cidr 100.64.0.0/16',
      says: 'the steps to prefixes in new pod subnets, or why there are none',
    },
    { words: 'migrate eks-demo --to prefix-delegation', says: 'the same, in the subnets of the nodes' },
    {
      words: 'migrate eks-demo --to prefix-delegation --pod-cidr 100.64.0.0/16 --way C',
      says: 'both settings in one step, if every node can take them',
    },
  ],
  operands: [{
    name: 'FILE',
    text: "a folder that the script of 'collect' wrote, or outputs of aws and kubectl as JSON files",
    isMany: true,
    isInput: true,
  }],
  options: {
    'to': {
      text: 'what each slot of an ENI holds in the end',
      value: { name: 'MODE', allowed: MIGRATION_TARGETS.join(' or '), choices: MIGRATION_TARGETS },
    },
    'pod-cidr': {
      text: 'gives pods subnets of their own, in a new secondary CIDR block or a free part of the VPC',
      value: {
        name: 'CIDR',
        allowed: 'a block of /16 to /28 that no subnet has, as in 100.64.0.0/16, or one for each zone, as in '
          + 'eu-west-1a=100.64.0.0/16,eu-west-1b=100.65.0.0/16',
      },
    },
    'way': {
      text: 'plans this way only, even if another one is possible',
      value: { name: 'WAY', allowed: 'A, B or C', choices: WAYS },
    },
    'json': { text: 'gives the plan as data, with the complete program of each deployment' },
    'markdown': { text: 'gives the plan as Markdown' },
  },
  exclusive: ['json', 'markdown'],
  failure: 'there is no plan: the answer says why, and what would help',
  page: 'migration.md',
  run: migrate,
};

/** What is wrong with the form of a range, whatever the cluster. */
function podCidrProblems(podCidr: unknown): string[] {
  return typeof podCidr !== 'string' ? [] : podCidrForm(podCidr)
    .map(({ message, fix }) => (message.startsWith('--pod-cidr') ? message : `--pod-cidr: ${message}`) + `: ${fix[0]}`);
}

function migrate({ operands, values }: CommandContext): CommandResult | UsageProblem {
  const { to, 'pod-cidr': podCidr, way, json, markdown } = values;
  const given = collectedFiles(operands);
  const problems = [
    ...to === undefined ? [`--to is missing: give --to ${MIGRATION_TARGETS[0]}`] : [],
    ...isProblem(given) ? given.problems : [],
    ...podCidrProblems(podCidr),
  ];
  if (problems.length > 0 || isProblem(given)) return { problems };
  const read = readRunningCluster(given.files);
  if (isProblem(read)) return read;
  const migration = migrationOf({ ...read.cluster, notes: [...given.left, ...read.cluster.notes] }, {
    target: MIGRATION_TARGETS[0],
    podCidr: podCidr as string | undefined,
    way: way as MigrationWay | undefined,
  });
  const failed = migration.kind !== 'migration';
  if (json) return { output: `${JSON.stringify(migration, undefined, 2)}\n`, failed, isData: true };
  return markdown
    ? { output: migrationMarkdown(migration), failed, isData: true }
    : { output: migrationText(migration), failed };
}
