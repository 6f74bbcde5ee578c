import { Finding } from '../../src/findings/finding';
import { FindingError } from '../../src/findings/finding-error';

/**
 * The findings that a call throws. Another error, or none, fails the test that asks.
 */
export function findingsThrownBy(call: () => unknown): Finding[] {
  try {
    call();
  } catch (error) {
    if (error instanceof FindingError) return error.findings;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** The last parts of the ids of findings, in their order. */
export function namesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id.replace(/^cdk-eks-pod-capacity:/, ''));
}
