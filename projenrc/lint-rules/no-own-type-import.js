// import/no-cycle does not follow imports of types, so those between our own files are plain imports.
module.exports = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { leaves: { type: 'array', items: { type: 'string' } } }, additionalProperties: false }],
    messages: { hidden: "'{{source}}' is imported as a type only, which hides circles; import it plainly" },
  },
  create: (context) => {
    const { leaves = [] } = context.options[0] ?? {};
    const check = (node, source) => {
      if (source.startsWith('.') && !leaves.includes(source)) context.report({ node, messageId: 'hidden', data: { source } });
    };
    return {
      ImportDeclaration: (node) => {
        const inline = node.specifiers.length > 0 && node.specifiers.every(({ importKind }) => importKind === 'type');
        if (node.importKind === 'type' || inline) check(node, node.source.value);
      },
      TSImportType: (node) => {
        const source = node.source ?? node.argument.literal;
        if (source) check(node, source.value);
      },
    };
  },
};
