import { wording } from '../../wording';

/** Of add-ons and node groups that come in another order than they must, or twice. */
export const ADDON_ORDER_WORDS = {
  secondAddon: wording('addon-twice', ({ addon, name, first }: { addon: string; name: string; first: string }) =>
    `'${addon}' is the second add-on ${name} of its cluster, which has one by '${first}'; EKS refuses it: `
      + 'keep one of them',
  { addon: 'Stack/Cni/Resource', name: 'vpc-cni', first: 'Stack/Cluster/VpcCni/Resource' }),

  groupDoesNotWait: wording('nodegroup-before-vpc-cni', ({ group, addon }: { group: string; addon: string }) =>
    `node group '${group}' does not wait for '${addon}', the add-on vpc-cni of its cluster: `
    + 'EKS takes its pod count from the VPC CNI as it is when the group is made, '
    + 'and nodes keep the mode that they started under; let the node group depend on the add-on',
  { group: 'Stack/Web/Resource', addon: 'Stack/Cluster/VpcCni/Resource' }),

  addonWaitsForGroup: wording('nodegroup-before-vpc-cni', ({ group, addon }: { group: string; addon: string }) =>
    `node group '${group}' does not wait for '${addon}', the add-on vpc-cni of its cluster, which waits for it: `
    + 'EKS takes its pod count from the VPC CNI as it is when the group is made, '
    + 'and nodes keep the mode that they started under; turn the dependency round',
  { group: 'Stack/Web/Resource', addon: 'Stack/Cluster/VpcCni/Resource' }),

  circle: wording('cluster-circle', ({ cluster, resource }: { cluster: string; resource: string }) =>
    `the cluster '${cluster}' waits for '${resource}', which needs the cluster: CloudFormation refuses such a circle. `
    + 'A cluster with a private endpoint alone waits for all that stands under its VPC in the tree; '
    + 'give the construct another scope, as the stack',
  { cluster: 'Stack/Cluster/Resource', resource: 'Stack/Vpc/Web/Resource' }),
};
