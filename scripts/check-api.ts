import { ApiPart, ApiType, ownTypes, passedStructs, typeOf } from './assembly';

/**
 * What the compiled API leaves undocumented: a type, member or parameter without a summary, or an optional property
 * without a default.
 */
export function undocumented(types: readonly ApiType[]): string[] {
  return types.flatMap((type) => {
    const { properties = [], methods = [] } = type;
    const parameters = methods.flatMap((method) => (method.parameters ?? [])
      .map((part) => ({ ...part, name: `${method.name}(${part.name})` })));
    const silent = [...membersOf(type), ...parameters].filter(({ docs }) => !docs?.summary)
      .map(({ name }) => `${type.name}.${name}`);
    const undecided = properties.filter(({ optional, docs }) => type.kind === 'interface' && optional && !docs?.default)
      .map(({ name }) => `${type.name}.${name} has no @default`);
    return [...(type.docs?.summary ? [] : [type.name]), ...silent, ...undecided];
  });
}

/**
 * Classes, and structs that users pass in, without an example.
 */
export function withoutExample(types: readonly ApiType[]): string[] {
  const passed = passedStructs(types, (fqn) => typeOf(fqn, types));
  return types.filter((type) => type.kind === 'class' || passed.includes(type))
    .filter(({ docs }) => !docs?.example).map(({ name }) => name);
}

/** What jsii-rosetta refuses, loses or writes wrongly in some language, by what an example does. */
const UNTRANSLATABLE: ReadonlyArray<readonly [RegExp, string]> = [
  [/\?\.(?!\d)/, 'reads a member of what may be undefined, by `?.`'],
  [/\?\?/, 'has a value for what may be undefined, by `??`'],
  [/\b(?:const|let) *[{[]/, 'takes an object or a list apart'],
  [/^(?!\s*\/\/).*\S +\/\/ /m, 'has a comment at the end of a line'],
  [/[([,{] *\.\.\.\w/, 'spreads a list or an object'],
  [/\w\((?:\{[^{}]*\},\s*)+\{[^{}]*\},?\s*\)/, 'hands over several objects where any number is taken'],
  [/\b(?:require|as const|satisfies)\b/, 'says what only TypeScript has'],
];

/** Examples that other languages cannot have, with what stands in the way. */
export function untranslatable(types: readonly ApiType[]): string[] {
  return types.flatMap((type) => [type, ...membersOf(type)].flatMap(({ name, docs }) => UNTRANSLATABLE
    .filter(([pattern]) => pattern.test(docs?.example ?? ''))
    .map(([, fault]) => `${type.name === name ? name : `${type.name}.${name}`} ${fault}`)));
}

/**
 * Summaries that are not a whole sentence. jsii ends a summary at the first semicolon too, and the list of the API
 * shows what stands before it.
 */
export function cutSummaries(types: readonly ApiType[]): string[] {
  return types.flatMap((type) => [
    ...isCut(type) ? [type.name] : [],
    ...membersOf(type).filter(isCut).map(({ name }) => `${type.name}.${name}`),
  ]);
}

/**
 * Optional members of an interface that a class implements and does not declare. The class compiles without them, and a
 * program in Python or Go that reads one ends in an error of its kernel.
 */
export function undeclared(types: readonly ApiType[]): string[] {
  return types.filter(({ kind }) => kind === 'class').flatMap((type) => {
    const declared = new Set(classesOf(type, types).flatMap(membersOf).map(({ name }) => name));
    const wanted = classesOf(type, types).flatMap(({ interfaces = [] }) => interfaces)
      .flatMap((fqn) => interfacesOf(fqn, types));
    const missing = wanted.flatMap((each) => (each.properties ?? []).filter(({ name }) => !declared.has(name))
      .map(({ name }) => `${type.name}.${name} of ${each.name}`));
    return [...new Set(missing)];
  });
}

function membersOf({ properties = [], methods = [], members = [] }: ApiType): ApiPart[] {
  return [...properties, ...methods, ...members];
}

function isCut({ docs }: ApiPart): boolean {
  return docs?.summary !== undefined && !/[.!?]$/.test(docs.summary);
}

/** A class with those that it extends. */
function classesOf(type: ApiType, types: readonly ApiType[]): ApiType[] {
  const base = type.base === undefined ? undefined : typeOf(type.base, types);
  return base === undefined ? [type] : [type, ...classesOf(base, types)];
}

/** An interface with those that it extends. */
function interfacesOf(fqn: string, types: readonly ApiType[]): ApiType[] {
  const type = typeOf(fqn, types);
  return type === undefined ? [] : [type, ...(type.interfaces ?? []).flatMap((each) => interfacesOf(each, types))];
}

if (require.main === module) {
  const types = ownTypes();
  const problems = Object.entries({
    'not documented': undocumented(types),
    'class, or struct that users pass in, without an example': withoutExample(types),
    'example that not every language can have': untranslatable(types),
    'summary that ends at a semicolon': cutSummaries(types),
    'optional member of an interface that the class does not declare': undeclared(types),
  }).filter(([, gaps]) => gaps.length > 0);
  for (const [problem, gaps] of problems) console.error(`${problem}:\n${gaps.map((gap) => `  ${gap}`).join('\n')}`);
  if (problems.length > 0) process.exitCode = 1;
}
