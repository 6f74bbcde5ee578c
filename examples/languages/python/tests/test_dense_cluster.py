import json
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from dense_cluster.capacity_table import capacity_table
from dense_cluster.dense_cluster_stack import DenseClusterStack


@pytest.fixture(scope="module")
def stack() -> DenseClusterStack:
    context = json.loads((Path(__file__).parent.parent / "cdk.json").read_text())["context"]
    app = cdk.App(context=context)
    return DenseClusterStack(app, "DenseCluster", env=cdk.Environment(region="us-west-2"))


def test_nodes_hold_as_many_pods_as_eks_recommends(stack: DenseClusterStack) -> None:
    assert {name: group.max_pods for name, group in stack.nodegroups.items()} == {
        "General": 110,
        "Bottlerocket": 110,
        "Large": 250,
    }


def test_the_addresses_last_at_every_stage(stack: DenseClusterStack) -> None:
    plan = stack.node.find_child("Platform").plan

    assert plan.findings == []
    assert plan.every_stage_nodes >= 96


def test_pods_live_in_subnets_of_their_own(stack: DenseClusterStack) -> None:
    template = Template.from_stack(stack)

    template.has_resource_properties("AWS::EC2::VPCCidrBlock", {"CidrBlock": "100.64.0.0/16"})
    template.resource_count_is("AWS::EC2::SubnetCidrReservation", 3)


def test_prefixes_are_on(stack: DenseClusterStack) -> None:
    addons = Template.from_stack(stack).find_resources("AWS::EKS::Addon", {"Properties": {"AddonName": "vpc-cni"}})

    # The ids of subnets are references, so CloudFormation joins the text of the configuration.
    assert '\\"ENABLE_PREFIX_DELEGATION\\":\\"true\\"' in json.dumps(addons)


def test_the_table_names_what_binds_each_group(stack: DenseClusterStack) -> None:
    assert capacity_table(stack.nodegroups).splitlines()[1].split() == [
        "General", "110", "cap,", "m5.xlarge", "674", "44",
    ]
