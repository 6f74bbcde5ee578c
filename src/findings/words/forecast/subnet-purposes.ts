import { allOf, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

type Subnets = { readonly subnets: readonly string[] };

const ID = 'subnet-of-two-purposes';

const podSubnets = (subnets: readonly string[]) =>
  `${subnets.length === 1 ? 'pod subnet' : 'pod subnets'} ${fewQuoted(subnets)}`;

/** What gives subnets to pods: `nothing` where no nodes are known to use one, or several do in different ways. */
export type PodsGetSubnetsBy = 'eni-configs' | 'tag' | 'node-class' | 'nothing';

/** How pods get a subnet, and what can be done where nodes are in it too. */
const GIVEN: Readonly<Record<string, readonly [how: string, instead: string]>> = {
  'eni-configs': [
    'which ENIConfigs give to pods', 'acknowledge this finding, if ENIConfigs only give pods other security groups',
  ],
  'tag': [
    'which pods get by the tag kubernetes.io/role/cni',
    'acknowledge this finding, if the nodes and their pods are in the same subnets on purpose',
  ],
  'node-class': [
    'which a NodeClass gives to pods',
    "leave 'podSubnetSelectorTerms' of the NodeClass out: pods then take addresses of the subnets of nodes",
  ],
};

const OF_PODS = [
  'which are for pods', 'acknowledge this finding, if the nodes and their pods are in the same subnets on purpose',
] as const;

/** Of pod subnets that something else of the cluster is in. */
export const SUBNET_PURPOSE_WORDS = {
  nodesInPodSubnet: wording(ID, ({ subnets, by }: Subnets & { readonly by: string }) => ({
    message: `nodes run in ${podSubnets(subnets)}, ${(GIVEN[by] ?? OF_PODS)[0]}`,
    details: [
      'nodes and pods take addresses from each other there, and the addresses of nodes break /28 blocks up',
      ...allOf('subnets', subnets),
    ],
    fix: [
      'give the nodes other subnets',
      (GIVEN[by] ?? OF_PODS)[1],
    ],
  }), { subnets: ['Stack/PodsA'], by: 'eni-configs' }, ['subnets']),

  controlPlaneInPodSubnet: wording(ID, ({ subnets }: Subnets) => ({
    message: `the control plane has interfaces in ${podSubnets(subnets)}`,
    details: [
      'an upgrade of the cluster needs free addresses there, and pods can take the last ones',
      ...allOf('subnets', subnets),
    ],
    fix: [
      'give the control plane other subnets, in the same zones: EKS takes them in place',
      'acknowledge this finding, if at least 16 addresses stay free in each',
    ],
  }), { subnets: ['Stack/PodsA'] }, ['subnets']),
};
