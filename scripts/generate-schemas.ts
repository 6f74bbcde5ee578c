import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ownTypes, propertiesOf, typeOf as typeIn } from './assembly';
import * as api from '../src';

const FOLDER = join(__dirname, '../schemas');
const ADDRESS = 'https://raw.githubusercontent.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity/main/schemas';
const OWN = 'cdk-eks-pod-capacity.';

const TYPES = ownTypes();
const typeOf = (fqn: string) => typeIn(fqn, TYPES);

type Schema = Readonly<Record<string, unknown>>;

/** What stands in a file in place of an object of a class. */
const OWN_FORMS: Readonly<Record<string, Schema>> = {
  IpAssignment: { enum: ['secondary-ip', 'prefix-delegation'] },
  WarmPool: targets(['warmPrefixTarget', 'warmIpTarget', 'minimumIpTarget', 'warmEniTarget']),
  WindowsWarmPool: targets(['warmWindowsPrefixTarget', 'warmWindowsIPTarget', 'minimumWindowsIPTarget']),
  InstanceTypeLimits: {
    oneOf: [
      { type: 'string', description: 'Name of a type of the table, as in m5.large.' },
      { $ref: '#/$defs/CustomInstanceTypeLimitsProps' },
    ],
  },
};

function targets(names: readonly string[]): Schema {
  const properties = Object.fromEntries(names.map((name) => [name, { type: 'integer', minimum: 0 }]));
  return { type: 'object', properties, additionalProperties: false };
}

/** Structs of the API as definitions, each that is asked for and those that it refers to. */
class Definitions {
  public readonly all: Record<string, Schema> = {};

  constructor(private readonly isClosed: boolean) {}

  /** A reference to a struct, which is defined once. */
  public struct(name: string): Schema {
    if (!(name in this.all)) {
      this.all[name] = {};
      this.all[name] = this.defined(name);
    }
    return { $ref: `#/$defs/${name}` };
  }

  /** The schema of a struct. */
  public defined(name: string): Schema {
    const properties = propertiesOf(`${OWN}${name}`, typeOf);
    return {
      type: 'object',
      description: described(typeOf(`${OWN}${name}`)?.docs),
      properties: Object.fromEntries(properties.map((property) => [
        property.name, { description: described(property.docs), ...this.typed(property.type) },
      ])),
      required: properties.filter(({ optional }) => optional !== true).map((property) => property.name),
      ...this.isClosed ? { additionalProperties: false } : {},
    };
  }

  private typed(type: any): Schema {
    if (type.primitive !== undefined) return type.primitive === 'any' ? {} : { type: type.primitive };
    if (type.collection !== undefined) return { type: 'array', items: this.typed(type.collection.elementtype) };
    const name = String(type.fqn).replace(OWN, '');
    if (name === 'InstanceTypeLimits') this.struct('CustomInstanceTypeLimitsProps');
    if (name in OWN_FORMS) return OWN_FORMS[name];
    return typeOf(type.fqn)?.kind === 'enum' ? { enum: valuesOf(name) } : this.struct(name);
  }
}

/** The values of an enumeration, as data has them. */
export function valuesOf(name: string): string[] {
  return Object.values((api as unknown as Record<string, Record<string, string>>)[name]);
}

