import { adviceOf } from './advice/advice';
import { judgeCni } from './judge/cni-judge';
import { judgeGroups } from './judge/group-judge';
import { JudgedCluster } from './judge/judged-cluster';
import { judgeNode, NodeJudgement } from './judge/node-judge';
import { RunningIndex } from './judge/running-index';
import { RunningSettings, settingsInForce } from './judge/running-settings';
import { RunningTypes } from './judge/running-types';
import { unknownAnswers } from './judge/sources';
import { moreNodes, nodesBySubnet, SubnetBasis, subnetBasis, SubnetJudgement, supplyOf } from './judge/subnet-judge';
import { demandOfMost, NodeDemand } from './judge/typical-node';
import { Finding } from '../findings/finding';
import { RunningCluster } from './model/running-cluster';

/** What is said of a cluster that runs. */
export interface ClusterAudit extends JudgedCluster {
  /** What to do, the worst first. */
  readonly findings: readonly Finding[];
}

/** Judges a cluster that runs. */
export function auditOf(cluster: RunningCluster): ClusterAudit {
  const index = new RunningIndex(cluster);
  const types = new RunningTypes(cluster);
  const settings = settingsInForce(cluster);
  const bases = cluster.subnets?.map((subnet) => subnetBasis(subnet, index, settings));
  const supplies = new Map((bases ?? []).map((basis) => [basis.subnetId, supplyOf(basis)]));
  const nodes = cluster.nodes?.map((node) =>
    judgeNode(node, index, types, settings, (id) => (id === undefined ? undefined : supplies.get(id))));
  const demand = nodes && demandOfMost(nodes, types, settings);
  const subnets = bases && judgeSubnets(bases, nodes, types, settings, demand);
  const judged = {
    cluster,
    settings,
    subnets,
    nodes,
    types,
    demand,
    groups: nodes && judgeGroups(nodes, cluster),
    vpcCni: judgeCni(cluster, settings?.ipv6 ?? false),
    unknown: unknownAnswers(cluster),
  };
  return { ...judged, findings: adviceOf(judged) };
}

function judgeSubnets(
  bases: readonly SubnetBasis[],
  nodes: readonly NodeJudgement[] | undefined,
  types: RunningTypes,
  settings: RunningSettings | undefined,
  demand: NodeDemand | undefined,
): SubnetJudgement[] {
  const counts = nodes && nodesBySubnet(nodes);
  const judged = bases.map((basis): SubnetJudgement => {
    const own = (nodes ?? []).filter(({ subnetId }) => subnetId === basis.subnetId);
    return {
      ...basis,
      nodes: counts && (counts.get(basis.subnetId) ?? 0),
      moreNodes: moreNodes(basis, demandOfMost(own, types, settings) ?? demand),
    };
  });
  const rank = ({ roles }: SubnetJudgement) => (roles.length === 0 ? 1 : 0);
  return [...judged].sort((one, other) => rank(one) - rank(other));
}
