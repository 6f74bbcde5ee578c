package main

import (
	"fmt"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/jsii-runtime-go"
)

func main() {
	defer jsii.Close()

	app := awscdk.NewApp(nil)
	cluster := NewDenseClusterStack(app, "DenseCluster", &awscdk.StackProps{
		Env: &awscdk.Environment{Region: jsii.String("us-west-2")},
	})

	fmt.Println(CapacityTable(cluster.Nodegroups))

	app.Synth(nil)
}
