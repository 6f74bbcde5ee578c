import { App, CfnParameter, Lazy, Stack, Stage, Token } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as legacy from 'aws-cdk-lib/aws-eks';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { PodIpFamily } from '../../src/capacity/node-capacity-options';
import { VpcCniAddon } from '../../src/cni/vpc-cni-addon';
import { NodeBootstrap } from '../../src/compute/node-bootstrap';
import { NodeOs } from '../../src/compute/node-os';
import { PodNodegroup } from '../../src/compute/pod-nodegroup';
import { ClusterDetails } from '../../src/eks/cluster-details';
import { ClusterView } from '../../src/eks/cluster-view';
import { PodNetwork } from '../../src/network/pod-network';
import { POD_NETWORK } from '../private/cdk-addon';
import { legacyProps, plainCluster } from '../private/cdk-any-cluster';
import { warningsOf } from '../private/cdk-assembly';
import { clusterOf, importedVpc, stackIn, vpcOf } from '../private/cdk-fixtures';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, expectSaid } from '../private/cdk-refusals';
import { saidBy } from '../private/statements';

const byName = (stack: Stack, name: string = 'production') => eks.CfnCluster.fromClusterName(stack, 'Named', name);
const bare = (stack: Stack) => eks.Cluster.fromClusterAttributes(stack, 'Imported', { clusterName: 'bare' });

describe('what the cluster does not tell', () => {
  test('is its VPC: a pod network and node groups name the prop', () => {
    const stack = stackIn();
    const cluster = plainCluster(stack, vpcOf(stack));
    expectRefusal(() => new VpcCniAddon(stack, 'WithNetwork', { cluster, podNetwork: POD_NETWORK }), 'Stack/WithNetwork',
      ['option-refused', 'vpc-cni-settings.networkWithoutVpc']);

    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster });
    expectRefusal(() => new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large') }), 'Stack/Group',
      ['nodegroup-subnets', 'node-places.withoutVpc']);
  });

  test('holds for the nodes too that take the add-on', () => {
    const stack = stackIn();
    const cluster = plainCluster(stack, vpcOf(stack));
    const vpc = importedVpc(stack, { id: 'Given' });
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, clusterDetails: { vpc } });

    expect(new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large') })._subnets).toEqual(vpc.privateSubnets);
    expect(new PodNodegroup(stack, 'Own', { cluster, clusterDetails: { vpc }, podNetworking, instanceTypes: types('m5.large') })._subnets)
      .toEqual(vpc.privateSubnets);
  });

  test('does not hold for another cluster', () => {
    const stack = stackIn();
    const first = byName(stack);
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster: first, clusterDetails: { vpc: vpcOf(stack) } });

    expectRefusal(() => new PodNodegroup(stack, 'Group', { cluster: bare(stack), podNetworking, instanceTypes: types('m5.large') }), 'Stack/Group',
      ['option-refused', 'node-places.otherCluster'], ['nodegroup-subnets', 'node-places.withoutVpc']);
  });

  test('are endpoint, certificate authority and security group, for nodes that EKS does not start', () => {
    const stack = stackIn();
    const cluster = byName(stack);
    const podNetworking = new VpcCniAddon(stack, 'VpcCni', { cluster, clusterDetails: { vpc: vpcOf(stack) } });
    const props = { cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' };
    expectRefusal(() => new NodeBootstrap(stack, 'Bootstrap', props), 'Stack/Bootstrap',
      ['cluster-attributes-missing', { attributes: ['clusterEndpoint', 'clusterCertificateAuthorityData'] }]);

    const clusterDetails = { clusterEndpoint: 'https://a', clusterCertificateAuthorityData: Lazy.string({ produce: () => 'QQ==' }) };
    const bootstrap = new NodeBootstrap(stack, 'Told', { ...props, clusterDetails });
    const asg = new autoscaling.AutoScalingGroup(stack, 'Asg', {
      vpc: vpcOf(stack, undefined, 'Other'),
      instanceType: new ec2.InstanceType('m5.large'),
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      userData: bootstrap.userData,
    });
    expectSaid(() => bootstrap.join(asg), 'Stack/Told', ['joining.securityGroupMissing', {}]);
  });

  test('is the family: taken for IPv4 with a warning, where no library says so', () => {
    const stack = stackIn();
    const named = new VpcCniAddon(stack, 'Named1', { cluster: byName(stack) });
    const told = new VpcCniAddon(stack, 'Named2', { cluster: byName(new Stack(stack, 'Other')), clusterDetails: { ipFamily: PodIpFamily.IPV6 } });
    const imported = new VpcCniAddon(stack, 'Imported1', { cluster: bare(stack) });

    expect([named, told, imported].map(({ ipFamily }) => ipFamily)).toEqual([PodIpFamily.IPV4, PodIpFamily.IPV6, PodIpFamily.IPV4]);
    expect(saidBy(named.findings)).toContainEqual(['told-clusters.familyAssumed', {}]);
    expect([...saidBy(told.findings), ...saidBy(imported.findings)].map(([words]) => words)).not.toContain('told-clusters.familyAssumed');
  });
});

