import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { CfnTemplate } from '../../../private/template-graph';

/** One resource that names another one in DependsOn, and refers to it nowhere else. */
export interface Edge {
  readonly later: string;
  readonly earlier: string;
}

const dependsOn = (template: CfnTemplate, id: string) => [template.Resources[id].DependsOn ?? []].flat();

/** The edges of a template that are `DependsOn` only. */
export function dependsOnEdges(template: CfnTemplate): Edge[] {
  return Object.keys(template.Resources).flatMap((later) => dependsOn(template, later)
    .filter((earlier) => !referred(template, later).includes(earlier))
    .map((earlier) => ({ later, earlier })));
}

/**
 * The template without an edge, and without all other ways by which one waits for the other: each is cut where nothing is to be said of it.
 * Undefined where references alone make a way.
 */
export function without(template: CfnTemplate, { later, earlier }: Edge, canCut: (edge: Edge) => boolean): CfnTemplate | undefined {
  const changed = cut(copied(template), later, earlier);
  for (let way = wayIn(changed, later, earlier); way !== undefined; way = wayIn(changed, later, earlier)) {
    const found = way.find((edge) => dependsOn(changed, edge.later).includes(edge.earlier)
      && !referred(changed, edge.later).includes(edge.earlier) && canCut(edge));
    if (found === undefined) return undefined;
    cut(changed, found.later, found.earlier);
  }
  return changed;
}

/** The same with the edge the other way round. */
export function reversed(template: CfnTemplate, { later, earlier }: Edge): CfnTemplate {
  const changed = copied(template);
  changed.Resources[earlier].DependsOn = [...dependsOn(changed, earlier), later];
  return changed;
}

/** Where no app of a template writes anything: CDK would make a folder for each. */
const OUTDIR = mkdtempSync(join(tmpdir(), 'template-edges-'));

/** The resources of a template, in a stack of an app of their own, which is not synthesized. */
export function appOfTemplate(template: CfnTemplate): App {
  const app = new App({ outdir: OUTDIR });
  const stack = new Stack(app, 'T', { env: { region: 'eu-west-1' } });
  const made = Object.entries(template.Resources).map(([id, { Type: type, Properties: properties }]) => {
    const resource = new CfnResource(stack, id, { type, properties });
    resource.overrideLogicalId(id);
    return [id, resource] as const;
  });
  const byId = new Map(made);
  for (const [id, resource] of made) dependsOn(template, id).forEach((other) => resource.addResourceDependency(byId.get(other)!));
  return app;
}

/** A template with the same properties, of which another resource can wait for another one. */
function copied(template: CfnTemplate): any {
  const resources = Object.entries(template.Resources).map(([id, resource]) => [id, { ...resource }]);
  return { ...template, Resources: Object.fromEntries(resources) };
}

function cut(template: any, later: string, earlier: string): CfnTemplate {
  template.Resources[later].DependsOn = dependsOn(template, later).filter((id) => id !== earlier);
  return template;
}

/** A way by which one resource waits for another one. */
function wayIn(template: CfnTemplate, from: string, to: string): Edge[] | undefined {
  const before = new Map<string, Edge>();
  const open = [from];
  for (const later of open) {
    for (const earlier of [...dependsOn(template, later), ...referred(template, later)]) {
      if (before.has(earlier) || earlier === from) continue;
      before.set(earlier, { later, earlier });
      open.push(earlier);
    }
  }
  const way: Edge[] = [];
  for (let edge = before.get(to); edge !== undefined; edge = before.get(edge.later)) way.unshift(edge);
  return way.length === 0 ? undefined : way;
}

/** What properties refer to: copies of a template have the same ones. */
const REFERRED = new WeakMap<object, string[]>();

/** What the properties of a resource refer to. */
function referred(template: CfnTemplate, id: string): string[] {
  const { Properties: properties = {} } = template.Resources[id];
  const known = REFERRED.get(properties) ?? namesIn(properties).filter((name) => name in template.Resources);
  REFERRED.set(properties, known);
  return known;
}

function namesIn(properties: object): string[] {
  const names = [...JSON.stringify(properties).matchAll(/\{"(?:Ref":"(\w+)"|Fn::GetAtt":\["(\w+)")/g)];
  return names.map(([, ref, attribute]) => ref ?? attribute);
}
