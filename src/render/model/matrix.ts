import { Matrix, MatrixRow } from './report-model';
import { safe } from './shown-names';
import { count, STAGE_ORDER, STAGE_WORDS } from './stage-words';
import { CapacityPlan } from '../../plan/capacity-plan';
import { SubnetPlan } from '../../plan/subnet-plan';

/** Each subnet at each stage: prefixes and single addresses. */
export function matrixOf({ subnets, totals }: CapacityPlan): Matrix {
  const stages = STAGE_ORDER.filter((stage) => totals.some((total) => total.stage === stage));
  return {
    stages: stages.map((stage) => STAGE_WORDS[stage].name),
    rows: subnets.map((subnet): MatrixRow => ({
      name: safe(subnet.name),
      cidr: subnet.cidr ?? (subnet.prefixLength === undefined ? 'not known' : `/${subnet.prefixLength}`),
      zone: safe(subnet.zone),
      taken: stages.map((stage) => {
        const { prefixes, addresses, fits } = subnet.stages.find((each) => each.stage === stage)!;
        return {
          text: hasPrefixes(subnet) ? `${count(prefixes)} + ${count(addresses)}` : count(addresses),
          isShort: fits === false,
        };
      }),
      of: subnet.addressSupply === undefined ? 'not known'
        : hasPrefixes(subnet)
          ? `${count(subnet.prefixSupply ?? 0)} ${subnet.reserved ? '+' : 'in'} ${count(subnet.addressSupply)}`
          : count(subnet.addressSupply),
    })),
  };
}

function hasPrefixes({ stages }: SubnetPlan): boolean {
  return stages.some(({ prefixes }) => prefixes > 0);
}
