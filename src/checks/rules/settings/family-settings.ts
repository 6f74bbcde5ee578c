import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { Wording } from '../../../findings/wording';
import { CNI_VALUE_WORDS } from '../../../findings/words/vpc-cni/cni-values';
import { CNI_VARIABLE_WORDS } from '../../../findings/words/vpc-cni/cni-variables';
import { CniFacts } from '../../facts/cni-facts';

/** The switches of the two families, of which EKS sets one. */
const FAMILIES = { ENABLE_IPv4: false, ENABLE_IPv6: true };

/**
 * Settings with which the VPC CNI does not start, by the addresses that pods of the cluster have: both families or
 * none, and in a cluster with IPv6 custom networking or single addresses.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
 */
export function familyFindings({ variables }: CniFacts, isIpv6: boolean): Finding[] {
  const wrong = (name: string, isWrong: boolean, words: Wording<{ path: string; text: string }>) => {
    const text = variables.text(name);
    return isWrong && text !== undefined
      ? [findingOf(words, about.setting(`env.${name}`), { path: `env.${name}`, text })] : [];
  };
  const ofFamilies = Object.entries(FAMILIES).flatMap(([name, ofIpv6]) => {
    const text = variables.text(name);
    const isWrong = ofIpv6 === isIpv6 ? variables.isOff(name) : variables.isOn(name);
    if (text === undefined || !isWrong) return [];
    const facts = { path: `env.${name}`, text, family: isIpv6 ? 'IPv6' : 'IPv4' };
    return [findingOf(CNI_VALUE_WORDS.otherFamily, about.setting(`env.${name}`), facts)];
  });
  if (!isIpv6) return ofFamilies;
  return [
    ...ofFamilies,
    ...wrong(
      'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
      variables.isOn('AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG'),
      CNI_VARIABLE_WORDS.customNetworkingWithIpv6,
    ),
    ...wrong(
      'ENABLE_PREFIX_DELEGATION',
      variables.isOff('ENABLE_PREFIX_DELEGATION'),
      CNI_VARIABLE_WORDS.noPrefixesWithIpv6,
    ),
  ];
}
