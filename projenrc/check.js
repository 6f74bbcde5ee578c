// Checks the types of a configuration of TypeScript and lints files, as `tsc` and `eslint` would one after the other:
// `node projenrc/check.js tsconfig.check.json projenrc/lint-rules src test`. One program serves both. The rule on
// promises asks for types, and reading all sources and CDK once more takes as long as all rules together.
const { LegacyESLint } = require('eslint/use-at-your-own-risk');
const ts = require('typescript');

const [configuration, rules, ...paths] = process.argv.slice(2);

check().catch((error) => {
  console.error(error);
  process.exitCode = 2;
});

async function check() {
  const program = programOf(configuration);
  const problems = ts.getPreEmitDiagnostics(program);
  process.stderr.write(ts.formatDiagnosticsWithColorAndContext(problems, ts.createCompilerHost({})));

  const eslint = new LegacyESLint({
    extensions: ['.ts', '.tsx'],
    rulePaths: [rules],
    overrideConfig: { parserOptions: { projectService: false, programs: [program] } },
  });
  const results = await eslint.lintFiles(paths);
  const { format } = await eslint.loadFormatter();
  process.stdout.write(await format(results));

  const isFine = results.every(({ errorCount, warningCount }) => errorCount + warningCount === 0);
  process.exitCode = problems.length === 0 && isFine ? 0 : 1;
}

function programOf(file) {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => { throw new Error(messageText); } };
  const { fileNames, options, errors } = ts.getParsedCommandLineOfConfigFile(file, {}, host);
  return ts.createProgram({ rootNames: fileNames, options, configFileParsingDiagnostics: errors });
}
