import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as eks from 'aws-cdk-lib/aws-eks-v2';
import { KarpenterCapacity, NodeOs } from '../../src';
import { ReservationShare } from '../../src/addressing';
import { IpAssignment } from '../../src/capacity';
import { ClusterNodegroupOptions, PodCapacityCluster } from '../../src/cluster';
import { NodeSubnetsOptions, PodNetwork } from '../../src/network';
import { warningsOf } from '../private/cdk-assembly';
import { dummyVpc, stackIn } from '../private/cdk-fixtures';
import { namesOf } from '../private/cdk-refusals';
import { findingsThrownBy } from '../private/findings-thrown';
import { saidBy } from '../private/statements';

const ZONES = ['eu-west-1a', 'eu-west-1b'];
const M5_LARGE = { instanceTypes: [new ec2.InstanceType('m5.large')], minSize: 1, maxSize: 2 };
const APPLICATION = { subnetGroupName: 'Application' };
const DATA = { subnetGroupName: 'Data' };

/** A VPC with private subnets for applications and for databases, and public ones. */
function vpcIn(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    availabilityZones: ZONES,
    natGateways: 1,
    subnetConfiguration: [
      { name: 'Public', subnetType: ec2.SubnetType.PUBLIC, cidrMask: 26 },
      { name: 'Application', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 20 },
      { name: 'Data', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 26 },
    ],
  });
}

/** A VPC with the same private subnets that stands elsewhere. */
function importedVpc(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ZONES,
    privateSubnetIds: ['subnet-0a', 'subnet-0b', 'subnet-1a', 'subnet-1b'],
    privateSubnetNames: ['Application', 'Data'],
    privateSubnetIpv4CidrBlocks: ['10.0.16.0/20', '10.0.32.0/20', '10.0.48.0/26', '10.0.48.64/26'],
    privateSubnetRouteTableIds: ['rtb-0a', 'rtb-0b', 'rtb-1a', 'rtb-1b'],
  });
}

/** A cluster in such a VPC, with a group for each of the options. */
function platformIn(stack: Stack, vpc: ec2.IVpc, options: NodeSubnetsOptions, groups: Array<Partial<ClusterNodegroupOptions>>): PodCapacityCluster {
  const platform = new PodCapacityCluster(stack, 'Platform', {
    version: eks.KubernetesVersion.V1_34, vpc, podNetwork: PodNetwork.nodeSubnets(options), coreDns: false, vpcCni: { windows: {} },
  });
  groups.forEach((group, index) => platform.addNodegroup(`Group${index}`, { ...M5_LARGE, ...group }));
  return platform;
}

function reservedIn(stack: Stack): string[] {
  return stack.node.findAll().filter((each) => each instanceof ec2.CfnSubnetCidrReservation)
    .map((each) => `${stack.getLogicalId(each)} ${each.cidr}`);
}

/** The findings about where space is reserved, without their words. */
function elsewhereIn(stack: Stack): Array<Record<string, unknown>> {
  return warningsOf(stack).filter((text) => text.includes(':reservation-elsewhere]'))
    .map((text) => ({ text }));
}

