// A plugin of the rules of our own, each in a file of its name.
const { readdirSync } = require('fs');
const { basename, join } = require('path');

const names = readdirSync(__dirname).map((file) => basename(file, '.js')).filter((name) => name !== 'index');

module.exports = {
  meta: { name: 'own' },
  rules: Object.fromEntries(names.map((name) => [name, require(join(__dirname, name))])),
};
