import { CfnResource } from 'aws-cdk-lib';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { takenIdFindings, unseenIdFindings } from './addon-logical-id';
import { egressFindingsOf, reachFindingsOf, sharedSubnetFindings } from './pod-network-findings';
import { reservedElsewhereFindings } from './reserved-elsewhere';
import { PodIpFamily } from '../../capacity/node-capacity-options';
import { ClusterView } from '../../eks/cluster-view';
import { Finding } from '../../findings/finding';
import { BoundPodNetwork } from '../../network/bound-pod-network';
import { StageTree } from '../../templates/stage-tree';
import { autoModeFindings } from '../auto-mode-findings';
import { replacedAtOnceFindings } from '../modes/mode-change-findings';
import { sharedNodeSubnetFindings } from '../node-subnet-sharing';
import { isOfBefore } from '../noted-nodes';
import { orderFindings } from '../order-findings';
import { cniRoleFindings } from '../permissions/role-permissions';
import { roleTrustFindings } from '../permissions/role-trust';
import { IPodNetworking } from '../pod-networking';
import { SnatPolicy } from '../snat-policy';
import { VpcCniAddonProps } from '../vpc-cni-addon-props';

/** An add-on of ours, to be judged when the app is complete. */
export interface AddonInTree {
  readonly podNetworking: IPodNetworking;
  readonly addon: eks.CfnAddon;
  readonly cluster: ClusterView;
  readonly props: Pick<VpcCniAddonProps, 'adopt' | 'earlierMode' | 'logicalId' | 'permissions'>;
  readonly configuration: () => Readonly<Record<string, unknown>>;
  readonly snat: SnatPolicy;
  readonly network?: BoundPodNetwork;
  readonly networks: readonly IPodNetworking[];
}

/** What the finished tree has against an add-on. */
export function addonTreeFindings(tree: StageTree, it: AddonInTree): Finding[] {
  const { podNetworking, addon, cluster, props: { adopt, earlierMode, logicalId, permissions } } = it;
  const { ipFamily } = podNetworking;
  const { configuration, network, networks } = it;
  const isBefore = (group: CfnResource) => isOfBefore(podNetworking, group);
  return [
    ...orderFindings(tree, { addon, configuration, ipv6: ipFamily === PodIpFamily.IPV6, isBefore }),
    ...autoModeFindings(tree, addon),
    ...replacedAtOnceFindings(podNetworking, earlierMode),
    ...sharedSubnetFindings(tree, podNetworking),
    ...network === undefined ? []
      : reservedElsewhereFindings(tree, { podNetworking, addon, vpc: cluster.known.vpc!, network }),
    ...sharedNodeSubnetFindings(tree, podNetworking, addon),
    ...reachFindingsOf(tree, cluster, networks),
    ...it.snat._isExternal ? egressFindingsOf(tree, podNetworking, networks) : [],
    ...logicalId === undefined ? [] : takenIdFindings(tree, addon),
    ...adopt === undefined ? [] : unseenIdFindings(addon, adopt._facts, logicalId),
    ...permissions?.role === undefined ? [] : [
      ...cniRoleFindings(tree, permissions.role, 'permissions', ipFamily),
      ...roleTrustFindings(permissions.role, permissions.onServiceAccount),
    ],
  ];
}
