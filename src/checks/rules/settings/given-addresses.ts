import { InstanceTypeLimits } from '../../../capacity/instance-type-limits';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { ADDRESS_STOP_WORDS as WORDS } from '../../../findings/words/vpc-cni/address-stops';
import { Forms, formsOf, isUnknown, listOf, numberOf } from '../../../templates/forms';
import { BROUGHT_ADDRESSES } from '../../../vpc-cni/environment-effects';
import { ClusterModel } from '../../facts/cluster-model';
import { GroupFacts } from '../../facts/group-facts';
import { limitsOf } from '../../facts/group-nodes';

const PREFIXES = 'ENABLE_PREFIX_DELEGATION';

/** What a network interface of a launch template can give pods: a list, or a count. */
const OF_INTERFACE = ['PrivateIpAddresses', 'Ipv4Prefixes', 'SecondaryPrivateIpAddressCount', 'Ipv4PrefixCount'];

/**
 * Settings by which nodes give pods no addresses, or other ones than are counted.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
 */
export function givenAddressFindings(model: ClusterModel, stated: InstanceTypeLimits[]): Finding[] {
  const { cni: { variables }, cluster } = model;
  const isIpv6 = cluster?.isIpv6 === true;
  // EKS sets them with IPv6.
  const usesPrefixes = variables.isOn(PREFIXES) || (isIpv6 && !variables.isSet(PREFIXES));
  return [
    ...usesPrefixes && variables.refusesToKeepNothing
      ? [findingOf(WORDS.nothingWarm, about.setting('WARM_PREFIX_TARGET'), {})] : [],
    ...isIpv6 ? [] : broughtFindings(model),
    ...cardFindings(model, stated),
  ];
}

function broughtFindings({ cni: { variables }, groups }: ClusterModel): Finding[] {
  const bare = groups.filter((group) => group.os.kernel.runsVpcCni && isLaunchedWithoutAddresses(group));
  return BROUGHT_ADDRESSES.filter((name) => variables.isOn(name)).slice(0, 1).map((name) => {
    const path = `env.${name}`;
    const subject = about.setting(path);
    return bare.length === 0
      ? findingOf(WORDS.addressesBrought, subject, { path })
      : findingOf(WORDS.nodesWithoutAddresses, subject, { path, groups: bare.map((group) => group.name) });
  });
}

/** Whether it is known that nodes have no addresses for pods when they start. */
function isLaunchedWithoutAddresses({ resource, launchTemplate }: GroupFacts): boolean {
  if (resource.properties.LaunchTemplate === undefined) return true;
  const data = launchTemplate?.properties.LaunchTemplateData;
  const interfaces = formsOf(data).NetworkInterfaces;
  if (data === undefined || isUnknown(data) || isUnknown(interfaces)) return false;
  return listOf(interfaces).every((each) => !OF_INTERFACE.some((name) => gives(formsOf(each), name)));
}

/** A list of addresses holds the primary one too, and a count can be a token. */
function gives(networkInterface: Forms, name: string): boolean {
  const form = networkInterface[name];
  if (form === undefined) return false;
  return Array.isArray(form) ? form.length > 0 : numberOf(form) !== 0;
}

/** Cards beside the first one, of which each takes an ENI, and addresses that are not counted. */
function cardFindings({ cni: { variables }, groups }: ClusterModel, stated: InstanceTypeLimits[]): Finding[] {
  const path = 'env.ENABLE_MULTI_NIC';
  if (!variables.isOn('ENABLE_MULTI_NIC')) return [];
  const limits = groups.map((group) => limitsOf(group, stated));
  const types = limits.flatMap((each = []) => each)
    .filter(({ networkCards }) => networkCards > 1)
    .map(({ instanceType }) => instanceType);
  if (types.length > 0) {
    return [findingOf(WORDS.severalCards, about.setting(path), { path, types: [...new Set(types)] })];
  }
  const areKnown = groups.length > 0 && limits.every((each) => each !== undefined);
  return areKnown ? [] : [findingOf(WORDS.severalCardsPossible, about.setting(path), { path })];
}
