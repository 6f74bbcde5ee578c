import { CfnResource, Stack } from 'aws-cdk-lib';
import { attributeOf } from '../validation/attribute';

/**
 * What CloudFormation makes before what: by `DependsOn`, by references, and by the order of stacks. It is read from the
 * tree, so that it holds before synthesis writes dependencies of constructs down as well.
 */
export class Waiting {
  private readonly direct = new Map<CfnResource, readonly CfnResource[]>();

  /**
   * @param referred what a resource refers to by its properties; without it dependencies alone count, and the order of
   * stacks
   */
  constructor(private readonly referred: (resource: CfnResource) => readonly CfnResource[] = () => []) {}

  /** Whether one resource is made after another one. */
  public waitsFor(one: CfnResource, other: CfnResource): boolean {
    const seen = new Set<CfnResource>();
    const open = [one];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      if (next !== one && next === other) return true;
      open.push(...this.directOf(next));
    }
    const own = Stack.of(other);
    return [...seen].map((resource) => Stack.of(resource)).some((stack) => stack !== own && dependsOnStack(stack, own));
  }

  private directOf(resource: CfnResource): readonly CfnResource[] {
    const known = this.direct.get(resource);
    if (known !== undefined) return known;
    const found = [
      ...resource.obtainDependencies().filter((each) => CfnResource.isCfnResource(each)),
      ...resource.node.scopes
        .flatMap(({ node }) => attributeOf(() => [...node.dependencies]) ?? [])
        .flatMap((root) => root.node.findAll())
        .filter((each) => CfnResource.isCfnResource(each)),
      ...this.referred(resource),
    ];
    this.direct.set(resource, found);
    return found;
  }
}

/** Whether a whole stack is deployed after another one. */
function dependsOnStack(stack: Stack, other: Stack, seen = new Set<Stack>()): boolean {
  if (seen.has(stack)) return false;
  seen.add(stack);
  return stack.dependencies.some((each) => each === other || dependsOnStack(each, other, seen));
}
