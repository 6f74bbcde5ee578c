import { adviceOf } from './advice/advice';
import { judgeCni } from './judge/cni-judge';
import { judgeGroups } from './judge/group-judge';
import { JudgedCluster } from './judge/judged-cluster';
import { judgeNode, NodeJudgement } from './judge/node-judge';
import { RunningIndex } from './judge/running-index';
import { RunningSettings, settingsElsewhere, settingsInForce } from './judge/running-settings';
import { RunningTypes } from './judge/running-types';
import { unknownAnswers } from './judge/sources';
import { moreNodes, nodesBySubnet, SubnetBasis, subnetBasis, SubnetJudgement, supplyOf } from './judge/subnet-judge';
import { demandOfMost, NodeDemand } from './judge/typical-node';
import { Finding } from '../findings/finding';
import { counted } from '../findings/phrases';
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
    cluster: { ...cluster, notes: [...cluster.notes, ...contradictions(cluster, bases ?? [])] },
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

/** What the files say that cannot all be true, and what aws-node takes from elsewhere. */
function contradictions(cluster: RunningCluster, subnets: readonly SubnetBasis[]): string[] {
  return [
    ...settingsElsewhere(cluster).map((name) => `${name} of aws-node has its value elsewhere, as in a ConfigMap: `
      + 'what nodes have room for is not known'),
    ...subnets.flatMap(({ subnetId, overcounted }) => (overcounted === undefined ? [] : [
      `${subnetId}: EC2 counts ${counted(overcounted, 'free address', 'free addresses')} more than its network `
      + 'interfaces leave: the files are of different times, so collect them again',
    ])),
  ];
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
