// The nodes by which a file names another of ours, for rules of what may be imported: `check(node, source)` sees each.
exports.ownImports = (check) => {
  const visit = (node) => {
    const source = (node.source ?? node.argument?.literal)?.value;
    if (typeof source === 'string' && source.startsWith('.')) check(node, source);
  };
  return {
    ImportDeclaration: visit,
    ExportNamedDeclaration: visit,
    ExportAllDeclaration: visit,
    ImportExpression: visit,
    TSImportType: visit,
  };
};
