package com.example;

import software.amazon.awscdk.App;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

public final class DenseClusterApp {
    public static void main(final String[] args) {
        App app = new App();
        DenseClusterStack stack = new DenseClusterStack(app, "DenseCluster", StackProps.builder()
                .env(Environment.builder().region("us-west-2").build())
                .build());

        System.out.println(CapacityTable.of(stack.getNodegroups()));

        app.synth();
    }

    private DenseClusterApp() {
    }
}
