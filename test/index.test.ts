import { bundledDependencies } from '../package.json';
import { PROCESS_TIMEOUT, runInFreshProcess } from './private/child-process';

test('an import of the library loads none of what is bundled, and an unknown instance type what looks for near names', () => {
  const loaded = `${JSON.stringify(bundledDependencies)}.filter((name) => Object.keys(require.cache).some((file) => file.includes('node_modules/' + name + '/')))`;
  const code = `
    const { InstanceTypeLimits } = require('./src');
    const atImport = ${loaded};
    try { InstanceTypeLimits.of('m5.lage'); } catch (error) { console.log(JSON.stringify([atImport, ${loaded}])); }`;

  expect(runInFreshProcess(code)).toEqual({ code: 0, stdout: '[[],["fastest-levenshtein"]]\n', stderr: '' });
}, PROCESS_TIMEOUT);
