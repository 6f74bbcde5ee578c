import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { batchOnEks, blueprint, customNetworkingByManifests, legacyDefault, newDefault, severalClusters } from './app-shapes';
import { configuredAddon, groupsOfAllKinds, nestedGroup, ownImage, serviceAccountRole } from './group-shapes';
import { Edit, includedTemplates } from './template-shape';
import { FindingSeverity } from '../../../src';
import { messagesOf, saidOf } from '../../private/cdk-plain';

/*
 * Apps as people publish them, written anew. What is to be said of each was written down before it was run: no error and no warning where nothing is wrong.
 * Each is spoiled in ways that people have met, so that none passes by silence.
 */

/** What is to be said, as `saidOf` has it, in any order. */
type Said = readonly string[];

interface Shape {
  readonly name: string;
  readonly said: Said;
  readonly app: () => App;

  /** What is to be said as well once it is spoiled, by what is wrong. */
  readonly faults: Readonly<Record<string, readonly [() => App, ...Said]>>;
}

/** A shape of templates, by the ids of their stacks; each fault is a list of edits. */
function ofTemplates(
  name: string,
  files: Record<string, string>,
  said: Said,
  faults: Record<string, readonly [Edit | readonly Edit[], ...Said]>,
  finish: (app: App) => void = () => {},
): Shape {
  const app = (edits: readonly Edit[] = []) => {
    const included = includedTemplates(files, edits);
    finish(included);
    return included;
  };
  return {
    name,
    said,
    app,
    faults: Object.fromEntries(Object.entries(faults).map(([what, [edit, ...ids]]) => [
      what, [() => app(typeof edit[0] === 'string' ? [edit as Edit] : edit as Edit[]), ...ids] as const,
    ])),
  };
}

const stackOf = (app: App, id: string) => app.node.findChild(id) as Stack;
const OPEN = ['warning endpoint-open', 'warning control-plane-logs-missing'];

