// import/no-cycle parses each file once more, which takes as long as all other rules together, and follows no imports
// of types. What a file imports of ours can be read off its text.
const { existsSync, readFileSync } = require('fs');
const { basename, dirname, join } = require('path');
const { ownImports } = require('../own-imports');

const IMPORT = /(?:\bfrom|\bimport|\brequire)\s*\(?\s*'(\.[^'\n]*)'/g;
const imports = new Map();

module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { circle: "'{{source}}' leads back here: {{way}}" },
  },
  create: (context) =>
    ownImports((node, source) => {
      const way = wayBack(context.filename, fileOf(context.filename, source));
      if (way) {
        context.report({
          node,
          messageId: 'circle',
          data: { source, way: way.map((file) => basename(file)).join(', ') },
        });
      }
    }),
};

/** The files on a way from one to another, or undefined. */
function wayBack(to, from, seen = new Set()) {
  if (from === to) return [to];
  if (from === undefined || seen.has(from)) return undefined;
  seen.add(from);
  for (const next of importsOf(from)) {
    const way = wayBack(to, next, seen);
    if (way) return [from, ...way];
  }
  return undefined;
}

/** Read once in a run. */
function importsOf(file) {
  if (!imports.has(file)) {
    const found = [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, source]) => fileOf(file, source));
    imports.set(file, found.filter((each) => each !== undefined));
  }
  return imports.get(file);
}

function fileOf(importer, source) {
  const path = join(dirname(importer), source);
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
}
