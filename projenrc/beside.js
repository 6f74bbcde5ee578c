// Runs tasks of the project beside each other and fails when one of them does: `node projenrc/beside.js check jest`.
// Words after `--` are for the last of them.
const { spawn } = require('child_process');

const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const tasks = words.slice(0, end);

for (const task of tasks) {
  const own = task === tasks.at(-1) ? words.slice(end + 1) : [];
  const child = spawn(process.execPath, [require.resolve('projen/bin/projen'), task, ...own], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 1;
  });
}
