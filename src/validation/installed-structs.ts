import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';

interface Struct {
  readonly interfaces?: string[];
  readonly properties?: ReadonlyArray<{ readonly name: string }>;
}

let types: Readonly<Record<string, Struct>> | undefined;

/**
 * Whether a struct of the eks module has a property in the aws-cdk-lib that the app has installed, which can be newer
 * than the one that this library's own list of names was made with; undefined where it cannot be told, as in an app
 * that is bundled into one file.
 *
 * It reads the assembly of aws-cdk-lib, for most of a second: to be asked only of a name that would be refused
 * otherwise.
 */
export function installedHas(struct: string, property: string): boolean | undefined {
  try {
    types ??= installedTypes();
  } catch {
    return undefined;
  }
  return propertiesOf(`aws-cdk-lib.aws_eks_v2.${struct}`, types).includes(property);
}

function installedTypes(): Readonly<Record<string, Struct>> {
  const file = require.resolve('aws-cdk-lib/.jsii');
  const assembly = JSON.parse(readFileSync(file, 'utf8'));
  // Assemblies of this size are kept packed, beside a file that says where.
  return assembly.types ?? JSON.parse(gunzipSync(readFileSync(join(file, '..', assembly.filename))).toString()).types;
}

function propertiesOf(fqn: string, all: Readonly<Record<string, Struct>>): string[] {
  const { properties = [], interfaces = [] } = all[fqn] ?? {};
  return [...properties.map(({ name }) => name), ...interfaces.flatMap((base) => propertiesOf(base, all))];
}
