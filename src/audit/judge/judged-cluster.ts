import { CniJudgement } from './cni-judge';
import { GroupJudgement } from './group-judge';
import { NodeJudgement } from './node-judge';
import { RunningSettings } from './running-settings';
import { RunningTypes } from './running-types';
import { UnknownAnswer } from './sources';
import { SubnetJudgement } from './subnet-judge';
import { NodeDemand } from './typical-node';
import { RunningCluster } from '../model/running-cluster';

/** What is judged of a cluster that runs. What was not seen is undefined. */
export interface JudgedCluster {
  readonly cluster: RunningCluster;

  /** The settings of the VPC CNI that are in force. */
  readonly settings?: RunningSettings;

  /** IPv4 subnets and others of its VPC, those of the cluster in front. */
  readonly subnets?: readonly SubnetJudgement[];
  readonly nodes?: readonly NodeJudgement[];
  readonly groups?: readonly GroupJudgement[];
  readonly vpcCni: CniJudgement;

  /** What one more node takes, as the most demanding of those that run. */
  readonly demand?: NodeDemand;

  /** Limits of the types of its nodes. */
  readonly types: RunningTypes;
  readonly unknown: readonly UnknownAnswer[];
}
