import { Token } from 'aws-cdk-lib';
import { GroupSizes, UpdatesAsked } from './group-sizes';
import { findingOf } from '../../findings/catalogue';
import { Checked } from '../../findings/checked';
import { Finding } from '../../findings/finding';
import { about } from '../../findings/subject';
import { ASKED_POD_COUNT_WORDS } from '../../findings/words/nodes/asked-pod-counts';
import { podFindings } from '../../forecast/pod-findings';
import { NodegroupForecast } from '../../forecast/pod-forecast-props';
import { fullNodeFindings } from '../../forecast/room-findings';
import { literalNumberFindings } from '../../validation/number-props';
import { NodeDesign } from '../nodes/node-design';
import { NodeCounts } from '../nodes/node-mode';
import { ExpectedPods } from '../pod-nodegroup-props';

/** What a capacity plan counts of a group, but for its name and its places. */
export type GroupForecast = Omit<NodegroupForecast, 'name' | 'subnets'>;

/** The pods that are expected, in numbers that they can be counted with. */
export function readExpectedPods(expected: ExpectedPods = {}): Checked<ExpectedPods> {
  const names = ['podsPerNode', 'pods', 'daemonSetPods', 'branchPods'] as const;
  const findings = names.flatMap((name) => literalNumberFindings(`expectedPods.${name}`, expected[name], 0));
  return findings.length === 0 ? { value: expected, findings } : { findings };
}

/** Expected pods that the nodes of a group cannot run, and warm targets that they cannot reach. */
export function expectationFindings(
  expected: ExpectedPods,
  {
    capacity,
    told: { maxPods },
    mode: { trunkEni },
    os: { kernel },
  }: Pick<NodeDesign, 'capacity' | 'told' | 'mode' | 'os'>,
  { hostNetworkPods }: NodeCounts,
  { maxSize: most }: GroupSizes,
): Finding[] {
  const maxSize = Token.isUnresolved(most) ? Infinity : most;
  const branchPods = kernel.excludes.trunkEni === undefined ? expected.branchPods : 0;
  return [
    ...(hostNetworkPods === undefined || hostNetworkPods <= maxPods
      ? []
      : [
        findingOf(ASKED_POD_COUNT_WORDS.hostPodsAboveInGroup, about.prop('hostNetworkPods'), {
          hostNetworkPods,
          maxPods,
        }),
      ]),
    ...podFindings(
      { ...expected, branchPods, name: 'the group', maxPods, maxSize },
      capacity,
      trunkEni,
      'expectedPods.',
    ),
    ...fullNodeFindings({ ...expected, branchPods, name: 'the group', maxPods, maxSize }, capacity),
  ];
}

/**
 * What a capacity plan counts of a group, or undefined where a size is a token. Of update settings that are tokens the
 * defaults count.
 */
export function groupForecast(
  { types, os: { kernel }, told: { maxPods } }: Pick<NodeDesign, 'types' | 'os' | 'told'>,
  { minSize, maxSize, desiredSize, expectedSize = desiredSize }: GroupSizes,
  { maxUnavailable, maxUnavailablePercentage }: UpdatesAsked,
  { hostNetworkPods, efaOnlyEnis }: NodeCounts,
  expected: ExpectedPods,
): GroupForecast | undefined {
  if ([minSize, maxSize, expectedSize].some((size) => Token.isUnresolved(size))) return undefined;
  const literal = (value?: number) => (Token.isUnresolved(value) ? undefined : value);
  return {
    instanceTypes: [...types],
    os: kernel.name,
    minSize,
    maxSize,
    expectedSize,
    maxPods,
    hostNetworkPods,
    efaOnlyEnis,
    maxUnavailable: literal(maxUnavailable),
    maxUnavailablePercentage: literal(maxUnavailablePercentage),
    ...expected,
  };
}
