// Runs tasks of the project beside each other and fails when one of them does: `node projenrc/beside.js check jest`.
// Words after `--` are for the last of them. It is run by projen, so what a task runs is started without projen, which
// takes a second for each.
const { spawn } = require('child_process');
const { tasks } = require('../.projen/tasks.json');

const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const names = words.slice(0, end);

for (const name of names) {
  const own = name === names.at(-1) ? words.slice(end + 1) : [];
  const commands = tasks[name].steps.map(({ exec, receiveArgs }) => (receiveArgs ? `${exec} "$@"` : exec));
  const child = spawn('sh', ['-c', commands.join(' && '), name, ...own], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode ||= code ?? 1;
  });
}
