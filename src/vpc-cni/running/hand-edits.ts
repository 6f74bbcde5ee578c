import { CarriedSettings, OF_CLUSTER } from './carried-settings';
import { isPlain } from './plain';
import { changedSettings } from '../changed-settings';

type Values = Readonly<Record<string, unknown>>;

/** The configuration of an add-on, and what its DaemonSet has in place of it. */
export interface EditedConfiguration {
  /** The values that run. */
  readonly values: Values;

  /** Paths of the settings that somebody changed, or that the add-on lost. */
  readonly byHand: readonly string[];
}

/**
 * The values of an add-on as its DaemonSet has them: variables that were changed by hand are carried, and those that
 * the DaemonSet lacks are left to the add-on's own values.
 *
 * @param isIpv6 whether pods of the cluster have IPv6 addresses
 */
export function editedConfiguration(values: Values, running: CarriedSettings, isIpv6: boolean): EditedConfiguration {
  const env = merged('env', objectAt(values, 'env'), objectAt(running.values, 'env'), isIpv6);
  const ofInit = merged('init.env', objectAt(values, 'init', 'env'), objectAt(running.values, 'init', 'env'), isIpv6);
  const policy = [values, running.values].map(({ enableNetworkPolicy: text }) => String(text ?? 'false'));
  const isPolicyEdited = running.showsPolicies && policy[0] !== policy[1];
  return {
    values: {
      ...values,
      ...env.byHand.length > 0 ? { env: env.values } : {},
      ...ofInit.byHand.length > 0 ? { init: { ...objectAt(values, 'init'), env: ofInit.values } } : {},
      ...isPolicyEdited ? { enableNetworkPolicy: policy[1] } : {},
    },
    byHand: [...env.byHand, ...ofInit.byHand, ...isPolicyEdited ? ['enableNetworkPolicy'] : []],
  };
}

/** Variables as they run, in the order in which they were given. */
function merged(
  group: 'env' | 'init.env',
  given: Values,
  running: Values,
  isIpv6: boolean,
): { readonly values: Values; readonly byHand: readonly string[] } {
  const isOwn = (name: string, value: unknown) => {
    const env = { [name]: value };
    return changedSettings(group === 'env' ? { env } : { init: { env } }, isIpv6).length === 0;
  };
  const names = [...new Set([...Object.keys(given), ...Object.keys(running)])];
  const edited = names.filter((name) => !OF_CLUSTER.includes(name)).filter((name) => (
    Object.hasOwn(running, name) ? String(given[name] ?? '') !== String(running[name]) : !isOwn(name, given[name])));
  const values = Object.fromEntries(names.flatMap((name) => {
    const value = edited.includes(name) ? running[name] : given[name];
    return value === undefined ? [] : [[name, value]];
  }));
  return { values, byHand: edited.map((name) => `${group}.${name}`) };
}

function objectAt(values: unknown, ...path: string[]): Values {
  const value = path.reduce<unknown>((object, name) => (isPlain(object) ? object[name] : undefined), values);
  return isPlain(value) ? value : {};
}
