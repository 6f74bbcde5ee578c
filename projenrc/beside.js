// Runs tasks of the project beside each other, one on each core, and fails when one of them does:
// `node projenrc/beside.js typecheck eslint`.
const { spawn } = require('child_process');

for (const task of process.argv.slice(2)) {
  spawn(process.execPath, [require.resolve('projen/bin/projen'), task], { stdio: 'inherit' })
    .on('exit', (code) => { process.exitCode ||= code ?? 1; });
}
