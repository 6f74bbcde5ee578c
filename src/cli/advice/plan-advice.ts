import { PodIpFamily } from '../../capacity/node-capacity-options';
import { counted } from '../../findings/phrases';
import { FleetNetworking } from '../../forecast/fleets/fleet-forecast';
import { SubnetPurpose } from '../../forecast/subnet-forecast';
import { CapacityPlan } from '../../plan/capacity-plan';
import { PlanState } from '../../plan/plan-verdict';
import { ReportFinding, ReportModel } from '../../render/model/report-model';
import { plain } from '../../render/model/stage-words';

/** What to do, in plain words. */
export interface Advice {
  /** 1 is what to do first. */
  readonly rank: number;

  /** Whether it is an error, a warning, or could be better. */
  readonly severity: 'error' | 'warning' | 'hint';
  readonly what: string;
  readonly why: readonly string[];

  /** Ways out, the one to try first in front. */
  readonly how: readonly string[];

  /** The finding that it is about, by the last part of its id. */
  readonly id?: string;
}

/** What to do about a plan, and whether this library is needed for it. */
export interface PlanAdvice {
  readonly headline: string;
  readonly advice: readonly Advice[];

  /** What would do without this library, or with less of it. */
  readonly withoutIt: readonly string[];
}

/** Below so many thousandths of what there is addresses are not what limits. */
const PLENTY = 250;

/** The advice on a plan, the gravest first. */
export function planAdvice(plan: CapacityPlan, report: ReportModel): PlanAdvice {
  const { findings, suggestions, verdict } = report;
  const of = (level: ReportFinding['level']) => findings.filter((finding) => finding.level === level).map(ofFinding);
  const all = [
    ...of('error'),
    ...of('warning'),
    ...denserMode(plan),
    ...suggestions.map(({ changes, why, cost }): Unranked => (
      { severity: 'hint', what: changes.join('; '), why: [why, `it costs: ${cost}`], how: [] }
    )),
  ];
  return {
    headline: `${verdict.title}. ${plain(verdict.sentence)}`,
    advice: all.map((each, index) => ({ rank: index + 1, ...each })),
    withoutIt: withoutIt(plan, report),
  };
}

type Unranked = Omit<Advice, 'rank'>;

function ofFinding({ level, message, details, fixes, name }: ReportFinding): Unranked {
  return { severity: level === 'error' ? 'error' : 'warning', what: message, why: details, how: fixes, id: name };
}

/** Prefixes, where the same pods would take fewer nodes with them. */
function denserMode({ modes, forecast }: CapacityPlan): Unranked[] {
  const current = modes.find((mode) => mode.current);
  if (current?.nodesForPods === undefined || forecast.ipFamily === PodIpFamily.IPV6) return [];
  const { nodesForPods, customNetworking, ipAssignment } = current;
  const denser = modes.find((mode) => mode.ipAssignment !== ipAssignment && mode.refusal === undefined
    && mode.customNetworking === customNetworking && (mode.nodesForPods ?? Infinity) < nodesForPods);
  return denser === undefined ? [] : [{
    severity: 'hint',
    what: `use ${denser.ipAssignment}: the same pods run on ${counted(denser.nodesForPods!, 'node')} `
      + `in place of ${nodesForPods}`,
    why: [denser.maxPods > current.maxPods
      ? `a node runs ${denser.maxPods} pods in place of ${current.maxPods}`
      : `a node then has addresses for more than the ${current.maxPods} pods of its max pods: raise them too`],
    how: ['set it, and replace every node group: nodes keep the mode that they started in'],
  }];
}

/** Where another way does without pod subnets, reservations or counts of pods. */
function withoutIt(plan: CapacityPlan, { pools }: ReportModel): string[] {
  const { forecast, fleets, nodegroups, verdict: { state } } = plan;
  if (forecast.ipFamily === PodIpFamily.IPV6) {
    return [
      'pods have IPv6 addresses, so pod subnets and reservations are not needed: only the IPv4 addresses of nodes '
      + 'count, and EKS sets max pods by itself',
    ];
  }
  const isAuto = nodegroups.length === 0 && fleets.length > 0
    && fleets.every(({ networking }) => networking === FleetNetworking.AUTO_MODE);
  if (isAuto) {
    return [
      'all nodes are those of EKS Auto Mode, which sets max pods and runs the pod network itself: '
      + 'only the plan and the pod subnets of this library are of use',
    ];
  }
  const most = Math.max(0, ...pools.map(({ perMille }) => perMille));
  const hasPodSubnets = plan.subnets.some(({ purpose }) => purpose === SubnetPurpose.PODS);
  return [
    ...state !== PlanState.FITS || most === 0 || most >= PLENTY ? [] : [
      `no stage takes more than ${Math.ceil(most / 10)} % of a subnet, so addresses do not limit this cluster: `
      + (hasPodSubnets
        ? 'if the subnets of the nodes have as many addresses, pods need no subnets of their own'
        : 'it is enough to switch prefix delegation on in the VPC CNI, with max pods as EKS computes them'),
    ],
    'a new cluster could run EKS Auto Mode: it sets max pods and prefixes by itself, and its subnets still have to be '
    + 'large enough',
    'a new cluster could run IPv6: pods take no IPv4 addresses then. A cluster cannot change its IP family',
  ];
}

/** The advice for a terminal. */
export function adviceText(name: string, { headline, advice, withoutIt: ways }: PlanAdvice): string {
  return `${[
    `${name}: ${headline}`,
    advice.length === 0 ? 'nothing has to change' : advice.map(({ rank, severity, what, why, how, id }) => [
      `${rank}. ${severity}: ${what}${id === undefined ? '' : ` [${id}]`}`,
      ...why.map((line) => `     why: ${line}`),
      ...how.map((line, index) => `     ${index === 0 ? ' do' : ' or'}: ${line}`),
    ].join('\n')).join('\n\n'),
    ['Is this library needed?', ...ways.map((line) => `  - ${line}`)].join('\n'),
  ].join('\n\n')}\n`;
}
