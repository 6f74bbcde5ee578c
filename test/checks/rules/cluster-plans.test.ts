import { App, CfnOutput, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { ChecksFailOn, OvercommitPolicy } from '../../../src';
import { stackIn } from '../../private/cdk-fixtures';
import { groupOf, messagesOf, plainCluster, PlainParts, saidOf, saidOfPlain, subnetOf } from '../../private/cdk-plain';

const PREFIXES = { ENABLE_PREFIX_DELEGATION: 'true' };
const appOf = (parts: PlainParts, stack?: Stack) => plainCluster(parts, stack).stack.node.root as App;
const nodes = (minSize: number, desiredSize: number, maxSize: number) => ({ group: { scalingConfig: { minSize, desiredSize, maxSize } } });
const TIGHT = { vpcCidr: '10.0.0.0/24', subnets: ['10.0.0.0/25', '10.0.0.128/25'] };

describe('a VPC of /24', () => {
  test('and a hundred nodes', () => {
    const app = appOf({ ...TIGHT, ...nodes(100, 100, 100) });

    expect(saidOf(app)).toEqual(['error subnet-overcommitted at Subnet0', 'error subnet-overcommitted at Subnet1']);
    // ceil(100 / 2) nodes of 7 prefixes and one address; 2 ** 3 - 2 whole blocks
    expect(messagesOf(app, 'subnet-overcommitted')[0]).toMatch(/6 whole \/28 blocks are there for prefixes[^]*50 nodes take 350 prefixes \(344 too few\)/);
  });

  test.each<[string, PlainParts, OvercommitPolicy | undefined, string]>([
    ['at the minimum', nodes(100, 100, 100), undefined, 'error subnet-overcommitted'],
    ['at the expected size', nodes(1, 100, 100), undefined, 'error subnet-overcommitted'],
    ['at the peak', nodes(0, 0, 100), undefined, 'warning subnet-overcommit-possible'],
    ['at the peak, as an error', nodes(0, 0, 100), OvercommitPolicy.FAIL_AT_ANY, 'error subnet-overcommitted'],
    ['at the minimum, as a warning', nodes(100, 100, 100), OvercommitPolicy.WARN, 'warning subnet-overcommit-possible'],
  ])('too few addresses %s', (_, parts, onOvercommit, expected) => {
    expect(saidOfPlain({ ...TIGHT, ...parts }, { onOvercommit })).toEqual([`${expected} at Subnet0`, `${expected} at Subnet1`]);
  });

  test('groups of one cluster add up, and those of another one do not', () => {
    const { stack, cluster, subnets, addon } = plainCluster({ ...TIGHT, ...nodes(0, 0, 1) });
    const scalingConfig = { minSize: 100, desiredSize: 100, maxSize: 100 };
    groupOf(cluster, 'Second', { subnets: [subnets[0].ref], scalingConfig }).addResourceDependency(addon!);

    expect(saidOf(stack.node.root as App).filter((each) => each.startsWith('error'))).toEqual(['error subnet-overcommitted at Subnet0']);
  });
});

test('single addresses, of a VPC CNI that EKS installs', () => {
  const app = appOf({ subnets: ['10.0.0.0/24', '10.0.1.0/24'], env: null, cluster: { bootstrapSelfManagedAddons: true }, ...nodes(20, 20, 20) });

  // Ten nodes of 27 pod addresses and three ENIs; 256 - 5 - 6 for the control plane
  expect(messagesOf(app, 'subnet-overcommitted')[0]).toMatch(/245 addresses are there\n.* 10 nodes take 300 addresses/);
});

test('subnets of /28 for the control plane alone', () => {
  const stack = stackIn();
  const app = stack.node.root as App;
  const { vpc } = plainCluster({}, stack);
  const own = ['10.0.255.0/28', '10.0.255.16/28'].map((cidr, index) => subnetOf(vpc, `Control${index}`, cidr, `eu-west-1${'ab'[index]}`));
  new eks.CfnCluster(stack, 'Other', { roleArn: 'arn', resourcesVpcConfig: { subnetIds: own.map(({ ref }) => ref), endpointPublicAccess: false } });

  expect(saidOf(app).filter((each) => !each.endsWith('Other'))).toEqual(['warning control-plane-room at Control0', 'warning control-plane-room at Control1']);
});

describe.each(['the add-on', 'manifests of the app'])('custom networking by %s', (source) => {
  const ENV = { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
  const withPods = (blocks: Record<string, string>) => {
    const stack = stackIn();
    const parts = plainCluster({}, stack);
    const block = new ec2.CfnVPCCidrBlock(stack, 'Block', { vpcId: parts.vpc.ref, cidrBlock: '100.64.0.0/16' });
    const subnets = Object.entries(blocks).map(([zone, cidr]) => {
      const subnet = subnetOf(parts.vpc, `Pods-${zone}`, cidr, zone);
      subnet.addResourceDependency(block);
      return [zone, { id: subnet.ref }] as const;
    });
    const eniConfig = source === 'the add-on' ? { create: true, region: 'eu-west-1', subnets: Object.fromEntries(subnets) } : undefined;
    parts.addon!.configurationValues = stack.toJsonString({ env: ENV, eniConfig });
    if (eniConfig === undefined) {
      const objects = subnets.map(([name, { id }]) => ({ apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: id } }));
      new CfnResource(stack, 'Manifest', { type: 'Custom::AWSCDK-EKS-KubernetesResource', properties: { ClusterName: parts.cluster.ref, Manifest: stack.toJsonString(objects) } });
    }
    return stack.node.root as App;
  };

  test('subnets for pods that are large enough', () => {
    expect(saidOf(withPods({ 'eu-west-1a': '100.64.0.0/18', 'eu-west-1b': '100.64.64.0/18' }))).toEqual([]);
  });

  test('a subnet for pods that is too small', () => {
    const app = withPods({ 'eu-west-1a': '100.64.0.0/18', 'eu-west-1b': '100.64.64.0/26' });

    expect(saidOf(app)).toEqual(['error subnet-overcommitted at Pods-eu-west-1b']);
    // Two of three nodes at most are in one zone: 2 x 7 prefixes of 2 whole blocks
    expect(messagesOf(app, 'subnet-overcommitted')[0]).toMatch(/2 whole .* for prefixes\n.* 2 nodes take 14 prefixes/);
  });

  test('a zone without ENIConfig', () => {
    const app = withPods({ 'eu-west-1a': '100.64.0.0/18' });

    expect(saidOf(app)).toEqual(['error pod-subnet-missing at Group', 'warning value-unchecked at Cluster']);
    expect(messagesOf(app, 'pod-subnet-missing')[0]).toMatch(/missing: 'eu-west-1b'\n.*\n.*ha(s|ve) eu-west-1a\n/);
  });

  test('a label for a later generation', () => {
    const generation = { 'eu-west-1a': '100.64.0.0/18', 'eu-west-1b': '100.64.64.0/18' };
    const labelled = (name: string, ...subnets: string[]) => {
      const app = withPods(generation);
      const stack = app.node.children[0] as Stack;
      const group = stack.node.findChild('Group') as eks.CfnNodegroup;
      group.labels = { 'vpc.amazonaws.com/externalEniConfig': name };
      group.subnets = subnets.map((id) => (stack.node.findChild(id) as ec2.CfnSubnet).ref);
      return saidOf(app);
    };

    expect(labelled('eu-west-1b', 'Subnet1')).toEqual([]);
    expect(labelled('eu-west-1c', 'Subnet1')).toEqual(['error pod-subnet-missing at Group', 'warning value-unchecked at Cluster']);
    // An ENI cannot be made in another zone than that of its node.
    expect(labelled('eu-west-1b', 'Subnet0')).toEqual(['error pod-subnet-missing at Group', 'warning value-unchecked at Cluster']);
  });

  test('zones that are tokens, as of a stack without environment', () => {
    const stack = stackIn({ region: undefined });
    const vpc = new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('10.0.0.0/16') });
    const cluster = new eks.Cluster(stack, 'Cluster', {
      version: eks.KubernetesVersion.V1_34,
      vpc,
      defaultCapacityType: eks.DefaultCapacityType.NODEGROUP,
      defaultCapacity: 0,
      endpointAccess: eks.EndpointAccess.PRIVATE,
      kubectlProviderOptions: { kubectlLayer: lambda.LayerVersion.fromLayerVersionArn(stack, 'Layer', 'arn:aws:lambda:eu-west-1:111122223333:layer:kubectl:1') },
    });
    cluster.addNodegroupCapacity('Group', { instanceTypes: [new ec2.InstanceType('m5.large')], amiType: eks.NodegroupAmiType.AL2023_X86_64_STANDARD, subnets: { subnets: [vpc.privateSubnets[0]] } });
    const configure = (scope: Construct, place: number) => {
      const [name, { subnetId: id }] = [vpc.availabilityZones[place], vpc.privateSubnets[place]];
      const eniConfig = source === 'the add-on' ? { create: true, region: stack.region, subnets: { [name]: { id } } } : undefined;
      new eks.Addon(scope, 'Cni', { cluster, addonName: 'vpc-cni', configurationValues: { env: ENV, eniConfig } });
      const object = { apiVersion: 'crd.k8s.amazonaws.com/v1alpha1', kind: 'ENIConfig', metadata: { name }, spec: { subnet: id } };
      if (eniConfig === undefined) new eks.KubernetesManifest(scope, 'Manifest', { cluster, manifest: [object] });
    };
    const own = () => saidOf(stack.node.root as App).filter((each) => each.startsWith('error'));

    configure(new Construct(stack, 'First'), 0);
    expect(own()).toEqual([]);
    stack.node.tryRemoveChild('First');
    configure(new Construct(stack, 'Second'), 1);
    expect(own()).toEqual(['error pod-subnet-missing at Cluster/NodegroupGroup/Resource']);
  });
});

