/** Writes the drawings of the documentation, and the reports that tests compare. */
import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { reportFiles } from './report-files';

for (const [path, text] of reportFiles()) {
  const file = join(__dirname, '..', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
