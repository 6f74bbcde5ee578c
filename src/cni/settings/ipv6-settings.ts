import { OWNED_VARIABLES } from './configuration-values';
import { CNI_FEATURES, tooOldFindings } from './feature-versions';
import { environmentFindings, variableFindings } from './setting-findings';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/**
 * Settings that mean nothing with IPv6, and why.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/master/pkg/ipamd/ipamd.go
 */
const WITHOUT_EFFECT = {
  warmPool: 'warm targets have no effect on the /80 of a node',
  maxEni: 'the VPC CNI attaches no ENI for pods, which have addresses of the primary one',
  snat: 'pods keep their IPv6 address outside of the VPC, and reach IPv4 under that of their node',
  podSecurityGroups: "pods share the ENI of their node, with its groups; 'securityGroupsForPods' gives groups to single pods",
} as const;

/** The same of settings that have one value with IPv6. */
const REASONS: Readonly<Record<string, string>> = {
  ...WITHOUT_EFFECT,
  ipAssignment: 'nodes have a prefix of /80',
  podNetwork: 'pods have addresses of the subnets of their nodes',
};

/** Settings, of a cluster with IPv6, that the VPC CNI would not start with, or would not read. */
export function ipv6SettingFindings(props: Omit<VpcCniAddonProps, 'cluster'>): Finding[] {
  const { ipAssignment, podNetwork, environment = {} } = props;
  const refuse = (name: string, message: string) => findingOf('option-refused', name, message);
  const dead = (Object.keys(WITHOUT_EFFECT) as Array<keyof typeof WITHOUT_EFFECT>).filter((name) => props[name] !== undefined);
  return [
    ...Object.keys(environment).flatMap((name) => ownedFindings(name, podNetwork?.placement)),
    ...variableFindings({ environment, podNetwork }),
    ...(ipAssignment?.usesPrefixes === false ? [refuse('ipAssignment',
      `'ipAssignment' is ${ipAssignment.mode}, and with IPv6 the VPC CNI starts with prefixes only; leave it out`)] : []),
    ...dead.map((name) => refuse(name, `'${name}' is given, and with IPv6 ${WITHOUT_EFFECT[name]}; leave it out`)),
    ...(podNetwork?._hasPodSubnets ? [refuse('podNetwork',
      `'podNetwork' has subnets for pods (${podNetwork.placement}), and with IPv6 pods have addresses of the subnets of their nodes; give PodNetwork.nodeSubnets()`)] : []),
    ...featureFindings(props),
  ];
}

function ownedFindings(name: string, placement?: Parameters<typeof environmentFindings>[1]): Finding[] {
  const reason = Object.hasOwn(OWNED_VARIABLES, name) ? REASONS[OWNED_VARIABLES[name]] : undefined;
  if (reason === undefined) return environmentFindings(name, placement);
  return [findingOf('option-refused', 'environment', `'environment' sets ${name}, and with IPv6 ${reason}; leave it out`)];
}

function featureFindings({ addonVersion, securityGroupsForPods }: Omit<VpcCniAddonProps, 'cluster'>): Finding[] {
  return tooOldFindings(addonVersion, securityGroupsForPods === undefined ? CNI_FEATURES.ipv6 : CNI_FEATURES.podGroupsWithIpv6);
}
