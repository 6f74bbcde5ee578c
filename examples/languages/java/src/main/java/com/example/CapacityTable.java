package com.example;

import io.github.cdkekspodcapacity.NodeCapacity;
import io.github.cdkekspodcapacity.NodeCapacityOptions;
import io.github.cdkekspodcapacity.NodegroupCapacity;
import io.github.cdkekspodcapacity.PodNodegroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** For each node group its pod count, what binds it, and the pods of a node without prefixes, in the same subnets. */
final class CapacityTable {
    private static final String FORMAT = "%-14s%-10s%-20s%-22s%s";

    static String of(final Map<String, PodNodegroup> nodegroups) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                FORMAT, "node group", "max pods", "bound by", "pods that ENIs allow", "without prefixes"));
        nodegroups.forEach((name, nodegroup) -> lines.add(row(name, nodegroup)));
        return String.join("\n", lines);
    }

    private static String row(final String name, final PodNodegroup nodegroup) {
        NodegroupCapacity capacity = nodegroup.getCapacity();
        NodeCapacity binding = capacity.getBinding();
        NodegroupCapacity withoutPrefixes = NodegroupCapacity.of(
                capacity.getNodes().stream().map(NodeCapacity::getLimits).collect(Collectors.toList()),
                NodeCapacityOptions.builder().customNetworking(true).build());
        // Enum constants of jsii are in capitals, and the words of the library are not.
        String boundBy = capacity.getBoundBy().name().toLowerCase(Locale.ROOT);
        return String.format(
                FORMAT,
                name,
                nodegroup.getMaxPods().intValue(),
                boundBy + ", " + binding.getLimits().getInstanceType(),
                binding.getEniLimitedPods().intValue(),
                withoutPrefixes.getMaxPods().intValue());
    }

    private CapacityTable() {
    }
}
