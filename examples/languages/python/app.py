#!/usr/bin/env python3
import aws_cdk as cdk

from dense_cluster.capacity_table import capacity_table
from dense_cluster.dense_cluster_stack import DenseClusterStack

app = cdk.App()
stack = DenseClusterStack(app, "DenseCluster", env=cdk.Environment(region="us-west-2"))

print(capacity_table(stack.nodegroups))

app.synth()
