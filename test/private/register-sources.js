// Has Node read TypeScript: of the sources what a run of tests keeps of them, where they are still the same.
const { readFileSync } = require('fs');
const { compiled, keptCode, SOURCES } = require('./sources');

require.extensions['.ts'] = (loaded, file) => {
  const source = readFileSync(file, 'utf8');
  const kept = file.startsWith(SOURCES) ? keptCode(file, source) : undefined;
  loaded._compile(kept ?? compiled(source, file).code, file);
};
