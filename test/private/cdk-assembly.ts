import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { headOf } from './printed-findings';

interface ValidationReport {
  readonly pluginReports: Array<{
    readonly violations: Array<{ readonly ruleName: string; readonly violatingConstructs: Array<{ readonly constructPath: string }> }>;
  }>;
}

/** The warnings that a synthesis prints for a stack, each as `<path>: <message> [ack: <id>]`, in order. */
export function warningsOf(stack: Stack): string[] {
  const assembly = (stack.node.root as App).synth({ force: true });
  return assembly.getStackArtifact(stack.artifactId).messages
    .filter(({ level }) => String(level) === 'warning')
    .map(({ id, entry }) => `${id}: ${headOf(String(entry.data))}`);
}

/** What CDK's validator found in an app and nobody acknowledged, each as `<path> <rule>`, in order. */
export function violationsOf(app: App): string[] {
  const { directory } = quietly(() => validated(() => app.synth({ force: true })));
  const report: ValidationReport = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  return report.pluginReports
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${constructPath} ${ruleName}`))
    .sort();
}

/** The files that a synthesis leaves behind, with what it throws. */
export interface SynthesisOutcome {
  readonly error?: Error;
  readonly files: string[];
}

/** Synthesizes an app that is defined by a callback, in a directory that is removed again. */
export function synthesize(define: (app: App) => void): SynthesisOutcome {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-eks-pod-capacity-'));
  try {
    const app = new App({ outdir });
    define(app);
    let error: Error | undefined;
    try {
      app.synth();
    } catch (thrown) {
      error = thrown as Error;
    }
    return { error, files: readdirSync(outdir) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** Has CDK validate the templates of a synthesis, which tests leave out where they do not ask for it. */
export function validated<T>(synthesis: () => T): T {
  const { CDK_VALIDATION: before } = process.env;
  process.env.CDK_VALIDATION = 'true';
  try {
    return synthesis();
  } finally {
    process.env.CDK_VALIDATION = before;
  }
}

/** Keeps what CDK prints of violations out of the test's output. */
function quietly<T>(call: () => T): T {
  const printed = jest.spyOn(console, 'error').mockImplementation();
  try {
    return call();
  } finally {
    printed.mockRestore();
  }
}
