import { wording } from '../../wording';

const atPath = { path: 'nodegroups[0]' };

const onKernel = (option: string, why: string) => wording('node-contradiction', ({ path, os }: { path: string; os: string }) =>
  `'${path}.${option}' is given with '${path}.os' ${os}, and ${why}; leave it out, or use Linux nodes`,
{ ...atPath, os: 'windows' });

/** Of the node groups of a forecast: their sizes and their pod counts. */
export const FORECAST_GROUP_WORDS = {
  branchPodsOnWindows: onKernel('branchPods', 'pods on Windows cannot have security groups of their own'),
  podSubnetsOnWindows: onKernel('podSubnets', "its pods have addresses of the nodes' own subnets"),

  maxPodsOutOfRange: wording('max-pods-out-of-range', ({ path, most, got }: { path: string; most: number; got: number }) =>
    `'${path}.maxPods' must be a whole number from 1 to ${most}, which the addresses of its types allow; got ${got}`,
  { ...atPath, most: 29, got: 110 }),

  sizesOutOfOrder: wording('nodegroup-sizes', ({ path, group, low, lowSize, high, highSize }: {
    path: string; group: string; low: string; lowSize: number; high: string; highSize: number;
  }) => `'${path}.${low}' (${lowSize}) is above '${high}' (${highSize}) of ${group}; keep minSize <= expectedSize <= maxSize`,
  { ...atPath, group: 'web', low: 'minSize', lowSize: 5, high: 'maxSize', highSize: 3 }),

  surgeWithoutBranchPods: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.branchSurgePercent' is given without '${path}.branchPods', so nothing comes of it; give both, or leave it out`,
  atPath),

  unavailableTwice: wording('forecast-contradiction', ({ path }: { path: string }) =>
    `'${path}.maxUnavailable' and '${path}.maxUnavailablePercentage' are both given; give one of them`, atPath),
};
