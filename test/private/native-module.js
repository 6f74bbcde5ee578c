// Jest's transform of a module that Node loads itself: see `native-environment.ts`.
const { compiled, keptOf, keyOf, SOURCES } = require('./sources');

/** What jest counts it has to load itself; and so it does with its own modules and its setup, before there is an environment. */
const isNative = (file) => !(process.env.JEST_COUNTS_COVERAGE === 'true' && file.startsWith(SOURCES)) && globalThis.nativeRequire !== undefined;

const codeOf = (source, file) => file.endsWith('.ts') ? compiled(source, file) : { code: source };

const loaded = (file) => (file.startsWith(SOURCES) ? keptOf(file) : file);

module.exports = {
  process: (source, file) => isNative(file) ? { code: `module.exports = nativeRequire(${JSON.stringify(loaded(file))});` } : codeOf(source, file),
  getCacheKey: (source, file) => isNative(file) ? `native ${file}` : keyOf(`${file}\n${source}`),
};
