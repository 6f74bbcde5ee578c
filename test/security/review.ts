import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NotingPack, packs } from './packs';

/** Context under which synthesis reports what it found wrong, and does not fail because of it. */
export const REPORT_ONLY = { '@aws-cdk/core:failSynthOnValidationErrors': false };

/** A rule that fired on a resource. */
export interface Finding {
  /** Id of the rule, with that of its pack. */
  readonly rule: string;

  /** Path of the resource. */
  readonly resource: string;
}

/** A rule that fired on a resource, and why that is so. */
export interface Acknowledged extends Finding {
  /** Path of the construct that carries the acknowledgement. */
  readonly at: string;
  readonly reason: string;
}

/** What a pack says of an app. */
export interface PackReview {
  readonly pack: string;

  /** How many rules it has. */
  readonly rules: number;

  /** Ids of the rules that found a resource that they apply to. */
  readonly evaluated: string[];
  readonly acknowledged: Acknowledged[];
  readonly unacknowledged: Finding[];
}

/** An acknowledgement for a rule of the packs, as it stands in the tree, whether or not anything fires. */
export interface Acknowledgement {
  readonly rule: string;
  readonly target: IConstruct;
}

/** What the packs say of an app. */
export interface Review {
  readonly packs: PackReview[];

  /** All acknowledgements of rules of the packs. */
  readonly acknowledgements: Acknowledgement[];

  /** The templates, by the name of the stack. */
  readonly templates: Record<string, any>;

  /** Acknowledgements without which nothing would be reported: `<id of the rule> <path of their target>`. */
  readonly stale: string[];
}

/**
 * Synthesizes an app once, with all packs, and reads the report that the synthesis writes.
 *
 * @param app an app with the context `REPORT_ONLY`
 */
export function reviewOf(app: App): Review {
  const noting = packs();
  Validations.of(app).addPlugins(...noting);
  const { directory, stacks } = app.synth();
  const { pluginReports } = JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'));
  const acknowledgements = acknowledgementsIn(app, noting.map(({ readPackName }) => readPackName));
  const fired = new Set(noting.flatMap((pack) => [...pack.fired]));
  return {
    packs: noting.map((pack) => packReview(pack, pluginReports.find(({ pluginName }: any) => pluginName === pack.name))),
    acknowledgements,
    templates: Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template])),
    stale: acknowledgements.map(({ rule, target }) => `${rule} ${target.node.path}`).filter((text) => !fired.has(text)),
  };
}

/** A pack that found nothing at all has no report. */
function packReview(pack: NotingPack, report: any = {}): PackReview {
  const { violations = [], suppressedViolations = [] } = report;
  const pathsOf = ({ violatingConstructs }: any): string[] => violatingConstructs.map(({ constructPath }: any) => constructPath);
  return {
    pack: pack.readPackName,
    rules: pack.rules.size,
    evaluated: [...pack.evaluated].sort(),
    acknowledged: suppressedViolations.flatMap((violation: any) => pathsOf(violation)
      .map((resource) => ({ rule: violation.ruleName, resource, at: violation.acknowledgedAt, reason: violation.reason }))),
    unacknowledged: violations.flatMap((violation: any) => pathsOf(violation).map((resource) => ({ rule: violation.ruleName, resource }))),
  };
}

/**
 * Those for rules of the packs, whatever they are prefixed with: without the name of the plug-in cdk-nag honours them, and reports nothing.
 */
function acknowledgementsIn(app: App, packNames: string[]): Acknowledgement[] {
  return app.node.findAll().flatMap((target) => target.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data as object))
    .map((id) => ({ rule: id.slice(id.indexOf('::') + 2), target }))
    .filter(({ rule }) => packNames.some((name) => rule.startsWith(`${name}-`))));
}
