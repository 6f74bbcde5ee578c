import { OWNED_VARIABLES } from './configuration-values';
import { environmentFindings, variableFindings } from './setting-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { Wording } from '../../findings/wording';
import { CNI_WITH_IPV6_WORDS as WORDS } from '../../findings/words/vpc-cni/cni-with-ipv6';
import { PodPlacement } from '../../network/pod-placement';
import { tooOldFindings } from '../../vpc-cni/feature-versions';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/**
 * Settings that mean nothing with IPv6.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
const WITHOUT_EFFECT = {
  warmPool: WORDS.warmPool,
  maxEni: WORDS.maxEni,
  snat: WORDS.snat,
  podSecurityGroups: WORDS.podSecurityGroups,
};

/** What to say of a variable, by the setting that owns it, where that has no effect or one value with IPv6. */
const VARIABLES: Readonly<Record<string, Wording<{ variable: string }>>> = {
  warmPool: WORDS.warmPoolVariable,
  maxEni: WORDS.maxEniVariable,
  snat: WORDS.snatVariable,
  ipAssignment: WORDS.ipAssignmentVariable,
  podNetwork: WORDS.podNetworkVariable,
};

/** Settings, of a cluster with IPv6, that the VPC CNI would not start with, or would not read. */
export function ipv6SettingFindings(props: Omit<VpcCniAddonProps, 'cluster'>): Finding[] {
  const { ipAssignment, podNetwork, environment = {} } = props;
  const idle = (Object.keys(WITHOUT_EFFECT) as Array<keyof typeof WITHOUT_EFFECT>).filter(
    (name) => props[name] !== undefined,
  );
  return [
    ...Object.entries(environment).flatMap(([name, text]) => ownedFindings(name, text, podNetwork?.placement)),
    ...variableFindings({ environment, podNetwork, addonVersion: props.addonVersion }, true),
    ...(ipAssignment?.usesPrefixes === false
      ? [findingOf(WORDS.singleAddresses, about.prop('ipAssignment'), { mode: ipAssignment.mode })] : []),
    ...idle.map((name) => findingOf(WITHOUT_EFFECT[name], about.prop(name), {})),
    ...(podNetwork?._hasPodSubnets
      ? [findingOf(WORDS.podSubnets, about.prop('podNetwork'), { placement: podNetwork.placement })] : []),
    ...featureFindings(props),
  ];
}

function ownedFindings(name: string, text: string, placement?: PodPlacement): Finding[] {
  const reason = Object.hasOwn(OWNED_VARIABLES, name) ? VARIABLES[OWNED_VARIABLES[name]] : undefined;
  if (reason === undefined) return environmentFindings(name, text, placement);
  return [findingOf(reason, about.prop('environment'), { variable: name })];
}

function featureFindings(
  { addonVersion, securityGroupsForPods, networkPolicy }: Omit<VpcCniAddonProps, 'cluster'>,
): Finding[] {
  return [
    ...tooOldFindings(addonVersion, securityGroupsForPods === undefined ? 'ipv6' : 'podGroupsWithIpv6'),
    ...networkPolicy === true ? tooOldFindings(addonVersion, 'networkPolicy') : [],
  ];
}
