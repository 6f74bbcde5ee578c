import { readFileSync } from 'fs';

/** The context that `cdk init` writes: every recommended feature flag, strict template validation among them. */
export function cdkInitContext(): Record<string, unknown> {
  return JSON.parse(readFileSync(require.resolve('aws-cdk-lib/recommended-feature-flags.json'), 'utf8'));
}
