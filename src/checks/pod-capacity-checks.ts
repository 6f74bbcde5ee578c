import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { ChecksFailOn, PodCapacityChecksProps } from './pod-capacity-checks-props';
import { appFindings } from './private/app-findings';
import { applyTags } from './private/applied-tags';
import { ownWarnings } from './private/own-warnings';
import { propFindings } from './private/prop-findings';
import { reportOf } from './private/report';
import { LocatedFinding } from './rules/located-finding';
import { findingIds, findingOf } from '../findings/catalogue';
import { FindingSeverity } from '../findings/finding';
import { FindingError } from '../findings/finding-error';
import { about } from '../findings/subject';
import { Wording } from '../findings/wording';
import { CHECKS_USE_WORDS } from '../findings/words/checks/checks-use';
import { CONSTRUCT, shapeFindings } from '../validation/prop-shapes';
import { noteReporter } from '../validation/warnings';

/**
 * Checks every EKS resource of an app, by whatever library it is defined: `aws-eks`, `aws-eks-v2`, plain CloudFormation
 * resources, others.
 *
 * The checks find what the constructs of this library refuse or warn of: too few IP addresses, settings of the VPC CNI
 * that do nothing, node groups that start before it.
 *
 * This is a plug-in of CDK's validation. A rule has the id of its finding. To acknowledge one, call
 * `Validations.of(scope).acknowledge({ id, reason })` on the resource or around it. Give the id alone. With
 * `PodCapacityChecks::` in front of it, the report keeps who acknowledged what.
 *
 * With `ChecksFailOn.WARNING`, warnings of this library's constructs that nobody acknowledged are reported too, under
 * the same ids. They are then not printed as warnings.
 *
 * Values that are known only at deployment are not checked, and findings say so. A parameter counts with its default,
 * and a finding that depends on it is a warning at most. A node of another library counts as one that runs as many pods
 * as it can. Nodes of NodePools, Auto Scaling groups, HyperPod and Batch are counted if the template says how many
 * there can be. What is not counted is named, with the reason. The metadata of the report says under `density` how many
 * node groups could run more pods with prefixes.
 *
 * @example
 * Validations.of(app).addPlugins(new PodCapacityChecks());
 */
export class PodCapacityChecks implements IPolicyValidationPlugin {
  /** The name of the plug-in in reports, and before `::` in ids that are acknowledged. */
  public readonly name = 'PodCapacityChecks';

  /**
   * Undefined, because the version is that of this library.
   *
   * @default - none
   */
  public readonly version?: string;

  /** The ids of all findings. */
  public readonly ruleIds?: string[] = findingIds();

  private readonly props: PodCapacityChecksProps;

  /**
   * Makes the checks.
   *
   * @param props what fails synthesis, and what is reported
   * @throws when a prop has a value that it does not take
   */
  constructor(props: PodCapacityChecksProps = {}) {
    const refused = propFindings(props);
    if (refused.length > 0) throw new FindingError(refused);
    this.props = props;
    if (props.failOn === ChecksFailOn.WARNING) noteReporter(this);
    // What CDK calls of an aspect, for whoever adds this as one. It is no method of the class: that would make it an
    // aspect for the types of every language.
    Object.defineProperty(this, 'visit', {
      value: () => {
        throw misplaced(CHECKS_USE_WORDS.asAspect, 'PodCapacityChecks');
      },
    });
  }

  /**
   * Checks the stacks that CDK validates. CDK calls it once the templates are written.
   *
   * @param context the app, and its templates
   */
  public validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    // Called without a context by whoever takes this for a validation of a construct.
    if (context?.stackTemplates === undefined) throw misplaced(CHECKS_USE_WORDS.asValidation, 'context');
    const templates = new Map(
      context.stackTemplates.map(({ stackConstructPath, templatePath }) => [stackConstructPath, templatePath]),
    );
    return this.report(context.appConstruct, templates);
  }

  /**
   * Checks everything under a construct without synthesis, for tests of an app.
   *
   * @param scope an app, a stage, a stack
   */
  public validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const unread = shapeFindings({ scope }, { scope: CONSTRUCT }, ['scope']);
    if (unread.length > 0) throw new FindingError(unread);
    applyTags(scope.node.root);
    return this.report(scope);
  }

  private report(scope: IConstruct, templates?: ReadonlyMap<string, string>): PolicyValidationPluginReport {
    const {
      failOn = ChecksFailOn.ERROR, lowestSeverity = FindingSeverity.WARNING, onOvercommit, instanceTypeLimits = [],
    } = this.props;
    const isWritten = templates !== undefined;
    const all: LocatedFinding[] = appFindings(scope.node.root, { onOvercommit, instanceTypeLimits }, isWritten);
    const findings = all.filter(({ resource }) => resource.construct.node.scopes.includes(scope));
    const ofConstructs = failOn === ChecksFailOn.WARNING ? ownWarnings(scope, isWritten) : [];
    return reportOf([...findings, ...ofConstructs], { failOn, lowestSeverity, templates });
  }
}

/** What to throw where the checks are put to a use that they are not for. */
function misplaced(words: Wording<{}>, parameter: string): FindingError {
  return new FindingError([findingOf(words, about.prop(parameter), {})]);
}
