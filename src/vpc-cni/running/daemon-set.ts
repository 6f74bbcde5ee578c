import { truthIn } from '../variable-reader';

/** Values by their names, as JSON has them. */
type Values = Readonly<Record<string, unknown>>;

/** A container of the DaemonSet aws-node. */
export interface CniContainer {
  /** Its variables with their texts. */
  readonly environment: Readonly<Record<string, string>>;

  /** Variables that it takes from elsewhere, as from a field of its pod. */
  readonly elsewhere: readonly string[];

  /** Its flags with their texts. */
  readonly flags: Readonly<Record<string, string>>;
  readonly image?: string;
  readonly resources: unknown;
  readonly livenessTimeout: unknown;
  readonly readinessTimeout: unknown;
}

/** The DaemonSet aws-node, as `kubectl get daemonset aws-node -n kube-system -o json` prints it. */
export interface CniDaemonSet {
  readonly main: CniContainer;

  /** The init container, where there is one. */
  readonly init?: CniContainer;

  /** The container that enforces network policies, where there is one. */
  readonly agent?: CniContainer;
  readonly tolerations: unknown;
  readonly affinity: unknown;
}

/**
 * What an object that begins as that DaemonSet lacks of a whole one, by its path: a file can be cut, and YAML that is
 * cut is YAML. Each that runs has variables, if only those that name its node. None where it is whole, or something
 * else.
 */
export function missingOf(value: unknown): string | undefined {
  const { kind, items, spec } = valuesOf(value);
  if (Array.isArray(items) && kind !== 'DaemonSet') {
    const found = items.find((each) => isCniDaemonSet(each));
    return found === undefined ? undefined : missingOf(found);
  }
  if (!isCniDaemonSet(value)) return undefined;
  const { template } = valuesOf(spec);
  const { containers } = valuesOf(valuesOf(template).spec);
  if (!Array.isArray(containers)) return 'spec.template.spec.containers';
  const main = listOf(containers).find(({ name }) => name === 'aws-node');
  if (main === undefined) return "the container 'aws-node'";
  const hasVariables = listOf(main.env).some(({ name }) => typeof name === 'string');
  return hasVariables ? undefined : "'env' of the container 'aws-node'";
}

function isCniDaemonSet(value: unknown): boolean {
  const { kind, metadata } = valuesOf(value);
  return kind === 'DaemonSet' && valuesOf(metadata).name === 'aws-node';
}

/** Reads that DaemonSet, itself or as an item of a list; undefined where the value is something else. */
export function cniDaemonSet(value: unknown): CniDaemonSet | undefined {
  const { kind, items } = valuesOf(value);
  if (Array.isArray(items) && kind !== 'DaemonSet') return items.map(cniDaemonSet).find((each) => each !== undefined);
  const { spec } = valuesOf(value);
  if (!isCniDaemonSet(value)) return undefined;
  const { containers, initContainers, tolerations, affinity } = valuesOf(valuesOf(valuesOf(spec).template).spec);
  const named = (list: unknown, name: string) => listOf(list).find((each) => each.name === name);
  const main = named(containers, 'aws-node');
  const [init, agent] = [named(initContainers, 'aws-vpc-cni-init'), named(containers, 'aws-eks-nodeagent')];
  return main && {
    main: containerOf(main), init: init && containerOf(init), agent: agent && containerOf(agent), tolerations, affinity,
  };
}

/** The tag of an image; undefined where it has none, as one that is known by its digest. */
export function tagOf(image: string | undefined): string | undefined {
  return /:([\w][\w.-]*)$/.exec(image?.split('@')[0].split('/').at(-1) ?? '')?.[1];
}

/** Whether pods of the cluster have IPv6 addresses; undefined where the DaemonSet does not say. */
export function isIpv6({ main: { environment: { ENABLE_IPv6: text } } }: CniDaemonSet): boolean | undefined {
  return text === undefined ? undefined : truthIn(text);
}

function containerOf({ env, args, command, image, resources, livenessProbe, readinessProbe }: Values): CniContainer {
  const variables = listOf(env).filter(({ name }) => typeof name === 'string');
  const isElsewhere = ({ valueFrom }: Values) => valueFrom !== undefined && valueFrom !== null;
  return {
    // One without a value is empty.
    environment: Object.fromEntries(variables.filter((each) => !isElsewhere(each))
      .map(({ name, value }) => [name as string, String(value ?? '')])),
    elsewhere: variables.filter(isElsewhere).map(({ name }) => name as string),
    flags: Object.fromEntries([command, args].flatMap((list) => (Array.isArray(list) ? list : []))
      .flatMap((each) => /^--?([\w-]+)(?:=(.*))?$/s.exec(String(each)) ?? [])
      .flatMap((_, index, parts) => (index % 3 === 0 ? [[parts[index + 1], parts[index + 2] ?? 'true']] : []))),
    image: typeof image === 'string' ? image : undefined,
    resources,
    livenessTimeout: valuesOf(livenessProbe).timeoutSeconds,
    readinessTimeout: valuesOf(readinessProbe).timeoutSeconds,
  };
}

function listOf(value: unknown): Values[] {
  return Array.isArray(value) ? value.map(valuesOf) : [];
}

function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Values : {};
}
