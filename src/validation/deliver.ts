import { Annotations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { deliveryOf } from '../findings/catalogue';
import { Finding, FindingDelivery } from '../findings/finding';
import { FindingError } from '../findings/private/finding-error';

/**
 * Makes findings of a construct known, each in the way that the catalogue fixes for its id: one error that lists
 * all that are to be thrown, a string from the tree's validation, a warning that can be acknowledged by its id.
 * What is for reports only stays in the construct's `findings`.
 */
export function deliver(scope: IConstruct, findings: readonly Finding[]): void {
  const refused = having(findings, FindingDelivery.THROW);
  if (refused.length > 0) throw new FindingError(refused, scope.node.path);

  const contradictions = having(findings, FindingDelivery.VALIDATION).map(({ message, id }) => `${message} [${id}]`);
  if (contradictions.length > 0) scope.node.addValidation({ validate: () => contradictions });

  for (const { id, message } of having(findings, FindingDelivery.WARNING)) Annotations.of(scope).addWarningV2(id, message);
}

/**
 * The same for findings that only the finished tree can give: they are computed when the tree is validated.
 */
export function deliverWhenComplete(scope: IConstruct, findingsOf: () => readonly Finding[]): void {
  scope.node.addValidation({
    validate: () => {
      const findings = findingsOf();
      deliver(scope, findings.filter((finding) => deliveryOf(finding) !== FindingDelivery.VALIDATION));
      return having(findings, FindingDelivery.VALIDATION).map(({ message, id }) => `${message} [${id}]`);
    },
  });
}

function having(findings: readonly Finding[], delivery: FindingDelivery): Finding[] {
  return findings.filter((finding) => deliveryOf(finding) === delivery);
}
