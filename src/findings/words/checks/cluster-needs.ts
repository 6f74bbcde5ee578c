import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Of what a cluster needs for its pods and add-ons, and the app does not have. */
export const CLUSTER_NEED_WORDS = {
  controllerForWindows: wording('cluster-role-lacks-policy', ({ role, policy, groups }: {
    role: string; policy: string; groups: readonly string[];
  }) => ({
    message: `role '${role}' of the cluster lacks ${policy}, so pods of ${fewQuoted(groups)} get no address`,
    details: [
      'a controller of EKS assigns the addresses of Windows pods, with the permissions of that role',
      ...allOf('node groups', groups),
    ],
    fix: [`attach ${policy} to the role`, 'acknowledge this finding, if another policy permits the same'],
  }), { role: 'Stack/Role', policy: 'AmazonEKSVPCResourceController', groups: ['Windows'] }),

  controllerForBranches: wording('cluster-role-lacks-policy', ({ role, policy }: { role: string; policy: string }) => ({
    message: `role '${role}' of the cluster lacks ${policy}, so no pod gets a security group of its own`,
    details: ["a controller of EKS makes trunk and branch interfaces for 'ENABLE_POD_ENI', with that role"],
    fix: [
      `attach ${policy} to the role`,
      "leave 'ENABLE_POD_ENI' out",
      'acknowledge this finding, if another policy permits the same',
    ],
  }), { role: 'Stack/Role', policy: 'AmazonEKSVPCResourceController' }),

  addonWithoutNodes: wording('addon-without-nodes', ({ names, namespace, cluster, groups }: {
    names: readonly string[]; namespace: string; cluster: string; groups: readonly string[];
  }) => ({
    message: `nothing in the app starts a node of '${cluster}' that can run ${few(names)}`,
    details: [
      'the add-on is a Deployment: without a node it stays DEGRADED, and its creation times out',
      ...(groups.length === 0 ? ['the app has no node group of the cluster']
        : [`these node groups start no node for it: ${few(groups)}`]),
      ...allOf('add-ons', names),
      ...allOf('node groups', groups),
    ],
    fix: [
      'make a node group of Linux without taints, with 1 node or more',
      `make a Fargate profile for ${namespace}`,
      'acknowledge this finding, if nodes come from outside of the app',
    ],
  }), { names: ['coredns'], namespace: 'kube-system', cluster: 'Stack/Cluster', groups: [] }, ['names']),
};
