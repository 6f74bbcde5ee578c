from typing import Dict

from cdk_eks_pod_capacity import NodegroupCapacity, PodNodegroup

HEAD = ["node group", "max pods", "bound by", "pods that ENIs allow", "without prefixes"]
WIDTHS = [14, 10, 20, 22, 0]


def capacity_table(nodegroups: Dict[str, PodNodegroup]) -> str:
    """For each node group its pod count, what binds it, and the pods of a node without prefixes, in the same subnets."""
    rows = [_row(name, nodegroup) for name, nodegroup in nodegroups.items()]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, WIDTHS)) for row in [HEAD, *rows]]
    return "\n".join(lines)


def _row(name: str, nodegroup: PodNodegroup):
    capacity = nodegroup.capacity
    binding = capacity.binding
    without_prefixes = NodegroupCapacity.of([node.limits for node in capacity.nodes], custom_networking=True)
    return [
        name,
        f"{nodegroup.max_pods:.0f}",
        f"{capacity.bound_by.name.lower()}, {binding.limits.instance_type}",
        f"{binding.eni_limited_pods:.0f}",
        f"{without_prefixes.max_pods:.0f}",
    ]
