import { App, Fn, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { IpAssignment } from '../../src/capacity/ip-assignment';
import { WarmPool } from '../../src/capacity/warm-pool';
import { PodCapacityCluster } from '../../src/cluster/pod-capacity-cluster';
import { PodCapacityClusterProps } from '../../src/cluster/pod-capacity-cluster-props';
import { SnatPolicy } from '../../src/cni/snat-policy';
import { PodNetwork } from '../../src/network/pod-network';
import { warningsOf } from '../private/cdk-assembly';
import { clusterIn, M5_LARGE, plainStack, templateOf } from '../private/cdk-cluster';
import { importedVpc } from '../private/cdk-fixtures';
import { dualStackVpc } from '../private/cdk-ipv6';
import { types } from '../private/cdk-nodegroup';
import { expectRefusal, expectSaid, namesOf } from '../private/cdk-refusals';
import { CfnTemplate, closureOf, idsOfType } from '../private/template-graph';

const ZONES = ['eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1d'];

function ipv6ClusterIn(stack: Stack, props: Partial<PodCapacityClusterProps> = {}): PodCapacityCluster {
  return clusterIn(stack, { ipFamily: eks.IpFamily.IP_V6, podNetwork: PodNetwork.nodeSubnets(), ...props });
}

/** The place of each subnet's block among those of the VPC, by the logical id of the subnet. */
function placesIn(template: CfnTemplate): Record<string, number> {
  return Object.fromEntries(idsOfType(template, 'AWS::EC2::Subnet').map((id) => [id, template.Resources[id].Properties.Ipv6CidrBlock['Fn::Select'][0]]));
}

describe('a cluster with IPv6', () => {
  const stack = plainStack('eu-west-1');
  const platform = ipv6ClusterIn(stack);
  platform.addNodegroup('General', { instanceTypes: types('m5.large', 'm5.xlarge'), minSize: 3, maxSize: 9 });
  const warnings = warningsOf(stack);
  const template = templateOf(platform);
  const of = (type: string) => idsOfType(template, type).map((id) => template.Resources[id].Properties);

  test('says nothing', () => {
    expect(warnings).toEqual([]);
    expect(platform.findings).toEqual([]);
    expect(platform.podSubnets).toBeUndefined();
  });

  test('has a dual-stack VPC whose private subnets have their way out through an egress-only gateway', () => {
    const routes = of('AWS::EC2::Route').filter(({ DestinationIpv6CidrBlock }) => DestinationIpv6CidrBlock === '::/0');

    expect(of('AWS::EC2::Subnet').every(({ Ipv6CidrBlock, CidrBlock }) => Ipv6CidrBlock && CidrBlock)).toBe(true);
    expect(of('AWS::EC2::Subnet').map(({ AssignIpv6AddressOnCreation }) => AssignIpv6AddressOnCreation)).toEqual([true, true, true, false, false, false]); // private, public
    expect(routes.filter(({ EgressOnlyInternetGatewayId }) => EgressOnlyInternetGatewayId !== undefined)).toHaveLength(3);
    expect(routes.filter(({ GatewayId }) => GatewayId !== undefined)).toHaveLength(3);
    expect(of('AWS::EC2::NatGateway')).toHaveLength(3); // pods reach IPv4 under the address of their node
  });

  test('reserves nothing of IPv4, and waits for blocks and routes', () => {
    const [cluster] = idsOfType(template, 'AWS::EKS::Cluster');
    const earlier = ['AWS::EC2::VPCCidrBlock', 'AWS::EC2::Subnet', 'AWS::EC2::Route', 'AWS::EC2::EgressOnlyInternetGateway'].flatMap((type) => idsOfType(template, type));

    expect(of('AWS::EC2::SubnetCidrReservation')).toEqual([]);
    expect(earlier.filter((id) => !closureOf(template, cluster).has(id))).toEqual([]);
    expect(of('AWS::EKS::Cluster')[0].KubernetesNetworkConfig).toMatchObject({ IpFamily: 'ipv6' });
  });

  test('has a plan that counts one IPv4 address a node', () => {
    const { plan } = platform;
    const peak = plan.subnets.map(({ stages }) => stages.find(({ stage }) => stage === 'peak')!.addresses);

    expect(peak).toEqual([3 + 0, 3 + 0, 3 + 0]); // 9 nodes in three zones
    expect(plan.toJSON()).toMatchObject({ ipFamily: 'ipv6', modes: expect.anything(), findings: [] });
    expect(plan.nodegroups).toMatchObject([{ maxPods: 110 }]);
  });

  test('keeps each block where it is when a zone is appended', () => {
    const places = (zones: string[]) => placesIn(templateOf(ipv6ClusterIn(plainStack('eu-west-1'), { availabilityZones: zones, coreDns: false })));
    const two = places(ZONES.slice(0, 2));

    expect(Object.values(two).sort((a, b) => a - b)).toEqual([0, 1, 16, 17]); // public, private
    expect(places(ZONES)).toMatchObject(two);
  });

  test('has the logical ids of one with IPv4 wherever both have the resource', () => {
    const ipv4 = clusterIn(plainStack('eu-west-1'), { podNetwork: PodNetwork.nodeSubnets() });
    ipv4.addNodegroup('General', M5_LARGE);
    const missing = Object.keys(templateOf(ipv4).Resources).filter((id) => !(id in template.Resources));

    expect(missing.filter((id) => !/NodeSubnets(PrivateSubnet|eu)/.test(id) && !/Prefix19At/.test(id))).toEqual([]);
  });
});

describe('what a cluster with IPv6 cannot have', () => {
  test('is refused at once, before anything is made', () => {
    const stack = plainStack('eu-west-1');

    expectRefusal(() => ipv6ClusterIn(stack, {
      podNetwork: PodNetwork.secondaryCidr('100.64.0.0/16'),
      serviceIpv4Cidr: '172.20.0.0/16',
      vpcCni: { ipAssignment: IpAssignment.secondaryIp(), warmPool: WarmPool.enis(1), snat: SnatPolicy.external(), maxEni: 2 },
    }), 'Stack/Platform',
    ['option-refused', 'cluster-options.servicesWithIpv6'], ['option-refused', { mode: 'secondary-ip' }],
    ['option-refused', 'cni-with-ipv6.warmPool'],
    ['option-refused', 'cni-with-ipv6.maxEni'], ['option-refused', 'cni-with-ipv6.snat'], ['option-refused', 'cni-with-ipv6.podSubnets', { placement: 'custom-networking' }]);
    expect(stack.node.findChild('Platform').node.children).toEqual([]);
  });

  test('a later pod network is refused', () => {
    const platform = ipv6ClusterIn(plainStack('eu-west-1'));

    expectSaid(() => platform.addPodNetwork('second', PodNetwork.secondaryCidr('100.65.0.0/16')), 'Stack/Platform/VpcCni',
      ['generation-refusals.withIpv6', {}]);
  });
});

describe('a VPC that is given', () => {
  const clusterWith = (define: (stack: Stack) => ec2.IVpc, prepare: (vpc: ec2.IVpc) => void = () => {}) => {
    const stack = plainStack('eu-west-1');
    const vpc = define(stack);
    ipv6ClusterIn(stack, { vpc, coreDns: false });
    prepare(vpc);
    return () => warningsOf(stack);
  };

  test('passes where it is dual stack', () => {
    expect(clusterWith(dualStackVpc)()).toEqual([]);
  });

  test('fails synthesis without IPv6 in the subnets of the control plane, each of them said', () => {
    const synthesis = clusterWith((stack) => new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES.slice(0, 2), natGateways: 1 }));

    expect(synthesis).toThrow(/ IPv6 .*Stack\/Vpc\/PrivateSubnet1, Stack\/Vpc\/PrivateSubnet2 .*:ipv6-subnet\]/);
  });

  test('passes with blocks that are put on its subnets by hand, later', () => {
    const byHand = clusterWith((stack) => new ec2.Vpc(stack, 'Vpc', { availabilityZones: ZONES.slice(0, 2), natGateways: 1 }), ({ privateSubnets }) => {
      for (const { node } of privateSubnets) (node.defaultChild as ec2.CfnSubnet).ipv6CidrBlock = Fn.importValue('Block');
    });

    expect(byHand()).toEqual([]);
  });

  test('fails synthesis where a subnet has IPv6 only', () => {
    expect(clusterWith(dualStackVpc, ({ privateSubnets: [{ node }] }) => { (node.defaultChild as ec2.CfnSubnet).ipv6Native = true; })).toThrow(/PrivateSubnet1' .* IPv4 .*:ipv6-subnet\].*'ipv6Native'/s);
  });

  test('is warned of where it is imported, for control plane and nodes', () => {
    const stack = plainStack('eu-west-1', new App());
    ipv6ClusterIn(stack, { vpc: importedVpc(stack), planning: { otherAddresses: 0 } }).addNodegroup('General', M5_LARGE);
    const unseen = warningsOf(stack).filter((line) => line.includes('ipv6-subnet-unseen'));

    expect(unseen).toEqual([
      expect.stringMatching(/^\/Stack\/Platform: .*'subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'/),
      expect.stringMatching(/^\/Stack\/Platform\/NodegroupGeneral: .*'subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'/),
    ]);
  });
});

