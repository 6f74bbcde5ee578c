import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

/** A change of a template: the text that stands in it once, and what takes its place. */
export type Edit = readonly [from: string, to: string];

/**
 * An app with a stack for each template of this folder.
 *
 * @param files by the ids of the stacks, in the order of the app
 * @throws when a text to change is not there, or there twice
 */
export function includedTemplates(files: Readonly<Record<string, string>>, edits: readonly Edit[] = []): App {
  const folder = mkdtempSync(join(tmpdir(), 'shapes-'));
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const texts = Object.entries(files).map(([id, file]) => ({ id, text: readFileSync(join(__dirname, file), 'utf8') }));
  for (const [from] of edits) {
    const times = texts.reduce((sum, { text }) => sum + text.split(from).length - 1, 0);
    if (times !== 1) throw new Error(`'${from}' stands ${times} times in ${Object.values(files).join(', ')}`);
  }
  for (const { id, text } of texts) {
    const templateFile = join(folder, `${id}.yaml`);
    writeFileSync(templateFile, edits.reduce((changed, [from, to]) => changed.replace(from, () => to), text));
    new CfnInclude(new Stack(app, id), 'T', { templateFile });
  }
  return app;
}
