import { CfnElement, Stack } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { ADOPTION_WORDS } from '../../findings/words/vpc-cni/adoptions';
import { LOGICAL_ID_WORDS as WORDS } from '../../findings/words/vpc-cni/logical-ids';
import { StageTree } from '../../templates/stage-tree';
import { RunningFacts } from '../adoption/running-facts';

/**
 * What CloudFormation takes for a logical id.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html
 */
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;

/** A logical id that CloudFormation does not take. */
export function logicalIdFindings(logicalId: string | undefined): Finding[] {
  if (logicalId === undefined || LOGICAL_ID.test(logicalId)) return [];
  return [findingOf(WORDS.unfit, about.prop('logicalId'), { got: logicalId })];
}

/** That the logical id under which an add-on is deployed is not told, where one is adopted. */
export function unseenIdFindings(addon: CfnElement, { source }: RunningFacts, given: string | undefined): Finding[] {
  if (source === 'DaemonSet' || given !== undefined) return [];
  const logicalId: string = Stack.of(addon).resolve(addon.logicalId);
  return [findingOf(ADOPTION_WORDS.logicalIdUnseen, about.prop('logicalId'), { logicalId })];
}

/** What else in the stack of an add-on has its logical id: a resource, a parameter or another part of the template. */
export function takenIdFindings(tree: StageTree, addon: CfnElement): Finding[] {
  const stack = Stack.of(addon);
  const idOf = (element: CfnElement): string => stack.resolve(element.logicalId);
  const id = idOf(addon);
  const others = tree.constructs.filter((each): each is CfnElement => (
    CfnElement.isCfnElement(each) && each !== addon && each.stack === stack && idOf(each) === id));
  return others.slice(0, 1).map(({ node: { path } }) =>
    findingOf(WORDS.taken, about.resource(addon.node.path), { logicalId: id, addon: addon.node.path, other: path }));
}
