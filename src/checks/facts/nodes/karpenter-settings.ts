import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { parsedConfiguration } from '../../../cni/settings/configuration-text';
import { AppResource } from '../../../templates/app-resources';
import { Form, formsOf, isUnknown, listOf, numberOf, textOf } from '../../../templates/forms';
import { chartName } from '../kubernetes-facts';

/** Helm charts of Karpenter: by name, whatever their repository. */
const CHARTS = ['karpenter'];

/**
 * Pods beside the addresses of ENIs in Karpenter's formula, which nothing changes.
 *
 * @see https://github.com/aws/karpenter-provider-aws/blob/main/pkg/providers/instancetype/types.go
 */
const EXTRA_PODS = 2;

/** The variable of its controller. */
const VARIABLE = 'RESERVED_ENIS';

/** Whether a Helm chart installs Karpenter: its name can be at the end of its repository alone. */
export function isKarpenterChart(chart: AppResource): boolean {
  const name = chartName(chart) || (textOf(chart.properties.Repository) ?? '').replace(/^.*\//, '');
  return CHARTS.includes(name);
}

/**
 * ENIs that Karpenter leaves out of its formula, by the values of its chart; undefined where there is no chart, or
 * where that is not known.
 *
 * @see https://karpenter.sh/docs/reference/settings/
 */
export function reservedEnis(charts: readonly AppResource[]): number | undefined {
  const chart = charts.find(isKarpenterChart);
  if (chart === undefined) return undefined;
  const { values, isUnknown: isUnread, problem } = parsedConfiguration(chart.properties.Values);
  if (isUnread || problem !== undefined) return undefined;
  const { settings, controller } = values;
  const given = variableIn(controller) ?? settingIn(settings);
  const count = given === undefined || given === '' ? 0 : numberOf(given);
  return count === undefined || count < 0 ? undefined : count;
}

/** The pods that Karpenter counts for nodes of a type whose class states no count. */
export function podsOfKarpenter({ maxEnis, ipv4PerEni }: InstanceTypeLimits, reserved: number): number {
  return maxEnis > reserved ? (maxEnis - reserved) * (ipv4PerEni - 1) + EXTRA_PODS : 0;
}

/** The setting, or what is told later and can hold it. */
function settingIn(settings: Form): Form {
  const { reservedENIs: own, aws: earlier } = formsOf(settings);
  return own ?? formsOf(earlier).reservedENIs ?? [settings, earlier].find(isUnknown);
}

/** The variable of the controller, which wins over the setting; or what is told later and can hold it. */
function variableIn(controller: Form): Form {
  const { env } = formsOf(controller);
  const all = listOf(env).map(formsOf);
  // Of variables of one name a container has the last one.
  const own = all.filter(({ name }) => name === VARIABLE).pop();
  if (own !== undefined) return own.value ?? own.valueFrom;
  return [controller, env, ...all.map(({ name }) => name)].find(isUnknown);
}