test('nothing is said of the two ranges that EKS chooses from with IPv4', () => {
  const vpcOf = (stack: Stack, ipProtocol: ec2.IpProtocol) =>
    new ec2.Vpc(stack, 'Vpc', { ipAddresses: ec2.IpAddresses.cidr('172.20.0.0/16'), availabilityZones: ZONES.slice(0, 2), natGateways: 1, ipProtocol });
  const named = (ipFamily: eks.IpFamily) => {
    const stack = plainStack('eu-west-1');
    return namesOf(ipv6ClusterIn(stack, { ipFamily, vpc: vpcOf(stack, ec2.IpProtocol.DUAL_STACK) }).findings);
  };

  expect([named(eks.IpFamily.IP_V4), named(eks.IpFamily.IP_V6)]).toEqual([['service-cidr-default'], []]);
});

test('a variable that is not published is said once, by the add-on', () => {
  const stack = plainStack('eu-west-1');
  const platform = ipv6ClusterIn(stack, { coreDns: false, vpcCni: { environment: { NO_SUCH_VARIABLE: 'x' } } });

  expect(namesOf(platform.findings)).toEqual(['cni-setting-unknown']);
  expect(warningsOf(stack).filter((line) => line.includes('NO_SUCH_VARIABLE')).map((line) => line.split(': ')[0])).toEqual(['/Stack/Platform/VpcCni']);
});
