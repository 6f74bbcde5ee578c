package com.example;

import io.github.cdkekspodcapacity.ClusterNodegroupOptions;
import io.github.cdkekspodcapacity.PodCapacityCluster;
import io.github.cdkekspodcapacity.PodNetwork;
import io.github.cdkekspodcapacity.PodNodegroup;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.InstanceType;
import software.amazon.awscdk.services.eks_v2.KubernetesVersion;
import software.amazon.awscdk.services.eks_v2.NodegroupAmiType;
import software.amazon.awscdk.services.eks_v2.TaintEffect;
import software.amazon.awscdk.services.eks_v2.TaintSpec;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/** A production cluster in three zones, whose pods live in a secondary block. */
public final class DenseClusterStack extends Stack {
    private final PodCapacityCluster platform;
    private final Map<String, PodNodegroup> nodegroups = new LinkedHashMap<>();

    public DenseClusterStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        platform = PodCapacityCluster.Builder.create(this, "Platform")
                .version(KubernetesVersion.V1_34)
                .availabilityZones(List.of("us-west-2a", "us-west-2b", "us-west-2c"))
                .podNetwork(PodNetwork.secondaryCidr("100.64.0.0/16"))
                .secretsEncryptionKey(Key.Builder.create(this, "SecretsKey")
                        .description("Kubernetes secrets")
                        .enableKeyRotation(true)
                        .build())
                .flowLogsEncryptionKey(Key.Builder.create(this, "FlowLogsKey")
                        .description("VPC flow logs")
                        .enableKeyRotation(true)
                        .build())
                .build();

        // Mixed types of one size: whatever spot or on-demand capacity there is, nodes hold the same number of pods.
        add("General", ClusterNodegroupOptions.builder()
                .instanceTypes(types("m5.xlarge", "m5a.xlarge", "m6i.xlarge", "m7i.xlarge"))
                .minSize(3)
                .maxSize(60)
                .build());

        add("Bottlerocket", ClusterNodegroupOptions.builder()
                .amiType(NodegroupAmiType.BOTTLEROCKET_ARM_64)
                .instanceTypes(types("m7g.2xlarge", "m8g.2xlarge"))
                .diskSize(80)
                .minSize(3)
                .maxSize(30)
                .labels(Map.of("team", "web"))
                .build());

        // Above 30 vCPUs the cap is 250 pods.
        add("Large", ClusterNodegroupOptions.builder()
                .instanceTypes(types("m6i.12xlarge", "m7i.12xlarge"))
                .minSize(0)
                .maxSize(6)
                .taints(List.of(TaintSpec.builder()
                        .key("dedicated")
                        .value("batch")
                        .effect(TaintEffect.NO_SCHEDULE)
                        .build()))
                .build());
    }

    /** The cluster with its network and its plan. */
    public PodCapacityCluster getPlatform() {
        return platform;
    }

    /** The node groups, by name. */
    public Map<String, PodNodegroup> getNodegroups() {
        return nodegroups;
    }

    private void add(final String name, final ClusterNodegroupOptions options) {
        nodegroups.put(name, platform.addNodegroup(name, options));
    }

    private static List<InstanceType> types(final String... names) {
        return Arrays.stream(names).map(InstanceType::new).collect(Collectors.toList());
    }
}
