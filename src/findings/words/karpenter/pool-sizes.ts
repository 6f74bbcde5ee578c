import { allOf, counted, few, number } from '../../phrases';
import { wording } from '../../wording';

/** A number of what a limit is a sum of. */
const unitsOf = (limit: string, count: number) => (limit === 'cpu' ? counted(count, 'vCPU') : `${number(count)} MiB`);

/** Of what the NodePools of Karpenter may become. Paths are those of props, or of the NodePool. */
export const POOL_SIZE_WORDS = {
  limitBelowTypes: wording('karpenter-contradiction', ({ path, limit, got, least, type }: {
    path: string; limit: string; got: number; least: number; type: string;
  }) => ({
    message: `'${path}' is ${unitsOf(limit, got)}, and one node of the smallest type already exceeds it`,
    details: [`a node of ${type} counts as ${unitsOf(limit, least)}`],
    fix: [`raise '${path}' to ${unitsOf(limit, least)} or more`, "give smaller types as 'instanceTypes'"],
  }), { path: 'limits.cpu', limit: 'cpu', got: 1, least: 2, type: 'm7i.large' }),

  aboveLimits: wording('karpenter-contradiction', ({ path, nodes, most, type }: {
    path: string; nodes: number; most: number; type?: string;
  }) => ({
    message: `'${path}' is ${number(nodes)}, and the limits of the NodePool allow ${counted(most, 'node')}`
      + (type === undefined ? '' : ` of ${type}`),
    ...type === undefined ? {} : { details: [`${type} is its 'expectedType'`] },
    fix: [
      `lower '${path}' to ${most} or less`,
      "raise 'limits'",
      ...(type === undefined ? [] : ["give a smaller type as 'expectedType'"]),
    ],
  }), { path: 'expectedNodes', nodes: 600, most: 250, type: 'm7i.xlarge' }),

  otherExpectedType: wording('karpenter-contradiction', ({ type, there }: {
    type: string; there: readonly string[];
  }) => ({
    message: `'expectedType' is ${type}, which is not a type of the pool`,
    details: [`types of the pool: ${few(there)}`, ...allOf('types', there)],
    fix: ['name one of the types of the pool', `add ${type} to 'instanceTypes'`],
  }), { type: 'm7i.xlarge', there: ['m7i.large', 'm6i.large'] }),

  idleExpectedType: wording('karpenter-contradiction', () => ({
    message: "'expectedType' is given, and no nodes are expected",
    fix: ["say how many nodes there usually are: 'expectedNodes'", "leave 'expectedType' out"],
  }), {}),

  besideReplicas: wording('karpenter-contradiction', ({ path, replicas }: { path: string; replicas: string }) => ({
    message: `'${path}' is given together with '${replicas}'`,
    details: ["a static NodePool always has 'replicas' nodes, and can have no limit but 'limits.nodes'"],
    fix: [`leave '${path}' out`, `leave '${replicas}' out`],
  }), { path: 'limits.cpu', replicas: 'replicas' }),

  notABudget: wording('karpenter-contradiction', ({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, and must be a number of nodes or a percentage, as a string`,
    fix: [`give '${path}' as in '5' or '10%'`],
  }), { path: 'spec.disruption.budgets[0].nodes', got: '5' }),

  notASize: wording('karpenter-contradiction', ({ path, got }: { path: string; got: string }) => ({
    message: `'${path}' is ${got}, not a quantity of Kubernetes`,
    fix: [`give '${path}' as in '100' or '400Gi'`, 'leave it out'],
  }), { path: 'spec.limits.cpu', got: '"many"' }),

  sizeUnread: wording('value-unchecked', ({ path }: { path: string }) => ({
    message: `'${path}' is a token, so the plan does not count by it`,
    fix: [`give '${path}' as a literal`, 'acknowledge this finding'],
  }), { path: 'spec.limits.cpu' }),

  notADuration: wording('karpenter-contradiction', ({ got }: { got: string }) => ({
    message: `'expireAfter' is ${got}, and must be a literal duration of a second or more`,
    fix: ["give 'expireAfter' as in Duration.hours(336)", 'leave it out, and Karpenter takes 720 hours'],
  }), { got: 'a token' }),
};
