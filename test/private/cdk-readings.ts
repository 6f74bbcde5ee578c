import { CfnParameter, CfnResource, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { stackIn } from './cdk-fixtures';
import { AppResource, AppResources } from '../../src/templates/app-resources';
import { StageTree } from '../../src/templates/stage-tree';

/** The ways in which a template writes a value that the app tells. */
export const TOLD: ReadonlyArray<readonly [string, (stack: Stack, value: any) => unknown]> = [
  ['written out', (_, value) => value],
  ['as text', (_, value) => (typeof value === 'object' ? value : `${value}`)],
  ['by a token of the app', (_, value) => Lazy.any({ produce: () => value })],
];

/** The ways in which a template writes a value that only the deployment tells. */
export const UNTOLD: ReadonlyArray<readonly [string, (stack: Stack, value: any) => unknown]> = [
  ['imported', () => ({ 'Fn::ImportValue': 'Elsewhere' })],
  ['an attribute of something else', (stack) => ({ 'Fn::GetAtt': [thingIn(stack), 'Any'] })],
  ['a parameter without default', (stack) => new CfnParameter(stack, 'None').value],
  ['a parameter of Systems Manager', (stack) => new CfnParameter(stack, 'Ssm', { type: 'AWS::SSM::Parameter::Value<String>', default: '/a' }).value],
  ['a parameter with a default', (stack, value) => new CfnParameter(stack, 'Given', { default: `${value}` }).value],
  ['a token of a library', () => Token.asString(Fn.importValue('Elsewhere'))],
];

function thingIn(stack: Stack): string {
  return stack.resolve(new CfnResource(stack, 'Thing', { type: 'X::Y::Z' }).logicalId) as string;
}

/** Resources of a stack, by logical ids, and what reads them. */
export interface Readable {
  readonly resources: AppResources;
  readonly at: (id: string) => AppResource;
}

/**
 * The resources of a stack as the rules read them.
 *
 * @param parts types and properties, by logical ids
 */
export function readIn(
  parts: Readonly<Record<string, readonly [type: string, properties: object]>>, stack: Stack = stackIn(), takesDefaults: boolean = false,
): Readable {
  for (const [id, [type, properties]] of Object.entries(parts)) {
    new CfnResource(stack, id, { type, properties: properties as Record<string, unknown> });
  }
  const resources = new AppResources(new StageTree(stack.node.root), takesDefaults);
  return { resources, at: (id) => resources.at(`${stack.node.path}/${id}`)! };
}
