import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { CfnTemplate } from './template-graph';

/** An example, as its own test looks at it. */
export class Example {
  private readonly context: Record<string, unknown>;

  /** What `cdk init` has written into its cdk.json. */
  public readonly flags: Record<string, unknown>;

  constructor(name: string, private readonly define: (app: App) => unknown) {
    const folder = join(__dirname, '../../examples', name);
    const contentOf = (file: string) => (existsSync(join(folder, file)) ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : {});
    this.flags = contentOf('cdk.json').context;
    this.context = { ...this.flags, ...contentOf('cdk.context.json') };
  }

  /** What a function defines in an app of the example's context. */
  public stacks<T>(define: (app: App) => T): T {
    return define(new App({ context: this.context }));
  }

  /** The text of each template, by the name of its stack. */
  public texts(): Record<string, string> {
    return Object.fromEntries(this.assembly().stacks.map(({ stackName, templateFullPath }) => [stackName, readFileSync(templateFullPath, 'utf8')]));
  }

  /** The templates, and the ids of the warnings, by the name of the stack. */
  public synthesized(): Record<string, { readonly template: CfnTemplate; readonly warnings: string[] }> {
    return Object.fromEntries(this.assembly().stacks.map(({ stackName, template, messages }) => {
      const ids = messages.filter(({ level }) => level === 'warning').map(({ entry }) => /\[ack: ([^\]]+)\]/.exec(String(entry.data))?.[1] ?? String(entry.data));
      return [stackName, { template, warnings: [...new Set(ids)].sort() }];
    }));
  }

  private assembly() {
    const app = new App({ context: this.context });
    this.define(app);
    return app.synth();
  }
}
