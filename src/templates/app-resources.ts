import { CfnResource, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { ParameterDefault } from './defaults/parameter-default';
import { Evaluator, waitingIn } from './evaluator';
import { Form, Forms, referredTo } from './forms';
import { DUMMY_CIDR, isDummyId } from './lookup-dummies';
import { StageTree } from './stage-tree';
import { nameOf } from './text-forms';
import { Waiting } from './waiting';
import { attributeOf } from '../validation/attribute';

/** A resource of the app. */
export interface AppResource {
  readonly construct: CfnResource;
  readonly type: string;
  readonly path: string;
  readonly properties: Forms;

  /** The condition under which it is made, where there is one and it is not known to hold. */
  readonly condition?: string;

  /** Whether the defaults of parameters leave it out. */
  readonly isLeftOut?: boolean;

  /** Defaults of parameters that properties were worked out with, by the name of the property. */
  readonly defaults?: ReadonlyMap<string, readonly ParameterDefault[]>;
}

/**
 * Whether two resources can be there together: of two conditions that differ, one can exclude the other, and what the
 * defaults of parameters leave out is not there.
 */
export function areTogether(one: AppResource, other: AppResource): boolean {
  if (one.isLeftOut === true || other.isLeftOut === true) return false;
  return one.condition === undefined || other.condition === undefined || one.condition === other.condition;
}

/** Whether two resources are there together wherever one of them is, for all that is known of their conditions. */
export function areBothThere(one: AppResource, other: AppResource): boolean {
  return areTogether(one, other) && one.condition === other.condition;
}

/** What an import tells of a subnet. */
export interface ImportedSubnet {
  readonly path: string;
  readonly zone?: string;
  readonly cidr?: string;
}

/**
 * The resources of a stage of an app, whatever library defines them, with their properties as far as the app tells
 * them: each is rendered and worked out once.
 */
export class AppResources {
  private readonly evaluator: Evaluator;
  private readonly read = new Map<CfnResource, AppResource>();
  private readonly subnets = new Map<string, ImportedSubnet>();

  /** @param takesDefaults whether parameters have their defaults; otherwise their values are not known */
  constructor(private readonly tree: StageTree, takesDefaults: boolean = false) {
    this.evaluator = new Evaluator(tree, takesDefaults);
    tree.constructs
      .filter((construct) => !CfnResource.isCfnResource(construct))
      .filter(isSubnet)
      .forEach((subnet) => this.noteSubnet(subnet));
  }

  /** Defaults of the parameters that the resources read so far refer to. */
  public get parameterDefaults(): ParameterDefault[] {
    return [...this.evaluator.asked];
  }

  /** The resources of some types, in the order of the tree, without those that are known not to be made. */
  public ofType(...types: string[]): AppResource[] {
    const [first = [], ...further] = types.map((type) => this.tree.ofType(type)).filter(({ length }) => length > 0);
    const found =
      further.length === 0
        ? first
        : this.tree.resources.filter(({ cfnResourceType }) => types.includes(cfnResourceType));
    return found.filter((resource) => this.evaluator.isMade(resource) !== false).map((one) => this.resource(one));
  }

  /** The same as constructs, of which nothing is read. */
  public constructsOf(...types: string[]): CfnResource[] {
    return types.flatMap((type) => this.tree.ofType(type));
  }

  /** The resource that a form refers to, where it is one of the app. */
  public targetOf(form: Form): AppResource | undefined {
    return this.at(referredTo(form) ?? '');
  }

  /** What is made before what. */
  public get waiting(): Waiting {
    return waitingIn(this.tree);
  }

  /** The resource of a path. */
  public at(path: string): AppResource | undefined {
    const resource = this.tree.at(path);
    return resource && this.resource(resource);
  }

  /** What an import tells of the subnet with an id. */
  public importedSubnet(subnetId: Form): ImportedSubnet | undefined {
    return subnetId === undefined ? undefined : this.subnets.get(nameOf(subnetId));
  }

  private resource(construct: CfnResource): AppResource {
    const known = this.read.get(construct);
    if (known !== undefined) return known;
    const condition = this.evaluator.isMade(construct) === true ? undefined : conditionOf(construct);
    const resource: AppResource = {
      construct,
      type: construct.cfnResourceType,
      path: construct.node.path,
      ...this.evaluator.propertiesOf(construct),
      condition,
      isLeftOut: condition !== undefined && this.tree.fact(byDefaults).isMade(construct) === false,
    };
    this.read.set(construct, resource);
    return resource;
  }

  private noteSubnet(subnet: ec2.ISubnet): void {
    const [id, zone, cidr] = [() => subnet.subnetId, () => subnet.availabilityZone, () => subnet.ipv4CidrBlock].map(
      (read) => {
        const form = this.evaluator.valueOf(attributeOf(read), subnet);
        return form === undefined || form === null ? undefined : nameOf(form);
      },
    );
    if (id === undefined) return;
    // Another import of a subnet counts only where it tells more. Until a VPC is looked up, kinds of its subnets share
    // ids, and zones are no zones.
    const tellsMore = cidr !== undefined && cidr !== DUMMY_CIDR;
    if (tellsMore || !this.subnets.has(id)) {
      this.subnets.set(id, { path: subnet.node.path, zone: isDummyId(id) ? undefined : zone, cidr });
    }
  }
}

/** The stage as it is deployed with the defaults of its parameters. */
const byDefaults = (tree: StageTree): Evaluator => new Evaluator(tree, true);

/** The condition of a resource, or of a nested stack that it is in. */
function conditionOf(resource: CfnResource): string | undefined {
  const { nestedStackResource: around } = Stack.of(resource);
  const { condition } = resource.cfnOptions;
  return condition?.node.path ?? (around === undefined ? undefined : conditionOf(around));
}

/** Imported subnets have no type of their own. */
function isSubnet(construct: IConstruct): construct is ec2.ISubnet {
  return 'subnetId' in construct && 'availabilityZone' in construct && 'routeTable' in construct;
}
