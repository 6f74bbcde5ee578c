import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import type { Side } from './app-with-many-clusters';
import type { CheckedSynthesis } from './cost-of-checks';
import type { LoadedModules, Weight } from './import-weight';

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
    + " print([['plan of 5,000 nodes, median', 'ms', t.medianMilliseconds, 5],"
    + " ['the same, first time in a process', 'ms', t.firstMilliseconds]])",
  'fleet-plan': "const { fleetPlanTime } = require('./fleet-plan'); const t = fleetPlanTime();"
    + " print([['plan of 5,000 nodes of all kinds, median', 'ms', t.medianMilliseconds, 5],"
    + " ['the same with its document, median', 'ms', t.documentMilliseconds, 15],"
    + " ['the plan, first time in a process', 'ms', t.firstMilliseconds]])",
  'churn-simulation': "const { churnMeasurement } = require('./churn-simulation'); const t = churnMeasurement();"
    + " print([['day of 50,000 pods', 'ms', t.milliseconds, 1000], ['the same, memory', 'MiB', t.peakMemoryMib, 256]])",
  'cluster-audit': "const { auditMeasurement } = require('./cluster-audit'); const t = auditMeasurement();"
    + " print([['audit of 1,000 nodes, 20,000 interfaces', 'ms', t.milliseconds, 2000],"
    + " ['the same, memory', 'MiB', t.peakMemoryMib, 300]])",
};

/**
 * Apps with so many clusters, what their CPU time is compared with, and the most that it may be as a multiple of it.
 * The L1 constructs of templates in files are a measure that no code reaches which makes them with L2 constructs.
 */
const CLUSTERS: ReadonlyArray<readonly [number, Exclude<Side, 'constructs'>, string, number?]> = [
  [60, 'by-hand', 'to code by hand', 1.1],
  [120, 'by-hand', 'to code by hand', 1.1],
  [120, 'files', 'to templates in files'],
];

/** Pairs of apps in turn, an odd number: a machine that is busy for a while is so for both sides. */
const PAIRS = 7;

/**
 * What it may add to the load of `aws-cdk-lib` to require the library. What an app uses of it then is loaded besides,
 * as that of `aws-cdk-lib` is.
 */
const MOST_WEIGHT: Weight = { milliseconds: 15, mib: 5 };

/** Processes that load the library, an odd number: the first ones find files that are not in the system's cache yet. */
const LOADS = 7;

/** Clusters of an app, and the resources beside them, of whose synthesis the checks may take so much. */
const CHECKED = { clusters: 20, others: 4000, most: 0.1 };

/** Apps that are checked, an odd number. */
const CHECKED_APPS = 3;

let failed = false;
printed("require('./compiled-library').assertCompiled(); print(null)");
Object.values(BENCHMARKS).flatMap(measurements).forEach(report);
importWeights().forEach(report);
for (const [clusters, side, than, most] of CLUSTERS) {
  const ratios = Array.from({ length: PAIRS }, () => cpuRatio(clusters, side));
  report({ name: `${clusters} clusters ${than}, CPU`, unit: 'times', measured: median(ratios), most });
}
report({
  name: `checks of ${CHECKED.clusters} clusters beside ${CHECKED.others.toLocaleString('en')} resources`,
  unit: 'times',
  measured: median(Array.from({ length: CHECKED_APPS }, costOfChecks)),
  most: CHECKED.most,
});
process.exitCode = failed ? 1 : 0;

function report({ name, unit, measured, most }: Measurement): void {
  const above = most !== undefined && measured > most;
  failed ||= above;
  const limit = most === undefined ? '' : `  at most ${most} ${unit}${above ? '  TOO MUCH' : ''}`;
  console.log(`${name.padEnd(44)}${measured.toFixed(unit === 'times' ? 2 : 1).padStart(8)} ${unit}${limit}`);
}

/** What it weighs to import the library: alone, and with the modules that an app with a cluster comes to load. */
function importWeights(): Measurement[] {
  const inUse = printed("print(require('./import-weight').modulesInUse())") as LoadedModules;
  return [
    ...weightRows('require, beyond CDK', { ...inUse, own: [], joined: [] }, MOST_WEIGHT),
    ...weightRows('its constructs in use, beyond CDK', inUse),
  ];
}

function weightRows(name: string, modules: LoadedModules, most?: Weight): Measurement[] {
  const weights = Array.from(
    { length: LOADS },
    () => printed("print(require('./import-weight').weightOf(input()))", modules) as Weight,
  );
  return [
    {
      name: `${name}, CPU`,
      unit: 'ms',
      measured: median(weights.map(({ milliseconds }) => milliseconds)),
      most: most?.milliseconds,
    },
    { name: `${name}, memory`, unit: 'MiB', measured: median(weights.map(({ mib }) => mib)), most: most?.mib },
  ];
}

/** What the checks of an app take of the time of the processor, as a part of what its synthesis takes without them. */
function costOfChecks(): number {
  const code = 'const { clusters, others } = input();'
    + " print(require('./cost-of-checks').checkedSynthesis(clusters, others))";
  const { checks, synthesis } = printed(code, CHECKED) as CheckedSynthesis;
  return checks / synthesis;
}

function cpuRatio(clusters: number, than: Side): number {
  const folder = mkdtempSync(join(tmpdir(), 'many-clusters-'));
  try {
    const [constructs, other] = ['constructs', than].map((side) => Number(inProcess(
      "const { appTime } = require('./app-with-many-clusters');"
      + ` process.stdout.write(String(appTime('${side}', ${clusters}, ${JSON.stringify(folder)})))`)));
    return constructs / other;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[(values.length - 1) / 2];
}

function measurements(code: string): Measurement[] {
  const rows = printed(code) as Array<[string, string, number, number?]>;
  return rows.map(([name, unit, measured, most]) => ({ name, unit, measured, most }));
}

/** What code hands to `print` in a process of its own, in which `input` gives a value. */
function printed(code: string, input?: unknown): unknown {
  const print = 'const print = (value) => process.stdout.write(JSON.stringify(value));';
  const read = "const input = () => JSON.parse(require('fs').readFileSync(0, 'utf8'));";
  return JSON.parse(inProcess(`${print} ${read} ${code}`, JSON.stringify(input)));
}

/** What code prints in a process of its own. */
function inProcess(code: string, input?: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--expose-gc', '-r', 'ts-node/register/transpile-only', '-e', code],
    {
      cwd: __dirname,
      encoding: 'utf8',
      input,
      env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../scripts/tsconfig.json') },
    },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
