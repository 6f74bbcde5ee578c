import { ApiPart, ApiType, propertiesOf, TypeReference } from '../assembly';

/** The modules whose namespaces the page of constructs opens. */
const OPEN = ['cdk-eks-pod-capacity', 'aws-cdk-lib', 'aws-cdk-lib.aws_ec2', 'aws-cdk-lib.aws_eks_v2'];
const OF_DOTNET = ['Dictionary', 'IDictionary'];

/** What the examples name and do not define. */
const GIVEN: Readonly<Record<string, string>> = {
  stack: 'aws-cdk-lib.Stack',
  vpc: 'aws-cdk-lib.aws_ec2.IVpc',
  subnet: 'aws-cdk-lib.aws_ec2.ISubnet',
  nodegroup: 'cdk-eks-pod-capacity.PodNodegroup',
  podCapacityCluster: 'cdk-eks-pod-capacity.PodCapacityCluster',
};

type Find = (fqn: string) => ApiType | undefined;

/**
 * What is wrong with the names of an example in C#, for no compiler of C# runs in a build: types, static members and
 * members, the properties of structs, and how many arguments a constructor or a method takes.
 */
export function csharpFaults(example: string, find: Find): string[] {
  const code = example.replace(/"[^"]*"/g, '""').replace(/\/\/.*/g, '').replace(/<[\w, ]*>/g, '');
  const types = new Map<string, ApiType>();
  const faults: string[] = [];
  for (const [, name] of code.matchAll(/(?<![.\w])([A-Z]\w*)/g)) {
    const found = OPEN.map((module) => find(`${module}.${name}`)).filter((type) => type !== undefined);
    if (found.length === 1) types.set(name, found[0]);
    else if (found.length > 1) faults.push(`${name} is a type of several namespaces`);
  }
  for (const [, name] of code.matchAll(/\bnew ([A-Z]\w*)/g)) {
    if (!types.has(name) && !OF_DOTNET.includes(name)) faults.push(`${name} is no type`);
  }
  const variables = new Map(Object.entries(GIVEN).map(([name, fqn]) => [name, find(fqn)]));
  for (const [, variable, value] of code.matchAll(/\bvar (\w+) = ([^;]*)/g)) {
    variables.set(variable, typeOfValue(value, { types, variables, find }));
  }
  const read = { code, types, variables, find };
  return [...new Set([...faults, ...structFaults(read), ...constructorFaults(read), ...memberFaults(read)])];
}

/** An example, with the types that it names and those of its variables. */
interface Read {
  readonly code: string;
  readonly types: ReadonlyMap<string, ApiType>;
  readonly variables: ReadonlyMap<string, ApiType | undefined>;
  readonly find: Find;
}

