import { Acknowledgment, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Acknowledges rules of plug-ins on a construct that this library defines, as `Validations.acknowledge` does, in one
 * entry. CDK makes one for each rule, takes a stack trace for it, and looks under the construct for annotations of its
 * id. There are dozens of rules for a cluster. No trace is taken here: it would lead to this library, and the path of
 * the construct says where. Nor does an annotation have the id of a rule of a plug-in.
 *
 * @param rules with ids as CDK writes them: the name of the plug-in, `::`, that of the rule, without blanks
 */
export function acknowledge(scope: IConstruct, rules: readonly Acknowledgment[]): void {
  if (rules.length === 0) return;
  scope.node.addMetadata(
    Validations.ACKNOWLEDGED_RULES_METADATA_KEY,
    Object.fromEntries(rules.map(({ id, reason }) => [id, reason])),
  );
}
