import { Token } from 'aws-cdk-lib';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { about } from '../../findings/subject';
import { Facts, Wording } from '../../findings/wording';
import { RUNNING_CNI_WORDS as WORDS } from '../../findings/words/vpc-cni/running-cnis';
import { configurationDocument } from '../../vpc-cni/configuration-document';
import { carriedSettings, CarriedSettings } from '../../vpc-cni/running/carried-settings';
import { cniDaemonSet, CniDaemonSet, isIpv6, missingOf, tagOf } from '../../vpc-cni/running/daemon-set';
import { DescribedAddon, describedAddon } from '../../vpc-cni/running/described-addon';
import { editedConfiguration } from '../../vpc-cni/running/hand-edits';
import { isPlain } from '../../vpc-cni/running/plain';

/** What is known of a VPC CNI that runs. */
export interface RunningFacts {
  readonly source: 'add-on' | 'DaemonSet' | 'configuration';

  /** Its configuration values: a text as it is, or an object that is written as JSON; undefined where it has none. */
  readonly configuration?: string | Readonly<Record<string, unknown>>;

  /** The version, or the tag of the image. */
  readonly addonVersion?: string;

  /** The role of the service account, where the add-on names one. */
  readonly roleArn?: string;

  /** ARNs of the pod identity associations of the add-on. */
  readonly associations: readonly string[];

  /** Whether pods have IPv6 addresses, where that is seen. */
  readonly isIpv6?: boolean;

  /** Paths of settings that the add-on does not take. */
  readonly leftOut: readonly string[];

  /** Paths of settings that were changed by hand. */
  readonly byHand: readonly string[];
}

/** The facts of an add-on, and of its DaemonSet where that is given. */
export function runningOfAddon(described: unknown, given?: unknown): Checked<RunningFacts> {
  const document = documentOf('described', described);
  const daemonSet = given === undefined ? undefined : readDaemonSet(given);
  const findings = [...document.findings, ...daemonSet?.findings ?? []];
  if (document.findings.length > 0) return { findings };
  const addon = describedAddon(document.value);
  if (typeof addon === 'string') return { findings: [...findings, ...refused(WORDS[addon], {}).findings] };
  const values = valuesOf(addon.configurationValues);
  if (values.value === undefined || findings.length > 0) return { findings: [...findings, ...values.findings] };
  const facts = { ...factsOf(addon), source: 'add-on' as const, leftOut: [], byHand: [] };
  if (daemonSet?.value === undefined) return { value: facts, findings };
  return withDaemonSet(facts, values.value, daemonSet.value);
}

/** The facts of a VPC CNI that is no add-on. */
export function runningOfDaemonSet(given: unknown): Checked<RunningFacts> {
  const { value: daemonSet, findings } = readDaemonSet(given);
  if (daemonSet === undefined) return { findings };
  const { values, leftOut } = carriedSettings(daemonSet);
  return {
    value: {
      source: 'DaemonSet',
      configuration: values,
      addonVersion: tagOf(daemonSet.main.image),
      associations: [],
      isIpv6: isIpv6(daemonSet),
      leftOut,
      byHand: [],
    },
    findings,
  };
}

/** The facts of an add-on by what an app writes. */
export function runningOfConfiguration(configuration?: unknown, addonVersion?: unknown): Checked<RunningFacts> {
  if (addonVersion !== undefined && typeof addonVersion !== 'string') {
    return refused(WORDS.versionNoText, { got: shown(addonVersion) });
  }
  const facts = { source: 'configuration' as const, addonVersion, associations: [], leftOut: [], byHand: [] };
  if (configuration === undefined) return { value: facts, findings: [] };
  if (typeof configuration === 'string') {
    const { findings } = Token.isUnresolved(configuration) ? { findings: [] } : valuesOf(configuration);
    return findings.length > 0 ? { findings } : { value: { ...facts, configuration }, findings };
  }
  return isPlain(configuration) && !Token.isUnresolved(configuration)
    ? { value: { ...facts, configuration }, findings: [] }
    : refused(WORDS.configurationOther, { got: shown(configuration) });
}

/** What an add-on tells. */
function factsOf(addon: DescribedAddon) {
  return {
    configuration: addon.configurationValues,
    addonVersion: addon.addonVersion,
    roleArn: addon.serviceAccountRoleArn,
    associations: addon.podIdentityAssociations,
  };
}

/** An add-on as its DaemonSet has it. */
function withDaemonSet(
  facts: RunningFacts,
  values: Readonly<Record<string, unknown>>,
  daemonSet: CniDaemonSet,
): Checked<RunningFacts> {
  const running: CarriedSettings = carriedSettings(daemonSet);
  const ofFamily = isIpv6(daemonSet);
  const { values: edited, byHand } = editedConfiguration(values, running, ofFamily === true);
  const tag = tagOf(daemonSet.main.image);
  if (tag !== undefined && facts.addonVersion !== undefined && tag !== facts.addonVersion) {
    return refused(WORDS.otherImage, { version: facts.addonVersion, tag });
  }
  const isGiven = (path: string) => path.split('.').reduce<unknown>(
    (object, name) => (isPlain(object) ? object[name] : undefined), values) !== undefined;
  return {
    value: {
      ...facts,
      // The text as it is, where nothing was changed.
      configuration: byHand.length > 0 ? edited : facts.configuration,
      isIpv6: ofFamily,
      leftOut: running.leftOut.filter((path) => !isGiven(path)),
      byHand,
    },
    findings: [],
  };
}

function readDaemonSet(given: unknown): Checked<CniDaemonSet> {
  const { value, findings } = documentOf('daemonSet', given);
  if (findings.length > 0) return { findings };
  const missing = missingOf(value);
  if (missing !== undefined) return refused(WORDS.cutDaemonSet, { missing });
  const daemonSet = cniDaemonSet(value);
  return daemonSet === undefined ? refused(WORDS.noDaemonSet, {}) : { value: daemonSet, findings: [] };
}

/** The object that an argument is, or that its text says. */
function documentOf(argument: string, given: unknown): Checked<unknown> {
  if (typeof given === 'string' && !Token.isUnresolved(given)) {
    const { value, reason } = configurationDocument(given) as { value?: unknown; reason?: string };
    if (reason !== undefined) return refused(WORDS.malformed, { argument, reason });
    return isPlain(value) ? { value, findings: [] } : refused(WORDS.noObject, { argument, got: shown(value) });
  }
  return isPlain(given) && !Token.isUnresolved(given)
    ? { value: given, findings: [] }
    : refused(WORDS.noObject, { argument, got: shown(given) });
}

/** The values that a configuration says; none where there is no text, or an empty one. */
function valuesOf(text: string | undefined): Checked<Readonly<Record<string, unknown>>> {
  if (text === undefined) return { value: {}, findings: [] };
  const { value, reason } = configurationDocument(text) as { value?: unknown; reason?: string };
  if (reason !== undefined) return refused(WORDS.malformed, { argument: 'configurationValues', reason });
  if (value === null || value === undefined) return { value: {}, findings: [] };
  return isPlain(value)
    ? { value, findings: [] } : refused(WORDS.noObject, { argument: 'configurationValues', got: shown(value) });
}

function refused<F extends Facts>(words: Wording<F>, facts: NoInfer<F>): Checked<never> {
  return { findings: [findingOf(words, about.prop('adopt'), facts)] };
}

/** A value in a few words. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Token.isUnresolved(value)) return 'a token';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}
