// An app in Go, the twin of go-app.ts: what a program hands to the library comes back in its template as it was.
package main

import (
	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsec2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awseksv2"
	pods "github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	stack := awscdk.NewStack(app, jsii.String("Consumer"), &awscdk.StackProps{
		Env: &awscdk.Environment{Region: jsii.String("eu-west-1")},
	})
	types := &[]awsec2.InstanceType{awsec2.NewInstanceType(jsii.String("m7g.large"))}
	platform := pods.NewPodCapacityCluster(stack, jsii.String("Platform"), &pods.PodCapacityClusterProps{
		Version:           awseksv2.KubernetesVersion_V1_34(),
		AvailabilityZones: &[]*string{jsii.String("eu-west-1a"), jsii.String("eu-west-1b")},
		PodNetwork:        pods.PodNetwork_SecondaryCidr(jsii.String("100.64.0.0/16"), nil),
	})
	platform.AddNodegroup(jsii.String("General"), &pods.ClusterNodegroupOptions{
		InstanceTypes: types,
		KubeletConfig: &map[string]interface{}{
			"evictionHard":         map[string]interface{}{"nodefs.available": "10%", "memory.available": "100Mi"},
			"allowedUnsafeSysctls": []interface{}{"net.core.somaxconn", "kernel.msg*"},
		},
		Labels: &map[string]*string{"team": jsii.String("a"), "example.com/use": jsii.String("b")},
	})
	karpenter := pods.NewKarpenterCapacity(stack, jsii.String("Karpenter"), &pods.KarpenterCapacityProps{
		PodNetworking: platform.PodNetworking(),
		InstanceTypes: types,
	})
	nodeClass := karpenter.NodeClass(jsii.String("general"), &map[string]interface{}{
		"role":             "KarpenterNode",
		"amiSelectorTerms": []interface{}{map[string]interface{}{"alias": "al2023@v20261101"}},
		"kubelet":          map[string]interface{}{"kubeReserved": map[string]interface{}{"cpu": "100m"}},
		"tags":             map[string]interface{}{"b": "2", "a": "1"},
	})
	nodePool := karpenter.NodePool(jsii.String("general"), jsii.String("general"), &map[string]interface{}{
		"limits": map[string]interface{}{"cpu": 100},
		"template": map[string]interface{}{
			"metadata": map[string]interface{}{"labels": map[string]interface{}{"team": "a"}},
			"spec": map[string]interface{}{
				"taints": []interface{}{map[string]interface{}{"key": "t", "effect": "NoSchedule"}},
			},
		},
	})
	stack.TemplateOptions().SetMetadata(&map[string]interface{}{
		"NodeClass":    *nodeClass,
		"NodePool":     *nodePool,
		"Requirements": *karpenter.Requirements(),
	})
	app.Synth(nil)
}
