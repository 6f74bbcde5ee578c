import hooks, { AsyncLocalStorage } from 'async_hooks';
import { createRequire } from 'module';
import { types } from 'util';
import { setFlagsFromString } from 'v8';
import vm from 'vm';

/** What jest gives to an environment, as far as it is read here. */
interface Configuration {
  readonly projectConfig: { readonly testEnvironmentOptions: { readonly validatesTemplates?: boolean; readonly ownSources?: boolean } };
}

const ownRequire = createRequire(__filename);
const { KEPT } = ownRequire('./sources') as { readonly KEPT: string };
const { ModuleMocker } = ownRequire('jest-mock');

// CDK's validator of templates is much WebAssembly that few tests run: to optimise it takes longer than it saves.
setFlagsFromString('--liftoff-only');

/** The realm of this file, to jest's runtime; `compileFunction` below knows it. */
const CONTEXT = {};

/**
 * An environment in which tests have all that is slow to load from Node, once for each worker of jest.
 *
 * Jest has a realm and a registry of modules for each test file. CDK takes most of a second to load and its validator of templates two more, the sources some tenths,
 * jest's own `expect` another, and V8 would make them fast anew each time: that was more than half of what all tests took. So `native-runner.js` has sources, packages and `expect` loaded by
 * Node, outside of the registry, and there is one realm, in which an array of the sources is an array of the tests.
 * Test files and their helpers are jest's as ever. Environment variables, the console, spies and stacks are what they were when a file is done.
 */
export default class NativeEnvironment {
  readonly global = globalThis;
  readonly moduleMocker = new ModuleMocker(globalThis);
  readonly fakeTimers = null;
  readonly fakeTimersModern = null;

  private readonly before = {
    env: { ...process.env },
    console,
    exit: process.exit,
    getBuiltinModule: process.getBuiltinModule,
    stackTraceLimit: Error.stackTraceLimit,
    captureStackTrace: Error.captureStackTrace,
  };

  /** Whether CDK validates the templates that the file's tests synthesize, which takes most of the time of a synthesis. */
  private readonly validatesTemplates: boolean;

  /** Whether the sources are loaded for this file alone, so that it can change them. */
  readonly hasOwnSources: boolean;

  /** The sources that other files share, where this one has its own. */
  private readonly sharedSources?: NodeJS.Dict<NodeJS.Module>;

  constructor({ projectConfig: { testEnvironmentOptions: options } }: Configuration) {
    this.validatesTemplates = options.validatesTemplates === true;
    this.hasOwnSources = options.ownSources === true;
    this.sharedSources = this.hasOwnSources ? takenSources() : undefined;
    Object.defineProperty(globalThis, 'nativeRequire', { value: ownRequire, configurable: true });
  }

  async setup(): Promise<void> {
    process.env.CDK_VALIDATION ??= String(this.validatesTemplates);
    // Files of functions that CDK brings would be copied for each app; templates name them by their content all the same.
    process.env.CDK_CONTEXT_JSON ??= JSON.stringify({ 'aws:cdk:disable-asset-staging': true });
    // Jest's limit is 100, and `expect` takes a stack each time.
    Error.stackTraceLimit = 10;
    Error.captureStackTrace = ofErrorsAlone(Error.captureStackTrace);
  }

  async teardown(): Promise<void> {
    const { env, console: own, exit, getBuiltinModule, stackTraceLimit, captureStackTrace } = this.before;
    this.moduleMocker.restoreAllMocks();
    for (const name of Object.keys(process.env).filter((each) => !(each in env))) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(process, { exit, getBuiltinModule });
    globalThis.console = own;
    Error.stackTraceLimit = stackTraceLimit;
    Error.captureStackTrace = captureStackTrace;
    for (const storage of storages.splice(0)) storage.disable();
    if (this.sharedSources !== undefined) {
      takenSources();
      Object.assign(ownRequire.cache, this.sharedSources);
    }
    Reflect.deleteProperty(globalThis, 'nativeRequire');
    forgetTests();
  }

  exportConditions(): string[] {
    return ['node', 'node-addons'];
  }

  getVmContext(): object {
    return CONTEXT;
  }
}

// Jest gives a worker half a second to end, and V8 needs longer to take apart what it holds. Where something is still open, jest says so as ever.
if (process.send !== undefined) process.once('beforeExit', () => process.kill(process.pid, 'SIGKILL'));

/** Takes all sources out of what is loaded, so that they are loaded anew. */
function takenSources(): NodeJS.Dict<NodeJS.Module> {
  const taken = Object.entries(ownRequire.cache).filter(([file]) => file.startsWith(KEPT));
  for (const [file] of taken) delete ownRequire.cache[file];
  return Object.fromEntries(taken);
}

/** Jest's runner keeps the tests of a file, and who listens to them, by symbols. */
function forgetTests(): void {
  const isOfRunner = (name: symbol) => Symbol.keyFor(name) === undefined || name === Symbol.for('EVENT_HANDLERS');
  for (const name of Object.getOwnPropertySymbols(globalThis).filter(isOfRunner)) Reflect.deleteProperty(globalThis, name);
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
 * Takes down where an error is made. CDK asks where each construct is, by an object that is no error, and nobody here
 * reads that: one frame is written. Of none CDK would ask again.
 */
function ofErrorsAlone(capture: typeof Error.captureStackTrace): typeof Error.captureStackTrace {
  return (target, above) => {
    if (types.isNativeError(target)) capture(target, above);
    else Object.assign(target, { stack: 'Error\n    at a test (test:1:1)' });
  };
}

/** The code of helpers, as functions of a module: jest has it compiled anew for each test file that loads it. */
const helpers = new Map<string, { readonly code: string; readonly run: Function }>();
const { compileFunction } = vm;
Object.assign(vm, {
  compileFunction: (code: string, parameters?: readonly string[], given: vm.CompileFunctionOptions = {}) => {
    const { parsingContext, ...options } = given;
    if (parsingContext !== CONTEXT) return compileFunction(code, parameters, given);
    const { filename = '' } = options;
    if (filename.endsWith('.test.ts')) return compileFunction(code, parameters, options);
    if (helpers.get(filename)?.code !== code) helpers.set(filename, { code, run: compileFunction(code, parameters, options) });
    return helpers.get(filename)!.run;
  },
});