test('tagged subnets take the ENIs beyond the first', () => {
  const { stack, vpc } = plainCluster({ subnets: ['10.0.0.0/24'], ...nodes(10, 10, 10) });
  new ec2.CfnSubnet(stack, 'Pods', { vpcId: vpc.ref, cidrBlock: '10.0.64.0/18', availabilityZone: 'eu-west-1a', tags: [{ key: 'kubernetes.io/role/cni', value: '1' }] });

  // The primary ENI holds (10 - 1) x 16 addresses, so that nothing is left for the tagged subnet.
  expect(saidOf(stack.node.root as App)).toEqual(['error control-plane-subnets at Cluster', 'warning discovery-unused at Group', 'error subnet-overcommitted at Subnet0']);
});

test('subnets that several clusters share are counted for each alone, which is said', () => {
  const stack = stackIn();
  const { subnets } = plainCluster({}, stack);
  const subnetIds = subnets.map(({ ref }) => ref);
  const other = new eks.CfnCluster(stack, 'Other', { roleArn: 'arn', resourcesVpcConfig: { subnetIds, endpointPublicAccess: false } });
  const app = stack.node.root as App;
  const shared = () => messagesOf(app, 'subnet-use-unknown');

  expect(shared()).toEqual([]);
  groupOf(other, 'Nodes', { subnets: subnetIds });
  expect(shared()).toEqual([
    expect.stringMatching(/'Stack\/Subnet0', 'Stack\/Subnet1'\n.* Stack\/Cluster, Stack\/Other\n/),
  ]);
});

