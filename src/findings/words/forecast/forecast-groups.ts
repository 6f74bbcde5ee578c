import { wording } from '../../wording';

const atPath = { path: 'nodegroups[0]' };

const onKernel = (option: string, why: string) =>
  wording('node-contradiction', ({ path, os }: { path: string; os: string }) => ({
    message: `'${path}.${option}' is given, and '${path}.os' is ${os}`,
    details: [why],
    fix: [`leave '${path}.${option}' out`, `run the group on Linux: leave '${path}.os' out`],
  }), { ...atPath, os: 'windows' });

/** Of the node groups of a forecast: their sizes and their pod counts. */
export const FORECAST_GROUP_WORDS = {
  branchPodsOnWindows: onKernel('branchPods', 'pods on Windows nodes cannot have branch interfaces'),
  podSubnetsOnWindows: onKernel('podSubnets', 'pods on Windows nodes get addresses of the subnets of the nodes'),

  maxPodsOutOfRange: wording(
    'max-pods-out-of-range',
    ({ path, most, got }: { path: string; most: number; got: number }) => ({
      message: `'${path}.maxPods' is ${got}, and its instance types have addresses for ${most} pods`,
      fix: [`lower '${path}.maxPods' to ${most} or less`, `give other types as '${path}.instanceTypes'`],
    }),
    { ...atPath, most: 29, got: 110 },
  ),

  sizesOutOfOrder: wording('nodegroup-sizes', ({ path, group, low, lowSize, high, highSize }: {
    path: string; group: string; low: string; lowSize: number; high: string; highSize: number;
  }) => ({
    message: `'${path}.${low}' of ${group} is ${lowSize}, and its '${high}' is only ${highSize}`,
    details: ['sizes have the order minSize <= expectedSize <= maxSize'],
    fix: [`lower '${path}.${low}' to ${highSize} or less`, `raise '${path}.${high}' to ${lowSize} or more`],
  }), { ...atPath, group: 'web', low: 'minSize', lowSize: 5, high: 'maxSize', highSize: 3 }),

  surgeWithoutBranchPods: wording(
    'forecast-contradiction',
    ({ path }: { path: string }) => ({
      message: `'${path}.branchSurgePercent' is given, and '${path}.branchPods' is not`,
      details: ['the surge is a share of the pods on branch interfaces, and there are none'],
      fix: [
        `leave '${path}.branchSurgePercent' out`,
        `give the pods on branch interfaces of each node as '${path}.branchPods'`,
      ],
    }),
    atPath,
  ),

  unavailableTwice: wording(
    'forecast-contradiction',
    ({ path }: { path: string }) => ({
      message: `'${path}' has both 'maxUnavailable' and 'maxUnavailablePercentage'`,
      fix: [
        "give 'maxUnavailable', a number of nodes, alone",
        "give 'maxUnavailablePercentage', a share of the nodes, alone",
      ],
    }),
    atPath,
  ),
};
