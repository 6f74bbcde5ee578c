import { ImportedVpcCni } from '../../cni/imported-vpc-cni';
import { PodGeneration } from '../../cni/pod-generation';
import { IPodNetworking } from '../../cni/pod-networking';
import { VpcCniAddon } from '../../cni/vpc-cni-addon';
import { ClusterAsked, ClusterView } from '../../eks/cluster-view';

/** The cluster of nodes; what the add-on of its pods was told of it is known of it here too. */
export function clusterOf(asked: ClusterAsked & { readonly podNetworking: IPodNetworking }): ClusterView {
  return ClusterView.of(asked, clusterOfAddon(asked.podNetworking));
}

/** The cluster that a networking of pods is of, where it is an add-on of ours or a generation of one. */
export function clusterOfAddon(podNetworking: IPodNetworking): ClusterView | undefined {
  const addon = PodGeneration.addonOf(podNetworking);
  if (addon instanceof ImportedVpcCni) return addon.cluster;
  return addon instanceof VpcCniAddon ? addon._cluster : undefined;
}
