import { IPostProcessor, IResolvable, IResolveContext, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What CDK replaces in texts and in numbers. */
const TOKEN = /Token\[|e\+289/;

/**
 * Adds metadata to a construct that is worked out when the assembly is written.
 *
 * @param produce the metadata as JSON; undefined where there are none
 */
export function addLateMetadata(construct: Construct, type: string, produce: () => string | undefined): void {
  construct.node.addMetadata(type, new LateData(produce));
}

/** Data that CDK does not walk for tokens where these have none: of a large document that takes long. */
class LateData implements IResolvable {
  public readonly creationStack = [];

  constructor(private readonly produce: () => string | undefined) {}

  public resolve(context: IResolveContext): unknown {
    const json = this.produce();
    if (json === undefined) return undefined;
    const data: unknown = JSON.parse(json);
    if (TOKEN.test(json)) return data;
    const asItIs: IPostProcessor = { postProcess: () => data };
    context.registerPostProcessor(asItIs);
    return null;
  }

  public toString(): string {
    return Token.asString(this);
  }
}