describe('a CfnCluster', () => {
  test.each([
    [undefined, PodIpFamily.IPV4], [{ ipFamily: 'ipv4' }, PodIpFamily.IPV4], [{ ipFamily: 'ipv6' }, PodIpFamily.IPV6],
  ])('with the network %p has the family %s', (kubernetesNetworkConfig, family) => {
    const stack = stackIn();
    expect(ClusterView.of({ cluster: plainCluster(stack, vpcOf(stack), { kubernetesNetworkConfig }) }).ipFamily).toBe(family);
  });

  test.each([
    ['family', { ipFamily: Lazy.string({ produce: () => 'ipv6' }) }],
    ['network', Lazy.any({ produce: () => ({ ipFamily: 'ipv6' }) })],
  ])('whose %s is a token is refused, unless the family is given', (_, kubernetesNetworkConfig) => {
    const stack = stackIn();
    const cluster = plainCluster(stack, vpcOf(stack), { kubernetesNetworkConfig });
    expectRefusal(() => new VpcCniAddon(stack, 'Cni', { cluster }), 'Stack/Cni', ['unresolved-value', 'vpc-cni-settings.familyUnresolved']);
    expect(new VpcCniAddon(stack, 'Told', { cluster, clusterDetails: { ipFamily: PodIpFamily.IPV6 } }).ipFamily).toBe(PodIpFamily.IPV6);
  });

  test('tells its version, services and endpoint', () => {
    const stack = stackIn();
    const { known } = ClusterView.of({ cluster: plainCluster(stack, vpcOf(stack), { kubernetesNetworkConfig: { serviceIpv4Cidr: '172.20.0.0/16' } }) });
    expect(known).toMatchObject({ kubernetesVersion: '1.34', serviceIpv4Cidr: '172.20.0.0/16', isMade: true });
    expect(stack.resolve([known.endpoint, known.certificateAuthority])).toEqual([{ 'Fn::GetAtt': ['Cluster', 'Endpoint'] }, { 'Fn::GetAtt': ['Cluster', 'CertificateAuthorityData'] }]);
  });

  test('that is part of a cluster of a library is that cluster', () => {
    const stack = stackIn();
    const cluster = clusterOf(stack, vpcOf(stack));
    const view = ClusterView.of({ cluster: cluster.node.defaultChild as eks.CfnCluster });
    expect([view.path, view.known.vpc]).toEqual(['Stack/Cluster', cluster.vpc]);
  });

  test('keeps the agent that the app has already', () => {
    const stack = stackIn();
    const cluster = plainCluster(stack, vpcOf(stack));
    new eks.CfnAddon(stack, 'Agent', { addonName: 'eks-pod-identity-agent', clusterName: cluster.ref });
    new VpcCniAddon(stack, 'Cni', { cluster });
    expect(stack.node.findAll().filter((each) => each instanceof eks.CfnAddon).map(({ addonName }) => addonName)).toEqual(['eks-pod-identity-agent', 'vpc-cni']);
  });
});

