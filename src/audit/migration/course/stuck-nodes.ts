import { Course } from './course';
import { counted } from '../../../findings/phrases';
import { OldNode } from '../facts/old-node';
import { StartingPoint } from '../facts/starting-point';

/** An old node that would get no prefix at a change after which aws-node needs one. */
export interface StuckNode {
  readonly node: OldNode;
  readonly why: 'cordoned' | 'full' | 'without a block';
  readonly detail: string;
}

/**
 * The old nodes that a course would leave without a prefix when custom networking and prefixes are both on: aws-node
 * then exits at its start. Those of a generation between are made so that none of them is full.
 *
 * @see https://github.com/aws/amazon-vpc-cni-k8s/blob/v1.23.1/pkg/ipamd/ipamd.go
 */
export function stuckNodes(start: StartingPoint, course: Course): StuckNode[] {
  const replaced = course.stretches.findIndex(({ kind }) => kind === 'replace');
  const whileOld = course.stretches.slice(0, replaced < 0 ? undefined : replaced);
  const endsInBoth = whileOld.some((stretch) =>
    stretch.kind === 'switch' && stretch.to.prefixes && stretch.to.customNetworking);
  if (!endsInBoth) return [];
  // Prefixes alone may come first: the primary ENI can hold one then.
  const primaryServes = course.way === 'A';
  return start.nodes.filter(({ prefixes }) => prefixes === 0).flatMap((node): StuckNode[] => {
    const { attached, mostEnis } = node;
    if (node.unschedulable) {
      return [{ node, why: 'cordoned', detail: 'the VPC CNI attaches nothing to a cordoned node' }];
    }
    if (node.isFull(!primaryServes)) {
      return [{
        node,
        why: 'full',
        detail: `${attached} of ${counted(mostEnis, 'ENI')} are attached, and a pod uses each slot`,
      }];
    }
    const hasBlock = (start.subnets.get(node.subnetId)?.certainBlocks ?? 0) > 0;
    const alone = (start.mode.prefixes || course.way === 'C') && !hasBlock && !node.hasFreeEni;
    return alone
      ? [{
        node,
        why: 'without a block',
        detail: `${node.subnetId} has no whole block, and no ENI more can be attached`,
      }]
      : [];
  });
}
