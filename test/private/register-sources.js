// Has Node read TypeScript. What one process compiled, those after it take from the temporary folder, which is the run's own.
const { createHash } = require('crypto');
const { existsSync, readFileSync, renameSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

require.extensions['.ts'] = (loaded, file) => {
  const source = readFileSync(file, 'utf8');
  const kept = join(tmpdir(), `${createHash('sha256').update(source).digest('hex')}.js`);
  if (!existsSync(kept)) {
    // Another worker's process may read it at this moment.
    writeFileSync(`${kept}.${process.pid}`, compiled(source));
    renameSync(`${kept}.${process.pid}`, kept);
  }
  loaded._compile(readFileSync(kept, 'utf8'), file);
};

/** TypeScript takes longer to load than most sources to run. */
function compiled(source) {
  const { ModuleKind, ScriptTarget, transpile } = require('typescript');
  return transpile(source, { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true });
}