function memberFaults({ code, types, variables, find }: Read): string[] {
  const paths = code.matchAll(/(?<![.\w])([A-Za-z]\w*)((?:\.[A-Za-z]\w*)+)(?=(\(?))/g);
  return [...paths].flatMap(({ 0: all, 1: start, 2: path, 3: open, index }) => {
    const isStatic = types.has(start);
    const subject = isStatic ? types.get(start) : variables.get(start);
    if (subject === undefined) return /^[A-Z]/.test(start) ? [`${start} is no type`] : [];
    const given = open === '' ? undefined : argumentsAt(code, index + all.length);
    return pathFaults(subject, path.slice(1).split('.'), given, isStatic, find);
  });
}

const pascal = (name: string) => `${name[0].toUpperCase()}${name.slice(1)}`;

/** A type with what it inherits. */
function lineOf(type: ApiType, find: Find): ApiType[] {
  const above = [type.base, ...type.interfaces ?? []].flatMap((fqn) => (fqn === undefined ? [] : find(fqn) ?? []));
  return [type, ...above.flatMap((each) => lineOf(each, find))];
}

function memberOf(type: ApiType, name: string, find: Find): ApiPart | undefined {
  if (type.kind === 'enum') return type.members?.find((member) => member.name === name);
  return lineOf(type, find).flatMap(({ properties = [], methods = [] }) => [...properties, ...methods])
    .find((member) => pascal(member.name) === name);
}

/** The type of what a member is, where it is one of an assembly. */
function typeOfMember({ type, returns }: ApiPart, find: Find): ApiType | undefined {
  const { fqn }: TypeReference = returns?.type ?? type ?? {};
  return fqn === undefined ? undefined : find(fqn);
}

/** What is wrong with members that follow one another, the last of them called with so many arguments. */
function pathFaults(
  subject: ApiType,
  path: string[],
  given: number | undefined,
  isStatic: boolean,
  find: Find,
): string[] {
  const [name, ...rest] = path;
  const member = memberOf(subject, name, find);
  if (member === undefined) return [`${subject.name} has no ${name}`];
  if (subject.kind !== 'enum' && (member.static ?? false) !== isStatic) {
    return [`${subject.name}.${name} is ${isStatic ? 'not ' : ''}static`];
  }
  const next = typeOfMember(member, find);
  if (rest.length > 0) return next === undefined ? [] : pathFaults(next, rest, given, false, find);
  return given === undefined ? [] : countFaults(`${subject.name}.${name}`, member.parameters, given);
}

function countFaults(called: string, parameters: readonly ApiPart[] = [], given: number): string[] {
  const least = parameters.filter(({ optional = false }) => !optional).length;
  const most = parameters.length;
  if (given >= least && given <= most) return [];
  return [`${called} takes ${least} to ${most} arguments, and is given ${given}`];
}

function constructorFaults({ code, types, find }: Read): string[] {
  return [...code.matchAll(/\bnew ([A-Z]\w*)(?=\()/g)].flatMap(({ 0: all, 1: name, index }) => {
    const type = types.get(name);
    const made = type && lineOf(type, find).find(({ initializer }) => initializer !== undefined);
    if (made === undefined) return [];
    return countFaults(`new ${name}`, made.initializer!.parameters, argumentsAt(code, index + all.length));
  });
}

/** The properties that a struct is given: none that it does not have, and all that it needs. */
function structFaults({ code, types, find }: Read): string[] {
  return [...code.matchAll(/\bnew ([A-Z]\w*) (?=\{)/g)].flatMap(({ 0: all, 1: name, index }) => {
    const struct = types.get(name);
    if (struct === undefined) return [];
    const properties = propertiesOf(struct.fqn, find);
    const given = partsAt(code, index + all.length).map((part) => /^\s*(\w+) = /.exec(part)?.[1] ?? part);
    return [
      ...given.filter((each) => !properties.some((property) => pascal(property.name) === each))
        .map((each) => `${name} has no ${each}`),
      ...properties.filter((property) => !property.optional && !given.includes(pascal(property.name)))
        .map((property) => `${name} needs ${pascal(property.name)}`),
    ];
  });
}

function typeOfValue(value: string, { types, variables, find }: Omit<Read, 'code'>): ApiType | undefined {
  const [, made] = /^new ([A-Z]\w*)/.exec(value) ?? [];
  if (made !== undefined) return types.get(made);
  const [, start, name] = /^(\w+)\.([A-Z]\w*)/.exec(value) ?? [];
  const subject = types.get(start) ?? variables.get(start);
  const member = subject && memberOf(subject, name, find);
  return member && typeOfMember(member, find);
}

const argumentsAt = (code: string, open: number): number => partsAt(code, open).length;

/** What stands between the bracket that opens here and its end, cut at the commas that are in no other bracket. */
function partsAt(code: string, open: number): string[] {
  const parts = [''];
  let depth = 0;
  for (const letter of code.slice(open)) {
    if (')]}'.includes(letter)) depth -= 1;
    if (depth === 0 && ')]}'.includes(letter)) break;
    if (letter === ',' && depth === 1) parts.push('');
    else if (depth > 0) parts[parts.length - 1] += letter;
    if ('([{'.includes(letter)) depth += 1;
  }
  return parts.filter((part) => part.trim() !== '');
}
