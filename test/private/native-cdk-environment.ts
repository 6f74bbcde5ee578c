import hooks, { AsyncLocalStorage } from 'async_hooks';
import { createRequire } from 'module';
import { types } from 'util';
import vm from 'vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Node's environment, with CDK beside it instead of in it.
 *
 * CDK takes most of a second to load, and its validator of templates two more; jest would load both anew for each file. `native-module.js` has them loaded by
 * Node itself, outside of the files' own registries of modules, so that one CDK serves all files of a worker. Environment variables and the console are shared
 * with it, and are what they were when the file is done.
 */
export default class NativeCdkEnvironment extends TestEnvironment {
  private readonly before = {
    env: { ...process.env },
    console,
    stackTraceLimit: Error.stackTraceLimit,
    prepareStackTrace: Error.prepareStackTrace,
  };

  /** Whether CDK validates the templates that the file's tests synthesize, which takes most of the time of a synthesis. */
  private readonly validatesTemplates: boolean;

  constructor(...given: ConstructorParameters<typeof TestEnvironment>) {
    super(...given);
    this.validatesTemplates = given[0].projectConfig.testEnvironmentOptions.validatesTemplates === true;
    Object.defineProperty(this.global, 'nativeRequire', { value: createRequire(__filename) });
    this.global.process.env = process.env;
  }

  async setup(): Promise<void> {
    await super.setup();
    process.env.CDK_VALIDATION ??= String(this.validatesTemplates);
    globalThis.console = this.global.console;
    // CDK takes down where each construct is made. Jest's limit of 100 frames stays for what the tests throw; CDK has Node's own.
    Error.stackTraceLimit = 10;
    Error.prepareStackTrace = errorsAlone(Error.prepareStackTrace);
  }

  async teardown(): Promise<void> {
    const { env, console: own, stackTraceLimit, prepareStackTrace } = this.before;
    for (const name of Object.keys(process.env).filter((each) => !(each in env))) delete process.env[name];
    Object.assign(process.env, env);
    globalThis.console = own;
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
    for (const storage of storages.splice(0)) storage.disable();
    await super.teardown();
  }
}

/** Jest's runner opens a storage for each file and leaves it open, and each promise of the later files pays for it. */
const storages: AsyncLocalStorage<unknown>[] = [];
class KnownStorage extends AsyncLocalStorage<unknown> {
  constructor() {
    super();
    storages.push(this);
  }
}
// From Node 22 on the property is a getter's.
Object.defineProperty(hooks, 'AsyncLocalStorage', { value: KnownStorage });

/**
 * Jest's formatter of stacks, for errors. It looks up the source of each frame, and what CDK takes down of a construct,
 * on an object that is no error, is read by nobody here: of that one frame is written. Of none CDK would ask again.
 */
function errorsAlone(format: typeof Error.prepareStackTrace): typeof Error.prepareStackTrace {
  return (error, frames) =>
    types.isNativeError(error)
      ? format?.(error, frames) ?? [`${error}`, ...frames.map((frame) => `    at ${frame}`)].join('\n')
      : 'Error\n    at a test (test:1:1)';
}

/** What V8 made of the code of a file: jest has it compiled anew for each test file that loads it. */
const compiled = new Map<string, { readonly code: string; readonly data?: Buffer }>();
const { compileFunction } = vm;
Object.assign(vm, {
  compileFunction: (code: string, parameters?: readonly string[], options: vm.CompileFunctionOptions = {}) => {
    const { filename = '' } = options;
    const known = compiled.get(filename);
    if (known?.code === code) return compileFunction(code, parameters, { ...options, cachedData: known.data });
    const result = compileFunction(code, parameters, { ...options, produceCachedData: true });
    compiled.set(filename, { code, data: result.cachedData });
    return result;
  },
});
