// Jest's transform of a module that Node loads itself: see `native-cdk-environment.ts`.
module.exports = {
  process: (_, file) => ({ code: `module.exports = nativeRequire(${JSON.stringify(file)});` }),
  getCacheKey: (_, file) => `native ${file}`,
};
