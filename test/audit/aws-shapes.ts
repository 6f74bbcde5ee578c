/** Things as `aws` and `kubectl` print them. */
export const CLUSTER = {
  name: 'demo',
  arn: 'arn:aws:eks:eu-west-1:000000000000:cluster/demo',
  status: 'ACTIVE',
  version: '1.34',
  resourcesVpcConfig: { vpcId: 'vpc-0a', subnetIds: ['subnet-0a'], clusterSecurityGroupId: 'sg-0c' },
  kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: '172.20.0.0/16' },
  computeConfig: { enabled: false },
};

export function subnet(id: string, cidr: string | undefined, more: object = {}): object {
  return {
    SubnetId: id,
    VpcId: 'vpc-0a',
    OwnerId: '000000000000',
    AvailabilityZone: 'eu-west-1a',
    AvailabilityZoneId: 'euw1-az1',
    ...(cidr === undefined ? { Ipv6Native: true } : { CidrBlock: cidr }),
    Tags: [],
    ...more,
  };
}

export function eni(id: string, subnetId: string, addresses: string[], more: object = {}): object {
  return {
    NetworkInterfaceId: id,
    SubnetId: subnetId,
    VpcId: 'vpc-0a',
    InterfaceType: 'interface',
    Status: 'in-use',
    PrivateIpAddress: addresses[0],
    PrivateIpAddresses: addresses.map((address, index) => ({ Primary: index === 0, PrivateIpAddress: address })),
    TagSet: [],
    ...more,
  };
}

export function attached(instanceId: string, deviceIndex: number, prefixes: string[] = []): object {
  return {
    Attachment: { InstanceId: instanceId, DeviceIndex: deviceIndex, NetworkCardIndex: 0, Status: 'attached' },
    ...(prefixes.length === 0 ? {} : { Ipv4Prefixes: prefixes.map((Ipv4Prefix) => ({ Ipv4Prefix })) }),
  };
}

export function reservation(id: string, subnetId: string, cidr: string, type = 'prefix'): object {
  return { SubnetCidrReservationId: id, SubnetId: subnetId, Cidr: cidr, ReservationType: type };
}

export function instance(id: string, type = 'm5.large', more: object = {}): object {
  return {
    InstanceId: id,
    InstanceType: type,
    State: { Code: 16, Name: 'running' },
    SubnetId: 'subnet-0a',
    VpcId: 'vpc-0a',
    Placement: { AvailabilityZone: 'eu-west-1a' },
    Tags: [],
    ...more,
  };
}

export function node(name: string, instanceId: string, pods: unknown = '110', more: { spec?: object; labels?: object } = {}): object {
  return {
    kind: 'Node',
    metadata: {
      name,
      labels: { 'node.kubernetes.io/instance-type': 'm5.large', 'eks.amazonaws.com/nodegroup': 'general', ...more.labels },
    },
    spec: { providerID: `aws:///eu-west-1a/${instanceId}`, ...more.spec },
    status: { allocatable: { pods, memory: '6935288Ki' }, capacity: { pods, memory: '7935288Ki' } },
  };
}

export function pod(name: string, nodeName: string | undefined, more: { spec?: object; status?: object } = {}): object {
  return {
    kind: 'Pod',
    metadata: { namespace: 'default', name },
    spec: { ...(nodeName === undefined ? {} : { nodeName }), ...more.spec },
    status: { phase: 'Running', ...more.status },
  };
}

export function awsNode(env: object[], image = 'x/amazon-k8s-cni:v1.20.4-eksbuild.1'): object {
  return {
    kind: 'DaemonSet',
    metadata: { name: 'aws-node', namespace: 'kube-system' },
    spec: {
      updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } },
      template: { spec: { serviceAccountName: 'aws-node', containers: [{ name: 'aws-node', image, env }] } },
    },
    status: { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberReady: 3 },
  };
}

export function list(...items: object[]): object {
  return { apiVersion: 'v1', kind: 'List', items };
}
