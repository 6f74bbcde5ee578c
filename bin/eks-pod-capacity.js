#!/usr/bin/env node
const { main } = require('../lib/cli/main');

const { code, stdout, stderr } = main(process.argv.slice(2));
process.exitCode = code;
process.stdout.write(stdout);
process.stderr.write(stderr);
