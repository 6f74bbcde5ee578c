import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { UNUSED_SETTING_WORDS as WORDS } from '../../../findings/words/vpc-cni/unused-settings';
import { idleEgressFindings, podsWithoutIpv6 } from '../../../vpc-cni/environment-effects';
import { CNI_VARIABLES } from '../../../vpc-cni/variable-table';
import { CniFacts } from '../../facts/cni-facts';

/** Variables that do nothing where pods have IPv6 addresses. */
const TARGETS = ['WARM_IP_TARGET', 'MINIMUM_IP_TARGET', 'WARM_PREFIX_TARGET', 'WARM_ENI_TARGET', 'MAX_ENI'];
const TEXTS = ['AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS', 'ENI_CONFIG_LABEL_DEF', 'ENI_CONFIG_ANNOTATION_DEF'];

/**
 * Settings of IPv4 in a cluster with IPv6. Of those that say what the add-on does in any case nothing is said, nor of
 * targets with which the VPC CNI does not start.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
 */
export function ipv6EffectFindings({ variables, makesEniConfigs, customNetworking }: CniFacts): Finding[] {
  const targets = variables.refusesToKeepNothing ? ['WARM_ENI_TARGET', 'MAX_ENI'] : TARGETS;
  const idle = [
    ...targets.filter((name) => variables.isSet(name) && variables.target(name) !== Number(CNI_VARIABLES[name].unset)),
    ...TEXTS.filter((name) => (variables.text(name) ?? '') !== ''),
    ...['AWS_VPC_K8S_CNI_EXTERNALSNAT'].filter((name) => variables.isOn(name)),
  ].map(envPath);
  // Custom networking is an error of its own.
  const settings = makesEniConfigs && !customNetworking ? [...idle, 'eniConfig'] : idle;
  return [
    ...settings.map((path) => findingOf(WORDS.withIpv6, about.setting(path), { settings: [path] })),
    ...idleEgressFindings(variables, envPath, true),
    ...podsWithoutIpv6(variables, envPath, true),
  ];
}

/** Where a variable stands in the configuration of the add-on. */
export function envPath(name: string): string {
  return `env.${name}`;
}
