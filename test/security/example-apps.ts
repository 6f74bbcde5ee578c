import { existsSync, readdirSync, readFileSync } from 'fs';
import { createRequire } from 'module';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { REPORT_ONLY, Review, reviewOf } from './review';

const EXAMPLES = join(__dirname, '../../examples');

/** The names of all examples: folders with an `app.ts`, which exports its `app`. */
export const EXAMPLE_NAMES = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'app.ts'))).sort();

/** The examples whose resources are all of this library or of theirs: `aws-eks` brings functions and roles of its own, and what is adopted is as others made it. */
const REVIEWED_NAMES = EXAMPLE_NAMES.filter((name) => !['any-cluster', 'adopt-existing-cluster'].includes(name));

/** What the packs say of each example, by its name. */
export function exampleReviews(): Record<string, Review> {
  return Object.fromEntries(REVIEWED_NAMES.map((name) => [name, reviewOf(exampleApp(name))]));
}

/** The context that the CDK CLI gives to an example, with which a report is only written. */
export function exampleContext(name: string): Record<string, unknown> {
  const contentOf = (file: string) => (existsSync(join(EXAMPLES, name, file)) ? JSON.parse(readFileSync(join(EXAMPLES, name, file), 'utf8')) : {});
  return { ...contentOf('cdk.json').context, ...contentOf('cdk.context.json'), ...REPORT_ONLY };
}

/** The app that an example makes when it is loaded, which is once in a process. What it prints is dropped. */
function exampleApp(name: string): App {
  const { log } = console;
  console.log = () => {};
  process.env.CDK_CONTEXT_JSON = JSON.stringify(exampleContext(name));
  try {
    const { app } = createRequire(__filename)(join(EXAMPLES, name, 'app.ts'));
    if (!App.isApp(app)) throw new Error(`examples/${name}/app.ts must export its app as 'app', so that it can be reviewed`);
    return app;
  } finally {
    console.log = log;
    delete process.env.CDK_CONTEXT_JSON;
  }
}
