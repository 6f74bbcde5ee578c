import { CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { addAll, enteredStack, topOf } from './private/stack-order';
import { attributeOf } from '../validation/attribute';

/** What is made before a resource. */
interface Before {
  /** The resources, each with the one that waits for it, by which it was found. */
  readonly resources: ReadonlyMap<CfnResource, CfnResource>;

  /** Whole stacks. */
  readonly stacks: ReadonlySet<Stack>;
}

/** How the waits of a resource are followed. */
interface Following {
  /** Whether a reference to another stack makes the whole stack wait for that one, as it does once it is written. */
  readonly referredStacks: boolean;

  /** Whether what stands between may be left out by a condition. */
  readonly passes: (between: CfnResource) => boolean;
}

/** Resources that refer to nothing but others of their network: what these wait for is declared. */
const NETWORK = /^AWS::EC2::(?!Instance|LaunchTemplate|EC2Fleet|SpotFleet)/;

/** Before synthesis a stack that refers to another one is not declared to wait for it. */
const DECLARED: Following = { referredStacks: false, passes: () => true };
const POSSIBLE: Following = { referredStacks: true, passes: () => true };

/**
 * What CloudFormation makes before what: by `DependsOn`, by references, and by the order of stacks, nested ones too. It
 * is read from the tree, so that it holds before synthesis writes dependencies of constructs down as well.
 */
export class Waiting {
  private readonly direct = new Map<CfnResource, readonly CfnResource[]>();
  private readonly before = new Map<string, Map<CfnResource, Before>>();
  private nested?: ReadonlyMap<CfnResource, Stack>;
  private readonly byLogicalId = new Map<Stack, Map<string, CfnResource>>();
  private readonly declared = new Map<IConstruct, readonly CfnResource[]>();
  private readonly under = new Map<IConstruct, readonly CfnResource[]>();

  /**
   * @param referred what a resource refers to by its properties; without it dependencies alone count, and the order of
   * stacks
   */
  constructor(private readonly referred: (resource: CfnResource) => readonly CfnResource[] = () => []) {}

  /** Whether one resource is made after another one, as far as the app declares it. */
  public waitsFor(one: CfnResource, other: CfnResource): boolean {
    return has(this.beforeOf(one, 'declared', DECLARED), one, other);
  }

  /** Whether one resource is made after another one, if only under some conditions of the template. */
  public canWaitFor(one: CfnResource, other: CfnResource): boolean {
    return has(this.beforeOf(one, 'possible', POSSIBLE), one, other);
  }

  /** Whether a resource can be made after one of a type; it can where it waits for a whole stack. */
  public canWaitForType(one: CfnResource, type: string): boolean {
    const { resources, stacks } = this.beforeOf(one, 'possible', POSSIBLE);
    return stacks.size > 0 || [...resources.keys()].some(({ cfnResourceType }) => cfnResourceType === type);
  }

  /**
   * Whether one resource is made after another one wherever both are there. CloudFormation does not wait for what a
   * condition leaves out, nor for what that would have waited for.
   */
  public alwaysWaitsFor(one: CfnResource, other: CfnResource): boolean {
    return has(this.sure(one, other), one, other);
  }

  /** The resources by which one always waits for another one, both left out. */
  public wayTo(one: CfnResource, other: CfnResource): CfnResource[] {
    const { resources } = this.sure(one, other);
    const way: CfnResource[] = [];
    for (let at = resources.get(other); at !== undefined && at !== one; at = resources.get(at)) way.unshift(at);
    return way;
  }

  private sure(one: CfnResource, other: CfnResource): Before {
    const conditions = [one, other].map(({ cfnOptions: { condition } }) => condition);
    const key = `always ${conditions.map((condition) => condition?.node.path ?? '').join(' ')}`;
    return this.beforeOf(one, key, {
      referredStacks: true,
      passes: ({ cfnOptions: { condition } }) => condition === undefined || conditions.includes(condition),
    });
  }

  private beforeOf(one: CfnResource, key: string, following: Following): Before {
    const known = this.before.get(key) ?? new Map<CfnResource, Before>();
    this.before.set(key, known);
    const found = known.get(one) ?? this.follow(one, following);
    known.set(one, found);
    return found;
  }

  private follow(one: CfnResource, { referredStacks, passes }: Following): Before {
    const resources = new Map<CfnResource, CfnResource>();
    const stacks = new Set<Stack>();
    const followed = new Set<Stack>();
    const open = [one];
    // What is pushed meanwhile is followed as well: the ways that are found so are the shortest.
    for (const next of open) {
      const ownStack = topOf(next);
      if (!followed.has(ownStack)) addAll(ownStack.dependencies, stacks);
      followed.add(ownStack);
      const direct = this.directOf(next);
      const referred = next === one || !NETWORK.test(next.cfnResourceType) ? this.referred(next) : [];
      for (const each of [...direct, ...referred].flatMap((other) => this.complete(other, next))) {
        const top = referredStacks ? topOf(each) : ownStack;
        if (top !== ownStack) addAll([top], stacks);
        if (resources.has(each)) continue;
        resources.set(each, next);
        if (each !== one && passes(each)) open.push(each);
      }
    }
    return { resources, stacks };
  }

  /** What a resource itself is declared to wait for, and the nested stack that it stands in. */
  private directOf(resource: CfnResource): readonly CfnResource[] {
    const known = this.direct.get(resource);
    if (known !== undefined) return known;
    const { nestedStackResource: nested } = Stack.of(resource);
    const found = [
      ...this.written(resource) ?? this.dependencies(resource),
      ...nested === undefined || nested === resource ? [] : [...this.directOf(nested), ...this.referred(nested)],
    ];
    this.direct.set(resource, found);
    return found;
  }

  /** What is declared of a resource and the constructs around it. */
  private dependencies(resource: CfnResource): CfnResource[] {
    return [
      ...resource.obtainDependencies().filter((each) => CfnResource.isCfnResource(each)),
      ...this.declaredOf(resource),
    ];
  }

  /** What is declared of a construct, and of those around it. */
  private declaredOf(construct: IConstruct): readonly CfnResource[] {
    const known = this.declared.get(construct);
    if (known !== undefined) return known;
    const { node } = construct;
    const own = (attributeOf(() => [...node.dependencies]) ?? []).flatMap((root) => this.resourcesUnder(root));
    const found = node.scope === undefined ? own : [...this.declaredOf(node.scope), ...own];
    this.declared.set(construct, found);
    return found;
  }

  private resourcesUnder(root: IConstruct): readonly CfnResource[] {
    const known = this.under.get(root) ?? resourcesIn(root);
    this.under.set(root, known);
    return known;
  }

  /**
   * What is there once a resource is, seen from one that waits for it: with one of a nested stack, or with the resource
   * that stands for it, all of that stack.
   */
  private complete(resource: CfnResource, seenFrom: CfnResource): CfnResource[] {
    const outermost = enteredStack(resource, seenFrom) ?? this.nestedStackOf(resource);
    return outermost === undefined ? [resource] : [outermost.nestedStackResource!, ...resourcesIn(outermost)];
  }

  /** The nested stack that a resource stands for. */
  private nestedStackOf(resource: CfnResource): Stack | undefined {
    if (resource.cfnResourceType !== 'AWS::CloudFormation::Stack') return undefined;
    this.nested ??= new Map(resource.node.root.node.findAll()
      .filter((each) => NestedStack.isNestedStack(each))
      .map((stack) => [stack.nestedStackResource!, stack]));
    return this.nested.get(resource);
  }

  /** What an override writes in place of all dependencies; undefined where there is none. */
  private written(resource: CfnResource): CfnResource[] | undefined {
    const { rawOverrides } = resource as unknown as { readonly rawOverrides?: Readonly<Record<string, unknown>> };
    if (rawOverrides === undefined || !Object.hasOwn(rawOverrides, 'DependsOn')) return undefined;
    const stack = Stack.of(resource);
    const names = [attributeOf(() => stack.resolve(rawOverrides.DependsOn))].flat();
    return names.flatMap((name) => this.namedIn(stack).get(name) ?? []);
  }

  private namedIn(stack: Stack): Map<string, CfnResource> {
    const known = this.byLogicalId.get(stack)
      ?? new Map(resourcesIn(stack).map((resource) => [String(stack.resolve(resource.logicalId)), resource]));
    this.byLogicalId.set(stack, known);
    return known;
  }
}

function has({ resources, stacks }: Before, one: CfnResource, other: CfnResource): boolean {
  return one !== other && (resources.has(other) || (topOf(one) !== topOf(other) && stacks.has(topOf(other))));
}

function resourcesIn(root: IConstruct): CfnResource[] {
  return root.node.findAll().filter((each) => CfnResource.isCfnResource(each));
}
