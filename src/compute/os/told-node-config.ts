import { parsedFlags, SYSTEMD } from './private/kubelet-flag';
import { readUserData } from './private/node-config-part';

/** What the NodeConfigs in user data tell kubelet of pods; values as they stand there. */
export interface NodeConfigPods {
  readonly maxPods?: unknown;
  readonly podsPerCore?: unknown;
  readonly maxPodsExpression?: string;

  /** The value of the flag, which goes before the configuration. */
  readonly flag?: string;
}

/**
 * What user data tells kubelet of pods as nodeadm puts its parts together; undefined where it cannot read one of them,
 * and so drops them all.
 */
export function podsInNodeConfigs(userData: string): NodeConfigPods | undefined {
  const parts = readUserData(userData);
  if (parts.some(({ fault }) => fault !== undefined)) return undefined;
  const flags = parsedFlags(parts.flatMap((part) => part.flags), SYSTEMD).filter(({ name }) => name === 'max-pods');
  const configs = parts.map(({ config }) => config);
  const { maxPods, podsPerCore }: NodeConfigPods = Object.assign({}, ...configs);
  const maxPodsExpression = parts.flatMap((part) => part.maxPodsExpression ?? []).pop();
  return { maxPods, podsPerCore, maxPodsExpression, flag: flags.pop()?.value };
}
