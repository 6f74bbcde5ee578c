import { FleetPlan } from './fleet-plan';
import { NodegroupPlan, StageTotal, ZonePlan } from './nodegroup-plan';
import { OvercommitPolicy } from './overcommit-policy';
import { QuotaUse } from './quota-use';
import { SubnetPlan } from './subnet-plan';
import { PodForecast } from '../forecast/pod-forecast';

/**
 * What a plan has counted. Its findings, its suggestions and its document are made of this, so that none of them needs
 * the plan.
 */
export interface PlanCounts {
  /** What is expected to run, and where. */
  readonly forecast: PodForecast;

  /** At which stages demand above supply is an error. */
  readonly onOvercommit: OvercommitPolicy;

  /** Each subnet, in the order of the forecast. */
  readonly subnets: readonly SubnetPlan[];

  /** The same with fleets as is likely: what is taken by them is what is judged. */
  readonly _likelySubnets: readonly SubnetPlan[];

  /** Each zone in which nodes run. */
  readonly zones: readonly ZonePlan[];

  /** Each node group, in the order of the forecast. */
  readonly nodegroups: readonly NodegroupPlan[];

  /** Each fleet, in the order of the forecast. */
  readonly fleets: readonly FleetPlan[];

  /** What all node groups and fleets take, stage by stage. */
  readonly totals: readonly StageTotal[];

  /** The most nodes that the subnets hold. */
  readonly ceilingNodes?: number;

  /** The pods on that many nodes. */
  readonly ceilingPods?: number;

  /** What is taken of the default quotas of AWS. */
  readonly quotas: readonly QuotaUse[];
}