describe('clusterDetails', () => {
  const ofStack = (stack: Stack): Required<ClusterDetails> => ({
    vpc: importedVpc(stack, { id: 'Given', vpcId: 'vpc-0fedcba9876543210' }),
    ipFamily: PodIpFamily.IPV6,
    clusterSecurityGroup: ec2.SecurityGroup.fromSecurityGroupId(stack, 'GivenGroup', 'sg-0fedcba9876543210'),
    clusterEndpoint: 'https://other',
    clusterCertificateAuthorityData: 'WFg=',
    kubernetesVersion: '1.33',
  });

  test('that differ from what the cluster tells are refused, all at once', () => {
    const stack = stackIn();
    const clusterDetails = ofStack(stack);
    const cluster = clusterOf(stack, vpcOf(stack));
    expectRefusal(() => new VpcCniAddon(stack, 'Cni', { cluster, clusterDetails }), 'Stack/Cni',
      ...Object.keys(clusterDetails).map((detail): [string, object] => ['option-refused', { detail }]) as never[]);
  });

  test.each(Object.keys(ofStack(stackIn())) as Array<keyof ClusterDetails>)('take no %s of another shape', (detail) => {
    const stack = stackIn();
    const cluster = byName(stack);
    for (const wrong of [7, {}, []]) {
      const clusterDetails = { [detail]: wrong } as unknown as ClusterDetails;
      expectRefusal(() => new VpcCniAddon(stack, `Cni${JSON.stringify(wrong)}`, { cluster, clusterDetails }),
        `Stack/Cni${JSON.stringify(wrong)}`, ['option-refused', { prop: `clusterDetails.${detail}` }]);
    }
  });

  test('with an unknown name, of another shape or as a token are refused', () => {
    const stack = stackIn();
    const cluster = byName(stack);
    const call = (id: string, clusterDetails: any) => () => new VpcCniAddon(stack, id, { cluster, clusterDetails });
    expectRefusal(call('A', { vcp: vpcOf(stack) }), 'Stack/A', ['option-refused', 'shapes.unknown']);
    expectRefusal(call('B', 'vpc'), 'Stack/B', ['option-refused']);
    expectRefusal(call('C', Lazy.any({ produce: () => ({}) })), 'Stack/C', ['unresolved-value', 'shapes.token']);
    expectRefusal(call('D', { ipFamily: Lazy.string({ produce: () => 'IPV6' }) }), 'Stack/D', ['unresolved-value', 'shapes.token']);
  });

  test('may hold texts that are tokens', () => {
    const stack = stackIn();
    const token = new CfnParameter(stack, 'Text').valueAsString;
    const clusterDetails = { clusterEndpoint: token, clusterCertificateAuthorityData: token, kubernetesVersion: token };
    const view = ClusterView.of({ cluster: byName(stack), clusterDetails });
    expect(view.known).toMatchObject({ endpoint: token, certificateAuthority: token, kubernetesVersion: undefined });
  });
});

describe('what is no cluster', () => {
  test.each([['a construct', (stack: Stack) => vpcOf(stack)], ['a string', () => 'production'], ['nothing', () => undefined]])('as %s is refused by all parts', (_, make) => {
    const stack = stackIn();
    const cluster = make(stack) as unknown as eks.IClusterRef;
    const podNetworking = new VpcCniAddon(stack, 'Right', { cluster: bare(stack) });
    const instanceTypes = types('m5.large');
    expectRefusal(() => new VpcCniAddon(stack, 'Cni', { cluster }), 'Stack/Cni', ['option-refused']);
    expectRefusal(() => new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes }), 'Stack/Group', ['option-refused']);
    expectRefusal(() => new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes }), 'Stack/Nodes', ['option-refused']);
  });
});

