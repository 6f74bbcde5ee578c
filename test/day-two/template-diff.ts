import { fullDiff, ResourceDifference, ResourceImpact } from '@aws-cdk/cloudformation-diff';
import { isCreateOnly, referencesOf } from './resource-facts';
import { CfnTemplate } from '../private/template-graph';

/** A resource that a deployment touches. */
export interface TouchedResource {
  readonly id: string;
  readonly type: string;

  /** The properties that change, sorted; of a resource that comes or goes none. */
  readonly properties: string[];
}

/** A resource in whose place another one is made. */
export interface ReplacedResource extends TouchedResource {
  /** Who makes another one: CloudFormation, for a create-only property, or this library, by another logical id. */
  readonly by: 'CloudFormation' | 'this library';

  /** The logical id of the one that is made: the same where CloudFormation replaces. */
  readonly successor: string;

  /** False where CloudFormation replaces under some conditions only. */
  readonly certain: boolean;
}

/** What a deployment of one template over another does to resources. */
export interface TemplateDiff {
  readonly added: TouchedResource[];

  /** Updated in place, by properties of their own. */
  readonly updated: TouchedResource[];

  /** Updated in place although their text stays: what they refer to changes, as the newest version of a launch template does. */
  readonly following: TouchedResource[];

  /** Only what they wait for changes, or their metadata: CloudFormation does nothing to them. */
  readonly reordered: TouchedResource[];
  readonly replaced: ReplacedResource[];
  readonly removed: TouchedResource[];
}

/**
 * What a deployment of the second template over the first does.
 *
 * Built on CDK's own diff, with what that leaves out: who replaces, an update that only a reference brings, and the difference between
 * an update and another `DependsOn`. Throws where the diff knows nothing of a property that changes.
 */
export function templateDiff(before: CfnTemplate, after: CfnTemplate): TemplateDiff {
  const { changes } = fullDiff(before, after).resources;
  const ids = (wanted: (change: ResourceDifference) => boolean) => Object.keys(changes).filter((id) => wanted(changes[id])).sort();
  const come = ids(({ isAddition }) => isAddition).map((id) => touched(id, changes[id]));
  const go = ids(({ isRemoval }) => isRemoval).map((id) => touched(id, changes[id]));
  const byLibrary = go.flatMap((gone) => successorOf(gone, come, before, after));
  const byCloudFormation = ids(({ isUpdate }) => isUpdate).flatMap((id) => replacementBy(id, changes[id]));
  const replaced = [...byCloudFormation, ...byLibrary];
  const stay = ids(({ isUpdate }) => isUpdate).filter((id) => !replaced.some((each) => each.id === id)).map((id) => touched(id, changes[id]));
  const updated = stay.filter(({ properties }) => properties.length > 0);
  const newVersions = updated.filter(({ type }) => type === 'AWS::EC2::LaunchTemplate').map(({ id }) => `${id}.LatestVersionNumber`);
  const untouched = (id: string) => ![...come, ...byCloudFormation, ...updated].some((each) => each.id === id);
  return {
    added: come.filter(({ id }) => !byLibrary.some(({ successor }) => successor === id)),
    updated,
    following: followers(after, untouched, byCloudFormation.map(({ id }) => id), newVersions),
    reordered: stay.filter(({ properties }) => properties.length === 0),
    replaced,
    removed: go.filter(({ id }) => !byLibrary.some((each) => each.id === id)),
  };
}

/** The node group that takes the place of one that goes, in the same construct of this library under another logical id. */
function successorOf(gone: TouchedResource, come: TouchedResource[], before: CfnTemplate, after: CfnTemplate): ReplacedResource[] {
  if (gone.type !== 'AWS::EKS::Nodegroup') return [];
  const successor = come.find(({ id, type }) => type === gone.type && groupOf(after, id) === groupOf(before, gone.id));
  return successor === undefined ? [] : [{ ...gone, properties: ['logical id'], by: 'this library', successor: successor.id, certain: true }];
}

function touched(id: string, change: ResourceDifference): TouchedResource {
  const properties = Object.entries(change.propertyUpdates);
  const unknown = properties.filter(([, { changeImpact }]) => changeImpact === ResourceImpact.NO_CHANGE);
  // What a custom resource does with an update is its own.
  if (unknown.length > 0 && change.newResourceType?.startsWith('Custom::') !== true) throw new Error(`the diff knows nothing of ${change.newResourceType} ${unknown.map(([name]) => name).join(', ')}`);
  return { id, type: (change.newResourceType ?? change.oldResourceType)!, properties: properties.map(([name]) => name).sort() };
}

/** The resource, where a property that is create-only changes, or always may be. */
function replacementBy(id: string, change: ResourceDifference): ReplacedResource[] {
  const impacts = [ResourceImpact.WILL_REPLACE, ResourceImpact.MAY_REPLACE];
  const causes = Object.entries(change.propertyUpdates).filter(([, { changeImpact }]) => impacts.includes(changeImpact!));
  if (causes.length === 0) return [];
  return [{
    ...touched(id, change),
    properties: causes.map(([name]) => name).sort(),
    by: 'CloudFormation',
    successor: id,
    certain: causes.some(([, { changeImpact }]) => changeImpact === ResourceImpact.WILL_REPLACE),
  }];
}

/**
 * Resources whose text stays, and that refer to one that is made anew, or to the newest version of a launch template that gets one. The
 * diff does not look into a text that is joined together: a create-only property with such a text would be missed, so it throws.
 */
function followers(after: CfnTemplate, untouched: (id: string) => boolean, renewed: string[], newVersions: string[]): TouchedResource[] {
  const changes = (name: string) => renewed.includes(name.split('.')[0]) || newVersions.includes(name);
  return Object.entries(after.Resources).filter(([id]) => untouched(id)).flatMap(([id, { Type: type, Properties = {} }]) => {
    const properties = Object.keys(Properties).filter((name) => referencesOf(Properties[name]).some(changes)).sort();
    const missed = properties.filter((name) => isCreateOnly(type, name));
    if (missed.length > 0) throw new Error(`${id} has in ${missed.join(', ')}, which is create-only, what is made anew; the diff does not see it`);
    return properties.length === 0 ? [] : [{ id, type, properties }];
  });
}

/** The path of the `PodNodegroup` that a group belongs to: two levels up, for the level between is the mode. */
function groupOf(template: CfnTemplate, id: string): string {
  const path: string | undefined = (template.Resources[id] as any).Metadata?.['aws:cdk:path'];
  if (path === undefined) throw new Error(`${id} has no path; synthesize with aws:cdk:enable-path-metadata`);
  return path.split('/').slice(0, -2).join('/');
}
