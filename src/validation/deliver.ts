import { IConstruct } from 'constructs';
import { warn } from './warnings';
import { deliveryOf } from '../findings/catalogue';
import { Finding, FindingDelivery } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { identityKey } from '../findings/identity';
import { blocksOf } from '../findings/print/finding-lines';
import { grouped } from '../findings/print/joint-findings';

/** What each construct has said. */
const SAID = new WeakMap<IConstruct, Set<string>>();

/**
 * Makes findings of a construct known, each in the way that the catalogue fixes for its id: one error that lists all
 * that are to be thrown, a string from the tree's validation, a warning that can be acknowledged by its id. What is for
 * reports only stays in the construct's `findings`. A construct says each thing once, however often it is asked to.
 */
export function deliver(scope: IConstruct, findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const refused = distinct(having(findings, FindingDelivery.THROW));
  if (refused.length > 0) throw new FindingError(refused, scope.node.path);

  const contradictions = blocksOf(unsaid(scope, having(findings, FindingDelivery.VALIDATION)));
  if (contradictions.length > 0) scope.node.addValidation({ validate: () => contradictions });

  for (const finding of grouped(unsaid(scope, having(findings, FindingDelivery.WARNING)))) {
    warn(scope, finding);
  }
}

/**
 * The same for findings that only the finished tree can give: they are computed when the tree is validated.
 */
export function deliverWhenComplete(scope: IConstruct, findingsOf: () => readonly Finding[]): void {
  scope.node.addValidation({
    validate: () => {
      const findings = findingsOf();
      if (findings.length === 0) return [];
      deliver(scope, findings.filter((finding) => deliveryOf(finding) !== FindingDelivery.VALIDATION));
      // These are not kept: the tree is validated at each synthesis, and may be another one by then.
      const said = saidBy(scope);
      return blocksOf(
        distinct(having(findings, FindingDelivery.VALIDATION)).filter((finding) => !said.has(identityKey(finding))),
      );
    },
  });
}

/** Whether a construct with these findings cannot be made. */
export function isRefused(findings: readonly Finding[]): boolean {
  return having(findings, FindingDelivery.THROW).length > 0;
}

function having(findings: readonly Finding[], delivery: FindingDelivery): Finding[] {
  return findings.filter((finding) => deliveryOf(finding) === delivery);
}

/** Those that a construct has not said yet; it has then. */
function unsaid(scope: IConstruct, findings: readonly Finding[]): Finding[] {
  const said = saidBy(scope);
  const fresh = distinct(findings).filter((finding) => !said.has(identityKey(finding)));
  fresh.forEach((finding) => said.add(identityKey(finding)));
  return fresh;
}

function saidBy(scope: IConstruct): Set<string> {
  const known = SAID.get(scope);
  if (known !== undefined) return known;
  const said = new Set<string>();
  SAID.set(scope, said);
  return said;
}

function distinct(findings: readonly Finding[]): Finding[] {
  const byKey = new Map<string, Finding>();
  for (const finding of findings) {
    const key = identityKey(finding);
    if (!byKey.has(key)) byKey.set(key, finding);
  }
  return [...byKey.values()];
}