describe('a cluster of elsewhere', () => {
  const parts = (stack: Stack, cluster: eks.IClusterRef, podNetworking: VpcCniAddon) => ({
    Cni: () => new VpcCniAddon(stack, 'Cni', { cluster }),
    Group: () => new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large') }),
    Nodes: () => new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' }),
  });

  test.each(['App', 'Stage'] as const)('another %s, is refused by all parts', (of) => {
    const app = new App();
    const there = stackIn({ app, id: 'There' });
    const cluster = clusterOf(there, vpcOf(there));
    const podNetworking = new VpcCniAddon(there, 'Cni', { cluster });
    const here = of === 'App' ? stackIn() : new Stack(new Stage(app, 'Prod'), 'Stack');
    for (const [id, make] of Object.entries(parts(here, cluster, podNetworking))) {
      expectRefusal(make, `${here.node.path}/${id}`, ['option-refused', { cluster: 'There/Cluster', of }]);
    }
  });

  test('that is imported is refused from another App alone', () => {
    const app = new App();
    const cluster = eks.Cluster.fromClusterAttributes(stackIn({ app }), 'Imported', { clusterName: 'production' });
    expectRefusal(() => new VpcCniAddon(stackIn(), 'Cni', { cluster }), 'Stack/Cni', ['option-refused', { of: 'App' }]);
    expect(new VpcCniAddon(new Stack(new Stage(app, 'Prod'), 'S'), 'Cni', { cluster }).ipFamily).toBe(PodIpFamily.IPV4);
  });
});

describe('a cluster that lets nodes in by its config map', () => {
  const modes = ['CONFIG_MAP', undefined];

  test.each(modes)('(%s) takes no access entry', (authenticationMode) => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = plainCluster(stack, vpc, { accessConfig: authenticationMode === undefined ? undefined : { authenticationMode } });
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, clusterDetails: { vpc }, windows: {} });
    const bootstrap = new NodeBootstrap(stack, 'Nodes', { cluster, podNetworking, instanceTypes: types('m5.large'), serviceIpv4Cidr: '172.20.0.0/16' });
    const asg = new autoscaling.AutoScalingGroup(stack, 'Asg', {
      vpc,
      instanceType: new ec2.InstanceType('m5.large'),
      machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0123456789abcdef0' }),
      userData: bootstrap.userData,
    });
    expectSaid(() => bootstrap.join(asg), 'Stack/Nodes', ['told-clusters.accessEntryRefused', { cluster: 'Stack/Cluster' }]);
    expectRefusal(() => new PodNodegroup(stack, 'Group', {
      cluster, podNetworking, instanceTypes: types('m5.large'), os: NodeOs.WINDOWS, machineImageId: 'ami-0123456789abcdef0', serviceIpv4Cidr: '172.20.0.0/16',
    }), 'Stack/Group', ['option-refused', 'told-clusters.accessEntryRefused']);
  });

  test.each([
    ['nobody has asked for', () => undefined, []],
    ['has one of two roles', ({ awsAuth }: legacy.Cluster, [group]: PodNodegroup[]) => awsAuth.addRoleMapping(group.role, { groups: ['system:nodes'] }), ['/Stack/Two']],
  ])('that %s, is written by aws-eks without nodes that are not in it', (_, change, said) => {
    const stack = stackIn();
    const vpc = vpcOf(stack);
    const cluster = new legacy.Cluster(stack, 'Cluster', { ...legacyProps(stack, vpc), authenticationMode: undefined });
    const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, podNetwork: PodNetwork.nodeSubnets() });
    const groups = ['One', 'Two'].map((id) => new PodNodegroup(stack, id, { cluster, podNetworking, instanceTypes: types('m5.large') }));
    change(cluster, groups);
    expect(warningsOf(stack).filter((warning) => warning.includes('aws-auth')).map((warning) => warning.split(':')[0])).toEqual(said);
  });
});

test('reads no token before the app is complete', () => {
  const stack = stackIn();
  const name = Lazy.string({ produce: () => { throw new Error('read too early'); } });
  const cluster = byName(stack, name);
  const podNetworking = new VpcCniAddon(stack, 'Cni', { cluster, clusterDetails: { vpc: importedVpc(stack) } });
  expect(new PodNodegroup(stack, 'Group', { cluster, podNetworking, instanceTypes: types('m5.large') }).maxPods).toBe(110);
  expect(Token.isUnresolved(podNetworking._cluster.name)).toBe(true);
});
