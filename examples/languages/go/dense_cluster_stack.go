package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseksv2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awskms"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	pods "github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity"
)

// Nodegroup is a node group with its name.
type Nodegroup struct {
	Name  string
	Group pods.PodNodegroup
}

// DenseCluster is a production cluster in three zones, whose pods live in a secondary block.
type DenseCluster struct {
	Stack      awscdk.Stack
	Platform   pods.PodCapacityCluster
	Nodegroups []Nodegroup
}

// NewDenseClusterStack makes the stack of the cluster.
func NewDenseClusterStack(scope constructs.Construct, id string, props *awscdk.StackProps) *DenseCluster {
	stack := awscdk.NewStack(scope, &id, props)

	platform := pods.NewPodCapacityCluster(stack, jsii.String("Platform"), &pods.PodCapacityClusterProps{
		Version:           awseksv2.KubernetesVersion_V1_34(),
		AvailabilityZones: jsii.Strings("us-west-2a", "us-west-2b", "us-west-2c"),
		PodNetwork:        pods.PodNetwork_SecondaryCidr(jsii.String("100.64.0.0/16"), nil),
		SecretsEncryptionKey: awskms.NewKey(stack, jsii.String("SecretsKey"), &awskms.KeyProps{
			Description:       jsii.String("Kubernetes secrets"),
			EnableKeyRotation: jsii.Bool(true),
		}),
		FlowLogsEncryptionKey: awskms.NewKey(stack, jsii.String("FlowLogsKey"), &awskms.KeyProps{
			Description:       jsii.String("VPC flow logs"),
			EnableKeyRotation: jsii.Bool(true),
		}),
	})

	cluster := &DenseCluster{Stack: stack, Platform: platform}

	// Mixed types of one size: whatever spot or on-demand capacity there is, nodes hold the same number of pods.
	cluster.add("General", &pods.ClusterNodegroupOptions{
		InstanceTypes: types("m5.xlarge", "m5a.xlarge", "m6i.xlarge", "m7i.xlarge"),
		MinSize:       jsii.Number(3),
		MaxSize:       jsii.Number(60),
	})

	cluster.add("Bottlerocket", &pods.ClusterNodegroupOptions{
		AmiType:       awseksv2.NodegroupAmiType_BOTTLEROCKET_ARM_64,
		InstanceTypes: types("m7g.2xlarge", "m8g.2xlarge"),
		DiskSize:      jsii.Number(80),
		MinSize:       jsii.Number(3),
		MaxSize:       jsii.Number(30),
		Labels:        &map[string]*string{"team": jsii.String("web")},
	})

	// Above 30 vCPUs the cap is 250 pods.
	cluster.add("Large", &pods.ClusterNodegroupOptions{
		InstanceTypes: types("m6i.12xlarge", "m7i.12xlarge"),
		MinSize:       jsii.Number(0),
		MaxSize:       jsii.Number(6),
		Taints: &[]*awseksv2.TaintSpec{{
			Key:    jsii.String("dedicated"),
			Value:  jsii.String("batch"),
			Effect: awseksv2.TaintEffect_NO_SCHEDULE,
		}},
	})

	return cluster
}

func (cluster *DenseCluster) add(name string, options *pods.ClusterNodegroupOptions) {
	group := cluster.Platform.AddNodegroup(&name, options)
	cluster.Nodegroups = append(cluster.Nodegroups, Nodegroup{Name: name, Group: group})
}

func types(names ...string) *[]awsec2.InstanceType {
	var all []awsec2.InstanceType
	for _, name := range names {
		all = append(all, awsec2.NewInstanceType(jsii.String(name)))
	}
	return &all
}