// Pods with IPv6 take no address of a block of IPv4, and none is short of what another cluster takes.
test.each([['ipv4', 'ipv4', 1], ['ipv6', 'ipv6', 0], ['ipv4', 'ipv6', 0], ['ipv6', 'ipv4', 0]])('subnets that a cluster of %s shares with one of %s', (one, another, count) => {
  const stack = stackIn();
  const { subnets } = plainCluster({ cluster: { kubernetesNetworkConfig: { ipFamily: one } } }, stack);
  const subnetIds = subnets.map(({ ref }) => ref);
  const kubernetesNetworkConfig = { ipFamily: another };
  const other = new eks.CfnCluster(stack, 'Other', { roleArn: 'arn', kubernetesNetworkConfig, resourcesVpcConfig: { subnetIds, endpointPublicAccess: false } });
  groupOf(other, 'Nodes', { subnets: subnetIds });

  expect(messagesOf(stack.node.root as App, 'subnet-use-unknown')).toHaveLength(count);
});

describe('lists that the template makes', () => {
  const TOO_SMALL = ['error subnet-overcommitted at Subnet0', 'error subnet-overcommitted at Subnet1'];
  const cutOf = (block: string | undefined, bits: string | undefined) => {
    const { stack, vpc, subnets } = plainCluster({ vpcCidr: '10.0.0.0/24' });
    subnets.forEach((subnet, index) => (subnet.cidrBlock = Fn.select(index, Fn.cidr(block ?? vpc.attrCidrBlock, 4, bits))));
    return stack.node.root as App;
  };

  test.each<[string, string | undefined, string | undefined, string[]]>([
    ['of the VPC', undefined, '6', TOO_SMALL],
    ['of a block that is written out', '10.0.0.0/24', '6', TOO_SMALL],
    ['of one that is a token, whose sizes are known', Fn.importValue('block'), '6', TOO_SMALL],
    ['of bits that are a token', undefined, Fn.importValue('bits'), ['warning subnet-size-unknown at Subnet0']],
  ])('blocks that are cut %s', (_, block, bits, expected) => {
    expect(saidOf(cutOf(block, bits))).toEqual(expected);
  });

  test('a list of subnets that was joined, exported and split', () => {
    const { stack, subnets, group } = plainCluster({ ...TIGHT, ...nodes(100, 100, 100) });
    new CfnOutput(stack, 'Ids', { exportName: 'subnets', value: Fn.join(',', subnets.map(({ ref }) => ref)) });
    const ids = Fn.split(',', Fn.importValue('subnets'));

    group.subnets = ids;
    expect(saidOf(stack.node.root as App)).toEqual(TOO_SMALL);
    group.subnets = [Fn.select(1, ids)];
    expect(saidOf(stack.node.root as App)).toEqual([TOO_SMALL[1]]);
  });

  test('a list that holds what can be several values', () => {
    const stack = stackIn();
    const ids = Fn.split(',', Fn.join(',', ['subnet-1', new CfnParameter(stack, 'Others').valueAsString]));

    expect(saidOf(appOf({ group: { subnets: ids } }, stack))).toEqual(['warning value-unchecked at Group']);
  });
});

