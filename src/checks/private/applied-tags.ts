import { AspectApplication, Aspects, RemoveTag, Stage, Tag } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Puts on resources what `Tags.of` was told of them: CDK leaves that to aspects, which synthesis calls. To do it twice
 * changes nothing, because a tag has its place in a map.
 */
export function applyTags(construct: IConstruct, around: readonly AspectApplication[] = []): void {
  const own = Aspects.of(construct).applied.filter(isOfTags);
  // Of one priority, that of the construct itself is the last one to be put on.
  const all = [...around, ...own].sort((one, other) => one.priority - other.priority);
  for (const { aspect } of all) aspect.visit(construct);
  for (const child of construct.node.children) applyTags(child, Stage.isStage(child) ? [] : all);
}

function isOfTags({ aspect }: AspectApplication): boolean {
  return aspect instanceof Tag || aspect instanceof RemoveTag;
}
