import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
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

  /** What the AwsSolutions pack of cdk-nag says of it. */
  public nagReport(): { readonly violations: any[]; readonly suppressedViolations: any[] } {
    const { directory } = this.assembly((app) => Validations.of(app).addPlugins(new AwsSolutionsChecks(app)));
    const report = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
    return report.pluginReports.find(({ pluginName }: any) => pluginName === 'AwsSolutions');
  }

  private assembly(prepare: (app: App) => void = () => {}) {
    const app = new App({ context: this.context });
    prepare(app);
    this.define(app);
    return app.synth();
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
