import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { KarpenterCapacity, PodCapacityCluster, PodNetwork } from '../../../src';

/** The text of the template that the twin in Go, main.go, must give. */
export function consumerTemplate(): object {
  const app = new App();
  const stack = new Stack(app, 'Consumer', { env: { region: 'eu-west-1' } });
  const instanceTypes = [new ec2.InstanceType('m7g.large')];
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34,
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
  });
  platform.addNodegroup('General', {
    instanceTypes,
    kubeletConfig: {
      evictionHard: { 'nodefs.available': '10%', 'memory.available': '100Mi' },
      allowedUnsafeSysctls: ['net.core.somaxconn', 'kernel.msg*'],
    },
    labels: { 'team': 'a', 'example.com/use': 'b' },
  });
  const karpenter = new KarpenterCapacity(stack, 'Karpenter', { podNetworking: platform.podNetworking, instanceTypes });
  const nodeClass = karpenter.nodeClass('general', {
    role: 'KarpenterNode',
    amiSelectorTerms: [{ alias: 'al2023@v20261101' }],
    kubelet: { kubeReserved: { cpu: '100m' } },
    tags: { b: '2', a: '1' },
  });
  const nodePool = karpenter.nodePool('general', 'general', {
    limits: { cpu: 100 },
    template: {
      metadata: { labels: { team: 'a' } },
      spec: { taints: [{ key: 't', effect: 'NoSchedule' }] },
    },
  });
  stack.templateOptions.metadata = {
    NodeClass: nodeClass,
    NodePool: nodePool,
    Requirements: karpenter.requirements,
  };
  return app.synth().getStackByName('Consumer').template;
}
