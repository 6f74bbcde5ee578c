// Jest's runner of a file's tests, with `expect` and what else it needs loaded by Node: see `native-environment.ts`.
const { createRequire } = require('module');
const { default: run } = require('jest-circus/runner');

module.exports = (globalConfig, config, environment, runtime, ...rest) => {
  const own = runtime.requireInternalModule.bind(runtime);
  // The runner itself, which has the state of the file's tests, is named by its path alone.
  runtime.requireInternalModule = (from, name) => name === undefined ? own(from) : createRequire(from)(name);
  return run(globalConfig, config, environment, runtime, ...rest);
};
