import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** Where constructs of the eks module are declared. What is generated declares resources, and no struct of theirs. */
const DECLARES = /(?<!\.generated)\.d\.ts$/;

const STRUCT = /^export interface (\w+)(?: extends ([^{]+?))? \{$([\s\S]*?)^\}$/gm;
const PROPERTY = /^ {4}readonly (\w+)\??:/gm;

/** A struct as it is declared. */
interface DeclaredStruct {
  readonly bases: readonly string[];
  readonly properties: readonly string[];
}

let declared: ReadonlyMap<string, DeclaredStruct> | undefined;

/**
 * The properties of a struct of the eks module in the aws-cdk-lib that the app has installed, by its declarations for
 * TypeScript: these are read in milliseconds. Undefined where a base of it is of another module, or none is found.
 *
 * @throws where there are no declarations
 */
export function declaredProperties(struct: string): string[] | undefined {
  declared ??= declaredStructs();
  const { bases = [], properties = [] } = declared.get(struct) ?? {};
  const inherited = bases.map(declaredProperties);
  const all = [properties, ...inherited].flatMap((names) => names ?? []);
  return all.length === 0 || inherited.includes(undefined) ? undefined : all;
}

function declaredStructs(): ReadonlyMap<string, DeclaredStruct> {
  const folder = join(dirname(require.resolve('aws-cdk-lib/package.json')), 'aws-eks-v2/lib');
  const texts = readdirSync(folder).filter((file) => DECLARES.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  return new Map(texts.flatMap((text) => [...text.matchAll(STRUCT)].map(([, name, bases, body]) => [name, {
    bases: bases?.split(',').map((base) => base.trim()) ?? [],
    properties: [...body.matchAll(PROPERTY)].map(([, property]) => property),
  }])));
}
