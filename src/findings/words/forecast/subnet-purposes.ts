import { allOf, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

type Subnets = { readonly subnets: readonly string[] };

const ID = 'subnet-of-two-purposes';

const podSubnets = (subnets: readonly string[]) =>
  `${subnets.length === 1 ? 'pod subnet' : 'pod subnets'} ${fewQuoted(subnets)}`;

/** Of pod subnets that something else of the cluster is in. */
export const SUBNET_PURPOSE_WORDS = {
  nodesInPodSubnet: wording(ID, ({ subnets }: Subnets) => ({
    message: `nodes run in ${podSubnets(subnets)}, which ENIConfigs give to pods`,
    details: [
      'nodes and pods take addresses from each other there, and the addresses of nodes break /28 blocks up',
      ...allOf('subnets', subnets),
    ],
    fix: [
      'give the nodes other subnets',
      'acknowledge this finding, if ENIConfigs only give pods other security groups',
    ],
  }), { subnets: ['Stack/PodsA'] }, ['subnets']),

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
