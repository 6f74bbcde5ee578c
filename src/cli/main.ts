import { isProblem } from './arguments';
import { demand, DEMAND_USAGE } from './demand';
import { fragmentation, FRAGMENTATION_USAGE } from './fragmentation';
import { MAX_PODS_USAGE, maxPods } from './max-pods';
import { plan, PLAN_USAGE } from './plan';
import { simulate, SIMULATE_USAGE } from './simulate';

/** What a process should print and exit with. */
export interface Exit {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const COMMANDS = { 'max-pods': maxPods, demand, plan, fragmentation, simulate };
const USAGES = [MAX_PODS_USAGE, DEMAND_USAGE, PLAN_USAGE, FRAGMENTATION_USAGE, SIMULATE_USAGE];
const USAGE = `usage: ${USAGES.join('\n       ')}\n`;

/**
 * Runs `eks-pod-capacity` on the words after its name. Code 0; 1 when the answer holds a finding of error
 * severity; 2 for words that cannot be read.
 */
export function main(args: readonly string[]): Exit {
  const [command, ...rest] = args;
  if (command === '--help' || command === '-h' || rest.includes('--help') || rest.includes('-h')) {
    return { code: 0, stdout: USAGE, stderr: '' };
  }
  if (command === undefined || !Object.hasOwn(COMMANDS, command)) {
    const got = command === undefined ? 'a command is missing' : `'${command}' is not a command`;
    return refusal(`eks-pod-capacity: ${got}; allowed are ${Object.keys(COMMANDS).join(', ')}`);
  }
  const result = COMMANDS[command as keyof typeof COMMANDS](rest);
  if (isProblem(result)) return refusal(`eks-pod-capacity ${command}: ${result.problem}`);
  return { code: result.failed ? 1 : 0, stdout: result.output, stderr: '' };
}

/** One line, whatever control characters the words had. */
function refusal(line: string): Exit {
  return { code: 2, stdout: '', stderr: `${line.replace(/\p{Cc}/gu, (character) => encodeURIComponent(character))}\n` };
}
