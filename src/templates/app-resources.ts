import { CfnOutput, CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { allReferredTo, Form, Forms, isIntrinsic, isObject, referredTo, textOf } from './forms';
import { listForm } from './list-forms';
import { DUMMY_CIDR, isDummyId } from './lookup-dummies';
import { rendered, renderedValue } from './rendered-properties';
import { StageTree } from './stage-tree';
import { joinedParts, nameOf, textParts } from './text-forms';
import { attributeOf, valueUnder } from '../validation/attribute';

/** A resource of the app. */
export interface AppResource {
  readonly construct: CfnResource;
  readonly type: string;
  readonly path: string;
  readonly properties: Forms;

  /** The condition under which it is made, where there is one. */
  readonly condition?: string;
}

/** Whether two resources can be there together: of two conditions that differ, one can exclude the other. */
export function areTogether(one: AppResource, other: AppResource): boolean {
  return one.condition === undefined || other.condition === undefined || one.condition === other.condition;
}

/** What an import tells of a subnet. */
export interface ImportedSubnet {
  readonly path: string;
  readonly zone?: string;
  readonly cidr?: string;
}

/**
 * The resources of a stage of an app, whatever library defines them, with what they refer to: by construct, through exports, and by the logical ids that
 * templates which are included, or text that is joined, hold.
 */
export class AppResources {
  private readonly byPath = new Map<string, CfnResource>();
  private readonly byLogicalId = new Map<Stack, Map<string, string>>();
  private readonly exports = new Map<string, CfnOutput>();
  private readonly read = new Map<CfnResource, AppResource>();
  private readonly subnets = new Map<string, ImportedSubnet>();

  constructor(private readonly tree: StageTree) {
    const { constructs, resources } = tree;
    resources.forEach((resource) => this.byPath.set(resource.node.path, resource));
    for (const named of constructs.filter((construct) => CfnResource.isCfnResource(construct) || construct instanceof CfnParameter)) {
      const stack = Stack.of(named);
      if (!this.byLogicalId.has(stack)) this.byLogicalId.set(stack, new Map());
      this.byLogicalId.get(stack)!.set(String(stack.resolve(named.logicalId)), named.node.path);
    }
    for (const construct of constructs) {
      if (construct instanceof CfnOutput) {
        const name = construct.exportName === undefined ? undefined : textOf(renderedValue(construct.exportName, construct));
        if (name !== undefined) this.exports.set(exportKey(name, Stack.of(construct)), construct);
      }
    }
    // Ids can be exports of the app, all of which are known now.
    constructs.filter((construct) => !CfnResource.isCfnResource(construct)).filter(isSubnet).forEach((subnet) => this.noteSubnet(subnet));
  }

  /** The resources of some types, in the order of the tree. */
  public ofType(...types: string[]): AppResource[] {
    const [first = [], ...further] = types.map((type) => this.tree.ofType(type)).filter(({ length }) => length > 0);
    const found = further.length === 0 ? first : this.tree.resources.filter(({ cfnResourceType }) => types.includes(cfnResourceType));
    return found.map((resource) => this.resource(resource));
  }

  /** The resource that a form refers to, where it is one of the app. */
  public targetOf(form: Form): AppResource | undefined {
    return this.at(referredTo(form) ?? '');
  }

  /** The resources that another one refers to. */
  public referredBy(path: string): CfnResource[] {
    return allReferredTo(this.at(path)?.properties).flatMap((other) => this.at(other)?.construct ?? []);
  }

  /** The resource of a path. */
  public at(path: string): AppResource | undefined {
    const resource = this.byPath.get(path);
    return resource && this.resource(resource);
  }

  /** What an import tells of the subnet with an id. */
  public importedSubnet(subnetId: Form): ImportedSubnet | undefined {
    return subnetId === undefined ? undefined : this.subnets.get(nameOf(subnetId));
  }

  private resource(construct: CfnResource): AppResource {
    const known = this.read.get(construct);
    if (known !== undefined) return known;
    const properties = this.known(rendered(construct).properties, Stack.of(construct), 0) as Forms;
    const condition = construct.cfnOptions.condition?.node.path;
    const resource = { construct, type: construct.cfnResourceType, path: construct.node.path, properties, condition };
    this.read.set(construct, resource);
    return resource;
  }

  /** A form in which logical ids are paths, imports what is exported under their name by the app, and texts of parts are one form. */
  private known(form: Form, stack: Stack, depth: number): Form {
    if (Array.isArray(form)) return form.filter(isGiven).map((each) => this.known(each, stack, depth));
    if (!isObject(form)) return form;
    if (isIntrinsic(form)) {
      const followed = depth < MOST_FOLLOWED ? this.followed(form, stack, depth + 1) : undefined;
      if (followed !== undefined) return followed;
      const path = this.byLogicalId.get(stack)?.get(referredTo(form) ?? '');
      if (path !== undefined) return 'Ref' in form ? { Ref: path } : { 'Fn::GetAtt': [path, attributeName(form['Fn::GetAtt'])] };
      const parts = textParts(form);
      if (parts !== undefined) return joinedParts(parts.filter(isGiven).map((part) => this.known(part, stack, depth)));
    }
    const given = Object.entries(form).filter(([, value]) => isGiven(value));
    const all = Object.fromEntries(given.map(([key, value]) => [key, this.known(value, stack, depth)]));
    return isIntrinsic(form) ? listForm(all, (each) => this.byPath.has(referredTo(each) ?? '')) : all;
  }

  /** What the app itself says of an intrinsic function: what is exported, the Region of the stack, the zone and the block that a resource is given. */
  private followed(form: Form, stack: Stack, depth: number): Form | undefined {
    const imported = textOf((form as Forms)['Fn::ImportValue']);
    const output = imported === undefined ? undefined : this.exports.get(exportKey(imported, stack));
    if (output !== undefined) return this.known(renderedValue(output.value, output), Stack.of(output), depth);
    const name = referredTo(form) ?? '';
    if (name === 'AWS::Region') return Token.isUnresolved(stack.region) ? undefined : stack.region;
    const attribute = (form as Forms)['Fn::GetAtt'];
    const property = attribute === undefined ? '' : String(attributeName(attribute));
    const resource = this.byPath.get(this.byLogicalId.get(stack)?.get(name) ?? name);
    if (resource === undefined || !valueUnder(GIVEN_ATTRIBUTES, resource.cfnResourceType)?.includes(property)) return undefined;
    const value = rendered(resource).properties[property];
    return value === undefined ? undefined : this.known(value, Stack.of(resource), depth);
  }

  private noteSubnet(subnet: ec2.ISubnet): void {
    const [id, zone, cidr] = [() => subnet.subnetId, () => subnet.availabilityZone, () => subnet.ipv4CidrBlock].map((read) => {
      const form = this.known(renderedValue(attributeOf(read), subnet), Stack.of(subnet), 0);
      return form === undefined || form === null ? undefined : nameOf(form);
    });
    if (id === undefined) return;
    // Another import of a subnet counts only where it tells more. Until a VPC is looked up, kinds of its subnets share ids, and zones are no zones.
    const tellsMore = cidr !== undefined && cidr !== DUMMY_CIDR;
    if (tellsMore || !this.subnets.has(id)) this.subnets.set(id, { path: subnet.node.path, zone: isDummyId(id) ? undefined : zone, cidr });
  }
}

/** Attributes that have the value of the property of the same name. */
const GIVEN_ATTRIBUTES: Readonly<Record<string, string[]>> = {
  'AWS::EC2::Subnet': ['AvailabilityZone', 'CidrBlock'],
  'AWS::EC2::VPC': ['CidrBlock'],
};

/** What is followed one after another: an export can be of what was imported, and none goes round for ever. */
const MOST_FOLLOWED = 10;

/** Whether a property is there: CloudFormation leaves out what refers to this pseudo parameter. */
function isGiven(form: Form): boolean {
  return referredTo(form) !== 'AWS::NoValue';
}

/** A name is that of one export in each account and Region. */
function exportKey(name: string, { environment }: Stack): string {
  return `${environment} ${name}`;
}

function attributeName(form: Form): Form {
  return typeof form === 'string' ? form.split('.').slice(1).join('.') : (form as Form[])[1];
}

/** Imported subnets have no type of their own. */
function isSubnet(construct: IConstruct): construct is ec2.ISubnet {
  return 'subnetId' in construct && 'availabilityZone' in construct && 'routeTable' in construct;
}
