import { RunningFacts } from './running-facts';
import { RunningReading } from './running-reading';
import { deliveryOf, findingOf } from '../../findings/catalogue';
import { Finding, FindingDelivery } from '../../findings/finding';
import { identityOf, saysWording } from '../../findings/identity';
import { about } from '../../findings/subject';
import { ADDRESS_STOP_WORDS } from '../../findings/words/vpc-cni/address-stops';
import { ADOPTION_WORDS as WORDS } from '../../findings/words/vpc-cni/adoptions';
import { CNI_VARIABLE_WORDS } from '../../findings/words/vpc-cni/cni-variables';
import { CNI_VERSION_WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { formsOf } from '../../templates/forms';
import {
  BROUGHT_ADDRESSES, idleEgressFindings, idlePortFindings, podsWithoutIpv6,
} from '../../vpc-cni/environment-effects';
import {
  behindFindings, eniConfigVersionFindings, oldVariableFindings, tooOldFindings,
} from '../../vpc-cni/feature-versions';
import { isUnsetValue } from '../../vpc-cni/variable-reader';
import { warmTargetFindings } from '../../vpc-cni/warm-target-effects';
import { isUnlisted, knownVersion } from '../settings/addon-version';
import { UNMODELLED_VARIABLES } from '../settings/configuration-values';
import { settingFormatFindings } from '../settings/setting-formats';
import { settingTruth } from '../settings/setting-truth';

/** What decides what there is to say of settings that run. */
interface Surroundings {
  readonly isIpv6: boolean;
  readonly addonVersion?: string;
  readonly kubernetesVersion?: string;
}

const envPath = (name: string) => `env.${name}`;

/**
 * What there is to say of a VPC CNI that is taken over as it runs. What would be refused of settings that somebody asks
 * for runs already: it becomes a warning.
 */
export function adoptedFindings(reading: RunningReading, facts: RunningFacts, around: Surroundings): Finding[] {
  const found = settingsFindings(reading, around).map(asWarning);
  return [
    ...facts.leftOut.length === 0 ? []
      : [findingOf(WORDS.leftOut, about.prop('adopt'), { settings: facts.leftOut })],
    ...facts.byHand.length === 0 ? [] : [findingOf(WORDS.byHand, about.prop('adopt'), { settings: facts.byHand })],
    ...found,
  ];
}

/** The ids of what was said of these settings in other words: others do not say it again. */
export function idsSaidOf(findings: readonly Finding[]): string[] {
  return findings.filter((finding) => saysWording(finding, WORDS.refusedOtherwise))
    .map((finding) => String(identityOf(finding)?.facts.id));
}

/** What rules of settings have against those that run. */
function settingsFindings(
  { values, variables, ipAssignment, customNetworking }: RunningReading,
  { isIpv6, addonVersion, kubernetesVersion }: Surroundings,
): Finding[] {
  const version = knownVersion(addonVersion);
  const hasExternalSnat = variables.isOn('AWS_VPC_K8S_CNI_EXTERNALSNAT');
  const makesEniConfigs = settingTruth(formsOf(values.eniConfig).create) === true;
  return [
    ...settingFormatFindings(values, isIpv6),
    ...UNMODELLED_VARIABLES.filter((name) => variables.isSet(name) && !isUnsetValue(name, variables.text(name)!))
      .map((variable) => findingOf(CNI_VARIABLE_WORDS.notModelled, about.setting(envPath(variable)), { variable })),
    ...isIpv6 ? [] : [
      ...BROUGHT_ADDRESSES.filter((name) => variables.isOn(name)).map(envPath)
        .map((path) => findingOf(ADDRESS_STOP_WORDS.addressesNotAsked, about.setting(path), { path })),
      ...ipAssignment.usesPrefixes && variables.refusesToKeepNothing
        ? [findingOf(ADDRESS_STOP_WORDS.nothingWarm, about.setting('WARM_PREFIX_TARGET'), {})] : [],
      ...warmTargetFindings(variables),
      ...ipAssignment.usesPrefixes ? tooOldFindings(version, 'prefixes') : [],
    ],
    ...podsWithoutIpv6(variables, envPath, isIpv6),
    ...idleEgressFindings(variables, envPath, isIpv6),
    ...idlePortFindings(variables, envPath, hasExternalSnat),
    ...oldVariableFindings(version, variables, envPath),
    ...customNetworking && makesEniConfigs ? eniConfigVersionFindings(version) : [],
    ...settingTruth(values.enableNetworkPolicy) === true ? tooOldFindings(version, 'networkPolicy') : [],
    ...isIpv6 ? tooOldFindings(version, 'ipv6') : [],
    ...behindFindings(version, kubernetesVersion),
    ...isUnlisted(addonVersion)
      ? [findingOf(CNI_VERSION_WORDS.notListed, about.prop('addonVersion'), { got: addonVersion })] : [],
  ];
}

function asWarning(finding: Finding): Finding {
  const { id, message, subject } = finding;
  const delivery = deliveryOf(finding);
  if (delivery === FindingDelivery.WARNING || delivery === FindingDelivery.REPORT) return finding;
  return findingOf(WORDS.refusedOtherwise, about.setting(subject), { settings: [subject], id, reason: message });
}
