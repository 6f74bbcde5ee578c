import { spawnSync } from 'child_process';
import { join } from 'path';

/** A measurement, and the most that it may be. */
interface Measurement {
  readonly name: string;
  readonly unit: string;
  readonly measured: number;
  readonly most?: number;
}

/** Each in a process of its own, so that none finds code compiled or memory taken by another. */
const BENCHMARKS = {
  'capacity-plan': "const { planTime } = require('./capacity-plan'); const t = planTime();"
    + " print([['plan of 5,000 nodes, median', 'ms', t.medianMilliseconds, 5], ['the same, first time in a process', 'ms', t.firstMilliseconds]])",
  'churn-simulation': "const { churnMeasurement } = require('./churn-simulation'); const t = churnMeasurement();"
    + " print([['day of 50,000 pods', 'ms', t.milliseconds, 1000], ['the same, memory', 'MiB', t.peakMemoryMib, 256]])",
};

let failed = false;
for (const code of Object.values(BENCHMARKS)) {
  for (const { name, unit, measured, most } of measurements(code)) {
    const above = most !== undefined && measured > most;
    failed ||= above;
    const limit = most === undefined ? '' : `  at most ${most} ${unit}${above ? '  TOO MUCH' : ''}`;
    console.log(`${name.padEnd(40)}${measured.toFixed(1).padStart(8)} ${unit}${limit}`);
  }
}
process.exitCode = failed ? 1 : 0;

function measurements(code: string): Measurement[] {
  const print = 'const print = (rows) => process.stdout.write(JSON.stringify(rows.map(([name, unit, measured, most]) => ({ name, unit, measured, most }))));';
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', 'ts-node/register/transpile-only', '-e', `${print} ${code}`], {
    cwd: __dirname,
    encoding: 'utf8',
    env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../scripts/tsconfig.json') },
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Measurement[];
}
