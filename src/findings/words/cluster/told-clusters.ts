import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of a cluster that is given: what is said beside it, what nobody says, and where it is. */
export const TOLD_CLUSTER_WORDS = {
  toldOtherwise: wording('option-refused', ({ detail }: { detail: string }) => ({
    message: `'clusterDetails.${detail}' differs from what 'cluster' itself has`,
    details: ["'clusterDetails' is for details that 'cluster' does not have"],
    fix: [`leave 'clusterDetails.${detail}' out`],
  }), { detail: 'vpc' }),

  familyAssumed: wording('value-unchecked', () => ({
    message: "whether pods of 'cluster' have IPv4 or IPv6 addresses is not known, and IPv4 was assumed",
    fix: ["give PodIpFamily.IPV4 or PodIpFamily.IPV6 as 'clusterDetails.ipFamily'"],
  }), {}),

  otherApp: wording('option-refused', ({ cluster, of }: { cluster: string; of: 'App' | 'Stage' }) => ({
    message: `'cluster' is made in another ${of}, to which nothing of this one can refer`,
    details: [`'cluster' is '${cluster}'`],
    fix: [
      `make this construct in the ${of} of the cluster`,
      'import the cluster here by its name: eks.Cluster.fromClusterAttributes',
    ],
  }), { cluster: 'Stack/Cluster', of: 'Stage' }),

  accessEntryRefused: wording('option-refused', ({ cluster }: { cluster: string }) => ({
    message: "'cluster' lets nodes in only by the ConfigMap aws-auth, and these nodes need an access entry",
    details: [`the authentication mode of '${cluster}' is CONFIG_MAP, which EKS takes if none is given`],
    fix: ["give API_AND_CONFIG_MAP or API as 'authenticationMode' of the cluster"],
  }), { cluster: 'Stack/Cluster' }),

  awsAuthOverwrites: wording('aws-auth-lacks-nodes', ({ groups, cluster }: {
    groups: readonly string[]; cluster: string;
  }) => ({
    message: `the ConfigMap aws-auth of this app lacks the role of the nodes of ${few(groups)}`,
    details: [
      ...allOf('node groups', groups),
      `'${cluster}' overwrites what EKS adds to the ConfigMap for managed node groups`,
    ],
    fix: [
      "give AuthenticationMode.API_AND_CONFIG_MAP as 'authenticationMode' of the cluster",
      "call 'awsAuth.addRoleMapping' of the cluster with 'role' of the node group",
    ],
  }), { groups: ['Stack/General'], cluster: 'Stack/Cluster/AwsAuth' }, ['groups']),
};
