import { readFileSync, existsSync } from 'fs';
import { join } from 'path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CfnTemplate } from './template-graph';

/** An example, as its own test looks at it. */
export class Example {
  private readonly context: Record<string, unknown>;

  /** What `cdk init` has written into its cdk.json. */
  public readonly flags: Record<string, unknown>;

  constructor(name: string, private readonly define: (app: App) => void) {
    const folder = join(__dirname, '../../examples', name);
    const contentOf = (file: string) => (existsSync(join(folder, file)) ? JSON.parse(readFileSync(join(folder, file), 'utf8')) : {});
    this.flags = contentOf('cdk.json').context;
    this.context = { ...this.flags, ...contentOf('cdk.context.json') };
  }

  /** The app, not yet synthesized. */
  public app(): App {
    const app = new App({ context: this.context });
    this.define(app);
    return app;
  }

  /** The text of each template, by the name of its stack. */
  public texts(): Record<string, string> {
    return Object.fromEntries(this.app().synth().stacks.map(({ stackName, templateFullPath }) => [stackName, readFileSync(templateFullPath, 'utf8')]));
  }

  /** The templates, and the ids of the warnings, by the name of the stack. */
  public synthesized(): Record<string, { readonly template: CfnTemplate; readonly warnings: string[] }> {
    return Object.fromEntries(this.app().synth().stacks.map(({ stackName, template, messages }) => {
      const ids = messages.filter(({ level }) => level === 'warning').map(({ entry }) => /\[ack: ([^\]]+)\]/.exec(String(entry.data))?.[1] ?? String(entry.data));
      return [stackName, { template, warnings: [...new Set(ids)].sort() }];
    }));
  }

  /** What the AwsSolutions pack of cdk-nag says of it. */
  public nagReport(): { readonly violations: any[]; readonly suppressedViolations: any[] } {
    const app = this.app();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const report = JSON.parse(readFileSync(join(app.synth().directory, 'validation-report.json'), 'utf8'));
    return report.pluginReports.find(({ pluginName }: any) => pluginName === 'AwsSolutions');
  }
}

/** That nothing is found, and that what is acknowledged is so on the resource itself, with its reason. */
export function expectClean({ violations, suppressedViolations }: ReturnType<Example['nagReport']>): void {
  expect(violations).toEqual([]);
  expect(suppressedViolations.length).toBeGreaterThan(0);
  for (const { acknowledgedAt, reason, violatingConstructs } of suppressedViolations) {
    expect(reason).toMatch(/^EKS documents/);
    for (const { constructPath } of violatingConstructs) expect(constructPath).toBe(`${acknowledgedAt}/Resource`);
  }
}
