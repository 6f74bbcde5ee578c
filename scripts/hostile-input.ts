import { CHECK_ENTRIES } from '../test/hostile/check-entries';
import { COMMAND_ENTRIES } from '../test/hostile/command-entries';
import { CONSTRUCT_ENTRIES } from '../test/hostile/construct-entries';
import { confront } from '../test/hostile/hostile-entry';
import { MODEL_ENTRIES } from '../test/hostile/model-entries';
import { SHAPE_ENTRIES } from '../test/hostile/shape-entries';
import { ownTemporaryFolder } from '../test/private/temporary-folder';

/**
 * Gives every public entry hostile input, and prints the seed and what became of it: `[inputs] [seed]`, by default
 * 100,000 with a seed of the clock's. Ends with 1 at the first input that ends neither in a sound outcome nor in an
 * error of this library; the message holds the input.
 */
const [inputs = 100_000, seed = Date.now() % 2 ** 31] = process.argv.slice(2).map(Number);

/** How the inputs are shared out: constructs cost most. */
const SHARES = [
  [MODEL_ENTRIES, 0.45],
  [COMMAND_ENTRIES, 0.28],
  [CHECK_ENTRIES, 0.1],
  [CONSTRUCT_ENTRIES, 0.12],
  [SHAPE_ENTRIES, 0.05],
] as const;

process.on('exit', ownTemporaryFolder());
console.log(`seed ${seed}`);
let total = 0;
for (const [entries, share] of SHARES) {
  const weights = entries.reduce((sum, { weight = 1 }) => sum + weight, 0);
  for (const entry of entries) {
    const count = confront(entry, seed, Math.ceil((inputs * share * (entry.weight ?? 1)) / weights));
    total += count.accepted + count.refused;
    const [accepted, refused] = [count.accepted, count.refused].map((each) => String(each).padStart(8));
    console.log(`${entry.name.padEnd(36)}${accepted} taken ${refused} refused`);
  }
}
console.log(`${total} inputs, no other outcome`);