const SHAPES: readonly Shape[] = [
  ofTemplates('a quickstart with nested conditions and parameters', { Stack: 'quickstart.yaml' },
    // What runs where, and which subnets the control plane has, the defaults of parameters tell.
    [], {
      'a default that is no type': [['Default: m6i.large', 'Default: m6i.lagre'], 'warning parameter-default-judged at T/Nodes', 'warning value-unchecked at T/Cluster'],
      'nodes above the most, by defaults': [['DesiredNodes: { Type: Number, Default: 2 }', 'DesiredNodes: { Type: Number, Default: 1000 }'], 'warning parameter-default-judged at T/Nodes'],
      'more nodes than subnets hold, by defaults': [[['DesiredNodes: { Type: Number, Default: 2 }', 'DesiredNodes: { Type: Number, Default: 800 }'], ['MaxNodes: { Type: Number, Default: 6 }', 'MaxNodes: { Type: Number, Default: 800 }']],
        // The quota of a VPC, too.
        'warning parameter-default-judged at T/Cluster', 'warning parameter-default-judged at T/PrivateA', 'warning parameter-default-judged at T/PrivateB'],
      'an endpoint for everybody': [['        PublicAccessCidrs: [203.0.113.0/24]\n', ''], 'warning endpoint-open at T/Cluster'],
      'types of two architectures in a group under a condition': [['[m5.large, m5a.large, m6i.large]', '[m5.large, m6g.large]'], 'error architectures-mixed at T/ExtraSpot'],
      'no network plug-in': [['      Version: !Ref KubernetesVersion\n', '      Version: !Ref KubernetesVersion\n      BootstrapSelfManagedAddons: false\n'],
        'error vpc-cni-missing at T/Cluster'],
      'logs that are left out': [[', { Type: scheduler }', ''], 'warning control-plane-logs-missing at T/Cluster'],
    }),
  ofTemplates('what eksctl writes',
    { Cluster: 'eksctl-cluster.yaml', Addons: 'eksctl-addon.yaml', Managed: 'eksctl-nodegroup-managed.yaml', Nodes: 'eksctl-nodegroup.yaml' }, [], {
      'a target that is no number': [['"ENABLE_PREFIX_DELEGATION": "true"', '"WARM_IP_TARGET": "banana"'], 'error cni-setting-invalid at Addons/T/Vpccni'],
      'a type without prefixes': [['InstanceTypes: [m5.large]', 'InstanceTypes: [m4.large]'], 'error prefixes-unsupported-in-group at Managed/T/ManagedNodeGroup'],
      'more nodes than its subnets hold, by the list that is exported': [[
        ['CidrBlock: 192.168.96.0/19', 'CidrBlock: 192.168.96.0/26'], ['CidrBlock: 192.168.128.0/19', 'CidrBlock: 192.168.128.0/26'],
      ], 'error subnet-overcommitted at Cluster/T/SubnetPrivateEUWEST1A', 'error subnet-overcommitted at Cluster/T/SubnetPrivateEUWEST1B'],
    }, (app) => {
      for (const id of ['Managed', 'Nodes']) stackOf(app, id).addStackDependency(stackOf(app, 'Addons'));
      stackOf(app, 'Addons').addStackDependency(stackOf(app, 'Cluster'));
    }),
  ofTemplates('HyperPod', { Stack: 'hyperpod.yaml' }, [], {
    'blocks that overlap': [['CidrBlock: 10.1.0.0/16 } }\n  ControlA', 'CidrBlock: 10.192.0.0/20 } }\n  ControlA'],
      'error vpc-blocks-collide at T/SecondaryBlock', 'error subnet-outside-block at T/Private'],
    'subnets of /28 for the control plane': [['10.192.8.0/27', '10.192.8.0/28'], 'warning control-plane-room at T/ControlB'],
    'an add-on of no name that EKS takes twice': [['AddonName: coredns', 'AddonName: kube-proxy'], 'error addon-twice at T/CoreDns'],
  }),
  ofTemplates('addresses of IPAM pools', { Stack: 'ipam.yaml' }, [], {
    'an ENIConfig of another zone': [['            eu-west-1b:\n', '            eu-west-1c:\n'], 'error pod-subnet-missing at T/Group', 'warning value-unchecked at T/Cluster'],
    'subnets for pods of a size that is too small': [['AvailabilityZone: eu-west-1b, Ipv4IpamPoolId: !Ref VpcPool, Ipv4NetmaskLength: 18', 'AvailabilityZone: eu-west-1b, Ipv4IpamPoolId: !Ref VpcPool, Ipv4NetmaskLength: 27'],
      'error subnet-overcommitted at T/PodsB'],
    'a type of Xen': [['[m6i.xlarge]', '[m4.xlarge]'], 'error prefixes-unsupported-in-group at T/Group'],
  }),
  ofTemplates('IPv6', { Stack: 'ipv6.yaml' }, [], {
    'prefixes switched off': [['ServiceAccountRoleArn:', 'ConfigurationValues: \'{"env": {"ENABLE_PREFIX_DELEGATION": "false"}}\', ServiceAccountRoleArn:'],
      'error cni-setting-invalid at T/VpcCni'],
    'a type of Xen': [['[m6i.large]', '[m4.large]'], 'error ipv6-unsupported at T/Group'],
    'a block that is larger than any VPC': [['CidrBlock: 192.168.0.0/16, Enable', 'CidrBlock: 192.0.0.0/8, Enable'], 'error vpc-cidr-size at T/VPC'],
  }),
  ofTemplates('Auto Mode', { Stack: 'auto-mode.yaml' }, [], {
    'subnets that overlap': [['CidrBlock: 10.0.32.0/19', 'CidrBlock: 10.0.16.0/20'], 'error subnets-collide at T/PrivateB'],
    'a managed group without a network plug-in': [['  NodeRole:\n', '  Group: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: !Ref Cluster, NodeRole: !GetAtt NodeRole.Arn, Subnets: [!Ref PrivateA], InstanceTypes: [m6i.large] } }\n  NodeRole:\n'],
      'error vpc-cni-missing at T/Cluster'],
    'an endpoint for everybody': [['EndpointPublicAccess: false', 'EndpointPublicAccess: true'], 'warning endpoint-open at T/Cluster'],
  }),
  ofTemplates('Fargate alone', { Stack: 'fargate.yaml' }, [], {
    'a managed group, of whose plan the pods are no part': [['  System:', '  Group: { Type: AWS::EKS::Nodegroup, Properties: { ClusterName: !Ref Cluster, NodeRole: arn, Subnets: [!Ref PrivateA], InstanceTypes: [m6i.large] } }\n  System:'],
      'warning fargate-pods-unknown at T/System'],
    'a subnet outside of its VPC': [['CidrBlock: 10.0.16.0/20', 'CidrBlock: 10.1.16.0/20'], 'error subnet-outside-block at T/PrivateB'],
    'services in the block of the VPC': [["Version: '1.34'\n", "Version: '1.34'\n      KubernetesNetworkConfig: { ServiceIpv4Cidr: 10.0.128.0/20 }\n"],
      'error service-cidr-overlap at T/Cluster'],
  }),
  ofTemplates('subnets that another account shares, by parameters', { Stack: 'shared-subnets.yaml' }, ['warning subnet-size-unknown at T/Cluster'], {
    'an image of another architecture': [['InstanceTypes: [m6i.large]', 'InstanceTypes: [m6g.large]'], 'error ami-type-mismatch at T/Group'],
    'a target that is no number, which leaves the floor alone': [['"WARM_IP_TARGET": "5"', '"WARM_IP_TARGET": "five"'], 'error cni-setting-invalid at T/VpcCni', 'error invalid-warm-pool at T/VpcCni'],
    'values that are no JSON': [['\'{"env": {"WARM_IP_TARGET"', '\'{"env": ["WARM_IP_TARGET"'], 'error cni-configuration-unreadable at T/VpcCni'],
  }),
  ofTemplates('subnets from exports', { Network: 'exports-network.yaml', Cluster: 'exports-cluster.yaml' }, [], {
    'subnets that are too small': [[['10.40.0.0/20', '10.40.0.0/26'], ['10.40.16.0/20', '10.40.16.0/26']],
      'error subnet-overcommitted at Network/T/SubnetA', 'error subnet-overcommitted at Network/T/SubnetB'],
    'a type of Xen': [['[m6i.large]', '[m4.large]'], 'error prefixes-unsupported-in-group at Cluster/T/Group'],
    'a variable outside of env': [['{"env":{', '{"AWS_VPC_K8S_CNI_EXTERNALSNAT":"true","env":{'], 'error cni-setting-invalid at Cluster/T/VpcCni'],
  }),
  ofTemplates('a private cluster with endpoints', { Stack: 'private.yaml' }, [], {
    'metadata for everybody': [['HttpTokens: required', 'HttpTokens: optional'], 'warning node-metadata-open at T/Template'],
    'a volume that is not encrypted': [['Encrypted: true', 'Encrypted: false'], 'warning node-volume-unencrypted at T/Template'],
    'services in the block of the VPC': [['172.20.0.0/16', '10.60.8.0/21'], 'error service-cidr-overlap at T/Cluster'],
    'nodes by the hundred': [['DesiredSize: 4, MaxSize: 12', 'DesiredSize: 200, MaxSize: 200'], 'error subnet-overcommitted at T/SubnetA', 'error subnet-overcommitted at T/SubnetB'],
  }),
  // What kubelet of Windows accepts is more than its one ENI holds, which is so in every template like it.
  ofTemplates('Windows beside Linux', { Stack: 'windows.yaml' }, ['warning windows-one-eni at T/Windows'], {
    'addresses for pods on Windows switched off': [['"enableWindowsIpam": "true"', '"enableWindowsIpam": "false"'], 'warning windows-ipam-unseen at T/Windows'],
    'a type that Windows does not start on': [['[m6i.xlarge]', '[m6g.xlarge]'], 'error windows-unsupported at T/Windows'],
    'a target that is read by nobody': [['"enableWindowsIpam": "true"', '"warmWindowsIPTarget": "2"'], 'warning windows-ipam-unseen at T/Windows', 'warning cni-setting-idle at T/VpcCni'],
  }),
  {
    name: 'aws-eks with its defaults',
    said: OPEN.map((each) => `${each} at Cluster/Resource/Resource/Default`),
    app: () => legacyDefault(),
    faults: {
      'an image of the time before, without the feature flag': [() => legacyDefault({}, new App()), 'error ami-type-mismatch at Cluster/NodegroupDefaultCapacity/Resource'],
      'a type that is not known': [() => legacyDefault({ defaultCapacityInstance: new ec2.InstanceType('m99.large') }),
        'error instance-type-unknown at Cluster/NodegroupDefaultCapacity/Resource', 'warning value-unchecked at Cluster/Resource/Resource/Default'],
    },
  },
  {
    name: 'aws-eks-v2 with its defaults',
    said: OPEN.map((each) => `${each} at Cluster/Resource`),
    app: newDefault,
    faults: {
      'groups without a network plug-in': [() => newDefault({ defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, bootstrapSelfManagedAddons: false }),
        'error vpc-cni-missing at Cluster/Resource'],
    },
  },
  {
    name: 'the groups of aws-eks-v2 by its defaults',
    said: OPEN.map((each) => `${each} at Cluster/Resource`),
    app: () => newDefault({ defaultCapacityType: eks.DefaultCapacityType.NODEGROUP }),
    faults: {
      'more nodes than a subnet holds': [() => newDefault({ defaultCapacityType: eks.DefaultCapacityType.NODEGROUP, defaultCapacity: 5000 }),
        'error subnet-overcommitted at Cluster/DefaultVpc/PrivateSubnet1/Subnet', 'error subnet-overcommitted at Cluster/DefaultVpc/PrivateSubnet2/Subnet',
        // of minimum, expected size and peak
        ...Array<string>(3).fill('warning quota-exceeded at Cluster/Resource')],
    },
  },
  {
    name: 'blueprints with add-ons, an Auto Scaling group and Karpenter',
    said: [],
    app: blueprint,
    faults: {
      'a group before the VPC CNI': [() => blueprint({ ordered: false }), 'warning nodegroup-before-vpc-cni at Cluster/NodegroupSystem/Resource'],
      'more pods on nodes of Karpenter than their types hold': [() => blueprint({ cniValues: { env: {} }, nodeClass: { kubelet: { maxPods: 110 } } }), 'error max-pods-out-of-range at Cluster/manifest-Nodes/Resource/Default'],
      'a variable that is misspelt': [() => blueprint({ cniValues: { env: { ENABLE_PREFIX_DELEGATOIN: 'true' } } }), 'warning cni-setting-unknown at Addon-vpc-cni'],
      'a target beside prefixes that do not exist': [() => blueprint({ cniValues: { env: { WARM_PREFIX_TARGET: '1' } } }), 'warning cni-setting-idle at Addon-vpc-cni'],
    },
  },
  {
    name: 'custom networking by manifests',
    said: [],
    app: customNetworkingByManifests,
    faults: {
      'a zone without ENIConfig': [() => customNetworkingByManifests({ zones: ['eu-west-1a'] }), 'error pod-subnet-missing at Cluster/NodegroupGroup/Resource', 'warning value-unchecked at Cluster/Resource'],
      'ENIConfigs after the nodes': [() => customNetworkingByManifests({ late: true }), ...[0, 1].map((index) => `error node-need-after-nodes at Cluster/manifest-EniConfig${index}/Resource/Default`)],
      'subnets for pods that are too small': [() => customNetworkingByManifests({ podCidrs: ['100.64.0.0/28', '100.64.32.0/28'] }), 'error subnet-overcommitted at Pods0/Subnet', 'error subnet-overcommitted at Pods1/Subnet'],
    },
  },
  {
    name: 'Batch',
    said: [],
    app: batchOnEks,
    faults: {
      'a type of the group that is not known': [() => batchOnEks(undefined, 'm6i.lagre'), 'error instance-type-unknown at Cluster/NodegroupSystem/Resource', 'warning value-unchecked at Cluster/Resource'],
    },
  },
  {
    name: 'several clusters with groups by EKS\'s defaults',
    said: [],
    app: severalClusters,
    faults: {
      'one of them with an image of another architecture': [() => severalClusters((group) => (group.amiType = 'AL2023_ARM_64_STANDARD')), 'error ami-type-mismatch at Green/Group'],
    },
  },
  {
    name: 'groups of all kinds of aws-eks',
    said: [...OPEN.map((each) => `${each} at Cluster/Resource/Resource/Default`), 'warning fargate-pods-unknown at Cluster/fargate-profile-Serverless/Resource/Default'],
    app: groupsOfAllKinds,
    faults: {
      'types that are alike in name only': [() => groupsOfAllKinds(['m5.large', 'm5.lagre']), 'error instance-type-unknown at Cluster/NodegroupSpot/Resource',
        'warning value-unchecked at Cluster/Resource/Resource/Default'],
    },
  },
  {
    name: 'a group in a nested stack',
    said: [],
    app: nestedGroup,
    faults: { 'with more nodes than the quota': [() => nestedGroup(451), 'warning quota-exceeded at Cluster/Resource'] },
  },
  {
    name: 'an add-on with more than variables in its configuration',
    said: [],
    app: configuredAddon,
    faults: {
      'a setting that does not exist': [() => configuredAddon({ enableNetworkPolicies: 'true' }), 'warning cni-setting-unknown at Cni'],
      'a variable outside of env': [() => configuredAddon({ WARM_IP_TARGET: '1' }), 'error cni-setting-invalid at Cni'],
    },
  },
  {
    name: 'an image of one\'s own',
    said: [],
    app: ownImage,
    faults: { 'which nothing has join': [() => ownImage('echo hello'), 'warning node-bootstrap-unseen at Template/Resource'] },
  },
  {
    name: 'the VPC CNI with the role of a service account, and nodes in public subnets',
    said: [],
    app: serviceAccountRole,
    faults: { 'a type that does not exist': [() => serviceAccountRole('t3.midium'), 'error instance-type-unknown at Cluster/NodegroupGroup/Resource', 'warning value-unchecked at Cluster/Resource'] },
  },
];

/** What nodes come from that no plan counts, by shapes: of the others none. */
const UNCOUNTED: Readonly<Record<string, string[]>> = {
  'Auto Mode': ['EKS Auto Mode'],
  'Fargate alone': ['Fargate'],
  'aws-eks-v2 with its defaults': ['EKS Auto Mode'],
  'blueprints with add-ons, an Auto Scaling group and Karpenter': ['Karpenter'],
};

const sorted = (said: Said) => [...said].sort();

describe.each(SHAPES.map((shape) => [shape.name, shape] as const))('%s', (_, { name, said, app, faults }) => {
  test('has said of it what is true, and nothing else', () => {
    expect(sorted(saidOf(app()))).toEqual(sorted(said));
  });

  test('names what its nodes come from, where no plan counts them', () => {
    const named = messagesOf(app(), 'nodes-not-counted', { lowestSeverity: FindingSeverity.INFO });
    expect(named.map((message) => /not counted, of (.*)/.exec(message)![1])).toEqual(UNCOUNTED[name] ?? []);
  });

  test.each(Object.entries(faults))('%s', (_what, [spoiled, ...ids]) => {
    const now = saidOf(spoiled());

    expect(sorted(now)).toEqual(sorted([...said, ...ids]));
  });
});