describe('subnets that the app does not make', () => {
  const outside = { subnets: [], vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] }, group: { subnets: ['subnet-1', 'subnet-2'] } };

  test('are not checked, which is said', () => {
    expect(saidOfPlain(outside)).toEqual(['warning subnet-size-unknown at Cluster']);
  });

  test('are known where they are imported with their blocks', () => {
    const stack = stackIn();
    ec2.Subnet.fromSubnetAttributes(stack, 'One', { subnetId: 'subnet-1', availabilityZone: 'eu-west-1a', ipv4CidrBlock: '10.9.0.0/26' });
    ec2.Subnet.fromSubnetAttributes(stack, 'Two', { subnetId: 'subnet-2', availabilityZone: 'eu-west-1b', ipv4CidrBlock: '10.9.0.64/26' });
    const said = saidOf(appOf(outside, stack));

    expect(said).toEqual(['error subnet-overcommitted at Cluster', 'error subnet-overcommitted at Cluster', 'warning subnet-use-unknown at Cluster']);
  });

  test('have dummies for zones until they are looked up', () => {
    const stack = stackIn({ account: '111122223333' });
    const subnetIds = ec2.Vpc.fromLookup(stack, 'LookedUp', { vpcId: 'vpc-0123456789abcdef0' }).privateSubnets.map(({ subnetId }) => subnetId);
    const env = { ...PREFIXES, AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: 'true', ENI_CONFIG_LABEL_DEF: 'topology.kubernetes.io/zone' };
    const eniConfig = { create: true, region: 'eu-west-1', subnets: { 'eu-west-1a': { id: 'subnet-1' } } };
    const app = appOf({ subnets: [], vpcConfig: { subnetIds }, group: { subnets: subnetIds }, env, configuration: { eniConfig } }, stack);

    // What fails a first synthesis keeps the CLI from looking anything up.
    expect(saidOf(app, { failOn: ChecksFailOn.WARNING })).toEqual(['warning value-unchecked at Cluster']);
  });

  test('have the names of private ones until then', () => {
    const stack = stackIn({ account: '111122223333' });
    const subnetIds = ec2.Vpc.fromLookup(stack, 'LookedUp', { vpcId: 'vpc-0123456789abcdef0' }).privateSubnets.map(({ subnetId }) => subnetId);
    const app = appOf({ subnets: [], vpcConfig: { subnetIds }, group: { subnets: subnetIds } }, stack);

    expect(saidOf(app, { failOn: ChecksFailOn.WARNING })).toEqual(['warning subnet-size-unknown at Cluster']);
    expect(messagesOf(app, 'subnet-size-unknown')[0]).toContain("'Stack/LookedUp/PrivateSubnet1', 'Stack/LookedUp/PrivateSubnet2'");
  });

  test('are known by ids that are tokens too', () => {
    const stack = stackIn();
    const ids = ['A', 'B'].map((id) => new CfnParameter(stack, id).valueAsString);
    ids.forEach((subnetId, index) => ec2.Subnet.fromSubnetAttributes(stack, `Import${index}`, {
      subnetId, availabilityZone: `eu-west-1${'ab'[index]}`, ipv4CidrBlock: `10.9.0.${index * 64}/26`,
    }));

    expect(saidOf(appOf({ subnets: [], vpcConfig: { subnetIds: ids }, group: { subnets: ids } }, stack)))
      .toEqual(['error subnet-overcommitted at Cluster', 'error subnet-overcommitted at Cluster', 'warning subnet-use-unknown at Cluster']);
  });

  test('have ids that are tokens', () => {
    const stack = stackIn();
    const ids = ['A', 'B'].map((id) => new CfnParameter(stack, id).valueAsString);

    expect(saidOf(appOf({ subnets: [], vpcConfig: { subnetIds: ids }, group: { subnets: ids } }, stack))).toEqual(['warning subnet-size-unknown at Cluster']);
  });
});

