import { existsSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';

/**
 * Runs the app of an example as the CDK CLI runs an app: the context of its cdk.json, what was looked up for it, and
 * the folder of its assembly reach it through the environment.
 */
const [name = 'dense-cluster'] = process.argv.slice(2);
const folder = join(__dirname, '../examples', name);
const contentOf = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const lookedUp = existsSync(join(folder, 'cdk.context.json')) ? contentOf('cdk.context.json') : {};

process.env.CDK_CONTEXT_JSON = JSON.stringify({ ...contentOf('cdk.json').context, ...lookedUp });
process.env.CDK_OUTDIR = join(folder, 'cdk.out');
createRequire(__filename)(join(folder, 'app.ts'));
