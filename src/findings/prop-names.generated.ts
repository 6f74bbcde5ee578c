// Generated from the assemblies of this library and of aws-cdk-lib by scripts/generate-prop-names.ts.
// Do not edit: a build compares.

/** The names of the properties of each struct that users pass in, sorted. */
export const PROP_NAMES = {
  AddressDemandOptions: [
    'addonVersion', 'customNetworking', 'efaOnlyEnis', 'hostNetworkPods', 'ipAssignment', 'ipFamily', 'maxEni',
    'maxPods', 'os', 'podCap', 'subnetDiscovery', 'trunkEni', 'warmPool', 'windowsWarmPool',
  ],
  AutoModeCapacityProps: [
    'budgetNodes', 'budgetPercent', 'cluster', 'daemonSetPods', 'expectedNodes', 'expectedType', 'expireAfter',
    'instanceTypeLimits', 'instanceTypeSelection', 'instanceTypes', 'ipv4PrefixSize', 'limits', 'podSecurityGroups',
    'podSubnets', 'podsPerNode', 'replicas', 'securityGroups', 'spread', 'subnets',
  ],
  CapacityPlanOptions: [
    'onOvercommit',
  ],
  ClusterDetails: [
    'clusterCertificateAuthorityData', 'clusterEndpoint', 'clusterSecurityGroup', 'ipFamily', 'kubernetesVersion',
    'vpc',
  ],
  ClusterNodegroupOptions: [
    'amiType', 'bottlerocketSettings', 'capacityType', 'desiredSize', 'diskSize', 'efaOnlyEnis', 'enableNodeAutoRepair',
    'expectedPods', 'expectedSize', 'forceUpdate', 'hostNetworkPods', 'instanceTypeLimits', 'instanceTypes',
    'kubeletConfig', 'kubeletFlags', 'labels', 'launchTemplateSpec', 'machineImageId', 'maxPods', 'maxSize',
    'maxUnavailable', 'maxUnavailablePercentage', 'minSize', 'nodeRole', 'nodegroupName', 'os', 'podNetworking',
    'releaseVersion', 'remoteAccess', 'removalPolicy', 'serviceIpv4Cidr', 'serviceIpv6Cidr', 'subnets', 'tags',
    'taints', 'userDataParts',
  ],
  ClusterPlanProps: [
    'cluster', 'clusterDetails', 'controlPlaneSubnets', 'onOvercommit', 'planning', 'podNetworking',
  ],
  CustomInstanceTypeLimitsProps: [
    'architecture', 'branchInterfaces', 'hypervisor', 'instanceType', 'ipv4PerEni', 'maxEnis', 'memoryMib',
    'networkCards', 'vcpus',
  ],
  EarlierMode: [
    'ipAssignment', 'podNetwork',
  ],
  ExistingCidrProps: [
    'cidr', 'vpc',
  ],
  ExpectedPods: [
    'branchPods', 'daemonSetPods', 'pods', 'podsPerNode',
  ],
  FleetForecast: [
    'budgetNodes', 'budgetPercent', 'daemonSetPods', 'efaOnlyEnis', 'expectedNodes', 'expectedType', 'hostNetworkPods',
    'instanceTypes', 'ipv4PrefixSize', 'isStatic', 'limits', 'maxPods', 'minNodes', 'name', 'networking', 'os',
    'podSubnets', 'podsPerNode', 'spread', 'subnets',
  ],
  FleetLimits: [
    'cpu', 'memoryMib', 'nodes',
  ],
  GivenPodSubnetsOptions: [
    'cidr', 'severalPerZone',
  ],
  InstanceTypeSelectionOptions: [
    'architecture', 'bareMetal', 'exact', 'maxVcpus', 'minGeneration', 'minPods', 'minVcpus',
  ],
  IpamCidrProps: [
    'netmaskLength', 'pool', 'vpc',
  ],
  IpamPodNetworkOptions: [
    'availabilityZones', 'blockNetmaskLength', 'blockPool', 'internalLoadBalancers', 'reservation', 'routeTables',
    'slots', 'subnetNetmaskLength', 'subnetPool',
  ],
  IpamSubnets: [
    'block', 'netmaskLength', 'pool',
  ],
  KarpenterCapacityProps: [
    'budgetNodes', 'budgetPercent', 'daemonSetPods', 'efaOnlyEnis', 'expectedNodes', 'expectedType', 'expireAfter',
    'hostNetworkPods', 'instanceTypeLimits', 'instanceTypeSelection', 'instanceTypes', 'limits', 'maxPods',
    'podNetworking', 'podsPerNode', 'replicas', 'spread', 'staticMaxPods', 'subnets',
  ],
  NodeBootstrapProps: [
    'availabilityZone', 'bottlerocketSettings', 'cluster', 'clusterDetails', 'efaOnlyEnis', 'hostNetworkPods',
    'instanceTypeLimits', 'instanceTypes', 'kubeletConfig', 'kubeletFlags', 'labels', 'maxPods', 'os', 'podNetworking',
    'serviceIpv4Cidr', 'serviceIpv6Cidr', 'taints', 'userDataParts',
  ],
  NodeCapacityOptions: [
    'addonVersion', 'customNetworking', 'efaOnlyEnis', 'hostNetworkPods', 'ipAssignment', 'ipFamily', 'maxEni', 'os',
    'podCap', 'trunkEni',
  ],
  NodeSubnetsOptions: [
    'reservation', 'subnetPrefixLength', 'subnets',
  ],
  NodegroupForecast: [
    'branchPods', 'branchSurgePercent', 'daemonSetPods', 'efaOnlyEnis', 'expectedSize', 'hostNetworkPods',
    'instanceTypes', 'maxPods', 'maxSize', 'maxUnavailable', 'maxUnavailablePercentage', 'minSize', 'name', 'os',
    'podSubnets', 'pods', 'podsPerNode', 'subnets',
  ],
  PlanReportOptions: [
    'name',
  ],
  PlanningOptions: [
    'growthPercent', 'mostNodes', 'otherAddresses', 'reports', 'zonesLost',
  ],
  PodCapacityChecksProps: [
    'failOn', 'instanceTypeLimits', 'lowestSeverity', 'onOvercommit',
  ],
  PodCapacityClusterProps: [
    'albController', 'availabilityZones', 'clusterLogging', 'clusterName', 'controlPlaneScalingTier', 'coreDns',
    'coreDnsComputeType', 'endpointAccess', 'flowLogsEncryptionKey', 'ipFamily', 'kubectlProviderOptions',
    'mastersRole', 'onOvercommit', 'planning', 'podNetwork', 'prune', 'remoteNodeNetworks', 'remotePodNetworks',
    'removalPolicy', 'role', 'secretsEncryptionKey', 'securityGroup', 'serviceIpv4Cidr', 'tags', 'version', 'vpc',
    'vpcCni', 'vpcSubnets',
  ],
  PodFargateProfileOptions: [
    'expectedPods', 'fargateProfileName', 'podExecutionRole', 'removalPolicy', 'selectors', 'subnetSelection', 'vpc',
  ],
  PodForecastProps: [
    'addonVersion', 'fleets', 'growthPercent', 'ipAssignment', 'ipFamily', 'maxEni', 'mostNodes', 'nodegroups',
    'subnetDiscovery', 'subnets', 'taggedSubnets', 'trunkEni', 'vpcBlocks', 'warmPool', 'windows', 'zonesLost',
  ],
  PodNetworkOptions: [
    'availabilityZones', 'internalLoadBalancers', 'reservation', 'routeTables', 'slots', 'zoneSlots',
  ],
  PodNodegroupProps: [
    'amiType', 'bottlerocketSettings', 'capacityType', 'cluster', 'clusterDetails', 'desiredSize', 'diskSize',
    'efaOnlyEnis', 'enableNodeAutoRepair', 'expectedPods', 'expectedSize', 'forceUpdate', 'hostNetworkPods',
    'instanceTypeLimits', 'instanceTypes', 'kubeletConfig', 'kubeletFlags', 'labels', 'launchTemplateSpec',
    'machineImageId', 'maxPods', 'maxSize', 'maxUnavailable', 'maxUnavailablePercentage', 'minSize', 'nodeRole',
    'nodegroupName', 'os', 'podNetworking', 'releaseVersion', 'remoteAccess', 'removalPolicy', 'serviceIpv4Cidr',
    'serviceIpv6Cidr', 'subnets', 'tags', 'taints', 'userDataParts',
  ],
  PodSubnetsProps: [
    'availabilityZones', 'cidr', 'cidrs', 'internalLoadBalancers', 'ipam', 'reservation', 'routeTables', 'slots', 'vpc',
    'zoneSlots',
  ],
  PrefixReservationProps: [
    'cidrs', 'share', 'subnet', 'subnetCidr', 'subnetPrefixLength',
  ],
  SecondaryCidrProps: [
    'cidr', 'vpc',
  ],
  SubnetForecast: [
    'cidr', 'controlPlane', 'name', 'otherAddresses', 'prefixLength', 'purpose', 'reservation', 'reservations',
    'servesPods', 'zone',
  ],
  VpcCniAddonAttributes: [
    'cluster', 'clusterDetails', 'permissionsOnNodeRole', 'podNetwork', 'running', 'windows',
  ],
  VpcCniAddonOptions: [
    'addonVersion', 'conflictResolution', 'earlierMode', 'environment', 'ipAssignment', 'logicalId', 'maxEni',
    'networkPolicy', 'permissions', 'podSecurityGroups', 'securityGroupsForPods', 'snat', 'warmPool', 'windows',
  ],
  VpcCniAddonProps: [
    'addonVersion', 'adopt', 'cluster', 'clusterDetails', 'conflictResolution', 'earlierMode', 'environment',
    'ipAssignment', 'logicalId', 'maxEni', 'networkPolicy', 'permissions', 'podNetwork', 'podSecurityGroups',
    'securityGroupsForPods', 'snat', 'warmPool', 'windows',
  ],
  WindowsNetworking: [
    'ipAssignment', 'warmPool',
  ],
  'eks.ClusterProps': [
    'albController', 'bootstrapClusterCreatorAdminPermissions', 'bootstrapSelfManagedAddons', 'clusterLogging',
    'clusterName', 'compute', 'controlPlaneScalingTier', 'coreDnsComputeType', 'defaultCapacity',
    'defaultCapacityInstance', 'defaultCapacityType', 'endpointAccess', 'ipFamily', 'kubectlProviderOptions',
    'mastersRole', 'outputConfigCommand', 'prune', 'remoteNodeNetworks', 'remotePodNetworks', 'removalPolicy', 'role',
    'secretsEncryptionKey', 'securityGroup', 'serviceIpv4Cidr', 'tags', 'version', 'vpc', 'vpcSubnets',
  ],
  'eks.FargateProfileProps': [
    'cluster', 'fargateProfileName', 'podExecutionRole', 'removalPolicy', 'selectors', 'subnetSelection', 'vpc',
  ],
  'eks.NodegroupProps': [
    'amiType', 'capacityType', 'cluster', 'desiredSize', 'diskSize', 'enableNodeAutoRepair', 'forceUpdate',
    'instanceTypes', 'labels', 'launchTemplateSpec', 'maxSize', 'maxUnavailable', 'maxUnavailablePercentage', 'minSize',
    'nodeRole', 'nodegroupName', 'releaseVersion', 'remoteAccess', 'removalPolicy', 'subnets', 'tags', 'taints',
  ],
  'eks.NodegroupRemoteAccess': [
    'sourceSecurityGroups', 'sshKeyName',
  ],
  'eks.TaintSpec': [
    'effect', 'key', 'value',
  ],
};
