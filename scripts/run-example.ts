import { readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';

/**
 * Runs the app of an example as the CDK CLI runs an app: the context of its cdk.json and the folder of its assembly reach it
 * through the environment.
 */
const [name = 'dense-cluster'] = process.argv.slice(2);
const folder = join(__dirname, '../examples', name);
const { context } = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8'));

process.env.CDK_CONTEXT_JSON = JSON.stringify(context);
process.env.CDK_OUTDIR = join(folder, 'cdk.out');
createRequire(__filename)(join(folder, 'app.ts'));
