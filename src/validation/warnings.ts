import { Annotations, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Finding } from '../findings/finding';
import { blockWithoutId } from '../findings/print/finding-lines';

/** Plug-ins that report the warnings of constructs themselves, so that no annotation says them a second time. */
const reporters = new WeakSet<object>();

/** What each construct has warned of, whether or not somebody acknowledged it. */
const warnedOf = new WeakMap<IConstruct, Finding[]>();

/** The constructs of an app that have warned of something, by the root of its tree. */
const warnersOf = new WeakMap<IConstruct, Set<IConstruct>>();

/** Notes a plug-in as one that reports warnings of constructs. */
export function noteReporter(plugin: object): void {
  reporters.add(plugin);
}

/** Warns of a finding at a construct, by an annotation that is acknowledged by its id. */
export function warn(scope: IConstruct, finding: Finding): void {
  warnedOf.set(scope, [...warnedOf.get(scope) ?? [], finding]);
  Annotations.of(scope).addWarningV2(finding.id, blockWithoutId(finding));
  noteWarner(scope);
  if (isReported(scope)) takeBack(scope, finding);
}

/** What a construct has warned of and nobody has acknowledged. */
export function warningsLeft(scope: IConstruct): Finding[] {
  // An annotation that is not there was taken back, or somebody acknowledged it.
  return (warnedOf.get(scope) ?? []).filter((finding) => !isAcknowledged(scope, finding));
}

/** Whether somebody has acknowledged the id of a finding at a construct, or around it. */
export function isAcknowledged(scope: IConstruct, finding: Finding): boolean {
  if (annotationOf(scope, finding) !== undefined) return false;
  // CDK does not make an annotation that is acknowledged.
  Annotations.of(scope).addWarningV2(finding.id, blockWithoutId(finding));
  const isMade = annotationOf(scope, finding) !== undefined;
  takeBack(scope, finding);
  return !isMade;
}

/** A plug-in can come after the warnings: the root of an app is validated before CDK collects annotations. */
function noteWarner(scope: IConstruct): void {
  const { root } = scope.node;
  const warners = warnersOf.get(root) ?? new Set<IConstruct>();
  if (!warnersOf.has(root)) {
    warnersOf.set(root, warners);
    root.node.addValidation({
      validate: () => {
        for (const each of [...warners].filter(isReported)) {
          warnedOf.get(each)!.forEach((finding) => takeBack(each, finding));
        }
        return [];
      },
    });
  }
  warners.add(scope);
}

/** Whether a stage around a construct has a plug-in that reports its warnings. */
function isReported({ node: { scopes } }: IConstruct): boolean {
  return scopes.filter(Stage.isStage).some((stage) => {
    const { _validationPlugins: plugins } = stage as unknown as { readonly _validationPlugins?: unknown };
    return Array.isArray(plugins) && plugins.some((plugin) => reporters.has(plugin));
  });
}

/** The text of an annotation, as CDK finds it. */
function annotationOf(scope: IConstruct, { id }: Finding): string | undefined {
  return scope.node.metadata.map(({ data }) => `${data}`).find((text) => text.endsWith(`[ack: ${id}]`));
}

/** Takes back an annotation, which CDK does where one is acknowledged. */
function takeBack(scope: IConstruct, { id }: Finding): void {
  const { _metadata: entries } = scope.node as unknown as { readonly _metadata?: Array<{ readonly data: unknown }> };
  for (let place = (entries?.length ?? 0) - 1; place >= 0; place--) {
    if (`${entries![place].data}`.endsWith(`[ack: ${id}]`)) entries!.splice(place, 1);
  }
}
