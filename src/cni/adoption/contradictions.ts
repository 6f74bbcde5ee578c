import { Token } from 'aws-cdk-lib';
import { RunningFacts } from './running-facts';
import { RunningReading } from './running-reading';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { ADOPTION_WORDS as WORDS } from '../../findings/words/vpc-cni/adoptions';
import { PLACEMENTS } from '../../network/placement-rules';
import { PodNetwork } from '../../network/pod-network';
import { IPodSubnets } from '../../network/pod-subnets-props';
import { formsOf, textOf } from '../../templates/forms';
import { isListedForm } from '../../vpc-cni/feature-versions';
import { toldDiscovery } from '../../vpc-cni/told-settings';
import { truthIn } from '../../vpc-cni/variable-reader';
import { CNI_VARIABLES } from '../../vpc-cni/variable-table';
import { windowsConfiguration } from '../settings/windows-settings';
import { AddonConflictResolution, VpcCniAddonProps } from '../vpc-cni-addon-props';

/** Settings by their names, as they are written. */
type Settings = Readonly<Record<string, unknown>>;

/** Typed settings that ask for something else than a VPC CNI that is taken over as it runs. */
export function contradictions(
  props: VpcCniAddonProps,
  reading: RunningReading,
  facts: RunningFacts,
  ipFamily: PodIpFamily,
): Finding[] {
  const { values } = reading;
  const env = (name: string) => textOf(formsOf(values.env)[name]);
  const init = (name: string) => textOf(formsOf(formsOf(values.init).env)[name]);
  const top = (name: string) => textOf(values[name]);
  const { ipAssignment, maxEni, snat, securityGroupsForPods: groups, windows, networkPolicy, environment } = props;
  return [
    ...differing('ipAssignment', ipAssignment && { ENABLE_PREFIX_DELEGATION: ipAssignment.usesPrefixes }, (name) =>
      env(name) ?? String(reading.ipAssignment.usesPrefixes)),
    ...poolFindings(props, reading),
    ...differing('maxEni', maxEni === undefined ? undefined : { MAX_ENI: maxEni }, env),
    ...differing('snat', snat?.environment(), env),
    ...differing('securityGroupsForPods', groups?.environment(), env),
    ...differing('securityGroupsForPods', groups?.initEnvironment(), init),
    // A DaemonSet does not tell it.
    ...facts.source === 'DaemonSet' ? [] : differing('windows', windowsConfiguration(windows), top),
    ...differing('networkPolicy', networkPolicy === undefined || Token.isUnresolved(networkPolicy)
      ? undefined : { enableNetworkPolicy: networkPolicy }, (name) => top(name) ?? 'false'),
    ...differing('environment', environment, env),
    ...props.podSecurityGroups === undefined ? []
      : [contradicted('podSecurityGroups', 'security groups in ENIConfigs', 'those of the ENIConfigs of today')],
    ...props.earlierMode === undefined ? []
      : [contradicted('earlierMode', 'a change of the mode', 'the mode of all nodes that run')],
    ...resolutionFindings(props, facts),
    ...versionFindings(props, facts),
    ...contradictionsOfPlace(props.podNetwork, reading, facts, ipFamily),
  ];
}

/** A family or a pod network that is not that of what runs, and pod subnets that nobody names. */
export function contradictionsOfPlace(
  podNetwork: PodNetwork | undefined,
  reading: RunningReading,
  { isIpv6 }: RunningFacts,
  ipFamily: PodIpFamily,
): Finding[] {
  const ofFamily = ipFamily === PodIpFamily.IPV6;
  const name = (isOf: boolean) => (isOf ? 'IPv6' : 'IPv4');
  return [
    ...isIpv6 === undefined || isIpv6 === ofFamily ? []
      : [findingOf(WORDS.otherFamily, about.prop('cluster'), { cluster: name(ofFamily), runs: name(isIpv6) })],
    ...podNetwork !== undefined ? placementFindings(podNetwork, reading)
      : reading.customNetworking ? [findingOf(WORDS.podSubnetsUnseen, about.prop('podNetwork'), {})] : [],
  ];
}

