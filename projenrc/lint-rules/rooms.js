// A room of `src` imports from the rooms to its left alone. For a room in `apart` it is a list of closed rooms instead.
const { dirname, join, sep } = require('path');
const { ownImports } = require('../own-imports');

module.exports = {
  meta: {
    type: 'problem',
    schema: [{
      type: 'object',
      properties: { order: { type: 'array' }, apart: { type: 'object' } },
      required: ['order', 'apart'],
      additionalProperties: false,
    }],
    messages: { right: "'{{from}}' stands to the right of '{{to}}', which may not import from it" },
  },
  create: (context) => {
    const [{ order, apart }] = context.options;
    const to = roomOf(context.filename);
    const isClosed = (from) => (apart[to] ?? order.slice(order.indexOf(to) + 1)).includes(from);
    return order.includes(to)
      ? ownImports((node, source) => {
        const from = roomOf(join(dirname(context.filename), source));
        if (from !== to && isClosed(from)) context.report({ node, messageId: 'right', data: { from, to } });
      })
      : {};
  },
};

/** The folder of `src` in which a file is, or which a path names. */
function roomOf(path) {
  const start = path.lastIndexOf(`${sep}src${sep}`);
  return start === -1 ? undefined : path.slice(start + `${sep}src${sep}`.length).split(sep)[0];
}
