import { allOf, few, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

/** Of subnets of nodes whose tag keeps pods off them. */
export const LEFT_OUT_SUBNET_WORDS = {
  tagUnseen: wording('node-subnet-tag-unseen', ({ subnets, tag, value }: {
    subnets: readonly string[]; tag: string; value: string;
  }) => ({
    message: `whether ${subnets.length === 1 ? 'node subnet' : 'node subnets'} ${fewQuoted(subnets)}`
      + ` ${subnets.length === 1 ? 'has' : 'have'} the tag ${tag} = ${value} was not checked`,
    details: [
      ...allOf('node subnets', subnets),
      'CDK cannot tag subnets that the app does not make',
      'without the tag, pods also get addresses of the node subnets',
    ],
    fix: [
      `tag each where it is made: aws ec2 create-tags --resources ${few(subnets)} --tags Key=${tag},Value=${value}`,
      'acknowledge this finding, once they have the tag',
    ],
  }), { subnets: ['subnet-1'], tag: 'kubernetes.io/role/cni', value: '0' }, ['subnets']),

  subnetsUntold: wording('node-subnet-tag-unseen', ({ tag, value }: { tag: string; value: string }) => ({
    message: `the subnets of these nodes are not known here, and each needs the tag ${tag} = ${value}`,
    details: ['without the tag, pods also get addresses of the node subnets'],
    fix: [`tag each subnet that these nodes run in with ${tag} = ${value}, then acknowledge this finding`],
  }), { tag: 'kubernetes.io/role/cni', value: '0' }),

  nodesInPodSubnets: wording('option-refused', ({ subnets, tag }: { subnets: readonly string[]; tag: string }) => ({
    message: `nodes would run in ${fewQuoted(subnets)}, where their pods get addresses`,
    details: [
      ...allOf('subnets of nodes and of pods', subnets),
      `the tag ${tag} would have to be 0 for nodes and 1 for pods`,
    ],
    fix: ["select other subnets for nodes in 'subnets'"],
  }), { subnets: ['subnet-1'], tag: 'kubernetes.io/role/cni' }),

  sharedWith: wording('node-subnet-tag-shared', ({ subnets, tag, others, addon }: {
    subnets: readonly string[]; tag: string; others: readonly string[]; addon: string;
  }) => ({
    message: `nodes of another cluster run where a tag keeps pods off node subnets: ${few(subnets)}`,
    details: [
      ...allOf('node subnets', subnets),
      `the add-on '${addon}' keeps pods off them by the tag ${tag} = 0`,
      `node groups of the other cluster there: ${others.join(', ')}`,
      'the tag is on the subnet, so the VPC CNI of each cluster reads it',
    ],
    fix: [
      "run the nodes of each cluster in subnets of their own: 'subnets' of their node groups",
      'use custom networking in place of the tag: PodNetwork.secondaryCidr without PodNetwork.taggedSubnets',
    ],
  }), {
    subnets: ['Vpc/PrivateSubnet1'],
    tag: 'kubernetes.io/role/cni',
    others: ['Green/Cluster/General'],
    addon: 'Blue/Cluster/VpcCni',
  }),
};
