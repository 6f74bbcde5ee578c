import { readFileSync } from 'fs';
import { join } from 'path';

interface Documented {
  readonly name: string;
  readonly optional?: boolean;
  readonly docs?: { readonly summary?: string; readonly default?: string };
  readonly parameters?: Documented[];
}

interface ApiType extends Documented {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly properties?: Documented[];
  readonly methods?: Documented[];
  readonly members?: Documented[];
}

/**
 * What the compiled API leaves undocumented: a type, member or parameter without a summary, an optional property without a default.
 */
export function undocumented(types: ApiType[]): string[] {
  return types.flatMap((type) => {
    const { properties = [], methods = [], members = [] } = type;
    const parameters = methods.flatMap((method) => (method.parameters ?? []).map((parameter) => ({ ...parameter, name: `${method.name}(${parameter.name})` })));
    const silent = [...properties, ...methods, ...members, ...parameters].filter(({ docs }) => !docs?.summary).map(({ name }) => `${type.name}.${name}`);
    const undecided = properties.filter(({ optional, docs }) => type.kind === 'interface' && optional && !docs?.default).map(({ name }) => `${type.name}.${name} has no @default`);
    return [...(type.docs?.summary ? [] : [type.name]), ...silent, ...undecided];
  });
}

if (require.main === module) {
  const { types } = JSON.parse(readFileSync(join(__dirname, '../.jsii'), 'utf8'));
  const gaps = undocumented(Object.values(types));
  if (gaps.length > 0) {
    console.error(`not documented:\n${gaps.map((gap) => `  ${gap}`).join('\n')}`);
    process.exitCode = 1;
  }
}
