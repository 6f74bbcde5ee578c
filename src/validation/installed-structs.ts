import { readFileSync } from 'fs';
import { join } from 'path';
import { gunzipSync } from 'zlib';
import { declaredProperties } from './declared-structs';

interface Struct {
  readonly interfaces?: string[];
  readonly properties?: ReadonlyArray<{ readonly name: string }>;
}

const [QUOTE, BACKSLASH, OPEN, CLOSE] = Buffer.from('"\\{}');

/** It unpacks to 80 MiB, and by default to pieces of 16 KiB, of which each is told to the garbage collector. */
const PIECE = 1024 * 1024;

/** Looks up a struct by its full name. */
type Structs = (fqn: string) => Struct | undefined;

let installed: Structs | undefined;

/**
 * Whether a struct of the eks module has a property in the aws-cdk-lib that the app has installed, which can be newer
 * than the one that this library's own list of names was made with; undefined where it cannot be told, as in an app
 * that is bundled into one file.
 *
 * Where the declarations do not tell, it reads the assembly of aws-cdk-lib, for some tenths of a second: to be asked
 * only of a name that would be refused otherwise.
 */
export function installedHas(struct: string, property: string): boolean | undefined {
  const declared = whereInstalled(() => declaredProperties(struct));
  return (declared ?? whereInstalled(() => assembledProperties(struct)))?.includes(property);
}

/** The properties of a struct of the eks module by the assembly of the installed aws-cdk-lib. */
export function assembledProperties(struct: string): string[] {
  installed ??= installedStructs();
  return propertiesOf(`aws-cdk-lib.aws_eks_v2.${struct}`, installed);
}

function whereInstalled<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function installedStructs(): Structs {
  const file = require.resolve('aws-cdk-lib/.jsii');
  const { types, filename } = JSON.parse(readFileSync(file, 'utf8'));
  if (types !== undefined) return (fqn) => types[fqn];
  // Assemblies of this size are kept packed, beside a file that says where.
  const text = gunzipSync(readFileSync(join(file, '..', filename)), { chunkSize: PIECE });
  const found = new Map<string, Struct | undefined>();
  return (fqn) => {
    if (!found.has(fqn)) found.set(fqn, memberOf(text, fqn));
    return found.get(fqn);
  };
}

/** The object that a text of JSON has under a name. Reading all of a large text takes far longer than finding it. */
function memberOf(text: Buffer, name: string): Struct | undefined {
  const key = `${JSON.stringify(name)}:`;
  const start = text.indexOf(key);
  return start < 0 ? undefined : JSON.parse(objectAt(text, start + key.length));
}

/** The text of an object, up to the bracket that closes it; brackets in strings do not count. */
function objectAt(text: Buffer, start: number): string {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === BACKSLASH) at++;
      else if (character === QUOTE) inString = false;
    } else if (character === QUOTE) {
      inString = true;
    } else if (character === OPEN) {
      depth++;
    } else if (character === CLOSE && --depth === 0) {
      return text.toString('utf8', start, at + 1);
    }
  }
  return text.toString('utf8', start);
}

function propertiesOf(fqn: string, structs: Structs): string[] {
  const { properties = [], interfaces = [] } = structs(fqn) ?? {};
  return [...properties.map(({ name }) => name), ...interfaces.flatMap((base) => propertiesOf(base, structs))];
}
