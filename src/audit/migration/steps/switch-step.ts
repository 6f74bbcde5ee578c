import { COMMANDS, shellWord } from './migration-commands';
import { StepContext, STOP_SIGNS, WrittenStep } from './step-context';
import { switchWords } from './switch-words';
import { CourseState } from '../course/ledger';
import { MigrationCheck, MigrationMode } from '../migration';

/** Of how many instances the prefixes are asked in one command. */
const FIRST_INSTANCES = 3;

/** A change of the settings of the VPC CNI. */
export function changeStep(
  { start, judged }: StepContext,
  before: MigrationMode,
  { mode, generations }: CourseState,
): WrittenStep {
  const words = switchWords(before, mode, {
    way: judged.course.way,
    running: generations.length === 0 ? 'old' : 'between',
    stuck: judged.stuck.map(({ node }) => node.name),
    nodes: start.nodes.length,
  });
  const hasPools = start.groups.some(({ kind }) => kind === 'karpenter');
  const reserves = mode.customNetworking && !before.customNetworking && hasPools;
  const ids = start.cluster.nodes?.flatMap(({ instanceId }) => instanceId ?? []) ?? [];
  return {
    ...words,
    actions: [
      ...words.actions,
      ...reserves ? [
        'set RESERVED_ENIS=1 of Karpenter (settings.reservedENIs of its chart): it applies to all of its nodes, '
        + 'so Karpenter counts fewer pods on the old ones at once',
      ] : [],
    ],
    checks: [...words.checks, ...modeChecks(mode, generations.length === 0 ? ids : [])],
    stop: [...words.stop, ...STOP_SIGNS],
  };
}

function modeChecks(mode: MigrationMode, ids: readonly string[]): MigrationCheck[] {
  const first = ids.slice(0, FIRST_INSTANCES).map(shellWord).join(',');
  return [
    ...mode.prefixes && ids.length > 0 ? [{
      command: COMMANDS.prefixes(first),
      expect: ids.length <= FIRST_INSTANCES
        ? 'at least one /28 on each instance'
        : `at least one /28 on each instance; here of the first ${FIRST_INSTANCES}, check all ${ids.length}`,
    }] : [],
    ...mode.customNetworking
      ? [{ command: COMMANDS.eniConfigs, expect: 'one for each zone, with its pod subnet' }] : [],
  ];
}
