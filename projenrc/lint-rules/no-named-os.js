// Nobody but an operating system itself, and the registry of all, names one: what depends on it is asked of its design
// or of its kernel.
const NAME = /^(windows|linux|bottlerocket|al2023)$/i;
const CONSTANT = /(^|_)(WINDOWS|LINUX|BOTTLEROCKET|AL2023|AL2)(_|$)/;
const QUESTION = /^_?(is|are|runs|has|uses)(On|Of)?(Windows|Linux|Bottlerocket|Al2023|AL2023)/;
const ENUMS = /^(NodeOs|OperatingSystem|OperatingSystemType)$/;
const OWN_FILE = /\/(os\/(al2023|bottlerocket|windows|linux-nodes)|kernel\/(linux|windows)-kernel)$/;
const AMI_TYPE = /amiType$/i;
const TEXT_TESTS =
  /^(startsWith|endsWith|includes|match|matchAll|search|indexOf|slice|substring|split|at|charAt|replace)$/;

const nameOf = (node) =>
  node?.type === 'Identifier'
    ? node.name
    : node?.type === 'MemberExpression' && !node.computed
      ? node.property.name
      : undefined;
const isName = (node) => node?.type === 'Literal' && typeof node.value === 'string' && NAME.test(node.value);
const isNothing = (node) => nameOf(node) === 'undefined' || (node.type === 'Literal' && node.value === null);
const isAmiType = (node) => AMI_TYPE.test(nameOf(node) ?? '');

module.exports = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      named:
        "'{{name}}' names an operating system; "
        + 'ask its design (compute/os) or its kernel (capacity/kernel) what depends on it',
    },
  },
  create: (context) => {
    const report = (node) =>
      context.report({ node, messageId: 'named', data: { name: context.sourceCode.getText(node).slice(0, 40) } });
    const tested = (node) => {
      if (node?.type === 'Identifier' && NAME.test(node.name)) report(node);
    };
    return {
      Identifier: (node) => { if (QUESTION.test(node.name)) report(node); },
      MemberExpression: (node) => {
        const isEnum = ENUMS.test(nameOf(node.object) ?? '');
        if (isEnum || (!node.computed && node.property.type === 'Identifier' && CONSTANT.test(node.property.name))) {
          report(node);
        }
      },
      ImportDeclaration: (node) => { if (OWN_FILE.test(node.source.value)) report(node); },
      Literal: (node) => {
        const { value, parent } = node;
        if (node.regex !== undefined && CONSTANT.test(node.regex.pattern.replace(/[^A-Z0-9_]+/g, '_'))) report(node);
        if (typeof value !== 'string') return;
        if (/^(WINDOWS|BOTTLEROCKET|AL2023|AL2)(_|$)/.test(value)) report(node);
        if (!NAME.test(value)) return;
        // A prop of the VPC CNI has the name of one of them: as an argument and among the names of other props it is
        // that prop.
        const isPlace =
          parent.type === 'Property'
          && (parent.key === node || !/^(os|system|name|kernel)$/.test(nameOf(parent.key) ?? ''));
        const isAmongOthers =
          parent.type === 'ArrayExpression' && parent.elements.every((each) => each === node || !isName(each));
        if (value === 'windows' && (isPlace || isAmongOthers || parent.type === 'CallExpression')) return;
        report(node);
      },
      TemplateElement: (node) => { if (/^(WINDOWS|BOTTLEROCKET|AL2023|AL2)_/.test(node.value.raw)) report(node); },
      CallExpression: (node) => {
        const { callee, arguments: given } = node;
        if (callee.type !== 'MemberExpression') return;
        if (isAmiType(callee.object) && TEXT_TESTS.test(nameOf(callee) ?? '')) report(node);
        if (/^(test|exec)$/.test(nameOf(callee) ?? '') && given.some(isAmiType)) report(node);
      },
      BinaryExpression: (node) => {
        const isOther = (one, other) => isAmiType(one) && !isNothing(other);
        if (/^[!=]=/.test(node.operator) && (isOther(node.left, node.right) || isOther(node.right, node.left))) {
          report(node);
        }
      },
      SwitchStatement: (node) => { if (isAmiType(node.discriminant)) report(node); },
      IfStatement: (node) => tested(node.test),
      ConditionalExpression: (node) => tested(node.test),
      LogicalExpression: (node) => tested(node.left),
      UnaryExpression: (node) => { if (node.operator === '!') tested(node.argument); },
    };
  },
};
