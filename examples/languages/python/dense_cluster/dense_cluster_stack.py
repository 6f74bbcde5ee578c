from typing import Dict, List

import aws_cdk as cdk
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_eks_v2 as eks
from aws_cdk import aws_kms as kms
from cdk_eks_pod_capacity import PodCapacityCluster, PodNetwork, PodNodegroup
from constructs import Construct


def types(*names: str) -> List[ec2.InstanceType]:
    return [ec2.InstanceType(name) for name in names]


class DenseClusterStack(cdk.Stack):
    """A production cluster in three zones, whose pods live in a secondary block."""

    nodegroups: Dict[str, PodNodegroup]
    """The node groups, by name."""

    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)

        platform = PodCapacityCluster(
            self,
            "Platform",
            version=eks.KubernetesVersion.V1_34,
            availability_zones=["us-west-2a", "us-west-2b", "us-west-2c"],
            pod_network=PodNetwork.secondary_cidr("100.64.0.0/16"),
            secrets_encryption_key=kms.Key(
                self, "SecretsKey", description="Kubernetes secrets", enable_key_rotation=True
            ),
            flow_logs_encryption_key=kms.Key(
                self, "FlowLogsKey", description="VPC flow logs", enable_key_rotation=True
            ),
        )

        self.nodegroups = {
            # Mixed types of one size: whatever spot or on-demand capacity there is, nodes hold the same number of pods.
            "General": platform.add_nodegroup(
                "General",
                instance_types=types("m5.xlarge", "m5a.xlarge", "m6i.xlarge", "m7i.xlarge"),
                min_size=3,
                max_size=60,
            ),
            "Bottlerocket": platform.add_nodegroup(
                "Bottlerocket",
                ami_type=eks.NodegroupAmiType.BOTTLEROCKET_ARM_64,
                instance_types=types("m7g.2xlarge", "m8g.2xlarge"),
                disk_size=80,
                min_size=3,
                max_size=30,
                labels={"team": "web"},
            ),
            # Above 30 vCPUs the cap is 250 pods.
            "Large": platform.add_nodegroup(
                "Large",
                instance_types=types("m6i.12xlarge", "m7i.12xlarge"),
                min_size=0,
                max_size=6,
                taints=[eks.TaintSpec(key="dedicated", value="batch", effect=eks.TaintEffect.NO_SCHEDULE)],
            ),
        }