describe('subnets', () => {
  test('are the only ones in which space is reserved, under the ids that it has without, and those of groups by default', () => {
    const [all, named] = [stackIn(), stackIn()];
    platformIn(all, vpcIn(all), {}, []);
    const platform = platformIn(named, vpcIn(named), { subnets: APPLICATION }, [{}]);

    expect(reservedIn(all)).toHaveLength(4);
    expect(reservedIn(named)).toEqual(reservedIn(all).slice(0, 2));
    expect(platform.nodegroups[0]._subnets.map(({ node }) => node.id)).toEqual(['ApplicationSubnet1', 'ApplicationSubnet2']);
    expect(elsewhereIn(named)).toEqual([]);
  });

  test.each<[string, NodeSubnetsOptions, number]>([
    ['all', {}, 4],
    ['those named', { subnets: APPLICATION }, 2],
    ['more of those named', { subnets: APPLICATION, reservation: ReservationShare.THREE_QUARTERS }, 4],
    ['none', { subnets: APPLICATION, reservation: ReservationShare.NONE }, 0],
  ])('a group more makes and removes no reservation: %s', (_, options, count) => {
    const reserved = [[], [{}], [{}, { subnets: DATA }], [{ subnets: { subnetType: ec2.SubnetType.PUBLIC } }]].map((groups) => {
      const stack = stackIn();
      platformIn(stack, vpcIn(stack), options, groups);
      return reservedIn(stack);
    });

    expect(reserved[0]).toHaveLength(count);
    expect(reserved.filter((each) => JSON.stringify(each) !== JSON.stringify(reserved[0]))).toEqual([]);
  });

  test('without reservation are those of groups too', () => {
    const stack = stackIn();
    const [group] = platformIn(stack, vpcIn(stack), { subnets: DATA, reservation: ReservationShare.NONE }, [{}]).nodegroups;

    expect(group._subnets.map(({ node }) => node.id)).toEqual(['DataSubnet1', 'DataSubnet2']);
  });

  test('of which one is named twice are reserved once', () => {
    const stack = stackIn();
    const vpc = vpcIn(stack);
    const [subnet] = vpc.selectSubnets(APPLICATION).subnets;
    platformIn(stack, vpc, { subnets: { subnets: [subnet, subnet] } }, []);

    expect(reservedIn(stack)).toHaveLength(1);
  });

  test('beside the VPC, whose constructs share an id, have reservations of their own', () => {
    const stack = stackIn();
    const vpc = vpcIn(stack);
    const subnets = ['One', 'Two'].map((name, index) => new ec2.PrivateSubnet(new Stack(stack, name, { env: stack }), 'Subnet', {
      vpcId: vpc.vpcId, availabilityZone: ZONES[index], cidrBlock: `10.0.${64 + index}.0/24`,
    }));
    platformIn(stack, vpc, { subnets: { subnets } }, []);

    expect(reservedIn(stack)).toHaveLength(2);
  });

  test('fail where none is selected', () => {
    const stack = stackIn();
    const none = { subnets: { ...APPLICATION, availabilityZones: ['eu-west-1c'] } };

    expect(saidBy(findingsThrownBy(() => platformIn(stack, vpcIn(stack), none, [])))).toEqual([['node-places.noneSelected', {}]]);
  });

  test('fail where they are no selection', () => {
    expect(namesOf(findingsThrownBy(() => PodNetwork.nodeSubnets({ subnets: 'Application' } as any)))).toEqual(['option-refused']);
  });

  test('of a VPC that is not looked up yet pass', () => {
    const stack = stackIn({ account: '111111111111', app: new App() });
    platformIn(stack, dummyVpc(stack), { subnets: APPLICATION }, [{}]);

    expect(() => (stack.node.root as App).synth()).not.toThrow();
  });
});

