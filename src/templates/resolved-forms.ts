import { DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';

/** Attributes that hold the same id as `Ref`, by type of the resource. */
const OWN_ID: Readonly<Record<string, readonly string[]>> = {
  [ec2.CfnVPC.CFN_RESOURCE_TYPE_NAME]: ['VpcId'],
  [ec2.CfnSecurityGroup.CFN_RESOURCE_TYPE_NAME]: ['GroupId', 'Id'],
  [ec2.CfnNetworkAcl.CFN_RESOURCE_TYPE_NAME]: ['Id'],
  [ec2.CfnRouteTable.CFN_RESOURCE_TYPE_NAME]: ['RouteTableId'],
  [ec2.CfnInternetGateway.CFN_RESOURCE_TYPE_NAME]: ['InternetGatewayId'],
  [ec2.CfnVPNGateway.CFN_RESOURCE_TYPE_NAME]: ['VPNGatewayId'],
};

/** A reference to a construct of the app, in a resolved form. */
export interface ReferenceForm {
  readonly target: string;
  readonly attribute: string;

  /** CloudFormation type of the target, where it is a resource. */
  readonly type?: string;
}

/**
 * A value with its tokens resolved, except that a reference to a construct stands as the construct's path and the attribute. Two
 * values are known to be the same where their forms are.
 *
 * `Stack.resolve` would not do: two VPCs of two stacks can have one logical id, and a reference to another stack is an import in one
 * place and a `Ref` in the other.
 */
export function formOf(value: unknown, scope: IConstruct): unknown {
  return Tokenization.resolve(value, { scope, resolver: REFERENCES_BY_PATH });
}

/** The form as text, by which forms are compared. */
export function keyOf(value: unknown, scope: IConstruct): string {
  return JSON.stringify(formOf(value, scope)) ?? '';
}

/**
 * The same for the id of something that stands in one account and Region: what is neither text nor a reference, such as an import of an export, has its
 * meaning from the environment of the stack.
 */
export function idKeyOf(id: string | undefined, scope: IConstruct): string {
  const form = formOf(id, scope);
  const isKnown = typeof form === 'string' || referenceIn(form) !== undefined;
  return JSON.stringify(isKnown ? form : [form, Stack.of(scope).environment]);
}

/** The form as a reference, where it is one and nothing else. */
export function referenceIn(form: unknown): ReferenceForm | undefined {
  return (form as { reference?: ReferenceForm } | undefined)?.reference;
}

/** The form as messages show it: the text, the path of what it refers to, or that it is a token. */
export function shownForm(form: unknown): string {
  const reference = referenceIn(form);
  if (reference === undefined) return typeof form === 'string' ? form : 'a token';
  return reference.attribute === 'Ref' ? reference.target : `${reference.target}.${reference.attribute}`;
}

/** A resource as messages name it: the path of the construct that users know it by. */
export function resourceName({ node }: IConstruct): string {
  return node.id === 'Resource' && node.scope !== undefined ? node.scope.node.path : node.path;
}

class ReferencesByPath extends DefaultTokenResolver {
  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    return Reference.isReference(token) ? { reference: referenceFormOf(token) } : super.resolveToken(token, context, postProcessor);
  }
}

const REFERENCES_BY_PATH = new ReferencesByPath({ join: (left, right) => ({ 'Fn::Join': [left, right] }) });

function referenceFormOf({ target, displayName }: Reference): ReferenceForm {
  const type = (target as Partial<ec2.CfnVPC>).cfnResourceType;
  const isOwnId = type !== undefined && OWN_ID[type]?.includes(displayName);
  return { target: target.node.path, attribute: isOwnId ? 'Ref' : displayName, type };
}
