package main

import (
	"fmt"
	"strings"

	"github.com/aws/jsii-runtime-go"
	pods "github.com/cdk-eks-pod-capacity/cdk-eks-pod-capacity-go/cdkekspodcapacity"
)

const format = "%-14s%-10v%-20s%-22v%v"

// CapacityTable gives for each node group its pod count, what binds it, and the pods of a node without prefixes.
func CapacityTable(nodegroups []Nodegroup) string {
	lines := []string{
		fmt.Sprintf(format, "node group", "max pods", "bound by", "pods that ENIs allow", "without prefixes"),
	}
	for _, nodegroup := range nodegroups {
		capacity := nodegroup.Group.Capacity()
		binding := capacity.Binding()
		var limits []pods.InstanceTypeLimits
		for _, node := range *capacity.Nodes() {
			limits = append(limits, node.Limits())
		}
		withoutPrefixes := pods.NodegroupCapacity_Of(&limits, &pods.NodeCapacityOptions{
			CustomNetworking: jsii.Bool(true),
		})
		// Enum constants of jsii are in capitals, and the words of the library are not.
		boundBy := strings.ToLower(string(capacity.BoundBy()))
		lines = append(lines, fmt.Sprintf(
			format,
			nodegroup.Name,
			*nodegroup.Group.MaxPods(),
			fmt.Sprintf("%s, %s", boundBy, *binding.Limits().InstanceType()),
			*binding.EniLimitedPods(),
			*withoutPrefixes.MaxPods(),
		))
	}
	return strings.Join(lines, "\n")
}