describe('reservations in other subnets than those of node groups', () => {
  const said = (make: (stack: Stack) => ec2.IVpc, options: NodeSubnetsOptions, groups: Array<Partial<ClusterNodegroupOptions>>) => {
    const stack = stackIn();
    platformIn(stack, make(stack), options, groups);
    return stack.node.root.node.findAll().flatMap(({ node }) => { node.validate(); return node.metadata; })
      .filter(({ type, data }) => type === 'aws:cdk:warning' && `${data}`.includes('reservation-elsewhere'))
      .map(({ data }) => `${data}`.split('\n').filter((line) => /^(space|nothing)|fix:/.test(line.trim())).map((line) => line.trim().replace(/ \[ack:.*/, '')));
  };
  const line = (subnets: string) => `fix: name the subnets of the nodes: PodNetwork.nodeSubnets({ subnets: { ${subnets} } })`;

  test.each<[string, (stack: Stack) => ec2.IVpc, NodeSubnetsOptions, Array<Partial<ClusterNodegroupOptions>>, string, string]>([
    ['of databases', vpcIn, {}, [{ subnets: APPLICATION }],
      "space for prefixes is reserved in 'Stack/Vpc/DataSubnet1', 'Stack/Vpc/DataSubnet2', and no known node group runs there",
      "subnetGroupName: 'Application'"],
    ['that are imported', importedVpc, {}, [{ subnets: { subnetFilters: [ec2.SubnetFilter.byIds(['subnet-0a', 'subnet-0b'])] } }],
      "space for prefixes is reserved in 'subnet-1a', 'subnet-1b', and no known node group runs there", "subnetGroupName: 'Application'"],
    ['of one zone', vpcIn, {}, [{ subnets: { ...APPLICATION, availabilityZones: ['eu-west-1b'] } }],
      "space for prefixes is reserved in 'Stack/Vpc/ApplicationSubnet1', 'Stack/Vpc/DataSubnet1', 'Stack/Vpc/DataSubnet2', and no known node group runs there",
      "subnetGroupName: 'Application', availabilityZones: ['eu-west-1b']"],
    ['of public nodes', vpcIn, {}, [{ subnets: { subnetType: ec2.SubnetType.PUBLIC } }],
      "space for prefixes is reserved in 'Stack/Vpc/ApplicationSubnet1', 'Stack/Vpc/ApplicationSubnet2', 'Stack/Vpc/DataSubnet1', 'Stack/Vpc/DataSubnet2',"
      + " and node groups run in 'Stack/Vpc/PublicSubnet1', 'Stack/Vpc/PublicSubnet2'",
      "subnetGroupName: 'Public'"],
    ['where all have a group but the public ones', vpcIn, {}, [{}, { subnets: { subnetType: ec2.SubnetType.PUBLIC } }],
      "nothing is reserved for prefixes in 'Stack/Vpc/PublicSubnet1', 'Stack/Vpc/PublicSubnet2', where node groups run",
      "subnets: [...vpc.selectSubnets({ subnetGroupName: 'Application' }).subnets, ...vpc.selectSubnets({ subnetGroupName: 'Data' }).subnets,"
      + " ...vpc.selectSubnets({ subnetGroupName: 'Public' }).subnets]"],
    ['beside those that are named', vpcIn, { subnets: APPLICATION }, [{ subnets: DATA }],
      "nothing is reserved for prefixes in 'Stack/Vpc/DataSubnet1', 'Stack/Vpc/DataSubnet2', where node groups run",
      'subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS'],
  ])('%s are warned of, with the line to write', (_, make, options, groups, message, subnets) => {
    expect(said(make, options, groups)).toEqual([[message, line(subnets)]]);
  });

  test('whose ids alone tell them from others are named by these', () => {
    const byIds = (...ids: string[]) => ({ subnets: { subnetFilters: [ec2.SubnetFilter.byIds(ids)] } });

    expect(said(importedVpc, {}, [byIds('subnet-0a', 'subnet-1b')])[0][1])
      .toBe(line("subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS, subnetFilters: [ec2.SubnetFilter.byIds(['subnet-0a', 'subnet-1b'])]"));
  });

  test.each<[string, NodeSubnetsOptions, Array<Partial<ClusterNodegroupOptions>>]>([
    ['groups in all of them', {}, [{}]],
    ['groups that are in all of them together', {}, [{ subnets: APPLICATION }, { subnets: DATA }]],
    ['no group at all', {}, []],
    ['named subnets without a group', { subnets: APPLICATION }, []],
    ['nothing that is reserved', { reservation: ReservationShare.NONE }, [{ subnets: APPLICATION }]],
  ])('%s are nothing to warn of', (_, options, groups) => {
    expect(said(vpcIn, options, groups)).toEqual([]);
  });

  test('single addresses, of the cluster or of Windows nodes alone, need none', () => {
    const windows = { os: NodeOs.WINDOWS, subnets: { subnetType: ec2.SubnetType.PUBLIC } };
    expect(said(vpcIn, {}, [{}, windows])).toEqual([]);

    const stack = stackIn();
    const single = new PodCapacityCluster(stack, 'Platform', {
      version: eks.KubernetesVersion.V1_34,
      vpc: vpcIn(stack),
      podNetwork: PodNetwork.nodeSubnets(),
      vpcCni: { ipAssignment: IpAssignment.secondaryIp() },
    });
    single.addNodegroup('General', { ...M5_LARGE, subnets: APPLICATION });
    expect(elsewhereIn(stack)).toEqual([]);
  });

  test.each<[string, boolean, number]>([['anywhere', false, 0], ['in subnets that are known', true, 1]])('nodes of Karpenter %s', (_, known, count) => {
    const stack = stackIn();
    const vpc = vpcIn(stack);
    const { podNetworking } = platformIn(stack, vpc, {}, [{ subnets: APPLICATION }]);
    new KarpenterCapacity(stack, 'Karpenter', {
      podNetworking, instanceTypes: [new ec2.InstanceType('m5.large')], subnets: known ? vpc.selectSubnets(APPLICATION).subnets : undefined,
    });

    expect(elsewhereIn(stack)).toHaveLength(count);
  });
});
