// Jest's runner of a file's tests, with `expect`, sources and packages loaded by Node: see `native-environment.ts`.
const { createRequire, isBuiltin } = require('module');
const { dirname, isAbsolute, resolve } = require('path');
const { default: run } = require('jest-circus/runner');
const { keptOf, SOURCES } = require('./sources');

module.exports = (globalConfig, config, environment, runtime, ...rest) => {
  const own = runtime.requireInternalModule.bind(runtime);
  // The runner itself, which has the state of the file's tests, is named by its path alone.
  runtime.requireInternalModule = (from, name) => name === undefined ? own(from) : createRequire(from)(name);

  // A file that has its own sources may mock one of their modules.
  const isMocked = environment.hasOwnSources
    ? (from, name) => runtime.mockState.shouldMockCjs(from, name).shouldMock
    : () => false;
  for (const method of ['requireModuleOrMock', 'requireActual']) {
    const byJest = runtime[method].bind(runtime);
    runtime[method] = (from, name) => {
      const native = nativeOf(from, name);
      return native === undefined || (method === 'requireModuleOrMock' && isMocked(from, name)) ? byJest(from, name) : globalThis.nativeRequire(native);
    };
  }
  return run(globalConfig, config, environment, runtime, ...rest);
};

/** What Node loads in place of jest: packages and sources, but not the sources whose coverage jest counts. */
function nativeOf(from, name) {
  if (!name.startsWith('.') && !isAbsolute(name)) return isBuiltin(name) || name === '@jest/globals' ? undefined : name;
  const file = resolve(dirname(from), name);
  return file.startsWith(SOURCES) && process.env.JEST_COUNTS_COVERAGE !== 'true' ? keptOf(file) : undefined;
}
