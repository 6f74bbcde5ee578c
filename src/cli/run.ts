import { Terminal, terminalOf } from './framework/terminal';
import { Exit, main } from './main';

/** How long a command is silent before it says how far it is, in milliseconds. */
const PATIENCE = 1000;

/** How often it says so. */
const PACE = 200;

/** What is said above the place of a mistake in this program. */
const FAULT = 'eks-pod-capacity: this is a bug in eks-pod-capacity; please report it with the text below:';

/** Runs the command line in this process: its words, its environment, its streams. */
export function run(): void {
  const { argv, env, stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on('error', (error) => lost(error, stream === stdout));
  const { progress, clear } = progressOn(stderr);
  const terminal: Terminal = { ...terminalOf(env, stdout, stderr), progress };
  let exit: Exit;
  try {
    exit = main(argv.slice(2), terminal);
  } catch (error) {
    exit = { code: 2, stdout: '', stderr: `${FAULT}\n${(error as Error).stack ?? String(error)}\n` };
  } finally {
    clear();
  }
  // Not `exit()`: what is in the pipes is written first.
  process.exitCode = exit.code;
  stdout.write(exit.stdout);
  stderr.write(exit.stderr);
}

/** A reader that has gone, as `head` does, is no error; an output that cannot be written is one. */
function lost(error: NodeJS.ErrnoException, isAnswer: boolean): void {
  if (error.code === 'EPIPE' || !isAnswer) return;
  process.exitCode = 2;
  process.stderr.write(`eks-pod-capacity: standard output cannot be written (${error.code})\n`);
}

/** Says on a terminal how far a command is that takes long, in one line that is gone in the end. */
function progressOn(
  stream: NodeJS.WriteStream,
): { readonly progress: Terminal['progress']; readonly clear: () => void } {
  if (!stream.isTTY || process.env.TERM === 'dumb') return { progress: () => undefined, clear: () => undefined };
  let next = Date.now() + PATIENCE;
  let isShown = false;
  return {
    progress: (text) => {
      if (Date.now() < next) return;
      next = Date.now() + PACE;
      isShown = true;
      stream.write(`\r\u001b[K${text}`);
    },
    clear: () => {
      if (isShown) stream.write('\r\u001b[K');
    },
  };
}
