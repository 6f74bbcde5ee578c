// A folder that holds more files than a reader takes in at a glance is cut by subject. Its index is not counted.
const { readdirSync } = require('fs');
const { basename, dirname } = require('path');

module.exports = {
  meta: {
    type: 'problem',
    schema: [
      { type: 'object', properties: { most: { type: 'integer' } }, required: ['most'], additionalProperties: false },
    ],
    messages: {
      large: "'{{folder}}' holds {{count}} files, and at most {{most}} are wanted; make folders of its subjects",
    },
  },
  create: (context) => ({
    Program: (node) => {
      const [{ most }] = context.options;
      const folder = dirname(context.filename);
      const files = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'index.ts')
        .map(({ name }) => name)
        .sort();
      // Said once, in the first of them.
      if (files.length > most && basename(context.filename) === files[0]) {
        context.report({
          node,
          loc: { line: 1, column: 0 },
          messageId: 'large',
          data: { folder: basename(folder), count: files.length, most },
        });
      }
    },
  }),
};
