package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

class DenseClusterStackTest {
    private static DenseClusterStack stack;

    @BeforeAll
    static void makeStack() {
        stack = new DenseClusterStack(new App(), "DenseCluster", StackProps.builder()
                .env(Environment.builder().region("us-west-2").build())
                .build());
    }

    @Test
    void nodesHoldAsManyPodsAsEksRecommends() {
        assertEquals(110, stack.getNodegroups().get("General").getMaxPods().intValue());
        assertEquals(110, stack.getNodegroups().get("Bottlerocket").getMaxPods().intValue());
        assertEquals(250, stack.getNodegroups().get("Large").getMaxPods().intValue());
    }

    @Test
    void theAddressesLastAtEveryStage() {
        assertEquals(List.of(), stack.getPlatform().getPlan().getFindings());
        assertTrue(stack.getPlatform().getPlan().getEveryStageNodes().intValue() >= 96);
    }

    @Test
    void podsLiveInSubnetsOfTheirOwn() {
        Template template = Template.fromStack(stack);

        template.hasResourceProperties("AWS::EC2::VPCCidrBlock", Map.of("CidrBlock", "100.64.0.0/16"));
        template.resourceCountIs("AWS::EC2::SubnetCidrReservation", 3);
    }
}
