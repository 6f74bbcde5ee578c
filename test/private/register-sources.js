// Has Node read TypeScript, of the sources as a run of tests keeps it.
const { existsSync, readFileSync } = require('fs');
const { compiled, keptOf, SOURCES } = require('./sources');

require.extensions['.ts'] = (loaded, file) => {
  const kept = keptOf(file);
  const isKept = file.startsWith(SOURCES) && existsSync(kept);
  loaded._compile(isKept ? readFileSync(kept, 'utf8') : compiled(readFileSync(file, 'utf8'), file).code, file);
};