function described(docs: any): string | undefined {
  const parts = [docs?.summary, docs?.remarks, docs?.default === undefined ? undefined : `Default: ${docs.default}`];
  const said = parts.filter((part) => part !== undefined).join(' ');
  const text = said.replace(/```[^]*?```/g, '').replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

function schemaOf(name: string, title: string, root: Schema, definitions: Definitions): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${ADDRESS}/${name}`,
    title,
    ...root,
    $defs: Object.fromEntries(Object.entries(definitions.all).sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** The schema of a forecast file. */
function forecastSchema(name: string): Schema {
  const definitions = new Definitions(true);
  const { properties, required, ...root } = definitions.defined('PodForecastProps') as Record<string, any>;
  return schemaOf(name, 'A forecast: what a cluster is expected to run, and where', {
    ...root,
    properties: {
      $schema: { type: 'string', description: 'The address or path of this schema, for editors.' },
      ...properties,
      onOvercommit: {
        description: 'At which stages subnets that are too small are an error. Default: fail-at-expected',
        enum: valuesOf('OvercommitPolicy'),
      },
      churn: { type: 'object', description: 'How pods come and go: what `eks-pod-capacity simulate` reads.' },
    },
    required: required.filter((property: string) => property !== 'nodegroups'),
    anyOf: [{ required: ['nodegroups'] }, { required: ['fleets'] }],
  }, definitions);
}

/** Lists of a plan, and the structs in them. */
const LISTS = {
  nodegroups: 'NodegroupPlan',
  fleets: 'FleetPlan',
  zones: 'ZonePlan',
  subnets: 'SubnetPlan',
  totals: 'StageTotal',
  quotas: 'QuotaUse',
  modes: 'ModeOutcome',
  suggestions: 'PlanSuggestion',
  findings: 'Finding',
  growth: 'StageGrowth',
} as const;

const OPTIONAL = ['fleets', 'growth'];

/** The schema of a plan as data. Fields can be added to it, so it lets unknown ones pass. */
function planSchema(name: string): Schema {
  const definitions = new Definitions(false);
  const lists = Object.fromEntries(Object.entries(LISTS)
    .map(([list, struct]) => [list, { type: 'array', items: definitions.struct(struct) }]));
  const properties = {
    kind: { const: 'capacity-plan', description: 'What kind of document it is.' },
    schemaVersion: {
      const: 1, description: 'Fields are added to a version, and none is renamed or given another unit.',
    },
    name: { type: 'string', description: 'What the plan is of: the path of a construct, or the name of a file.' },
    producer: {
      type: 'object',
      properties: { name: { type: 'string' }, version: { type: 'string' } },
      required: ['name', 'version'],
    },
    verdict: definitions.struct('PlanVerdict'),
    ipAssignment: OWN_FORMS.IpAssignment,
    ipFamily: { enum: valuesOf('PodIpFamily') },
    customNetworking: { type: 'boolean' },
    subnetDiscovery: { type: 'boolean' },
    taggedSubnets: { type: 'boolean' },
    growthPercent: { type: 'number' },
    mostNodes: { type: 'number' },
    zonesLost: { type: 'number' },
    onOvercommit: { enum: valuesOf('OvercommitPolicy') },
    ceilingNodes: { type: 'number', description: 'The most nodes that the subnets hold at the peak alone.' },
    ceilingPods: { type: 'number', description: 'The pods on that many nodes.' },
    everyStageNodes: {
      type: 'number', description: 'The most nodes with which every stage fits, where it was asked for and is known.',
    },
    forecast: { $ref: 'forecast.v1.json', description: 'What the plan is made of: it can be made of it anew.' },
    ...lists,
  };
  const required = [
    'kind', 'schemaVersion', 'producer', 'verdict', 'ipAssignment', 'customNetworking', 'subnetDiscovery',
    'growthPercent', 'zonesLost', 'onOvercommit', 'forecast', ...Object.keys(LISTS),
  ].filter((property) => !OPTIONAL.includes(property));
  return schemaOf(name, 'A capacity plan', { type: 'object', properties, required }, definitions);
}

/** What a difference says of one side, as far as it is a contract. */
const SIDE: Schema = {
  type: 'object',
  properties: {
    verdict: { type: 'object', properties: { state: { enum: valuesOf('PlanState') } }, required: ['state'] },
    plannedNodes: { type: 'number' },
    everyStageNodes: { type: 'number' },
    stages: { type: 'array', items: { type: 'object', required: ['stage'] } },
  },
  required: ['verdict', 'plannedNodes', 'stages'],
};

/** The schema of a difference of two plans. */
function diffSchema(name: string): Schema {
  const change = {
    type: 'object',
    properties: {
      rank: { type: 'integer', minimum: 0, description: 'What a reviewer must stop for has the lowest.' },
      kind: { type: 'string', description: 'What kind of change it is.' },
      subject: { type: 'string', description: 'What changes: a stage, an id of a finding, a subnet, a group.' },
      was: { description: 'The value before.' },
      is: { description: 'The value after.' },
      worse: { type: 'boolean', description: 'Whether it is for the worse, as far as capacity goes.' },
      severity: { enum: valuesOf('FindingSeverity') },
      subjects: { type: 'array', items: { type: 'string' } },
      message: { type: 'string' },
      cluster: { type: 'string', description: 'The cluster, where there are several.' },
    },
    required: ['rank', 'kind', 'subject', 'worse'],
  };
  const cluster = {
    type: 'object',
    properties: { name: { type: 'string' }, was: SIDE, is: SIDE, unchanged: { type: 'object' } },
    required: ['was', 'is', 'unchanged'],
  };
  return schemaOf(name, 'The difference of two capacity plans', {
    type: 'object',
    properties: {
      kind: { const: 'capacity-diff' },
      schemaVersion: { const: 1 },
      producer: {
        type: 'object',
        properties: { name: { type: 'string' }, version: { type: 'string' } },
        required: ['name', 'version'],
      },
      worse: { type: 'boolean', description: 'Whether there is a change that a merge should stop for.' },
      changes: { type: 'array', items: change },
      clusters: { type: 'array', items: cluster },
    },
    required: ['kind', 'schemaVersion', 'producer', 'worse', 'changes', 'clusters'],
  }, new Definitions(false));
}

if (require.main === module) {
  mkdirSync(FOLDER, { recursive: true });
  const files = { 'forecast.v1.json': forecastSchema, 'plan.v1.json': planSchema, 'diff.v1.json': diffSchema };
  for (const [name, make] of Object.entries(files)) {
    writeFileSync(join(FOLDER, name), `${JSON.stringify(make(name), undefined, 2)}\n`);
  }
}
