import { writeFileSync } from 'fs';
import { join } from 'path';
import { ApiType, ownTypes, passedStructs, propertiesOf, typeOf } from './assembly';

export const GENERATED_FILE = join(__dirname, '../src/findings/prop-names.generated.ts');

/** Structs of CDK that ours are passed on as: what they take beyond ours is refused with a reason, or passed on. */
const PASSED_ON_AS = [
  'aws-cdk-lib.aws_eks_v2.ClusterProps',
  'aws-cdk-lib.aws_eks_v2.FargateProfileProps',
  'aws-cdk-lib.aws_eks_v2.NodegroupProps',
];

/** Structs of CDK that are read here as parts of ours. */
const READ_AS_PARTS = ['aws-cdk-lib.aws_eks_v2.NodegroupRemoteAccess', 'aws-cdk-lib.aws_eks_v2.TaintSpec'];

const WIDEST_LINE = 120;

/**
 * The generated module for the structs that users pass in: those that parameters of our API take, and their parts.
 *
 * @param own types of this library
 * @param ofCdk full names of structs of CDK
 * @param find any type by its full name
 */
export function generatedPropNames(
  own: readonly ApiType[],
  ofCdk: readonly string[],
  find: (fqn: string) => ApiType | undefined,
): string {
  const taken = new Map(passedStructs(own, find).map(({ fqn, name }) => [fqn, name]));
  for (const fqn of ofCdk) taken.set(fqn, `eks.${fqn.split('.').at(-1)}`);
  const rows = [...taken].map(([fqn, name]) => ({
    name,
    props: propertiesOf(fqn, find).map((property) => property.name),
  }));
  return [
    '// Generated from the assemblies of this library and of aws-cdk-lib by scripts/generate-prop-names.ts.',
    '// Do not edit: a build compares.',
    '',
    '/** The names of the properties of each struct that users pass in, sorted. */',
    'export const PROP_NAMES = {',
    ...rows.sort(byName).flatMap(({ name, props }) => rowLines(name, [...new Set(props)].sort())),
    '};',
    '',
  ].join('\n');
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
  const own = ownTypes();
  writeFileSync(
    GENERATED_FILE,
    generatedPropNames(own, [...PASSED_ON_AS, ...READ_AS_PARTS], (fqn) => typeOf(fqn, own)),
  );
}
