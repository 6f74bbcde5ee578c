import { allOf, fewQuoted } from '../../phrases';
import { wording } from '../../wording';

const DEPENDENCY = 'nodegroup.node.addDependency(addon)';

/** Node groups, and the add-on of their cluster. */
type Early = {
  readonly groups: readonly string[];
  readonly addon: string;
};

/** Why a node group has to come after the add-on. */
const WHY_LATER = [
  'EKS takes the pod count of a node group from the VPC CNI as it is when the group is made',
  'nodes keep the mode that they started under',
];

/** Of add-ons and node groups that come in another order than they must, or twice. */
export const ADDON_ORDER_WORDS = {
  secondAddon: wording('addon-twice', ({ addon, name, first }: { addon: string; name: string; first: string }) => ({
    message: `'${addon}' is the second add-on ${name} of its cluster`,
    details: [`the first one is '${first}'`, 'EKS refuses a second add-on of one name'],
    fix: ['keep one of the two, and remove the other'],
  }), { addon: 'Stack/Cni/Resource', name: 'vpc-cni', first: 'Stack/Cluster/VpcCni/Resource' }),

  groupDoesNotWait: wording('nodegroup-before-vpc-cni', ({ groups, addon }: Early) => ({
    message: groups.length === 1
      ? `node group '${groups[0]}' does not wait for the add-on vpc-cni of its cluster`
      : `${groups.length} node groups do not wait for the add-on vpc-cni of their cluster: ${fewQuoted(groups)}`,
    details: [...allOf('node groups', groups), `the add-on is '${addon}'`, ...WHY_LATER],
    fix: [`let ${groups.length === 1 ? 'the' : 'each'} node group depend on the add-on: ${DEPENDENCY}`],
  }), { groups: ['Stack/Web/Resource'], addon: 'Stack/Cluster/VpcCni/Resource' }, ['groups']),

  addonWaitsForGroup: wording('nodegroup-before-vpc-cni', ({ groups, addon }: Early) => ({
    message: groups.length === 1
      ? `the add-on vpc-cni waits for node group '${groups[0]}', which has to come after it`
      : `the add-on vpc-cni waits for ${groups.length} node groups, which have to come after it: ${fewQuoted(groups)}`,
    details: [...allOf('node groups', groups), `the add-on is '${addon}'`, ...WHY_LATER],
    fix: [`turn the dependency around: ${DEPENDENCY}`],
  }), { groups: ['Stack/Web/Resource'], addon: 'Stack/Cluster/VpcCni/Resource' }, ['groups']),

  circle: wording('cluster-circle', ({ cluster, resources }: { cluster: string; resources: readonly string[] }) => ({
    message: resources.length === 1
      ? `cluster '${cluster}' waits for '${resources[0]}', which needs the cluster`
      : `cluster '${cluster}' waits for ${resources.length} resources that need the cluster: ${fewQuoted(resources)}`,
    details: [
      ...allOf('resources', resources),
      'CloudFormation refuses such a circle',
      'a cluster that has only a private endpoint waits for everything below its VPC in the construct tree',
    ],
    fix: ['make the construct in another scope than the VPC, for example in the stack'],
  }), { cluster: 'Stack/Cluster/Resource', resources: ['Stack/Vpc/Web/Resource'] }, ['resources']),
};
