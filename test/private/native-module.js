// Jest's transform of a module that Node loads itself: see `native-environment.ts`.
const { compiled, keptOf, keyOf, SOURCES } = require('./sources');

/** Jest counts what it loads itself alone. */
const isCounted = (file) => process.env.JEST_COUNTS_COVERAGE === 'true' && file.startsWith(SOURCES);

const loaded = (file) => (file.startsWith(SOURCES) ? keptOf(file) : file);

module.exports = {
  process: (source, file) => isCounted(file) ? compiled(source, file) : { code: `module.exports = nativeRequire(${JSON.stringify(loaded(file))});` },
  getCacheKey: (source, file) => isCounted(file) ? keyOf(`${file}\n${source}`) : `native ${file}`,
};