/** Subnets of pods that are not those of the ENIConfigs, where both are known. */
export function otherSubnets({ values }: RunningReading, podSubnets: IPodSubnets | undefined): Finding[] {
  const named = Object.values(formsOf(formsOf(values.eniConfig).subnets)).map((each) => textOf(formsOf(each).id));
  const runs = [...new Set(named.filter((id) => id !== undefined))].sort();
  const given = [...new Set(podSubnets?.subnets.map(({ subnetId }) => subnetId))].sort();
  if (runs.length === 0 || runs.length < new Set(named).size || given.length === 0) return [];
  if (given.some((id) => Token.isUnresolved(id)) || given.join() === runs.join()) return [];
  return [findingOf(WORDS.otherSubnets, about.prop('podNetwork'), { given, runs })];
}

/** Settings of a prop that are not what runs. */
function differing(
  prop: string,
  given: Settings | undefined,
  running: (name: string) => string | undefined,
): Finding[] {
  const others = Object.entries(given ?? {}).filter(([name, value]) => (
    !Token.isUnresolved(value) && !isSame(name, String(value), running(name))));
  if (others.length === 0) return [];
  const shown = (valueOf: (name: string, value: unknown) => unknown) =>
    others.map(([name, value]) => `${name}=${valueOf(name, value)}`).join(', ');
  const runs = (name: string) => running(name) ?? CNI_VARIABLES[name]?.unset ?? '(not set)';
  return [contradicted(prop, shown((_, value) => value), shown(runs))];
}

/** Whether a setting is what runs, in whatever spelling; what is not set has what the VPC CNI takes then. */
function isSame(name: string, given: string, running: string | undefined): boolean {
  const { unset = '' } = CNI_VARIABLES[name] ?? {};
  const runs = running ?? unset;
  if (given === runs) return true;
  const [one, other] = [truthIn(given), truthIn(runs === '' ? 'false' : runs)];
  if (CNI_VARIABLES[name]?.format === 'integer') return Number(given) === Number(runs);
  return one !== undefined && one === other;
}

function poolFindings({ warmPool }: VpcCniAddonProps, reading: RunningReading): Finding[] {
  const shown = (settings: Settings) =>
    Object.entries(settings).map(([name, value]) => `${name}=${value}`).sort().join(', ') || 'nothing spare';
  const [given, runs] = [warmPool, reading.warmPool].map((pool) => pool && shown(pool.environment()));
  return given === undefined || given === runs ? [] : [contradicted('warmPool', given, runs!)];
}

/** EKS takes a DaemonSet over with OVERWRITE alone. */
function resolutionFindings({ conflictResolution }: VpcCniAddonProps, { source }: RunningFacts): Finding[] {
  if (source !== 'DaemonSet' || conflictResolution === undefined || Token.isUnresolved(conflictResolution)) return [];
  if (conflictResolution === AddonConflictResolution.OVERWRITE) return [];
  const runs = 'a DaemonSet that EKS takes over with OVERWRITE alone';
  return [contradicted('conflictResolution', conflictResolution, runs)];
}

/** Another version than that which runs; the one of an image that is no version of the add-on needs its build. */
function versionFindings({ addonVersion: given }: VpcCniAddonProps, facts: RunningFacts): Finding[] {
  const { addonVersion: runs, source } = facts;
  if (runs !== undefined && Token.isUnresolved(runs)) return [];
  const isListed = runs !== undefined && isListedForm(runs);
  if (given === undefined) {
    return isListed || source !== 'DaemonSet' ? []
      : [findingOf(WORDS.versionUntold, about.prop('addonVersion'), { tag: runs })];
  }
  if (runs === undefined || Token.isUnresolved(given)) return [];
  if (given === runs || (!isListed && given.startsWith(`${runs}-`))) return [];
  return [contradicted('addonVersion', given, runs)];
}

function placementFindings({ placement }: PodNetwork, { customNetworking, variables }: RunningReading): Finding[] {
  const { foundBy } = PLACEMENTS[placement];
  const isOf = foundBy === 'eni-config' ? customNetworking
    : !customNetworking && (foundBy === undefined || toldDiscovery(variables));
  if (isOf) return [];
  return [findingOf(WORDS.otherPlacement, about.prop('podNetwork'), { given: placement, customNetworking })];
}

function contradicted(prop: string, given: string, runs: string): Finding {
  return findingOf(WORDS.contradicted, about.prop(prop), { prop, given, runs });
}
