import { valueUnder } from '../../../validation/attribute';

/** What a field of a NodeConfig must be; fields that are not listed may be anything. */
type Shape =
  'string' | 'boolean' | 'object' | 'base64' | { readonly listOf: Shape } | { readonly mapOf: Shape } | Fields;

interface Fields {
  readonly fields: Readonly<Record<string, Shape>>;
}

const STRINGS: Shape = { listOf: 'string' };

/**
 * The fields that nodeadm reads, of the version that its API has.
 *
 * @see https://awslabs.github.io/amazon-eks-ami/nodeadm/doc/api/
 */
const NODE_CONFIG: Shape = {
  fields: {
    metadata: 'object',
    spec: {
      fields: {
        cluster: {
          fields: {
            name: 'string',
            apiServerEndpoint: 'string',
            certificateAuthority: 'base64',
            cidr: 'string',
            enableOutpost: 'boolean',
            id: 'string',
          },
        },
        containerd: { fields: { config: 'string', baseRuntimeSpec: 'object' } },
        instance: {
          fields: {
            localStorage: { fields: { strategy: 'string', mountPath: 'string', disabledMounts: STRINGS } },
            environment: { mapOf: { mapOf: 'string' } },
            network: { fields: { nameservers: STRINGS, domains: STRINGS } },
          },
        },
        kubelet: { fields: { config: 'object', flags: STRINGS, maxPodsExpression: 'string' } },
        featureGates: { mapOf: 'boolean' },
      },
    },
  },
};

/** The first field of another type than nodeadm takes, by its path; undefined where there is none. */
export function misshapenField(config: object): string | undefined {
  return misshapen(config, NODE_CONFIG, '');
}

/** Null is taken for a field that is left out, everywhere. */
function misshapen(value: unknown, shape: Shape, path: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (shape === 'object') return isMap(value) ? undefined : path;
  if (shape === 'base64') return typeof value === 'string' && isBase64(value) ? undefined : path;
  if (typeof shape === 'string') return typeof value === shape ? undefined : path;
  if ('listOf' in shape) {
    return Array.isArray(value) ? firstOf(value, (item) => misshapen(item, shape.listOf, path)) : path;
  }
  if (!isMap(value)) return path;
  return firstOf(Object.entries(value), ([name, item]) => {
    const itsShape = 'mapOf' in shape ? shape.mapOf : valueUnder(shape.fields, name);
    return itsShape === undefined ? undefined : misshapen(item, itsShape, path === '' ? name : `${path}.${name}`);
  });
}

/** Base64 as Go's standard encoding has it: padded, and line breaks do not count. */
export function isBase64(text: string): boolean {
  const packed = text.replace(/[\r\n]/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
