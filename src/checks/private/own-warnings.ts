import { IConstruct } from 'constructs';
import { warningsLeft } from '../../validation/warnings';
import { LocatedFinding } from '../rules/located-finding';

/**
 * What constructs of this library under a scope have warned of, and nobody has acknowledged there.
 *
 * @param isComplete whether the tree has been validated; otherwise it is now, for what only the finished tree can give
 */
export function ownWarnings(scope: IConstruct, isComplete: boolean): LocatedFinding[] {
  const constructs = scope.node.findAll();
  if (!isComplete) constructs.forEach(({ node }) => node.validate());
  return constructs.flatMap((construct) => warningsLeft(construct)
    .map((finding) => ({ finding, resource: { construct, path: construct.node.path }, locations: [] })));
}
