import { readFileSync } from 'fs';
import { join } from 'path';
import { parse } from 'yaml';
import { ReservationShare } from '../../../src/addressing';
import { IpAssignment, PodIpFamily } from '../../../src/capacity';
import { NodegroupForecast, PodForecast, PodForecastProps, SubnetForecast } from '../../../src/forecast';
import { CapacityPlan } from '../../../src/plan';
import { groupOf, limitsOf, nodesIn, podsIn } from '../../private/forecast-fixtures';

const CASES = join(__dirname, '../../../docs/cases');
const PREFIXES = { ipAssignment: IpAssignment.prefixDelegation() };
const LETTERS = ['a', 'b', 'c'];

/** The plan of a forecast file of the documentation. */
function documented(name: string): CapacityPlan {
  const { onOvercommit, churn, ...forecast } = parse(readFileSync(join(CASES, `${name}.yaml`), 'utf8'));
  return CapacityPlan.of(PodForecast.fromJSON(forecast), { onOvercommit });
}

function planned(props: PodForecastProps): CapacityPlan {
  return CapacityPlan.of(PodForecast.of(props));
}

const TWO_GROUPS: PodForecastProps = {
  ...PREFIXES,
  subnets: LETTERS.map((letter, index) => nodesIn(letter, `10.0.${4 * index}.0/22`, { otherAddresses: 24, controlPlane: true })),
  nodegroups: [
    groupOf({ name: 'general', minSize: 3, expectedSize: 9, maxSize: 18 }),
    groupOf({ name: 'batch', instanceTypes: limitsOf('m5.2xlarge'), minSize: 0, expectedSize: 3, maxSize: 12 }),
  ],
};

/** Eleven pairs of subnets for nodes and for pods in each of three zones, and thirty groups that name theirs. */
function manySubnets(): PodForecastProps {
  const places = Array.from({ length: 11 }, (_, place) => place);
  const subnets = places.flatMap((place) => LETTERS.flatMap((letter, zone): SubnetForecast[] => [
    nodesIn(letter, `10.${place}.${16 * zone}.0/22`, { name: `Platform/Network/Team${place}/Nodes${zone}` }),
    podsIn(letter, `100.${64 + place}.${64 * zone}.0/18`, { name: `Platform/Network/Team${place}/Pods${zone}`, reservation: ReservationShare.HALF }),
  ]));
  const nodegroups = Array.from({ length: 30 }, (_, index): NodegroupForecast => {
    const place = index % 11;
    return groupOf({
      name: `Team${place}/Workers${Math.floor(index / 11)}`,
      minSize: 1,
      expectedSize: 3 + index,
      maxSize: 12 + 2 * index,
      subnets: LETTERS.map((_letter, zone) => `Platform/Network/Team${place}/Nodes${zone}`),
      podSubnets: LETTERS.map((_letter, zone) => `Platform/Network/Team${place}/Pods${zone}`),
    });
  });
  return { ...PREFIXES, subnets, nodegroups };
}

/** Plans of every kind, by the name that their reports have. */
export const REPORT_CASES: Record<string, () => CapacityPlan> = {
  'dense-cluster': () => documented('dense-cluster'),
  'shared-subnets': () => documented('shared-subnets'),
  'two-groups': () => planned(TWO_GROUPS),
  'ipam': () => planned({
    ...PREFIXES,
    subnets: LETTERS.flatMap((letter, index) => [
      nodesIn(letter, undefined, { prefixLength: 20 }),
      podsIn(letter, undefined, index === 2 ? {} : { prefixLength: 18, reservation: ReservationShare.HALF }),
    ]),
    nodegroups: [groupOf({ minSize: 3, maxSize: 60 })],
  }),
  'ipv6': () => planned({
    subnets: LETTERS.map((letter, index) => nodesIn(letter, `10.0.${index}.0/26`)),
    nodegroups: [groupOf({ minSize: 3, maxSize: 60 })],
    ipFamily: PodIpFamily.IPV6,
  }),
  'karpenter': () => documented('karpenter-pools'),
  'many-subnets': () => planned(manySubnets()),
};
