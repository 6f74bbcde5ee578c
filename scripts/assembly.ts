import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

/** What jsii keeps of a doc comment. */
export interface ApiDocs {
  readonly summary?: string;
  readonly remarks?: string;
  readonly default?: string;
  readonly example?: string;
}

/** What a member or parameter is of: a type by its full name, a list or map of such, or one of several. */
export interface TypeReference {
  readonly fqn?: string;
  readonly collection?: { readonly elementtype: TypeReference };
  readonly union?: { readonly types: TypeReference[] };
}

/** A member of a type, a parameter, or a type itself. */
export interface ApiPart {
  readonly name: string;
  readonly type?: TypeReference;
  readonly optional?: boolean;
  readonly docs?: ApiDocs;
  readonly static?: boolean;
  readonly parameters?: ApiPart[];
  readonly returns?: { readonly type?: TypeReference };
}

/** A type of an assembly. */
export interface ApiType extends ApiPart {
  readonly fqn: string;

  /** The file and the name in it, as in `src/capacity/ip-assignment:IpAssignment`. */
  readonly symbolId: string;
  readonly kind: 'class' | 'interface' | 'enum';

  /** Whether an interface is a struct: data that is passed by value. */
  readonly datatype?: boolean;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly properties?: ApiPart[];
  readonly methods?: ApiPart[];
  readonly initializer?: { readonly parameters?: ApiPart[] };
  readonly members?: ApiPart[];
}

/** The types of this library, as compiled last. */
export function ownTypes(): ApiType[] {
  return Object.values(JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8')).types);
}

/** The structs of this library that users pass in: those that parameters of its API take, and their parts. */
export function passedStructs(own: readonly ApiType[], find: (fqn: string) => ApiType | undefined): ApiType[] {
  const passed = new Map<string, ApiType>();
  const take = (fqn: string) => {
    const struct = own.find((type) => type.fqn === fqn);
    if (!struct?.datatype || passed.has(fqn)) return;
    passed.set(fqn, struct);
    propertiesOf(fqn, find).forEach(({ type }) => namedIn(type).forEach(take));
  };
  for (const { initializer, methods = [] } of own) {
    [initializer, ...methods].flatMap((callable) => callable?.parameters ?? [])
      .forEach(({ type }) => namedIn(type).forEach(take));
  }
  return [...passed.values()];
}

/** The properties of a struct, with those that it inherits. */
export function propertiesOf(fqn: string, find: (fqn: string) => ApiType | undefined): ApiPart[] {
  const type = find(fqn);
  if (type === undefined) throw new Error(`no assembly has ${fqn}`);
  return [...type.properties ?? [], ...(type.interfaces ?? []).flatMap((base) => propertiesOf(base, find))];
}

/** The types that a type is made of. */
function namedIn({ fqn, collection, union }: TypeReference = {}): string[] {
  if (fqn !== undefined) return [fqn];
  return collection === undefined ? (union?.types ?? []).flatMap(namedIn) : namedIn(collection.elementtype);
}

const DEPENDENCIES = new Map<string, Record<string, ApiType>>();

/** A type of this library or of one that it depends on. */
export function typeOf(fqn: string, own: readonly ApiType[]): ApiType | undefined {
  const ofOwn = own.find((type) => type.fqn === fqn);
  if (ofOwn !== undefined) return ofOwn;
  const library = fqn.slice(0, fqn.indexOf('.'));
  if (library === own[0]?.fqn.split('.')[0]) return undefined;
  if (!DEPENDENCIES.has(library)) DEPENDENCIES.set(library, typesOf(library));
  return DEPENDENCIES.get(library)![fqn];
}

/** An assembly can be kept compressed, with a file in its place that says so. */
function typesOf(library: string): Record<string, ApiType> {
  const folder = join(require.resolve(`${library}/package.json`), '..');
  const assembly = JSON.parse(readFileSync(join(folder, '.jsii'), 'utf8'));
  if (assembly.schema !== 'jsii/file-redirect') return assembly.types ?? {};
  return JSON.parse(gunzipSync(readFileSync(join(folder, assembly.filename))).toString()).types ?? {};
}
