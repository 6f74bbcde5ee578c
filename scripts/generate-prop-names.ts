import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

export const GENERATED_FILE = join(__dirname, '../src/findings/prop-names.generated.ts');

/** Structs of CDK that ours are passed on as: what they take beyond ours is refused with a reason, or passed on. */
const PASSED_ON_AS = ['aws-cdk-lib.aws_eks_v2.ClusterProps', 'aws-cdk-lib.aws_eks_v2.FargateProfileProps', 'aws-cdk-lib.aws_eks_v2.NodegroupProps'];

/** Structs of CDK that are read here as parts of ours. */
const READ_AS_PARTS = ['aws-cdk-lib.aws_eks_v2.NodegroupRemoteAccess', 'aws-cdk-lib.aws_eks_v2.TaintSpec'];

const WIDEST_LINE = 120;

interface TypeReference {
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
}

interface Property {
  readonly name: string;
  readonly type: TypeReference;
}

interface Callable {
  readonly parameters?: Property[];
}

interface JsiiType {
  readonly name: string;
  readonly datatype?: boolean;
  readonly interfaces?: string[];
  readonly properties?: Property[];
  readonly methods?: Callable[];
  readonly initializer?: Callable;
}

/** Types by their full names. */
export type JsiiTypes = Readonly<Record<string, JsiiType>>;

/**
 * The generated module for the structs that users pass in: those that parameters of our API take, and their parts.
 *
 * @param own types of this library
 * @param all these and those that they build on
 */
export function generatedPropNames(own: JsiiTypes, all: JsiiTypes): string {
  const taken = new Map<string, string>();
  const take = (fqn: string) => {
    if (!own[fqn]?.datatype || taken.has(fqn)) return;
    taken.set(fqn, own[fqn].name);
    propertiesOf(fqn, all).forEach(({ type }) => namedIn(type).forEach(take));
  };
  for (const { initializer, methods = [] } of Object.values(own)) {
    for (const { parameters = [] } of [...initializer === undefined ? [] : [initializer], ...methods]) {
      parameters.forEach(({ type }) => namedIn(type).forEach(take));
    }
  }
  for (const fqn of [...PASSED_ON_AS, ...READ_AS_PARTS].filter((each) => all[each] !== undefined)) taken.set(fqn, `eks.${all[fqn].name}`);
  const rows = [...taken].map(([fqn, name]) => ({ name, props: propertiesOf(fqn, all).map((property) => property.name) }));
  return [
    '// Generated from the assemblies of this library and of aws-cdk-lib by scripts/generate-prop-names.ts. Do not edit: a build compares.',
    '',
    '/** The names of the properties of each struct that users pass in, sorted. */',
    'export const PROP_NAMES = {',
    ...rows.sort(byName).flatMap(({ name, props }) => rowLines(name, [...new Set(props)].sort())),
    '};',
    '',
  ].join('\n');
}

/** The structs that a type is made of. */
function namedIn({ fqn, collection, union }: TypeReference = {}): string[] {
  if (fqn !== undefined) return [fqn];
  return collection === undefined ? (union?.types ?? []).flatMap(namedIn) : namedIn(collection.elementtype);
}

/** The properties of a struct, with those that it inherits. */
function propertiesOf(fqn: string, all: JsiiTypes): Property[] {
  const type = all[fqn];
  if (type === undefined) throw new Error(`no assembly has ${fqn}`);
  return [...type.properties ?? [], ...(type.interfaces ?? []).flatMap((base) => propertiesOf(base, all))];
}

function rowLines(name: string, props: readonly string[]): string[] {
  const lines = [''];
  for (const prop of props) {
    const item = `'${prop}', `;
    if (`    ${lines.at(-1)}${item}`.trimEnd().length > WIDEST_LINE) lines.push('');
    lines.push(lines.pop()! + item);
  }
  return [`  ${/\W/.test(name) ? `'${name}'` : name}: [`, ...lines.map((line) => `    ${line.trimEnd()}`), '  ],'];
}

function byName({ name: one }: { readonly name: string }, { name: other }: { readonly name: string }): number {
  return one < other ? -1 : 1;
}

if (require.main === module) {
  const own: JsiiTypes = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8')).types;
  const cdk = join(require.resolve('aws-cdk-lib/package.json'), '../.jsii.gz');
  const ofCdk: JsiiTypes = JSON.parse(gunzipSync(readFileSync(cdk)).toString()).types;
  writeFileSync(GENERATED_FILE, generatedPropNames(own, { ...ofCdk, ...own }));
}
