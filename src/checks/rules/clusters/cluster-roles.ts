import { settingTruth } from '../../../cni/settings/setting-truth';
import { findingOf } from '../../../findings/catalogue';
import { Finding } from '../../../findings/finding';
import { about } from '../../../findings/subject';
import { CLUSTER_NEED_WORDS as WORDS } from '../../../findings/words/checks/cluster-needs';
import { AppResources } from '../../../templates/app-resources';
import { ClusterModel } from '../../facts/cluster-model';
import { roleGrants, WantedGrant } from '../../facts/order/cni-grants';
import { located, LocatedFinding } from '../located-finding';

/** The permissions of the controller by which EKS manages interfaces of nodes. */
const CONTROLLER: WantedGrant = {
  action: 'ec2:AssignPrivateIpAddresses',
  policy: 'AmazonEKSVPCResourceController',
  others: [
    'AmazonEKSClusterPolicy', 'AmazonEKSServicePolicy', 'AmazonEKSComputePolicy', 'AmazonEKSBlockStoragePolicy',
    'AmazonEKSLoadBalancingPolicy', 'CloudWatchFullAccess',
  ],
};

/**
 * A role of a cluster without the permissions that pods on Windows nodes, and security groups for pods, need of it.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/windows-support.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/security-groups-for-pods.html
 */
export function clusterRoleFindings({ cluster, cni, groups }: ClusterModel, resources: AppResources): LocatedFinding[] {
  const windows = groups.filter(({ os }) => !os.kernel.runsVpcCni).map(({ name }) => name);
  const branches = settingTruth(cni.environment.ENABLE_POD_ENI) === true && windows.length < groups.length;
  if (cluster === undefined || (windows.length === 0 && !branches)) return [];
  const role = resources.targetOf(cluster.properties.RoleArn);
  if (role?.type !== 'AWS::IAM::Role') return [];
  const { own, attached, isUnknown } = roleGrants(role, resources, CONTROLLER);
  if (own || attached.length > 0 || isUnknown) return [];
  const facts = { role: role.path, policy: CONTROLLER.policy };
  const findings: Finding[] = [
    ...(windows.length === 0 ? []
      : [findingOf(WORDS.controllerForWindows, about.resource(role.path), { ...facts, groups: windows })]),
    ...(branches ? [findingOf(WORDS.controllerForBranches, about.resource(role.path), facts)] : []),
  ];
  return located(role, ['ManagedPolicyArns'], findings);
}
