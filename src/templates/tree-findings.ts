import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { StageTree } from './stage-tree';
import { Finding } from '../findings/finding';
import { deliverWhenComplete } from '../validation/deliver';

/** What is asked of a complete tree. */
type Question = (tree: StageTree) => readonly Finding[];

/** A tree as one validation of its stage sees it, and who has asked it. */
interface Reading {
  readonly tree: StageTree;
  readonly asked: Set<Question>;
}

/** The readings of validations that are under way, by the stage. */
const readings = new WeakMap<IConstruct, Reading>();

/** How many questions are asked at a validation, by the stage, which forgets its reading when another one begins. */
const questions = new WeakMap<IConstruct, number>();

/**
 * Makes findings known that only the finished tree can give: they are computed when the tree is validated. All
 * constructs of a stage ask one tree, which is read once a validation.
 */
export function deliverFromTree(scope: IConstruct, findingsOf: Question): void {
  const stage = Stage.of(scope) ?? scope.node.root;
  watch(stage);
  questions.set(stage, questions.get(stage)! + 1);
  deliverWhenComplete(scope, () => {
    const { tree, asked } = readingFor(scope, findingsOf);
    // What was read of a large app is in the way of all that CDK does after its validation.
    if (asked.size === questions.get(stage)) readings.delete(stage);
    return findingsOf(tree);
  });
}

/**
 * The reading for a question of this validation. CDK validates a stage before what stands in it, so that a stage knows
 * when a validation begins. Somebody can also validate one construct alone: a question that is asked again, and one of
 * a construct that was not there, are of another validation.
 */
function readingFor(scope: IConstruct, question: Question): Reading {
  const stage = Stage.of(scope) ?? scope.node.root;
  const known = readings.get(stage);
  const isOfNow = known !== undefined && known.tree.has(scope) && !known.asked.has(question);
  const reading = isOfNow ? known : { tree: new StageTree(stage), asked: new Set<Question>() };
  reading.asked.add(question);
  readings.set(stage, reading);
  return reading;
}

function watch(stage: IConstruct): void {
  if (questions.has(stage)) return;
  questions.set(stage, 0);
  stage.node.addValidation({
    validate: () => {
      readings.delete(stage);
      return [];
    },
  });
}
