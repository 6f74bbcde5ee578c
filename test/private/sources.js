// TypeScript as the JavaScript that Node runs. Types are no part of it: they are checked apart.
const { createHash } = require('crypto');
const { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('fs');
const { basename, dirname, join, relative } = require('path');

const ROOT = join(__dirname, '../..');
const SOURCES = join(ROOT, 'src');

/** Where the JavaScript of the sources is kept from run to run, file beside file as they are. */
const KEPT = join(ROOT, 'node_modules/.cache/sources');

/** The JavaScript of a source, and the map from it. */
function compiled(source, file) {
  const { transform } = require('sucrase');
  const { code, sourceMap } = transform(source, {
    transforms: ['typescript', 'imports'],
    // Node runs classes and operators as they are written.
    disableESTransforms: true,
    filePath: file,
    sourceMapOptions: { compiledFilename: file },
  });
  return { code, map: JSON.stringify(sourceMap) };
}

/** What the JavaScript of a source is known by: its text, and what compiles it. */
function keyOf(source) {
  return createHash('sha256').update(COMPILER).update(source).digest('hex');
}
const COMPILER = [readFileSync(__filename), require('sucrase/package.json').version].join();

/** The JavaScript of one of the sources, as a file. */
function keptOf(file) {
  return join(KEPT, relative(ROOT, file)).replace(/\.ts$/, '.js');
}

/** Has each source be kept as it is now, and says whether any was not. */
function keepSources() {
  const files = typeScriptIn(SOURCES);
  const changed = files.filter(keep);
  const known = new Set(files.map(keptOf));
  const gone = filesIn(join(KEPT, 'src')).filter((file) => !known.has(file.replace(/\.map$/, '')));
  for (const file of gone) rmSync(file, { force: true });
  // Sources read it from the folder above their own.
  copyFileSync(join(ROOT, 'package.json'), join(KEPT, 'package.json'));
  return changed.length + gone.length > 0;
}

/** Keeps a source as it is now, and says whether it was another before. */
function keep(file) {
  const source = readFileSync(file, 'utf8');
  if (keptCode(file, source) !== undefined) return false;
  const kept = keptOf(file);
  const { code, map } = compiled(source, file);
  mkdirSync(dirname(kept), { recursive: true });
  write(`${kept}.map`, JSON.stringify({ ...JSON.parse(map), sources: [relative(dirname(kept), file)] }));
  write(kept, `${code}${endOf(file, source)}`);
  return true;
}

/** The JavaScript that is kept of a source, where it is of this text. */
function keptCode(file, source) {
  const kept = keptOf(file);
  if (!existsSync(kept)) return undefined;
  const code = readFileSync(kept, 'utf8');
  return code.endsWith(endOf(file, source)) ? code : undefined;
}

function endOf(file, source) {
  return `// ${keyOf(source)}\n//# sourceMappingURL=${basename(keptOf(file))}.map\n`;
}

/** Another process may read the file at this moment. */
function write(file, text) {
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
}

function typeScriptIn(folder) {
  return filesIn(folder).filter((file) => file.endsWith('.ts'));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

module.exports = { compiled, keepSources, keptCode, keptOf, keyOf, KEPT, SOURCES };
