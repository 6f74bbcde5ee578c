import { CfnResource, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Reference, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Form, Forms, formsOf, isObject } from './forms';

/** How a resource stands in its template. */
export interface RenderedResource {
  readonly properties: Forms;

  /** Whether it could be rendered; of one that could not nothing is known. */
  readonly isRendered: boolean;
}

/**
 * A resource as its template will have it, overrides included, except that references to constructs of the app carry the construct's path: two
 * stacks can have one logical id, and a reference to another stack is an import in one place and a `Ref` in the other.
 */
export function rendered(resource: CfnResource): RenderedResource {
  const fragment = resolved(() => resource._toCloudFormation(), resource);
  const [definition] = Object.values(formsOf(formsOf(fragment).Resources));
  return { properties: formsOf(formsOf(definition).Properties), isRendered: isObject(definition) };
}

/** A value of a construct in the same form. */
export function renderedValue(value: unknown, scope: IConstruct): Form {
  return resolved(() => value, scope);
}

/** What is read, resolved; undefined where it cannot be: the code of a resource and of its tokens is the app's, and whatever it throws, the template is then not known. */
function resolved(read: () => unknown, scope: IConstruct): Form {
  try {
    return Tokenization.resolve(read(), { scope, resolver: REFERENCES_BY_PATH });
  } catch {
    return undefined;
  }
}

class ReferencesByPath extends DefaultTokenResolver {
  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (!Reference.isReference(token)) return super.resolveToken(token, context, postProcessor);
    const { target: { node: { path } }, displayName } = token;
    // Of a pseudo parameter the target is whatever asked for it.
    if (displayName.startsWith('AWS::')) return { Ref: displayName };
    // In the form of an intrinsic function, which the properties of resources take for text.
    return displayName === 'Ref' ? { Ref: path } : { 'Fn::GetAtt': [path, displayName] };
  }
}

const REFERENCES_BY_PATH = new ReferencesByPath({ join: (left, right) => ({ 'Fn::Join': ['', [left, right]] }) });
