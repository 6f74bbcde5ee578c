const { ownImports } = require('../own-imports');

// What stands in a folder's private/ is imported by the files of that folder and by its neighbours in private/, by
// nobody else.
const OWN = /^\.\/private\/[^/]+$/;

module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      foreign:
        "'{{source}}' is private to another folder; use what stands beside that folder's private/, or move it there",
    },
  },
  create: (context) => ownImports((node, source) => {
    if (source.split('/').includes('private') && !OWN.test(source)) {
      context.report({ node, messageId: 'foreign', data: { source } });
    }
  }),
};
