import { createRequire } from 'module';
import { TestEnvironment } from 'jest-environment-node';

type Engine = new (configuration: object) => object;

const engines = new Map<string, object>();

/**
 * Node's environment, with CDK's validator of templates in it.
 *
 * Its rules take seconds to compile, and jest would have each test file compile them anew. An environment is loaded outside of the files' own registries of
 * modules, so that one engine serves all files of a worker: it holds rules, and nothing of a template.
 */
export default class SharedValidatorEnvironment extends TestEnvironment {
  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    // Most files need none.
    Object.defineProperty(this.global, 'sharedValidator', { get: validator });
  }
}

function validator(): object {
  const own = createRequire(require.resolve('aws-cdk-lib'))('@aws/cloudformation-validate') as { CompositeEngine: Engine };
  // CDK calls it by `new`, which takes the object that is returned.
  function CompositeEngine(configuration: object): object {
    const key = JSON.stringify(configuration);
    const engine = engines.get(key) ?? new own.CompositeEngine(configuration);
    engines.set(key, engine);
    return engine;
  }
  return { ...own, CompositeEngine };
}
