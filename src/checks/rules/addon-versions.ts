import { located, LocatedFinding } from './located-finding';
import { kubernetesMinor } from '../../capacity/kernel/cni-features';
import { isUnlisted } from '../../cni/settings/addon-version';
import { findingOf } from '../../findings/catalogue';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { CNI_VERSION_WORDS as WORDS } from '../../findings/words/vpc-cni/cni-versions';
import { textOf } from '../../templates/forms';
import { behindFindings } from '../../vpc-cni/feature-versions';
import { ClusterModel } from '../facts/cluster-model';

/** Add-ons of EKS whose versions are written like those of the VPC CNI, of which it is said by the rules for that. */
const OF_EKS = ['kube-proxy', 'coredns', 'eks-pod-identity-agent'];

/**
 * How many minor versions kube-proxy is older than the control plane at most: three, and two of those before 1.25.
 *
 * @see https://kubernetes.io/releases/version-skew-policy/#kube-proxy
 */
const MOST_BEHIND = 3;
const EARLY = { before: 25, mostBehind: 2 };

/** Versions of add-ons that EKS refuses, or that are too old for the control plane. Without a version there is none. */
export function addonVersionFindings({ addons, cluster, cni }: ClusterModel): LocatedFinding[] {
  const ofAddons = addons.flatMap((addon) => {
    const [name, version] = [textOf(addon.properties.AddonName), textOf(addon.properties.AddonVersion)];
    if (name === undefined || version === undefined || !OF_EKS.includes(name)) return [];
    return located(addon, ['AddonVersion'], isUnlisted(version)
      ? [findingOf(WORDS.addonNotListed, about.resource(addon.path), { addon: name, got: version })]
      : name === 'kube-proxy' ? proxyFindings(version, cluster?.version, addon.path) : []);
  });
  if (cni.addon === undefined) return ofAddons;
  return [...ofAddons, ...located(cni.addon, ['AddonVersion'], behindFindings(cni.version, cluster?.version))];
}

function proxyFindings(version: string, kubernetes: string | undefined, path: string): Finding[] {
  const [minor, ofCluster] = [kubernetesMinor(version), kubernetesMinor(kubernetes)];
  if (minor === undefined || ofCluster === undefined) return [];
  const subject = about.resource(path);
  const facts = { version, kubernetes: kubernetes! };
  if (minor > ofCluster) return [findingOf(WORDS.proxyAhead, subject, facts)];
  const most = minor < EARLY.before ? EARLY.mostBehind : MOST_BEHIND;
  return ofCluster - minor > most ? [findingOf(WORDS.proxyBehind, subject, { ...facts, most })] : [];
}
