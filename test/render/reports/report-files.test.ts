import { readFileSync } from 'fs';
import { join } from 'path';
import { reportFiles } from '../../../scripts/report-files';

const ROOT = join(__dirname, '../../..');

test.each([...reportFiles()])('%s is what the library makes', (path, text) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text); // npx projen generate:reports
});
