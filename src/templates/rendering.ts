import {
  CfnElement, CfnResource, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, Stack,
  Tokenization,
} from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { Form, Forms, formsOf, referenceIn } from './forms';
import { referenceOf } from './references';
import { StageTree } from './stage-tree';
import { attributeOf } from '../validation/attribute';

/** Attributes that hold the same id as `Ref`, by type of the resource. */
const OWN_ID: Readonly<Record<string, readonly string[]>> = {
  [ec2.CfnVPC.CFN_RESOURCE_TYPE_NAME]: ['VpcId'],
  [ec2.CfnSecurityGroup.CFN_RESOURCE_TYPE_NAME]: ['GroupId', 'Id'],
  [ec2.CfnNetworkAcl.CFN_RESOURCE_TYPE_NAME]: ['Id'],
  [ec2.CfnRouteTable.CFN_RESOURCE_TYPE_NAME]: ['RouteTableId'],
  [ec2.CfnInternetGateway.CFN_RESOURCE_TYPE_NAME]: ['InternetGatewayId'],
  [ec2.CfnVPNGateway.CFN_RESOURCE_TYPE_NAME]: ['VPNGatewayId'],
};

/** The properties of resources of a tree as they are written, of those that were asked for. */
export const renderings = (_tree: StageTree): Map<CfnResource, Forms> => new Map();

/** Those of a resource, rendered once for whoever reads the tree. */
export function renderedIn(tree: StageTree, resource: CfnResource): Forms {
  const all = tree.fact(renderings);
  const known = all.get(resource) ?? renderedProperties(resource);
  all.set(resource, known);
  return known;
}

/**
 * The properties of a resource as its template will have them, overrides included, except that references to constructs
 * of the app carry the construct's path. Of one that cannot be rendered nothing is known.
 */
export function renderedProperties(resource: CfnResource): Forms {
  const fragment = attributeOf(() => formOf(resource._toCloudFormation(), resource));
  const [definition] = Object.values(formsOf(formsOf(fragment).Resources));
  return formsOf(formsOf(definition).Properties);
}

/**
 * A value with its tokens resolved, except that a reference to a construct carries the construct's path. Two values are
 * known to be the same where their forms are.
 *
 * `Stack.resolve` would not do: two VPCs of two stacks can have one logical id, and a reference to another stack is an
 * import in one place and a `Ref` in the other.
 */
export function formOf(value: unknown, scope: IConstruct): Form {
  // Ids are asked for most, and CDK takes its time for a string.
  const reference = typeof value === 'string' ? referenceOf(value) : undefined;
  if (reference !== undefined) return formOfReference(reference);
  return Tokenization.resolve(value, { scope, resolver: REFERENCES_BY_PATH });
}

/** The form as text, by which forms are compared. */
export function keyOf(value: unknown, scope: IConstruct): string {
  return JSON.stringify(formOf(value, scope)) ?? '';
}

/**
 * The same for the id of something that stands in one account and Region: what is neither text nor a reference, such as
 * an import of an export, has its meaning from the environment of the stack.
 */
export function idKeyOf(id: string | undefined, scope: IConstruct): string {
  const form = formOf(id, scope);
  const isKnown = typeof form === 'string' || referenceIn(form) !== undefined;
  return JSON.stringify(isKnown ? form : [form, Stack.of(scope).environment]);
}

/** A resource as messages name it: the path of the construct that users know it by. */
export function resourceName(resource: IConstruct): string {
  return constructAround(resource, 'Resource').node.path;
}

/** A subnet as messages name it: CDK's own have their resource under another id. */
export function subnetName(subnet: IConstruct): string {
  return constructAround(constructAround(subnet, 'Resource'), 'Subnet').node.path;
}

/** The construct that has another one for its resource, by an id; a stack or an included template only holds it. */
function constructAround(construct: IConstruct, id: string): IConstruct {
  const { scope } = construct.node;
  const isPart = construct.node.id === id && scope !== undefined
    && !Stack.isStack(scope) && !CfnElement.isCfnElement(scope);
  return isPart ? scope : construct;
}

class ReferencesByPath extends DefaultTokenResolver {
  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) ? formOfReference(token) : super.resolveToken(token, context, postProcessor);
  }
}

function formOfReference({ target, displayName }: Reference): Forms {
  // Of a pseudo parameter the target is whatever asked for it.
  if (displayName.startsWith('AWS::')) return { Ref: displayName };
  // In the form of an intrinsic function, which the properties of resources take for text.
  const path = pathOf(target);
  return isOwnId(target, displayName) ? { Ref: path } : { 'Fn::GetAtt': [path, displayName] };
}

/** Paths of constructs, which each asks all constructs around it for. */
const PATHS = new WeakMap<IConstruct, string>();

function pathOf(construct: IConstruct): string {
  const path = PATHS.get(construct) ?? construct.node.path;
  PATHS.set(construct, path);
  return path;
}

const REFERENCES_BY_PATH = new ReferencesByPath({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });

function isOwnId(target: IConstruct, attribute: string): boolean {
  return (
    attribute === 'Ref'
    || (CfnResource.isCfnResource(target) && (OWN_ID[target.cfnResourceType]?.includes(attribute) ?? false))
  );
}
