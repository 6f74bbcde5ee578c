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

/** As many problems are written. */
const MOST_PROBLEMS = 10;

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
    return refusal('eks-pod-capacity', [`${got}: allowed are ${Object.keys(COMMANDS).join(', ')}`]);
  }
  const result = COMMANDS[command as keyof typeof COMMANDS](rest);
  if (isProblem(result)) return refusal(`eks-pod-capacity ${command}`, result.problems);
  return { code: result.failed ? 1 : 0, stdout: result.output, stderr: result.notes ?? '' };
}

/** A line for each problem, whatever control characters the words had; of many the first ones, and how many follow. */
function refusal(command: string, problems: readonly string[]): Exit {
  const rest = problems.length - MOST_PROBLEMS;
  const lines = rest > 0
    ? [...problems.slice(0, MOST_PROBLEMS), `${rest} more ${rest === 1 ? 'problem is' : 'problems are'} not shown`]
    : problems;
  const shown = lines.map((line) => `${command}: ${line.replace(/\p{Cc}/gu, encodeURIComponent)}\n`);
  return { code: 2, stdout: '', stderr: shown.join('') };
}
