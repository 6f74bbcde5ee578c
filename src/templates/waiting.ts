import { CfnResource, NestedStack, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { enteredStack, topOf } from './private/stack-order';
import { attributeOf } from '../validation/attribute';

/** What is made before a resource. */
interface Before {
  /** The resources, each with the one that waits for it, by which it was found. */
  readonly resources: ReadonlyMap<CfnResource, CfnResource>;

  /** Whole stacks that some of these stand in, or that are referred to. */
  readonly entered: ReadonlySet<Stack>;

  /** The stacks of what was followed: these wait for stacks. */
  readonly followed: ReadonlySet<Stack>;
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

const STACK = 'AWS::CloudFormation::Stack';

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
  private readonly stacks = new Map<Before, ReadonlySet<Stack>>();
  private readonly stacksBefore = new Map<Stack, readonly Stack[]>();
  private readonly declared = new Map<IConstruct, readonly CfnResource[]>();
  private readonly under = new Map<IConstruct, readonly CfnResource[]>();

  /**
   * @param referred what a resource refers to by its properties; without it dependencies alone count, and the order of
   * stacks
   * @param isWritten whether CDK has written down which stacks wait for each other by what they refer to; else all of
   * their resources are read for it
   */
  constructor(
    private readonly referred?: (resource: CfnResource) => readonly CfnResource[],
    private readonly isWritten: boolean = true,
  ) {}

  /** Whether one resource is made after another one, as far as the app declares it. */
  public waitsFor(one: CfnResource, other: CfnResource): boolean {
    // Then nothing else has to be followed.
    if (one !== other && this.directOf(one).includes(other)) return true;
    return this.has(this.beforeOf(one, 'declared', DECLARED), one, other);
  }

  /** Whether one resource is made after another one, if only under some conditions of the template. */
  public canWaitFor(one: CfnResource, other: CfnResource): boolean {
    return this.has(this.beforeOf(one, 'possible', POSSIBLE), one, other);
  }

  /** Whether a resource can be made after one of a type; it can where it waits for a whole stack. */
  public canWaitForType(one: CfnResource, type: string): boolean {
    const before = this.beforeOf(one, 'possible', POSSIBLE);
    return [...before.resources.keys()].some(({ cfnResourceType }) => cfnResourceType === type)
      || this.stacksOf(before).size > 0;
  }

  /**
   * Whether one resource is made after another one wherever both are there. CloudFormation does not wait for what a
   * condition leaves out, nor for what that would have waited for.
   */
  public alwaysWaitsFor(one: CfnResource, other: CfnResource): boolean {
    return this.has(this.sure(one, other), one, other);
  }

  /** Whether two resources are deployed at the same time, with one stack. */
  public areOfOneStack(one: CfnResource, other: CfnResource): boolean {
    return topOf(one) === topOf(other);
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
    const [entered, followed] = [new Set<Stack>(), new Set<Stack>()];
    const open = [one];
    const note = (each: CfnResource, next: CfnResource) => {
      if (resources.has(each)) return;
      resources.set(each, next);
      if (each !== one && passes(each)) open.push(each);
    };
    // What is pushed meanwhile is followed as well: the ways that are found so are the shortest.
    for (const next of open) {
      const [stack, ownStack] = [Stack.of(next), topOf(next)];
      followed.add(ownStack);
      for (const other of this.followedFrom(next, next === one)) {
        if (isAlone(other, stack)) {
          note(other, next);
        } else {
          for (const each of this.complete(other, next)) {
            const top = referredStacks ? topOf(each) : ownStack;
            if (top !== ownStack) entered.add(top);
            note(each, next);
          }
        }
      }
    }
    return { resources, entered, followed };
  }

  /** What is followed from a resource: what it waits for itself, and what it refers to. */
  private followedFrom(resource: CfnResource, isFirst: boolean): Iterable<CfnResource> {
    const direct = this.directOf(resource);
    if (this.referred === undefined || (!isFirst && NETWORK.test(resource.cfnResourceType))) return direct;
    return new Set([...direct, ...this.referred(resource)]);
  }

  private has(before: Before, one: CfnResource, other: CfnResource): boolean {
    if (one === other) return false;
    return before.resources.has(other) || (topOf(one) !== topOf(other) && this.stacksOf(before).has(topOf(other)));
  }

  /** All stacks that come before. */
  private stacksOf(before: Before): ReadonlySet<Stack> {
    const { entered, followed } = before;
    const known = this.stacks.get(before);
    if (known !== undefined) return known;
    const all = new Set([...entered, ...[...followed].flatMap((stack) => this.stacksBeforeOf(stack))]);
    // What is added meanwhile is followed as well.
    for (const stack of all) this.stacksBeforeOf(stack).forEach((each) => all.add(each));
    this.stacks.set(before, all);
    return all;
  }

  /** The stacks that a stack waits for itself. */
  private stacksBeforeOf(stack: Stack): readonly Stack[] {
    const known = this.stacksBefore.get(stack);
    if (known !== undefined) return known;
    const referred = this.isWritten ? [] : resourcesIn(stack)
      .filter((resource) => topOf(resource) === stack)
      .flatMap((resource) => [...this.referred?.(resource) ?? [], ...this.directOf(resource)]).map(topOf);
    const found = [...new Set([...stack.dependencies, ...referred])].filter((each) => each !== stack);
    this.stacksBefore.set(stack, found);
    return found;
  }

  /** What a resource itself is declared to wait for, and the nested stack that it stands in. */
  private directOf(resource: CfnResource): readonly CfnResource[] {
    const known = this.direct.get(resource);
    if (known !== undefined) return known;
    const { nestedStackResource: nested } = Stack.of(resource);
    // Once CDK has prepared the app, the dependencies of constructs are those of their resources too.
    const own = this.written(resource) ?? this.dependencies(resource);
    const all = nested === undefined || nested === resource
      ? own : [...own, ...this.directOf(nested), ...this.referred?.(nested) ?? []];
    const found = all.length < 2 ? all : [...new Set(all)];
    this.direct.set(resource, found);
    return found;
  }

  /** What is declared of a resource and the constructs around it. */
  private dependencies(resource: CfnResource): readonly CfnResource[] {
    const obtained = resource.obtainDependencies().filter((each) => CfnResource.isCfnResource(each));
    const declared = this.declaredOf(resource);
    return obtained.length === 0 ? declared : [...obtained, ...declared];
  }

  /** What is declared of a construct, and of those around it. */
  private declaredOf(construct: IConstruct): readonly CfnResource[] {
    const known = this.declared.get(construct);
    if (known !== undefined) return known;
    const { node } = construct;
    const around = node.scope === undefined ? [] : this.declaredOf(node.scope);
    const own = (attributeOf(() => node.dependencies) ?? []).flatMap((root) => this.resourcesUnder(root));
    const found = own.length === 0 ? around : [...around, ...own];
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
    if (resource.cfnResourceType !== STACK) return undefined;
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

/** Whether nothing but a resource itself is there once it is, seen from a stack: most are of the same one. */
function isAlone(resource: CfnResource, seenFrom: Stack): boolean {
  return resource.cfnResourceType !== STACK && Stack.of(resource) === seenFrom;
}

function resourcesIn(root: IConstruct): CfnResource[] {
  return root.node.findAll().filter((each) => CfnResource.isCfnResource(each));
}
