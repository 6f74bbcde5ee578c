// Two files of one name are told apart by their folders alone, which neither a list of open files nor a search shows.
const { readdirSync } = require('fs');
const { basename, dirname, join, relative, sep } = require('path');

const files = new Map();

module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { second: '{{others}} has this name too; name each file by what is in it' },
  },
  create: (context) => ({
    Program: (node) => {
      const root = sourcesOf(context.filename);
      const name = basename(context.filename);
      if (root === undefined || name === 'index.ts') return;
      const others = filesIn(root).filter((file) => basename(file) === name && file !== context.filename);
      if (others.length > 0) {
        context.report({
          node,
          loc: { line: 1, column: 0 },
          messageId: 'second',
          data: { others: others.map((file) => relative(dirname(root), file)).join(', ') },
        });
      }
    },
  }),
};

function sourcesOf(file) {
  const at = file.lastIndexOf(`${sep}src${sep}`);
  return at === -1 ? undefined : file.slice(0, at + `${sep}src`.length);
}

/** Read once in a run. */
function filesIn(folder) {
  if (!files.has(folder)) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    files.set(folder, entries.map((entry) => join(entry.parentPath ?? entry.path, entry.name)));
  }
  return files.get(folder);
}
