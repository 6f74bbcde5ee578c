import { Token } from 'aws-cdk-lib';
import { Fields, PoolFacts } from './pool-facts';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { MANIFEST_WORDS as WORDS } from '../../findings/words/karpenter/node-manifests';
import { PLACEMENTS } from '../../network/placement-rules';
import { shown } from '../../validation/shown-value';
import { fewestVcpus } from '../nodes/type-limits';
import { memoryFindings, OwnReserved, reservedMemory, unfitReserved } from '../os/reserved-resources';
import { readsNodeConfig, reservedInText, userDataTextFindings } from '../os/user-data-text';

/** Fields of an EC2NodeClass beside `kubelet` that the pod count depends on. */
export function classFieldFindings(spec: Fields, pool: PoolFacts): Finding[] {
  return [...userDataFindings(spec, pool), ...interfaceFindings(spec, pool), ...prefixFindings(spec, pool)];
}

/**
 * What there is to say of what a class has kubelet keep from pods. Karpenter's own NodeConfig comes after those in the
 * user data, and has the memory where the class states it; of the pool's types the one with the most pods decides.
 *
 * @param resources `kubelet.kubeReserved` of the class
 */
export function reservedFindings(
  { userData, amiFamily, amiSelectorTerms }: Fields,
  resources: Fields,
  { kubelet, mostPods, types }: PoolFacts,
): Finding[] {
  const path = 'spec.kubelet.kubeReserved';
  const isRead = typeof userData === 'string' && !Token.isUnresolved(userData)
    && readsNodeConfig(familyOf(amiFamily, amiSelectorTerms));
  const ofClass = { prop: path, path, reader: 'Karpenter' } as const;
  const all: OwnReserved[] = [
    ...(isRead ? reservedInText('spec.userData', userData) : []),
    { ...ofClass, resources: kubelet?.kubeReserved },
    { ...ofClass, resources },
  ];
  const unfit = all.flatMap(unfitReserved);
  const last = all.filter((each) => reservedMemory(each) !== undefined).pop();
  if (unfit.length > 0 || last === undefined || last.resources === kubelet?.kubeReserved) return unfit;
  return memoryFindings(last, { maxPods: mostPods, types, ...(kubelet === undefined ? { byType: true } : {}) });
}

/** User data of the user's own, which Karpenter puts before its own: a flag there beats the pod count. */
function userDataFindings({ userData, amiFamily, amiSelectorTerms }: Fields, { kubelet, types }: PoolFacts): Finding[] {
  if (userData === undefined) return [];
  const subject = about.prop('spec.userData');
  const family = familyOf(amiFamily, amiSelectorTerms);
  if (Token.isUnresolved(userData) || typeof userData !== 'string') {
    return [findingOf(WORDS.userDataUnread, subject, { family: 'a token' })];
  }
  if (!readsNodeConfig(family)) return [findingOf(WORDS.userDataUnread, subject, { family: family ?? 'not known' })];
  const node = { maxPods: kubelet?.maxPods, vcpus: fewestVcpus(types), types, mergedByEks: true, registration: {} };
  return userDataTextFindings('spec.userData', userData, node);
}

/** The family of the AMIs, which decides what reads the user data: it is given, or the beginning of an alias. */
function familyOf(amiFamily: unknown, terms: unknown): string | undefined {
  if (typeof amiFamily === 'string' && !Token.isUnresolved(amiFamily)) return amiFamily;
  const [term]: unknown[] = Array.isArray(terms) && !Token.isUnresolved(terms) ? terms : [];
  const alias = (term as Fields | undefined)?.alias;
  if (typeof alias !== 'string' || Token.isUnresolved(alias)) return undefined;
  return alias.split('@')[0];
}

/** EFA-only interfaces on the default card, each of which takes the place of an ENI for pods. */
function interfaceFindings({ networkInterfaces }: Fields, { efaOnlyEnis }: PoolFacts): Finding[] {
  if (networkInterfaces === undefined) return [];
  const subject = about.prop('spec.networkInterfaces');
  if (Token.isUnresolved(networkInterfaces)) return [findingOf(WORDS.interfacesUnread, subject, {})];
  if (!Array.isArray(networkInterfaces)) {
    const got = shown(networkInterfaces);
    return [findingOf(WORDS.notAList, subject, { path: 'spec.networkInterfaces', got })];
  }
  const interfaces = networkInterfaces as Array<Fields | null>;
  const fields = interfaces.flatMap((each) => [each, each?.interfaceType, each?.networkCardIndex]);
  if (fields.some((each) => Token.isUnresolved(each))) return [findingOf(WORDS.interfacesUnread, subject, {})];
  const onDefaultCard = interfaces.filter((each) => (each?.networkCardIndex ?? 0) === 0);
  const count = onDefaultCard.filter((each) => each?.interfaceType === 'efa-only').length;
  return count === efaOnlyEnis ? [] : [findingOf(WORDS.otherInterfaces, subject, { count, efaOnlyEnis })];
}

/** Prefixes that EC2 puts on the primary ENI, where pods have no use for them. */
function prefixFindings({ ipPrefixCount }: Fields, { mode: { assignment, placement } }: PoolFacts): Finding[] {
  if (ipPrefixCount === undefined || ipPrefixCount === 0) return [];
  const subject = about.prop('spec.ipPrefixCount');
  if (!Token.isUnresolved(ipPrefixCount) && !(Number.isInteger(ipPrefixCount) && ipPrefixCount > 0)) {
    return [findingOf(WORDS.prefixCount, subject, { got: shown(ipPrefixCount) })];
  }
  const got = Token.isUnresolved(ipPrefixCount) ? 'a token' : String(ipPrefixCount);
  if (PLACEMENTS[placement].sparesPrimaryEni) return [findingOf(WORDS.prefixesUnused, subject, { got })];
  return assignment.usesPrefixes ? [] : [findingOf(WORDS.prefixesBesideAddresses, subject, { got })];
}
