import { IPodNodes } from './pod-nodes';
import { refuteFindings } from './private/finding-assertions';
import { requireGiven, requireMember, requireNumber } from './private/required-arguments';
import { CapacityLimit } from '../capacity/node-capacity';

/**
 * Assertions on the max pods of nodes, for tests of your own. Each throws an error that says what was found and what
 * was wanted.
 *
 * @example
 * const nodes = NodeAssertions.fromNodes(nodegroup);
 * nodes.reachesPods(110);
 * nodes.isBoundBy(CapacityLimit.CAP);
 */
export class NodeAssertions {
  /**
   * Assertions on the nodes of a group, of a bootstrap or of a Karpenter pool.
   *
   * @param nodes what to look at
   * @throws when it is not a `PodNodegroup`, a `NodeBootstrap` or a `KarpenterCapacity`
   */
  public static fromNodes(nodes: IPodNodes): NodeAssertions {
    requireMember('nodes', nodes, 'an IPodNodes, as in a PodNodegroup', 'maxPods');
    return new NodeAssertions(nodes);
  }

  private constructor(private readonly nodes: IPodNodes) {}

  /**
   * Asserts that each node can run at least a number of pods, those on the host network included.
   *
   * @param pods the least number that is wanted, 1 or more
   * @throws when the nodes run fewer. The error names the type and the limit that keep them from more
   */
  public reachesPods(pods: number): void {
    requireNumber('reachesPods', 'pods', pods, 1);
    const { maxPods, capacity: { maxPods: allowed, binding, boundBy } } = this.nodes;
    if (maxPods >= pods) return;
    const why =
      maxPods < allowed
        ? `its types allow ${allowed}`
        : `${binding.limits.instanceType} sets it by its ${boundBy}, where ENIs allow ${binding.eniLimitedPods}`;
    throw new Error(`a node runs ${maxPods} pods, and ${pods} are wanted; ${why}`);
  }

  /**
   * Asserts which limit keeps a node from running more pods.
   *
   * @param limit the limit that is wanted
   * @throws when another limit keeps the nodes from running more
   */
  public isBoundBy(limit: CapacityLimit): void {
    requireGiven('limit', limit, 'a CapacityLimit');
    const { binding, boundBy } = this.nodes.capacity;
    if (boundBy !== limit) {
      throw new Error(
        `${binding.limits.instanceType} is bound by its ${boundBy} at ${binding.maxPods} pods, and ${limit} is wanted`,
      );
    }
  }

  /**
   * Asserts that there are no findings about the nodes.
   *
   * @param allowed ids of findings that may be there
   * @throws when there are others, with all of them
   */
  public hasNoFindings(allowed: string[] = []): void {
    refuteFindings('the nodes', this.nodes.findings, allowed);
  }
}