test.each<[string, PlainParts, string[]]>([
  ['sizes that contradict each other', nodes(5, 5, 2), ['error nodegroup-sizes at Group', 'error nodegroup-sizes at Group']],
  ['no nodes ever', nodes(0, 0, 0), ['error invalid-number at Group']],
  ['a type that IPv6 does not run on', { group: { instanceTypes: ['m4.large'] }, cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } }, ['error ipv6-unsupported at Group']],
])('what keeps a plan from being made stands at its group, once: %s', (_, parts, expected) => {
  expect(saidOfPlain(parts)).toEqual(expected);
});

test.each<[string, (cluster: eks.CfnCluster) => unknown]>([
  ['AWS::EKS::FargateProfile', ({ stack, ref: clusterName }) => new eks.CfnFargateProfile(stack, 'Profile', { clusterName, podExecutionRoleArn: 'arn', selectors: [{ namespace: 'default' }] })],
  ['the custom resource of aws-eks', ({ stack, ref: clusterName }) => new CfnResource(stack, 'Profile', { type: 'Custom::AWSCDK-EKS-FargateProfile', properties: { Config: { clusterName } } })],
])('pods on Fargate are not counted, which is said: %s', (_, add) => {
  const { stack, cluster } = plainCluster();
  add(cluster);

  expect(saidOf(stack.node.root as App)).toEqual(['warning fargate-pods-unknown at Profile']);
});

test.each([
  // 110 pods and one address kept: ceil(111 / 16) = 7 prefixes for each of 50 nodes
  ['prefixes', { enableWindowsPrefixDelegation: 'true' }, '50 nodes take 350 prefixes (344 too few)'],
  // The nine that pods can have, and the ENI's own; the control plane has 6 of 123
  ['addresses', {}, '50 nodes take 500 addresses (383 too few)'],
])('Windows nodes take %s as the add-on is told', (_, configuration, expected) => {
  const app = appOf({ ...TIGHT, ...nodes(100, 100, 100), configuration: { enableWindowsIpam: 'true', ...configuration }, group: { ...nodes(100, 100, 100).group, amiType: 'WINDOWS_CORE_2022_x86_64' } });

  expect(messagesOf(app, 'subnet-overcommitted')[0]).toContain(expected);
});

test('an IPv6 cluster takes few IPv4 addresses, and no prefixes of them', () => {
  expect(saidOfPlain({ ...TIGHT, ...nodes(20, 20, 20), cluster: { kubernetesNetworkConfig: { ipFamily: 'ipv6' } } })).toEqual([]);
});
