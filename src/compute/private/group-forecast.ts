import { Token } from 'aws-cdk-lib';
import { runsWindows } from './windows-nodes';
import { InstanceTypeLimits } from '../../capacity/instance-type-limits';
import { OperatingSystem } from '../../capacity/operating-system';
import { NodegroupForecast } from '../../forecast/pod-forecast-props';
import { PodNodegroupProps } from '../pod-nodegroup-props';

/** The least nodes of a group that does not say. */
export const DEFAULT_MIN_SIZE = 1;

/** Nodes that EKS starts a group with unless it is told, and so the least that `maxSize` is taken for. */
const DEFAULT_DESIRED_SIZE = 2;

/** The sizes of a group, with their defaults; each may be a token. */
export function groupSizes({ minSize: given, maxSize, desiredSize }: PodNodegroupProps): { readonly minSize: number; readonly maxSize: number } {
  const minSize = given ?? DEFAULT_MIN_SIZE;
  const startSize = desiredSize ?? minSize;
  return { minSize, maxSize: maxSize ?? (Token.isUnresolved(startSize) ? startSize : Math.max(startSize, DEFAULT_DESIRED_SIZE)) };
}

/**
 * What a capacity plan counts of a group, or undefined where a size is a token. Of update settings that are tokens the defaults count.
 */
export function groupForecast(props: PodNodegroupProps, limits: InstanceTypeLimits[], maxPods: number): Omit<NodegroupForecast, 'name' | 'subnets'> | undefined {
  const { minSize, maxSize } = groupSizes(props);
  const { desiredSize, maxUnavailable, maxUnavailablePercentage, hostNetworkPods, efaOnlyEnis, expectedPods } = props;
  if ([minSize, maxSize, desiredSize].some((size) => Token.isUnresolved(size))) return undefined;
  const literal = (value?: number) => (Token.isUnresolved(value) ? undefined : value);
  return {
    instanceTypes: limits,
    os: runsWindows(props) ? OperatingSystem.WINDOWS : undefined,
    minSize,
    maxSize,
    expectedSize: desiredSize,
    maxPods,
    hostNetworkPods,
    efaOnlyEnis,
    maxUnavailable: literal(maxUnavailable),
    maxUnavailablePercentage: literal(maxUnavailablePercentage),
    ...expectedPods,
  };
}
