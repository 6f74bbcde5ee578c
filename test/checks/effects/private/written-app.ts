import { App, CfnCondition, CfnMapping, CfnOutput, CfnParameter, CfnResource, Lazy, NestedStack, Stack, Token } from 'aws-cdk-lib';
import { Subnet } from 'aws-cdk-lib/aws-ec2';
import { isIntrinsic, TEXTS, Written, WrittenResources } from './variants';

/** A template, and those in it and beside it. */
export interface WrittenApp {
  readonly resources: WrittenResources;
  readonly parameters?: Readonly<Record<string, { readonly type: string; readonly default?: string }>>;
  readonly conditions?: Readonly<Record<string, unknown>>;
  readonly mappings?: Readonly<Record<string, Record<string, Record<string, string>>>>;

  /** Whether parameters have their defaults. */
  readonly takesDefaults?: boolean;

  /** Whether what functions of CloudFormation are given is a place as well. */
  readonly insideFunctions?: boolean;

  /** Whether each value is a parameter, a choice and no value, too. */
  readonly inOtherForms?: boolean;
}

/** An app that is made of a template. */
export interface BuiltApp {
  readonly root: App;

  /** The resources that have nothing but a type and properties. */
  readonly resources: ReadonlyMap<string, CfnResource>;

  /** The properties of one of them, as CDK takes them. */
  readonly propertiesOf: (written: Written) => Record<string, unknown>;
}

/** What stands among the resources, and is none: stacks, what templates declare, and subnets that are imported. */
const STACKS = ['Stack', 'AWS::CloudFormation::Stack'];
const DECLARED = ['Output', 'Parameter', 'Import'];

/** Whether a resource is nothing but a type and properties. */
export function isPlain({ Type: type }: Written): boolean {
  return ![...STACKS, ...DECLARED].includes(type);
}

/** A resource that CDK refers to from another stack. */
export const elsewhere = (id: string) => ({ 'Fn::Elsewhere': id });

export function builtApp({ resources, parameters = {}, conditions = {}, mappings = {} }: WrittenApp): BuiltApp {
  const env = { region: 'eu-west-1' };
  const root = new App({ context: { 'aws:cdk:disable-creation-stack-traces': true } });
  const stack = new Stack(root, 'S', { env });
  Object.entries(parameters).forEach(([name, given]) => new CfnParameter(stack, name, given));
  Object.entries(mappings).forEach(([name, mapping]) => new CfnMapping(stack, name, { mapping }));
  const named = new Map(Object.entries(conditions).map(([name, expression]) => (
    [name, new CfnCondition(stack, name, { expression: expression as any })])));
  const [stacks, made, plain] = [new Map<string, Stack>(), new Map<string, CfnResource>(), new Map<string, CfnResource>()];
  const propertiesOf = (written: Written) => propertiesIn(written, stack, (id) => made.get(id)?.ref);
  for (const [id, written] of Object.entries(resources)) {
    const scope = stacks.get(written.In ?? '') ?? stack;
    if (written.Type === 'Stack') {
      stacks.set(id, new Stack(root, id, { env: { ...env, ...written.Properties } }));
    } else if (written.Type === 'AWS::CloudFormation::Stack') {
      const nested = new NestedStack(scope, id, { parameters: propertiesOf(written).Parameters as Record<string, string> });
      stacks.set(id, nested);
      made.set(id, nested.nestedStackResource!);
    } else if (isPlain(written)) {
      const resource = new CfnResource(scope, id, { type: written.Type, properties: propertiesOf(written) });
      made.set(id, resource);
      plain.set(id, resource);
    } else {
      declare(scope, id, written.Type, propertiesOf(written));
    }
    const resource = made.get(id);
    if (!isPlain(written)) resource?.overrideLogicalId(id);
    if (written.Condition !== undefined) resource!.cfnOptions.condition = named.get(written.Condition);
  }
  for (const [id, { DependsOn: others = [] }] of Object.entries(resources)) {
    for (const other of others) {
      if (made.has(id) && made.has(other)) made.get(id)!.addResourceDependency(made.get(other)!);
      else if (stacks.has(id) && stacks.has(other)) stacks.get(id)!.addStackDependency(stacks.get(other)!);
    }
  }
  return { root, resources: plain, propertiesOf };
}

/** What a template declares; nothing where it has no value. */
function declare(scope: Stack, id: string, type: string, properties: Record<string, unknown>): void {
  const text = (value: unknown) => (value === undefined ? undefined : Token.asString(value));
  if (type === 'Parameter') new CfnParameter(scope, id, { type: `${properties.Type}`, default: properties.Default });
  if (type === 'Output' && properties.Value !== undefined) {
    new CfnOutput(scope, id, { value: Token.asString(properties.Value), exportName: text((properties.Export as { readonly Name?: unknown })?.Name) });
  }
  if (type === 'Import' && properties.SubnetId !== undefined) {
    const { SubnetId: subnetId, AvailabilityZone: zone, CidrBlock: cidr } = properties;
    Subnet.fromSubnetAttributes(scope, id, { subnetId: Token.asString(subnetId), availabilityZone: text(zone), ipv4CidrBlock: text(cidr) });
  }
}

type Referred = (id: string) => unknown;

function propertiesIn({ Properties: properties = {} }: Written, stack: Stack, referred: Referred): Record<string, unknown> {
  const written = (name: string, value: unknown) => (TEXTS.includes(name) ? asText(value, stack) : withReferences(value, referred));
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, written(name, value)]));
}

function withReferences(value: unknown, referred: Referred): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each) => withReferences(each, referred));
  if ('Fn::Elsewhere' in value) return Lazy.any({ produce: () => referred(`${value['Fn::Elsewhere']}`) });
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withReferences(each, referred)]));
}

function asText(value: unknown, stack: Stack): unknown {
  return typeof value !== 'object' || value === null || isIntrinsic(value) ? value : stack.toJsonString(withTokens(value));
}

function withTokens(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return Token.asAny(value);
  return Array.isArray(value) ? value.map(withTokens) : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTokens(each)]));
}
