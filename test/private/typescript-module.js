// Jest's transform of TypeScript.
const { compiled, keyOf } = require('./sources');

module.exports = {
  process: (source, file) => compiled(source, file),
  getCacheKey: (source, file) => keyOf(`${file}\n${source}`),
};
