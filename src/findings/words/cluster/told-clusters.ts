import { allOf, few } from '../../phrases';
import { wording } from '../../wording';

/** Of a cluster that is given: what is said beside it, what nobody says, and where it is. */
export const TOLD_CLUSTER_WORDS = {
  toldOtherwise: wording('option-refused', ({ detail }: { detail: string }) => ({
    message: `'clusterDetails.${detail}' differs from what 'cluster' itself tells`,
    details: ["'clusterDetails' is for what the cluster does not tell"],
    fix: [`leave 'clusterDetails.${detail}' out`],
  }), { detail: 'vpc' }),

  familyAssumed: wording('value-unchecked', () => ({
    message: "whether pods of 'cluster' have IPv4 or IPv6 addresses is not known, and was taken for IPv4",
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
    message: "'cluster' lets nodes in by its config map alone, and these nodes need an access entry",
    details: [`the authentication mode of '${cluster}' is CONFIG_MAP, which EKS takes where none is given`],
    fix: ["give API_AND_CONFIG_MAP or API as 'authenticationMode' of the cluster"],
  }), { cluster: 'Stack/Cluster' }),

  awsAuthOverwrites: wording('aws-auth-lacks-nodes', ({ groups, cluster }: {
    groups: readonly string[]; cluster: string;
  }) => ({
    message: `the config map aws-auth of this app has no role of the nodes of ${few(groups)}`,
    details: [
      ...allOf('node groups', groups),
      `'${cluster}' writes the config map, over what EKS adds to it for managed node groups`,
    ],
    fix: [
      "give AuthenticationMode.API_AND_CONFIG_MAP as 'authenticationMode' of the cluster",
      "call 'awsAuth.addRoleMapping' of the cluster with 'role' of the node group",
    ],
  }), { groups: ['Stack/General'], cluster: 'Stack/Cluster/AwsAuth' }, ['groups']),
};
