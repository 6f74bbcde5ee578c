import { IConstruct } from 'constructs';

/** Whether a construct, which was in a tree once, is in it yet: it, or a construct around it, can have been removed. */
export function isInTree({ node: { scopes } }: IConstruct): boolean {
  return scopes.slice(1).every((each) => each.node.scope!.node.tryFindChild(each.node.id) === each);
}
