import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RunningFacts } from './running-facts';
import { IpAssignment } from '../../capacity/ip-assignment';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { WarmPool } from '../../capacity/warm-pool';
import { WindowsNetworking } from '../../capacity/windows-networking';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { about } from '../../findings/subject';
import { ADOPTION_WORDS } from '../../findings/words/vpc-cni/adoptions';
import { RUNNING_CNI_WORDS } from '../../findings/words/vpc-cni/running-cnis';
import { Forms } from '../../templates/forms';
import { inKeyOrder } from '../../templates/key-order';
import { formOf } from '../../templates/rendering';
import { toldAssignment, toldCustomNetworking, toldNodeOptions, toldWarmPool } from '../../vpc-cni/told-settings';
import { VariableReader } from '../../vpc-cni/variable-reader';
import { parsedConfiguration } from '../settings/configuration-text';
import { unknownSettings, variablesOf } from '../settings/configured-variables';
import { settingTruth } from '../settings/setting-truth';
import { windowsNetworking } from '../settings/told-windows';
import { windowsConfiguration } from '../settings/windows-settings';

/** A VPC CNI that runs, as node groups take it, and as its add-on is written. */
export interface RunningReading {
  /** What is written as configuration values; undefined where there is none. */
  readonly text?: string;

  /** What it says. */
  readonly values: Forms;
  readonly variables: VariableReader;
  readonly ipAssignment: IpAssignment;
  readonly warmPool: WarmPool;
  readonly maxEni?: number;
  readonly trunkEni: boolean;
  readonly windows?: WindowsNetworking;
  readonly customNetworking: boolean;
}

/** What is given beside a VPC CNI that runs. */
interface Beside {
  readonly ipFamily: PodIpFamily;

  /** What its DaemonSet does not tell. */
  readonly windows?: WindowsNetworking;
}

/** Reads a VPC CNI that runs. */
export function readRunning(
  scope: IConstruct,
  facts: RunningFacts,
  { ipFamily, windows }: Beside,
): Checked<RunningReading> {
  const isIpv6 = ipFamily === PodIpFamily.IPV6;
  const text = textOf(scope, facts, windows);
  const configuration = parsedConfiguration(formOf(text, scope));
  const { problem, values } = configuration;
  if (problem !== undefined) {
    const reason = problem.kind === 'malformed' ? problem.reason : 'it is not an object';
    const said = { argument: 'configurationValues', reason };
    return { findings: [findingOf(RUNNING_CNI_WORDS.malformed, about.prop('adopt'), said)] };
  }
  const settings = unknownSettings(configuration);
  if (settings.length > 0) {
    return { findings: [findingOf(ADOPTION_WORDS.modeUntold, about.prop('adopt'), { settings })] };
  }
  const variables = variablesOf(configuration);
  const ipAssignment = isIpv6 ? IpAssignment.prefixDelegation() : toldAssignment(variables);
  const { maxEni, trunkEni = false } = toldNodeOptions(variables);
  return {
    value: {
      text,
      values,
      variables,
      ipAssignment,
      warmPool: isIpv6 ? WarmPool.none() : toldWarmPool(variables) ?? ownPool(ipAssignment),
      maxEni: isIpv6 ? undefined : maxEni,
      trunkEni,
      windows: settingTruth(values.enableWindowsIpam) === true ? windowsNetworking(values) : undefined,
      customNetworking: !isIpv6 && toldCustomNetworking(variables),
    },
    findings: [],
  };
}

/** What the add-on keeps spare by itself. */
function ownPool({ usesPrefixes }: IpAssignment): WarmPool {
  return usesPrefixes ? WarmPool.prefixes(1) : WarmPool.enis(1);
}

/** The text as it is, or the JSON of an object; none where nothing differs from the add-on's own values. */
function textOf(
  scope: IConstruct,
  { source, configuration }: RunningFacts,
  windows?: WindowsNetworking,
): string | undefined {
  if (configuration === undefined || typeof configuration === 'string') return configuration;
  const stack = Stack.of(scope);
  if (source !== 'DaemonSet') return stack.toJsonString(configuration);
  const values = inKeyOrder({ ...configuration, ...windowsConfiguration(windows) });
  return Object.keys(values).length === 0 ? undefined : stack.toJsonString(values);
}
