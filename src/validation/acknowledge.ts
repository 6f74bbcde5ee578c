import { Acknowledgment, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Acknowledges rules on a construct that this library defines. CDK takes a stack trace for each of them, and there are
 * dozens for a cluster. None is taken here: it would lead to this library, and the path of the construct says where.
 */
export function acknowledge(scope: IConstruct, rules: readonly Acknowledgment[]): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    Validations.of(scope).acknowledge(...rules);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
