import { CHECK_ENTRIES } from './hostile/check-entries';
import { confront } from './hostile/hostile-entry';
const t = Date.now();
for (const seed of process.argv.slice(3).map(Number)) { try { console.log(seed, confront(CHECK_ENTRIES[0], seed, Number(process.argv[2])), (Date.now() - t) / 1000); } catch (e) { console.log(seed, String((e as Error).message).slice(-2500)); } }
