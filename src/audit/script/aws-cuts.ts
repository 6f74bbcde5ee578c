/** Members that are kept as they are. */
const kept = (...names: readonly string[]) => names.map((name) => `${name}: ${name}`).join(', ');

/** Tags that begin with one of these. */
const tags = (list: string, ...starts: readonly string[]) =>
  `${list}: ${list}[?${starts.map((start) => `starts_with(Key, \`"${start}"\`)`).join(' || ')}]`;

/** What `--query` keeps of outputs of the AWS CLI: the members that are read. None has a single quote. */
export const AWS_CUTS = {
  cluster: `{cluster: cluster.{${kept('name', 'arn', 'endpoint', 'status', 'version')}, `
    + `resourcesVpcConfig: resourcesVpcConfig.{${kept('vpcId', 'subnetIds', 'clusterSecurityGroupId')}}, `
    + `kubernetesNetworkConfig: kubernetesNetworkConfig.{${kept('ipFamily', 'serviceIpv4Cidr')}}, `
    + `computeConfig: computeConfig.{${kept('enabled')}}, remoteNetworkConfig: remoteNetworkConfig, `
    + `accessConfig: accessConfig.{${kept('authenticationMode')}}, health: {issues: health.issues[].{code: code}}}}`,
  vpcs: `{Vpcs: Vpcs[].{${kept('VpcId', 'OwnerId', 'CidrBlock')}, CidrBlockAssociationSet: `
    + 'CidrBlockAssociationSet[].{CidrBlock: CidrBlock, CidrBlockState: CidrBlockState.{State: State}}}}',
  subnets: `{Subnets: Subnets[].{${kept(
    'SubnetId', 'VpcId', 'OwnerId', 'CidrBlock', 'AvailabilityZone', 'AvailabilityZoneId', 'AvailableIpAddressCount',
  )}, ${tags('Tags', 'kubernetes.io/role/cni', 'cni.networking.k8s.aws/', 'Name')}}}`,
  interfaces: `{NetworkInterfaces: NetworkInterfaces[].{${kept(
    'NetworkInterfaceId', 'SubnetId', 'VpcId', 'OwnerId', 'InterfaceType', 'Status', 'RequesterManaged', 'Description',
    'PrivateIpAddress',
  )}, PrivateIpAddresses: PrivateIpAddresses[].PrivateIpAddress, Ipv4Prefixes: Ipv4Prefixes[].Ipv4Prefix, `
    + `Groups: Groups[].GroupId, Attachment: Attachment.{${kept('InstanceId', 'DeviceIndex', 'NetworkCardIndex')}}, `
    + `${tags('TagSet', 'node.k8s.amazonaws.com/', 'cluster.k8s.amazonaws.com/')}}}`,
  instances: `{Instances: Reservations[].Instances[].{${kept('InstanceId', 'InstanceType', 'SubnetId', 'VpcId')}, `
    + 'State: State.{Name: Name}, Placement: Placement.{AvailabilityZone: AvailabilityZone}, '
    + `${tags('Tags', 'eks:nodegroup-name', 'karpenter.sh/nodepool')}}}`,
  nodegroup: `{nodegroup: nodegroup.{${kept(
    'nodegroupName', 'clusterName', 'status', 'version', 'amiType', 'instanceTypes', 'subnets', 'scalingConfig',
  )}, updateConfig: updateConfig.{${kept('maxUnavailable', 'maxUnavailablePercentage')}}, `
    + `launchTemplate: launchTemplate.{${kept('id', 'version')}}, health: {issues: health.issues[].{code: code}}}}`,
  addon: `{addon: addon.{${kept(
    'addonName', 'clusterName', 'status', 'addonVersion', 'configurationValues', 'serviceAccountRoleArn',
    'podIdentityAssociations',
  )}, health: {issues: health.issues[].{code: code}}}}`,
  /** Of one subnet, which the answer does not name where it is empty. */
  reservations: `SubnetIpv4CidrReservations: SubnetIpv4CidrReservations[].{${kept(
    'SubnetCidrReservationId', 'SubnetId', 'Cidr', 'ReservationType', 'Description',
  )}}`,
} as const;
