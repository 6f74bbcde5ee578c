import { namesOf } from './findings-thrown';
import { InstanceTypeLimits } from '../../src/capacity';
import { Finding } from '../../src/findings/finding';
import { Facts } from '../../src/findings/wording';
import { NodegroupForecast, PlanStage, PodForecast, PodForecastProps, SubnetForecast, SubnetPurpose } from '../../src/forecast';
import { CapacityPlan, CapacityPlanOptions, SubnetStage } from '../../src/plan';

/** The zone of a letter. */
export function zoneOf(letter: string): string {
  return `eu-west-1${letter}`;
}

/** A subnet for nodes, `nodes-a` in zone a, that nobody else uses unless told otherwise. */
export function nodesIn(letter: string, cidr?: string, more: Partial<SubnetForecast> = {}): SubnetForecast {
  return { name: `nodes-${letter}`, zone: zoneOf(letter), purpose: SubnetPurpose.NODES, cidr, otherAddresses: 0, ...more };
}

/** A subnet for pods, `pods-a` in zone a; nothing of it is reserved unless told otherwise. */
export function podsIn(letter: string, cidr?: string, more: Partial<SubnetForecast> = {}): SubnetForecast {
  return { name: `pods-${letter}`, zone: zoneOf(letter), purpose: SubnetPurpose.PODS, cidr, ...more };
}

/** Limits of instance types of the table. */
export function limitsOf(...types: string[]): InstanceTypeLimits[] {
  return types.map((type) => InstanceTypeLimits.of(type));
}

/** A group `web` of one to three m5.large, unless told otherwise. */
export function groupOf(more: Partial<NodegroupForecast> = {}): NodegroupForecast {
  return { name: 'web', instanceTypes: limitsOf('m5.large'), minSize: 1, maxSize: 3, ...more };
}

/** A group of exactly so many nodes. */
export function fixed(nodes: number, more: Partial<NodegroupForecast> = {}): NodegroupForecast {
  return groupOf({ minSize: nodes, maxSize: nodes, ...more });
}

/** The plan of a forecast: of one group in one /16 for nodes, unless told otherwise. */
export function planOf(props: Partial<PodForecastProps> = {}, options?: CapacityPlanOptions): CapacityPlan {
  return CapacityPlan.of(PodForecast.of({ subnets: [nodesIn('a', '10.0.0.0/16')], nodegroups: [groupOf()], ...props }), options);
}

/** A subnet of a plan at a stage. */
export function stageAt(plan: CapacityPlan, subnet: string, stage: PlanStage): SubnetStage {
  return plan.subnets.find(({ name }) => name === subnet)!.stages.find((each) => each.stage === stage)!;
}

/** What nodes take of a subnet at a stage: nodes, prefixes, single addresses. */
export function takenOf(plan: CapacityPlan, subnet: string, stage: PlanStage = PlanStage.PEAK): number[] {
  const { nodes, prefixes, addresses } = stageAt(plan, subnet, stage);
  return [nodes, prefixes, addresses];
}

/** The findings of a plan of one name. */
export function findingsNamed(findings: readonly Finding[], name: string): Finding[] {
  return findings.filter((finding) => namesOf([finding])[0] === name);
}

/** What nodes take of a subnet that is too small, and what is missing of it. */
export type Short = [nodes: number, prefixes: number, prefixesMissing: number, addresses: number, addressesMissing: number];

/** The facts of a shortage at stages, where several have one entry by their names as in `minimum, expected`. */
export function shortAt(stages: Record<string, Short>): Facts {
  const each = Object.entries(stages).flatMap(([names, short]) => names.split(', ').map((stage): [string, Short] => [stage, short]));
  const column = (index: number) => each.map(([, short]) => short[index]);
  const [nodes, prefixes, prefixesMissing, addresses, addressesMissing] = [0, 1, 2, 3, 4].map(column);
  return { stages: each.map(([stage]) => stage), nodes, prefixes, prefixesMissing, addresses, addressesMissing };
}
