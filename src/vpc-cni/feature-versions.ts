import { truthIn, VariableReader } from './variable-reader';
import { CNI_VARIABLES } from './variable-table';
import { CNI_FEATURES, lacks, oldestFor, sinceText, VARIABLE_VERSIONS } from '../capacity/kernel/cni-features';
import { findingOf } from '../findings/catalogue';
import { Finding } from '../findings/finding';
import { about } from '../findings/subject';
import { CNI_VERSION_WORDS } from '../findings/words/vpc-cni/cni-versions';

/** The features of which a prop can ask, where the version may be too old for them. */
type AskedFeature = Exclude<keyof typeof CNI_FEATURES, 'eniConfigs' | 'prefixesOnMetal' | 'trunkPlaceByType'>;

/** A version of the add-on as EKS lists it. */
const LISTED = /^v\d+\.\d+\.\d+-eksbuild\.\d+$/;

/**
 * Whether a version has the form of those that EKS lists: it takes no word for the newest.
 *
 * @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAddon.html
 */
export function isListedForm(version: string): boolean {
  return LISTED.test(version);
}

/** That a version which is asked for is too old for a feature that is asked for too. */
export function tooOldFindings(version: string | undefined, feature: AskedFeature): Finding[] {
  if (!lacks(version, CNI_FEATURES[feature])) return [];
  return [
    findingOf(CNI_VERSION_WORDS[feature], about.prop('addonVersion'), {
      version: version!,
      since: sinceText(CNI_FEATURES[feature]),
    }),
  ];
}

/** That the add-on makes ENIConfigs, of which an earlier version is not known to be able. */
export function eniConfigVersionFindings(version: string | undefined): Finding[] {
  if (!lacks(version, CNI_FEATURES.eniConfigs)) return [];
  const facts = { version: version!, since: sinceText(CNI_FEATURES.eniConfigs) };
  return [findingOf(CNI_VERSION_WORDS.eniConfigsOfAddon, about.prop('addonVersion'), facts)];
}

/** Variables that a version does not know yet; nothing of those that are told what it does without. */
export function oldVariableFindings(
  version: string | undefined,
  variables: VariableReader,
  pathOf: (name: string) => string,
): Finding[] {
  return Object.entries(VARIABLE_VERSIONS)
    .filter(([name, feature]) => lacks(version, feature) && variables.isSet(name) && isChange(name, variables))
    .map(([name, feature]) => findingOf(CNI_VERSION_WORDS.variable, about.setting(pathOf(name)), {
      path: pathOf(name), version: version!, since: sinceText(feature),
    }));
}

function isChange(name: string, variables: VariableReader): boolean {
  const { format, unset } = CNI_VARIABLES[name];
  const text = variables.text(name)!;
  return format === 'boolean' ? truthIn(text) !== truthIn(unset ?? '') : text !== unset && text !== '';
}

/** That the add-on is older than any for the version of Kubernetes, where both are known. */
export function behindFindings(version: string | undefined, kubernetes: string | undefined): Finding[] {
  const oldest = oldestFor(kubernetes);
  if (oldest === undefined || !lacks(version, oldest)) return [];
  return [findingOf(CNI_VERSION_WORDS.behindKubernetes, about.setting('addonVersion'), {
    version: version!, oldest: sinceText(oldest), kubernetes: kubernetes!,
  })];
}
