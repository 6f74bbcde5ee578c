import { IConstruct } from 'constructs';
import { DocumentTemplate } from './document-template';
import { Finding } from '../../../findings/finding';
import { StartedModes } from '../../../forecast/groups/nodes-in-mode';
import { PodForecastProps } from '../../../forecast/pod-forecast-props';
import { CapacityPlan } from '../../../plan/capacity-plan';
import { ModeOutcome } from '../../../plan/mode-outcome';
import { OvercommitPolicy } from '../../../plan/overcommit-policy';

/** What a plan is computed from. */
export interface PlanBasis {
  readonly forecast: PodForecastProps;
  readonly modes?: StartedModes;
  readonly onOvercommit: OvercommitPolicy;
}

/**
 * What is known of plans of an app that differ in the paths of their subnets alone. An app has many clusters alike:
 * these are planned once.
 */
export class AlikePlans {
  /**
   * Those of which a plan is.
   *
   * @param root of the app
   */
  public static of(root: IConstruct, { forecast, modes, onOvercommit }: PlanBasis): AlikePlans {
    // Nodes of two modes are on their way from one to the other, and few clusters are.
    if (modes !== undefined) return new AlikePlans();
    const known = KNOWN.get(root) ?? new Map<string, AlikePlans>();
    KNOWN.set(root, known);
    const key = `${onOvercommit} ${withoutPaths(forecast)}`;
    const alike = known.get(key) ?? new AlikePlans();
    known.set(key, alike);
    return alike;
  }

  private known?: ModeOutcome[];
  private hasNoFindings = false;
  private template?: DocumentTemplate;
  private hasNoTemplate = false;

  private constructor() {}

  /** The modes of such a plan. */
  public modesOf(plan: CapacityPlan): ModeOutcome[] {
    const modes = this.known ?? plan.modes;
    // A refusal names subnets.
    if (modes.every(({ refusal }) => refusal === undefined)) this.known = modes;
    return modes;
  }

  /** What there is to say of such a plan; findings name subnets. */
  public findingsOf(plan: () => CapacityPlan): Finding[] {
    if (this.hasNoFindings) return [];
    const { findings } = plan();
    this.hasNoFindings = findings.length === 0;
    return findings;
  }

  /**
   * The document of such a plan.
   *
   * @param names in it, in one order for all such plans: its own, and those of its subnets
   * @param written the document, where there is none of such a plan yet
   */
  public documentOf(names: readonly string[], written: () => string): string {
    if (this.template !== undefined) return this.template.with(names);
    const document = written();
    if (!this.hasNoTemplate) this.template = DocumentTemplate.of(document, names);
    this.hasNoTemplate = this.template === undefined;
    return document;
  }
}

/** They are as many as the app has clusters, at most. */
const KNOWN = new WeakMap<IConstruct, Map<string, AlikePlans>>();

/** All of a forecast as one text, with the place of each subnet for its name, and the order of these names. */
function withoutPaths({ subnets, nodegroups, fleets, ...rest }: PodForecastProps): string {
  const names = subnets.map(({ name }) => name);
  const places = new Map(names.map((name, place) => [name, place]));
  const placesOf = (some?: string[]) => some?.map((name) => places.get(name) ?? name);
  return JSON.stringify([
    rest,
    [...names].sort().map((name) => places.get(name)),
    subnets.map((subnet) => ({ ...subnet, name: places.get(subnet.name) })),
    ...[nodegroups, fleets].map((nodes) => nodes?.map((each) => ({
      ...each, subnets: placesOf(each.subnets), podSubnets: placesOf(each.podSubnets),
    }))),
  ]);
}
