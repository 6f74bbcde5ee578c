import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

const atPath = { path: 'fleets[0]' };

/** A number of what a limit is a sum of. */
const unitsOf = (limit: string, count: number) => (limit === 'cpu' ? counted(count, 'vCPU') : `${number(count)} MiB`);

/** Of nodes that no managed node group starts: their sizes and their limits. */
export const FORECAST_FLEET_WORDS = {
  sameName: wording('forecast-contradiction', ({ name }: { name: string }) => ({
    message: `two of 'fleets' are named '${name}'`,
    fix: ['give each fleet a name of its own'],
  }), { name: 'general' }),

  namedLikeGroup: wording('forecast-contradiction', ({ name }: { name: string }) => ({
    message: `one of 'fleets' and one of 'nodegroups' are named '${name}'`,
    fix: ['give each fleet and each node group a name of its own'],
  }), { name: 'system' }),

  idleBeside: wording('forecast-contradiction', ({ path, option, networking }: {
    path: string; option: string; networking: string;
  }) => ({
    message: `'${path}.${option}' is given, and has no effect where '${path}.networking' is ${networking}`,
    fix: [`leave '${path}.${option}' out`, `correct '${path}.networking'`],
  }), { ...atPath, option: 'podSubnets', networking: 'one-eni' }),

  notOnWindows: wording('node-contradiction', ({ path, os, networking }: {
    path: string; os: string; networking: string;
  }) => ({
    message: `'${path}.os' is ${os}, and '${path}.networking' is ${networking}, which runs on Linux only`,
    fix: [`leave '${path}.os' out`, `correct '${path}.networking'`],
  }), { ...atPath, os: 'windows', networking: 'auto-mode' }),

  limitBelowTypes: wording('forecast-contradiction', ({ path, limit, got, least, type }: {
    path: string; limit: string; got: number; least: number; type: string;
  }) => ({
    message: `'${path}.limits.${limit}' is ${number(got)}, and one node of its smallest type already exceeds it`,
    details: [`a node of ${type} counts as ${unitsOf(limit, least)}`],
    fix: [
      `raise '${path}.limits.${limit}' to ${least} or more`,
      `give smaller types as '${path}.instanceTypes'`,
      'leave the fleet out of \'fleets\', if it starts no nodes',
    ],
  }), { ...atPath, limit: 'cpu', got: 1, least: 2, type: 'm7i.large' }),

  otherExpectedType: wording('forecast-contradiction', ({ path, type, there }: {
    path: string; type: string; there: readonly string[];
  }) => ({
    message: `'${path}.expectedType' is ${type}, which is not one of its 'instanceTypes'`,
    details: [`'instanceTypes': ${few(there)}`, ...allOf('all of them', there)],
    fix: [`name one of '${path}.instanceTypes'`, `add ${type} to '${path}.instanceTypes'`],
  }), { ...atPath, type: 'm7i.xlarge', there: ['m7i.large', 'm6i.large'] }),

  idleExpectedType: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.expectedType' is given, and no nodes are expected`,
    fix: [`give the usual number of nodes: '${path}.expectedNodes'`, `leave '${path}.expectedType' out`],
  }), atPath),

  aboveLimits: wording('forecast-contradiction', ({ path, size, nodes, most }: {
    path: string; size: string; nodes: number; most: number;
  }) => ({
    message: `'${path}.${size}' is ${number(nodes)}, and its limits allow ${counted(most, 'node')}`,
    fix: [`lower '${path}.${size}' to ${most} or less`, `raise '${path}.limits'`],
  }), { ...atPath, size: 'expectedNodes', nodes: 600, most: 500 }),

  aboveLimitsOfType: wording('forecast-contradiction', ({ path, nodes, most, type }: {
    path: string; nodes: number; most: number; type: string;
  }) => ({
    message: `'${path}.expectedNodes' is ${number(nodes)}, and its limits allow ${number(most)} of ${type}`,
    details: [`${type} is its 'expectedType'`],
    fix: [
      `lower '${path}.expectedNodes' to ${most} or less`,
      `raise '${path}.limits'`,
      `give a smaller type as '${path}.expectedType'`,
    ],
  }), { ...atPath, nodes: 600, most: 250, type: 'm7i.xlarge' }),

  expectedBelowMinimum: wording('forecast-contradiction', ({ path, expectedNodes, minNodes }: {
    path: string; expectedNodes: number; minNodes: number;
  }) => ({
    message: `'${path}.expectedNodes' is ${number(expectedNodes)}, and its 'minNodes' is ${number(minNodes)}`,
    fix: [`raise '${path}.expectedNodes' to ${minNodes} or more`, `lower '${path}.minNodes'`],
  }), { ...atPath, expectedNodes: 3, minNodes: 6 }),

  staticWithoutSize: wording('forecast-contradiction', ({ path }: { path: string }) => ({
    message: `'${path}.isStatic' is true, and '${path}.minNodes' is not given`,
    details: ['a static fleet always has the same number of nodes'],
    fix: [`give that number as '${path}.minNodes'`, `leave '${path}.isStatic' out`],
  }), atPath),

  besideStatic: wording('forecast-contradiction', ({ path, option }: { path: string; option: string }) => ({
    message: `'${path}.${option}' is given, and '${path}.isStatic' is true`,
    details: ["a static fleet has 'minNodes' nodes, and can have no limit but 'limits.nodes'"],
    fix: [`leave '${path}.${option}' out`, `leave '${path}.isStatic' out`],
  }), { ...atPath, option: 'limits.cpu' }),
};
