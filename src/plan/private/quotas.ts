import { PlanStage } from '../../forecast/plan-stage';
import { PodForecast } from '../../forecast/pod-forecast';
import { limitedTotal } from '../demand/limited-demand';
import { stagesOf } from '../demand/stage-demand';
import { QuotaUse } from '../quota-use';

const VPC_QUOTAS = 'https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html';
const EKS_QUOTAS = 'https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html';

/** Default quotas, as the pages told them in 2023 (VPC) and 2026 (EKS). */
const QUOTAS = {
  addressUsage: {
    name: 'network address usage (NAU) units of a VPC',
    quota: 64_000,
    adjustableTo: 256_000,
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/network-address-usage.html',
  },
  enis: { name: 'network interfaces of a Region', quota: 5000, source: VPC_QUOTAS },
  vpcBlocks: { name: 'IPv4 blocks of a VPC', quota: 5, adjustableTo: 50, source: VPC_QUOTAS },
  nodesPerGroup: { name: 'nodes of a managed node group', quota: 450, source: EKS_QUOTAS },
  groups: { name: 'managed node groups of a cluster', quota: 30, source: EKS_QUOTAS },
} as const satisfies Record<string, Omit<QuotaUse, 'used'>>;

/**
 * What a forecast takes of the default quotas, at the stage that takes most.
 *
 * Units of network address usage: one for each single address and one for each prefix, and one more for each interface
 * of a node after its first. Worked: a node with 7 prefixes on one ENI under custom networking takes 2 addresses, 7
 * prefixes, 1 more interface: 10.
 */
export function quotaUses(forecast: PodForecast): QuotaUse[] {
  const totals = stagesOf(forecast).map((stage) => forecast._fleets.reduce((sum, fleet) => {
    const { units, enis } = fleet.totalAt(stage);
    return { units: sum.units + units, enis: sum.enis + enis };
  }, groupTotals(forecast, stage)));
  const most = (counts: readonly number[]) => Math.max(0, ...counts);
  const others = forecast.subnets.reduce((sum, { otherAddresses }) => sum + (otherAddresses ?? 0), 0);
  return [
    { ...QUOTAS.addressUsage, used: others + most(totals.map(({ units }) => units)) },
    { ...QUOTAS.enis, used: most(totals.map(({ enis }) => enis)) },
    { ...QUOTAS.nodesPerGroup, used: most(forecast._groups.map((group) => group.nodesAt(PlanStage.PEAK))) },
    { ...QUOTAS.groups, used: forecast._groups.length },
    ...(forecast._props.vpcBlocks === undefined ? [] : [{ ...QUOTAS.vpcBlocks, used: forecast._props.vpcBlocks }]),
  ];
}

/** What managed node groups take of them at a stage. */
function groupTotals(forecast: PodForecast, stage: PlanStage): { readonly units: number; readonly enis: number } {
  return {
    units: limitedTotal(forecast, stage, (group) => {
      const { prefixes, nodeSubnetAddresses, podSubnetAddresses, enis } = group.demandAt(stage);
      return prefixes + nodeSubnetAddresses + podSubnetAddresses + enis - 1;
    }),
    enis: limitedTotal(forecast, stage, (group) => group.demandAt(stage).enis),
  };
}
