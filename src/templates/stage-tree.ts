import { CfnResource, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Waiting } from './waiting';

/** A class of resources that CDK generates. */
interface ResourceClass<T> {
  readonly CFN_RESOURCE_TYPE_NAME: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  new (...args: any[]): T;
}

/**
 * What stands in one stage of an app, or in the app itself beside its stages, by one walk. Nothing of one stage refers
 * to another one.
 *
 * It is what there was at that walk: who asks before the app is complete reads a tree of its own.
 */
export class StageTree {
  /**
   * The trees of an app and of the stages in it, in the order in which they stand there.
   *
   * @param isWritten whether CDK has written the templates; false by default
   */
  public static allIn(root: IConstruct, isWritten: boolean = false): StageTree[] {
    const tree = new StageTree(root, isWritten);
    return [tree, ...tree.stages.flatMap((stage) => StageTree.allIn(stage, isWritten))];
  }

  /** All constructs, the stage first and each before those in it. */
  public readonly constructs: IConstruct[] = [];

  /** All resources, in the same order. */
  public readonly resources: CfnResource[] = [];

  /** What is made before what, by dependencies alone. */
  public readonly waiting = new Waiting();

  private readonly stages: IConstruct[] = [];
  private byPath?: ReadonlyMap<string, CfnResource>;
  private readonly byType = new Map<string, CfnResource[]>();
  private readonly members: ReadonlySet<IConstruct>;
  private readonly facts = new Map<(tree: StageTree) => unknown, unknown>();

  /**
   * @param stage the app itself, or a stage in it
   * @param isWritten whether CDK has written the templates: which stacks wait for each other is known then; false by
   * default
   */
  constructor(public readonly stage: IConstruct, public readonly isWritten: boolean = false) {
    this.walk(stage);
    this.members = new Set(this.constructs);
  }

  /** Whether a construct was there. */
  public has(construct: IConstruct): boolean {
    return this.members.has(construct);
  }

  /** The resource of a path. */
  public at(path: string): CfnResource | undefined {
    this.byPath ??= new Map(this.resources.map((resource) => [resource.node.path, resource]));
    return this.byPath.get(path);
  }

  /** The resources of a type, by whatever class they are made. */
  public ofType(type: string): readonly CfnResource[] {
    return this.byType.get(type) ?? [];
  }

  /** The resources of a type that are made by its own class, so that their properties can be read. */
  public ofClass<T>(of: ResourceClass<T>): T[] {
    return this.ofType(of.CFN_RESOURCE_TYPE_NAME).filter(
      (resource): resource is CfnResource & T => resource instanceof of,
    );
  }

  /**
   * What a function reads of the tree, worked out once however many ask.
   *
   * @param read the same function for all who ask for the same
   */
  public fact<T>(read: (tree: StageTree) => T): T {
    if (!this.facts.has(read)) this.facts.set(read, read(this));
    return this.facts.get(read) as T;
  }

  private walk(construct: IConstruct): void {
    this.constructs.push(construct);
    if (CfnResource.isCfnResource(construct)) this.note(construct);
    for (const child of construct.node.children) {
      if (Stage.isStage(child)) this.stages.push(child);
      else this.walk(child);
    }
  }

  private note(resource: CfnResource): void {
    this.resources.push(resource);
    const others = this.byType.get(resource.cfnResourceType);
    if (others === undefined) this.byType.set(resource.cfnResourceType, [resource]);
    else others.push(resource);
  }
}
