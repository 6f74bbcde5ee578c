package main

import (
	"testing"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/assertions"
	"github.com/aws/jsii-runtime-go"
)

func TestDenseCluster(t *testing.T) {
	defer jsii.Close()
	cluster := NewDenseClusterStack(awscdk.NewApp(nil), "DenseCluster", &awscdk.StackProps{
		Env: &awscdk.Environment{Region: jsii.String("us-west-2")},
	})

	for index, want := range []float64{110, 110, 250} {
		if got := *cluster.Nodegroups[index].Group.MaxPods(); got != want {
			t.Errorf("nodes of %s hold %v pods, and not %v", cluster.Nodegroups[index].Name, got, want)
		}
	}

	plan := cluster.Platform.Plan()
	if found := len(*plan.Findings()); found != 0 {
		t.Errorf("the plan has %d findings", found)
	}
	if nodes := *plan.EveryStageNodes(); nodes < 96 {
		t.Errorf("the addresses last for %v nodes, and the groups may have 96", nodes)
	}

	template := assertions.Template_FromStack(cluster.Stack, nil)
	template.HasResourceProperties(jsii.String("AWS::EC2::VPCCidrBlock"), map[string]any{"CidrBlock": "100.64.0.0/16"})
	template.ResourceCountIs(jsii.String("AWS::EC2::SubnetCidrReservation"), jsii.Number(3))
}
