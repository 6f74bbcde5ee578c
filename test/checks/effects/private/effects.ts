import { IConstruct } from 'constructs';
import { variantsOf, Written, WrittenResources } from './variants';
import { BuiltApp, builtApp, isPlain, WrittenApp } from './written-app';
import { AppResources } from '../../../../src/templates/app-resources';
import { renderings } from '../../../../src/templates/rendering';
import { StageTree } from '../../../../src/templates/stage-tree';

/** What is read of a template, as data. */
export type Read = (resources: AppResources, root: IConstruct) => object;

/** So many changes are said of one value, and so much of each. */
const MOST_SAID = 5;
const LONGEST = 140;

/** What stands in the way to a value wherever it is read. */
const COMMON = [/\bS\//g, /^clusters\.Cluster\./];

/** A template, of which each place can be written otherwise. */
export class Effects {
  private readonly made: BuiltApp;
  private readonly rendered: ReturnType<typeof renderings>;
  private readonly before: Map<string, string>;

  constructor(private readonly app: WrittenApp, private readonly read: Read) {
    this.made = builtApp(app);
    const tree = new StageTree(this.made.root);
    this.before = flat(this.readOf(tree));
    this.rendered = tree.fact(renderings);
  }

  /** All that is read of the template as it is. */
  public get whole(): string {
    return [...this.before].map(([key, value]) => `${key} = ${value}`).join('\n');
  }

  /** The resources, without those that stand in many templates. */
  public idsBeside(others: WrittenResources): string[] {
    return Object.keys(this.app.resources).filter((id) => this.app.resources[id] !== others[id]);
  }

  /**
   * What each place of a resource does: for each place the values that can stand there, with what changes of all that is read;
   * values of one effect stand together.
   */
  public of(id: string): string {
    const places = new Map<string, Map<string, string[]>>();
    for (const { place, value, resources } of variantsOf(this.app.resources, id, this.app.insideFunctions, this.app.inOtherForms)) {
      const effect = this.effectOf(id, resources);
      const ofPlace = places.get(place) ?? new Map<string, string[]>();
      places.set(place, ofPlace.set(effect, [...ofPlace.get(effect) ?? [], value]));
    }
    return [...places].map(([place, effects]) => (
      [place, ...[...effects].map(([effect, values]) => `  ${values.join(' | ')}: ${effect}`)].join('\n'))).join('\n');
  }

  private effectOf(id: string, resources: WrittenResources): string {
    const [was, now] = [this.app.resources[id], resources[id]];
    const after = isPlain(was) && was.Type === now.Type && was.DependsOn === now.DependsOn && was.Condition === now.Condition
      ? this.withProperties(id, now) : flat(this.readOf(new StageTree(builtApp({ ...this.app, resources }).root)));
    return changes(this.before, after);
  }

  /** The same template with other properties of one resource, which is quicker than another template. */
  private withProperties(id: string, now: Written): Map<string, string> {
    const resource = this.made.resources.get(id) as unknown as { _cfnProperties: object };
    const { _cfnProperties: before } = resource;
    resource._cfnProperties = this.made.propertiesOf(now);
    try {
      const tree = new StageTree(this.made.root);
      for (const [other, forms] of this.rendered) if (other.node.id !== id) tree.fact(renderings).set(other, forms);
      return flat(this.readOf(tree));
    } finally {
      resource._cfnProperties = before;
    }
  }

  private readOf(tree: StageTree): object {
    return this.read(new AppResources(tree, this.app.takesDefaults ?? false), tree.stage);
  }
}

/** Data by the way to each value; a list is one value. */
function flat(data: unknown, way: string = '', all: Map<string, string> = new Map()): Map<string, string> {
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) {
    for (const [key, value] of Object.entries(data)) flat(value, way === '' ? key : `${way}.${key}`, all);
  } else if (data !== undefined) {all.set(shortened(way), shortened(JSON.stringify(data)));}
  return all;
}

function shortened(text: string): string {
  return text.includes('S/') ? COMMON.reduce((rest, common) => rest.replace(common, ''), text) : text;
}

/** What differs, with whole things that are there on one side only as one; of many differences the first ones. */
function changes(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string {
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  const [things, now] = differing.length === 0 ? [] : [byThing(before), byThing(after)];
  const said = [...new Set(differing.map((key) => {
    const thing = thingOf(key);
    const is = now!.get(thing);
    if (is === undefined) return `${thing} gone`;
    const whole = is.map(([each, value]) => `${each.slice(thing.length)} ${value}`).join(',').trim();
    return (things!.has(thing) ? `${key} = ${after.get(key) ?? 'none'}` : `${thing} there: ${whole}`).slice(0, LONGEST);
  }))];
  return [...said.slice(0, MOST_SAID), ...said.length > MOST_SAID ? [`${said.length - MOST_SAID} more`] : []].join('; ') || 'nothing';
}

function byThing(values: ReadonlyMap<string, string>): Map<string, Array<[string, string]>> {
  const things = new Map<string, Array<[string, string]>>();
  for (const value of values) {
    const thing = thingOf(value[0]);
    const known = things.get(thing);
    if (known === undefined) things.set(thing, [value]);
    else known.push(value);
  }
  return things;
}

/** What a value is of: a group, a subnet, a fleet. */
function thingOf(key: string): string {
  const names = key.startsWith('forecast.') || key.startsWith('read.') ? 3 : 2;
  let end = -1;
  for (let name = 0; name < names; name++) {
    end = key.indexOf('.', end + 1);
    if (end === -1) return key;
  }
  return key.slice(0, end);
}
