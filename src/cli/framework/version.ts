import { readFileSync } from 'fs';
import { join } from 'path';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';

/** The version of the package, and the date of its table of instance types. */
export function versionLine(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as { version: string };
  return `eks-pod-capacity ${version} (instance types of ${InstanceTypeLimits.compiledOn()})`;
}
